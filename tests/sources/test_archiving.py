"""Bytes once, a receipt beside them, and who first brought them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

from bulletin.codec import from_json
from bulletin.model import Finding, IssueId, PageRef, Receipt, Severity
from bulletin.sources.archiving import Claim, claimed, keep_page, keep_whole
from bulletin.sources.platform import Answer

ISSUE, NEXT = IssueId("hexi-2026-03-15-a"), IssueId("hexi-2026-03-16-a")
PAGE = PageRef(ISSUE.page(2), "第02版：城事", "http://e.cn/2.pdf")
ANSWER = Answer(PAGE.url, "http://e.cn/two.pdf", 200, b"words")
DIGEST = hashlib.sha256(b"words").hexdigest()
MORNING = datetime(2026, 3, 15, 7, 30, 12, 345678, tzinfo=timezone(timedelta(hours=8)))


def test_a_page_and_its_receipt(store):
    kept = keep_page(store, PAGE, ANSWER, MORNING)

    key = f"raw/hexi/2026-03-15-a/p02-{DIGEST[:12]}"
    assert kept.receipt == Receipt(
        page=ISSUE.page(2),
        label="第02版：城事",
        url="http://e.cn/2.pdf",
        final_url="http://e.cn/two.pdf",
        fetched_at=datetime(2026, 3, 14, 23, 30, 12, tzinfo=UTC),
        status=200,
        size=5,
        sha256=DIGEST,
        key=f"{key}.pdf",
    )
    assert (kept.is_new, kept.findings) == (True, ())
    assert store.get(f"{key}.pdf") == b"words"
    assert from_json(store.get(f"{key}.json"), Receipt, "receipt") == kept.receipt


def test_the_first_receipt_stands(store):
    first = keep_page(store, PAGE, ANSWER, MORNING)
    again = keep_page(store, PAGE, ANSWER, MORNING + timedelta(days=1))

    assert again.receipt == first.receipt
    assert not again.is_new


def test_bytes_without_a_receipt_get_one(store):
    """A run that died between the two leaves a page that the next one completes."""
    store.put_new(f"raw/hexi/2026-03-15-a/p02-{DIGEST[:12]}.pdf", b"words")

    kept = keep_page(store, PAGE, ANSWER, MORNING)

    assert store.stat(kept.receipt.key.replace(".pdf", ".json")) is not None
    assert not kept.is_new


def test_the_same_bytes_under_another_date(store):
    assert claimed(store, Claim(ISSUE, ISSUE.page(2)), DIGEST) == ()
    assert claimed(store, Claim(ISSUE, ISSUE.page(3)), DIGEST) == ()

    assert claimed(store, Claim(NEXT, NEXT.page(1)), DIGEST) == (
        Finding(
            "same-bytes-as",
            NEXT.page(1),
            "the bytes of hexi-2026-03-16-a-p01 were archived before as hexi-2026-03-15-a-p02 "
            f"(sha256 {DIGEST[:12]}); one of the two dates is wrong, and the date printed on the "
            "page says which",
            Severity.HOLD,
        ),
    )


def test_the_same_whole_issue_under_another_date(store):
    assert keep_whole(store, ISSUE, ANSWER) == ()

    (finding,) = keep_whole(store, NEXT, ANSWER)

    assert (finding.code, finding.at) == ("same-bytes-as", "hexi-2026-03-16-a")
    assert "archived before as hexi-2026-03-15-a (" in finding.message
    assert store.get(f"raw/hexi/2026-03-16-a/whole-{DIGEST[:12]}.pdf") == b"words"


def test_other_papers_may_print_the_same(store):
    """A shared page of advertisements is no wrong date."""
    claimed(store, Claim(ISSUE, ISSUE.page(2)), DIGEST)
    other = IssueId("hedong-2026-03-15-a")

    assert claimed(store, Claim(other, other.page(2)), DIGEST) == ()
