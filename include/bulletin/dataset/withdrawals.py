"""Why an article came, changed or went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bulletin.characters import shared_pairs
from bulletin.dataset.changes import Pair, Row
from bulletin.dataset.entries import IssueEntry

MOST = 0.6  # of an article's character pairs: as much makes it the same article at a reading


class Reason(StrEnum):
    """The words for it, as they are published."""

    PUBLISHED = "published"  # it was not there before
    RETURNED = "returned"  # it had been taken out
    PAGES_REPLACED = "pages_replaced"  # the newspaper gave other PDFs in their place
    READ_AGAIN = "read_again"  # another version of the program read the same pages
    MENDED = "mended"  # the same reading, put right: by a person, or from the newspaper's site
    RETAGGED = "retagged"  # its text is the same; what is said about it is not
    MERGED = "merged"  # most of its text is now in another article
    ISSUE_HELD = "issue_held"  # its issue waits for a person
    ISSUE_WITHDRAWN = "issue_withdrawn"  # its issue is no longer there
    PAGE_WITHDRAWN = "page_withdrawn"  # its pages are no longer there
    NOT_FOUND_AGAIN = "not_found_again"  # its pages were read again and have it no more


@dataclass(frozen=True, slots=True)
class Why:
    """A reason; where it is `MERGED`, the article that has the text."""

    reason: Reason
    merged_into: str | None = None


def why(pair: Pair, entries: Sequence[IssueEntry], articles: Iterable[Row]) -> Why:
    """
    Why an article came, changed or went.

    Args:
        entries: What is published.
        articles: Rows of the articles that are now in the dataset.
    """
    was, now = pair.was, pair.now
    if was is None:
        is_first = now is not None and now["revision"] == 1
        return Why(Reason.PUBLISHED if is_first else Reason.RETURNED)
    if now is None:
        return _gone(was, entries, articles)
    if was["content_sha256"] == now["content_sha256"]:
        return Why(Reason.RETAGGED)
    if was["pdf_sha256"] != now["pdf_sha256"]:
        return Why(Reason.PAGES_REPLACED)
    is_new_program = was["pipeline_version"] != now["pipeline_version"]
    return Why(Reason.READ_AGAIN if is_new_program else Reason.MENDED)


def _gone(was: Row, entries: Sequence[IssueEntry], articles: Iterable[Row]) -> Why:
    entry = next((it for it in entries if str(it.issue.id) == was["issue_id"]), None)
    if entry is None:
        return Why(Reason.ISSUE_WITHDRAWN)
    if entry.read.is_held:
        return Why(Reason.ISSUE_HELD)
    if other := _merged_into(was, articles):
        return Why(Reason.MERGED, other)
    receipts = {str(receipt.page): receipt.sha256 for receipt in entry.issue.receipts}
    here = [receipts[page] for page in was["page_ids"] if page in receipts]
    if not here:
        return Why(Reason.PAGE_WITHDRAWN)
    is_same = here == was["pdf_sha256"]
    return Why(Reason.NOT_FOUND_AGAIN if is_same else Reason.PAGES_REPLACED)


def _merged_into(was: Row, articles: Iterable[Row]) -> str | None:
    """The article of its issue that has most of its body; none where bodies are not published."""
    shares = [
        (shared_pairs(was["body"], row["body"]), row["article_id"])
        for row in articles
        if was["body"] and row["body"] and row["issue_id"] == was["issue_id"]
    ]
    share, found = max(shares, default=(0.0, None))
    return found if share >= MOST else None
