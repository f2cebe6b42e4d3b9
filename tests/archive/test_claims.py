"""Who first brought some bytes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bulletin.archive import Claim, claim_bytes, first_claim
from bulletin.model import IssueId, PageId

DIGEST = "ab" * 32


def claim(day, page=1):
    issue = f"hexi-2026-03-{day:02d}-a"
    return Claim(IssueId(issue), PageId(f"{issue}-p{page:02d}"))


def test_the_first_claim_stands(any_store):
    assert claim_bytes(any_store, claim(14), DIGEST) == claim(14)
    assert claim_bytes(any_store, claim(15), DIGEST) == claim(14)

    assert first_claim(any_store, "hexi", DIGEST) == claim(14)


def test_another_newspaper_claims_for_itself(store):
    claim_bytes(store, claim(14), DIGEST)

    assert first_claim(store, "lanwan", DIGEST) is None


def test_of_many_at_once_all_are_told_of_the_same(any_store):
    with ThreadPoolExecutor(8) as pool:
        told = list(
            pool.map(lambda day: claim_bytes(any_store, claim(day), DIGEST), range(10, 18))
        )

    assert len(set(told)) == 1
