"""
The order of the rooms.

Every step is a function of what is in the archive, so any step can be run again, for any date, with
the same result. Steps hand each other keys, never text.

| step | from | to |
|---|---|---|
| `issues_on` | the newspapers' files | ids of the issues that a date should have |
| `fetch` | an issue's id | `raw/<paper>/<date>-<edition>/issue/0001.json`, pages beside it |
| `make_articles` | that key | `articles/<issue id>/0001.json`, layouts beside it |
| `publish` | a date | a release of the dataset, or the one that stands already |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bulletin.archive import Store
from bulletin.model import Article, IssueId


@dataclass(frozen=True, slots=True)
class Desk:
    """
    What every step needs.

    Attributes:
        store: Where everything is kept.
        papers: Folders with newspaper files, looked through before the package's own.
        only: Codes of the newspapers that run; all that are no samples, where empty.
        contact: Address in the User-Agent.
    """

    store: Store
    papers: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    contact: str | None = None


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
    """What `publish` did; `is_new` is False where the last release already says all this."""

    version: str
    is_new: bool
    manifest: str
    issues: int
    articles: int
    added: int
    modified: int
    removed: int


def issues_on(desk: Desk, day: date) -> tuple[IssueId, ...]:
    """Name the issues that should have appeared on this date."""
    raise NotImplementedError


def fetch(desk: Desk, issue: IssueId, *, at: datetime) -> Fetched:
    """Fetch an issue's pages into the archive; `at` is when, for the receipts."""
    raise NotImplementedError


def fetched_on(desk: Desk, day: date, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Keys of the newest records of all issues of this date that are in the archive."""
    raise NotImplementedError


def make_articles(desk: Desk, key: str) -> Made:
    """Read, segment, clean and tag an issue, from the key of its record."""
    raise NotImplementedError


def retag(desk: Desk, key: str) -> Made:
    """Tag an issue's articles anew from their stored text, from the key of its issue record."""
    raise NotImplementedError


def publish(desk: Desk, day: date, *, at: datetime) -> Published:
    """Publish all issues of a date; `at` is the release's time."""
    raise NotImplementedError


def page_to_articles(data: bytes) -> tuple[Article, ...]:
    """One page's PDF to its articles, in process."""
    raise NotImplementedError
