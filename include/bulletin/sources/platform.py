"""What every kind of source can do: list an issue's pages, and give the bytes of one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from bulletin.model import Finding, IssueId, PageRef, SiteIssue, SitePage

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
        site: The same pages as the site has them, those without a PDF too; none for a folder.
    """

    pages: tuple[PageRef, ...]
    is_whole: bool = False
    findings: tuple[Finding, ...] = ()
    site: tuple[SitePage, ...] = ()


class Getter(Protocol):
    """Asks for an address; a fetcher does."""

    def get(self, url: str, most: int) -> Answer:
        """What is there, 404 and 410 included; TooMuch past `most` bytes, else a SourceError."""


class Platform(Protocol):
    """A folder or a site; both methods raise the errors of the SourceError branch."""

    def listing(self, issue: IssueId) -> Listing:
        """The pages of an issue; NotPublished where there is none of that date."""

    def get(self, page: PageRef) -> Answer | None:
        """The bytes of a page; None where its file is not there. TooMuch past the limit."""


@runtime_checkable
class TellsDates(Protocol):
    """A platform whose site has a calendar; `dates` of it, of one month, once it was read."""

    @property
    def dates(self) -> Collection[date]:
        """The dates of that month that have an issue; none where it was not read."""


@runtime_checkable
class TellsArticles(Protocol):
    """A platform whose site has the articles of an issue besides its pages."""

    def site_issue(self, issue: IssueId, listing: Listing) -> SiteIssue:
        """The issue as the site has it; what cannot be had is told in its findings."""
