"""What is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bulletin.model.ids import Finding, IssueId, PageId


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where a page can be fetched; `label` is the site's own word, as 第A02版：城事."""

    id: PageId
    label: str
    url: str


# How the address of a page begins that somebody brought, by command or through the inbox.
ADDED, INBOX = "added:", "inbox:"


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    What was fetched for a page, when, and its digest.

    Attributes:
        key: Where the bytes are in the archive.
        fetched_at: When these bytes were first fetched, in UTC.
        status: The HTTP status; 200 for a file that was read from a folder.
        etag, modified: The site's words by which it knows these bytes again (ETag and
            Last-Modified); empty where it gave none.
    """

    page: PageId
    label: str
    url: str
    final_url: str
    fetched_at: datetime
    status: int
    size: int
    sha256: str
    key: str
    etag: str = ""
    modified: str = ""

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody brought the page, so that its source need never have had it."""
        return self.url.startswith((ADDED, INBOX))


@dataclass(frozen=True, slots=True)
class Issue:
    """
    One paper's publication of one date, as it is in the archive.

    Attributes:
        receipts: Of its pages, in page order.
        findings: Pages that should be there and are not, or not as PDFs.
    """

    id: IssueId
    receipts: tuple[Receipt, ...]
    findings: tuple[Finding, ...] = ()


class Verdict(StrEnum):
    """What an answer was worth."""

    GOOD = "good"
    UNCHANGED = "unchanged"  # the site says so (304), or the archive has these bytes
    ABSENT = "absent"
    MOVED = "moved"  # a redirect, followed or not
    REFUSED = "refused"
    LATER = "later"  # 429, 503 and their like
    NO_ANSWER = "no answer"
    STRANGE = "strange"  # a status or address that nobody expects
    TOO_LONG = "too long"
    CUT_SHORT = "cut short"
    EMPTY = "empty"
    WEB_PAGE = "web page"  # HTML where a PDF should be
    LOCKED = "locked"
    NOT_A_PDF = "not a pdf"


@dataclass(frozen=True, slots=True)
class Attempt:
    """
    One request, and what came of it.

    Attributes:
        url: What was wanted.
        asked: What was asked for; another address than `url` after a redirect.
        after_s, took_s: Seconds since the fetch began, and until the answer's end.
        status: None where no answer came.
        headers: Of the answer, without cookies.
        size, sha256: Of the body as far as it came; the digest is empty where it broke off.
        reason: In words, where the verdict is no good one.
    """

    url: str
    asked: str
    after_s: float
    took_s: float
    status: int | None
    headers: tuple[tuple[str, str], ...]
    size: int
    sha256: str
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attempts:
    """
    Every request of one fetch of an issue, in order.

    Attributes:
        begun_at: In UTC.
        outcome: `given`, or the name of the error in which the fetch ended.
        message: What the error says.
    """

    issue: IssueId
    begun_at: datetime
    attempts: tuple[Attempt, ...]
    outcome: str
    message: str = ""
