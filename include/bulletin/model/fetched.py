"""What is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bulletin.model.ids import Finding, IssueId, PageId


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where a page can be fetched; `label` is the site's own word, as 第A02版：城事."""

    id: PageId
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    What was fetched for a page, when, and its digest.

    Attributes:
        key: Where the bytes are in the archive.
        fetched_at: When these bytes were first fetched, in UTC.
        status: The HTTP status; 200 for a file that was read from a folder.
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
