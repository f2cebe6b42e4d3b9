"""Who first brought some bytes: `index/bytes/<paper>/<sha256>.json`, written once."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.archive.store import Store
from bulletin.codec import from_json, to_json
from bulletin.errors import NotInStore
from bulletin.model import IssueId, PageId


@dataclass(frozen=True, slots=True)
class Claim:
    """Which issue and page first brought some bytes; `page` is None for a whole issue."""

    issue: IssueId
    page: PageId | None


def claim_bytes(store: Store, claim: Claim, digest: str) -> Claim:
    """Claim bytes by their SHA-256; the claim that stands, this or an earlier one."""
    if store.put_new(_key(claim.issue.paper, digest), to_json(claim)):
        return claim
    return first_claim(store, claim.issue.paper, digest) or claim


def first_claim(store: Store, paper: str, digest: str) -> Claim | None:
    """The claim on some bytes; None where nobody has brought them."""
    key = _key(paper, digest)
    try:
        return from_json(store.get(key), Claim, key)
    except NotInStore:
        return None


def _key(paper: str, digest: str) -> str:
    return f"index/bytes/{paper}/{digest}.json"
