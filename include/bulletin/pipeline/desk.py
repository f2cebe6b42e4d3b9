"""What every step needs, and what each says that it did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bulletin.archive import Store, open_store
from bulletin.catalog import Newspaper, newspaper, newspapers
from bulletin.model import IssueId
from bulletin.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """
    What every step needs.

    Attributes:
        store: Where everything is kept.
        papers: Folders with newspaper files, looked through before the package's own.
        only: Codes of the newspapers that run; where empty, all but samples and unverified ones.
        contact: Address in the User-Agent.
        inbox: Where pages are put by hand; None where that is `inbox/` in the store.
    """

    store: Store
    papers: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    contact: str | None = None
    inbox: Store | None = None

    def newspaper(self, code: str) -> Newspaper:
        """The newspaper with this code; UnknownPaper where there is none."""
        return newspaper(code, self.papers)

    def running(self) -> tuple[Newspaper, ...]:
        """The newspapers that run."""
        if self.only:
            return tuple(self.newspaper(code) for code in self.only)
        return tuple(paper for paper in newspapers(self.papers) if paper.runs_unasked)


def desk_from(settings: Settings) -> Desk:
    """The desk that the settings describe."""
    inbox = open_store(settings.inbox) if settings.inbox else None
    store = open_store(settings.store)
    return Desk(store, settings.papers, settings.only, settings.contact, inbox)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What `fetch` did: the key of the issue's record, its pages, and whether anything is new."""

    issue: IssueId
    key: str
    pages: int
    new_pages: int
    findings: int


@dataclass(frozen=True, slots=True)
class Made:
    """What `make_articles` did; `held` is the reason why the issue stays out of the dataset."""

    issue: IssueId
    key: str
    pages: int
    articles: int
    tags: int
    findings: int
    held: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """
    What `publish` did; `is_new` is False where the last release already says all this.

    Attributes:
        warnings: What the gates warned of, and what a person let through, a sentence each.
    """

    version: str
    is_new: bool
    manifest: str
    issues: int
    articles: int
    added: int
    modified: int
    removed: int
    warnings: tuple[str, ...] = ()
