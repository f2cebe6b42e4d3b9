"""What every kind of source can do: list an issue's pages, and give the bytes of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bulletin.model import Finding, IssueId, PageRef

OK = 200  # the HTTP status of a file that is there; a file read from a folder has it too


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for an address; `final_url` is where its redirects ended."""

    url: str
    final_url: str
    status: int
    data: bytes

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all, be it an empty one."""
        return self.status == OK


@dataclass(frozen=True, slots=True)
class Listing:
    """
    The pages of an issue, in page order.

    Attributes:
        is_whole: Whether the one reference is to a file that holds the whole issue.
        findings: About pages that are listed and cannot be asked for.
    """

    pages: tuple[PageRef, ...]
    is_whole: bool = False
    findings: tuple[Finding, ...] = ()


class Platform(Protocol):
    """A folder or a site; both methods raise the errors of the SourceError branch."""

    def listing(self, issue: IssueId) -> Listing:
        """The pages of an issue; NotPublished where there is none of that date."""

    def get(self, page: PageRef) -> Answer | None:
        """The bytes of a page; None where its file is not there. TooMuch past the limit."""
