"""What the archive knows of a newspaper over a stretch of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import msgspec

from bulletin.archive import Store
from bulletin.codec import from_json
from bulletin.ledger.known import (
    IssueRecord,
    Known,
    PageMark,
    Reading,
    SiteCalendar,
    Visit,
    ending_of,
)
from bulletin.model import Finding, Folio, Issue, IssueId, Receipt, Severity, printed_date

T = TypeVar("T")

# `day` is the date of a key, or its month.
_RECORD = re.compile(r"raw/[^/]+/(?P<day>\d{4}-\d{2}-\d{2})-[a-z]/issue/(?P<version>\d{4})\.json")
_VISITED = re.compile(r"attempts/[^/]+/(?P<day>\d{4}-\d{2}-\d{2})-[a-z]/\d{4}\.json")
_CALENDAR = re.compile(r"calendars/[^/]+/(?P<day>\d{4}-\d{2})/\d{4}\.json")
_ARTICLES = re.compile(r"articles/(?P<issue>[^/]+-(?P<day>\d{4}-\d{2}-\d{2})-[a-z])/\d{4}\.json")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A store, and the dates that are asked for."""

    store: Store
    first: date
    last: date

    def found(self, prefix: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The keys of these dates, sorted; they are listed by the year, once each."""
        for year in range(self.first.year, self.last.year + 1):
            for key in self.store.keys(f"{prefix}{year}-"):
                found = pattern.fullmatch(key)
                if found and self._holds(found["day"]):
                    yield found

    def read(self, found: re.Match[str], kind: type[T]) -> T:
        """What is under a key."""
        return from_json(self.store.get(found[0]), kind, found[0])

    def _holds(self, day: str) -> bool:
        return self.first.isoformat()[: len(day)] <= day <= self.last.isoformat()[: len(day)]


@dataclass(frozen=True, slots=True)
class _Visited:
    """What the ledger needs of a fetch; its single requests stay unread."""

    issue: IssueId
    begun_at: datetime
    outcome: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the ledger needs of an issue's articles; their text stays unread."""

    issue: IssueId
    number: str | None
    folios: tuple[Folio, ...]
    articles: tuple[msgspec.Raw, ...]
    findings: tuple[Finding, ...]
    is_held: bool


def gather(store: Store, paper: str, first: date, last: date) -> Known:
    """
    Gather what the archive has of a newspaper from a date to another.

    Raises:
        StoreError: A record cannot be read.
    """
    shelf = _Shelf(store, first, last)
    return Known(
        records=tuple(_records(shelf, paper)),
        readings=tuple(_readings(shelf, paper)),
        visits=tuple(_visits(shelf, paper)),
        calendars=tuple(
            shelf.read(found, SiteCalendar)
            for found in shelf.found(f"calendars/{paper}/", _CALENDAR)
        ),
    )


def _records(shelf: _Shelf, paper: str) -> Iterator[IssueRecord]:
    for found in shelf.found(f"raw/{paper}/", _RECORD):
        issue = shelf.read(found, Issue)
        yield IssueRecord(
            day=issue.id.date,
            edition=issue.id.edition,
            version=int(found["version"]),
            pages=tuple(map(_mark, issue.receipts)),
            findings=issue.findings,
        )


def _mark(receipt: Receipt) -> PageMark:
    return PageMark(receipt.label, receipt.sha256, receipt.fetched_at, receipt.is_by_hand)


def _visits(shelf: _Shelf, paper: str) -> Iterator[Visit]:
    for found in shelf.found(f"attempts/{paper}/", _VISITED):
        visited = shelf.read(found, _Visited)
        told = visited.message.removeprefix(f"{visited.issue}: ")
        yield Visit(visited.issue.date, visited.begun_at, ending_of(visited.outcome), told)


def _readings(shelf: _Shelf, paper: str) -> Iterator[Reading]:
    """The newest version of each issue's articles; keys are sorted, so that it comes last."""
    newest = {found["issue"]: found for found in shelf.found(f"articles/{paper}-", _ARTICLES)}
    for found in newest.values():
        read = shelf.read(found, _Read)
        yield Reading(
            day=read.issue.date,
            edition=read.issue.edition,
            articles=len(read.articles),
            number=read.number,
            printed=printed_date(read.folios),
            held=_held(read),
        )


def _held(read: _Read) -> str | None:
    if not read.is_held:
        return None
    told = [it.message for it in read.findings if it.severity is Severity.HOLD]
    return told[0] if told else "held by the reader without a finding that says why"
