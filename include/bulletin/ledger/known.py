"""
What the ledger rests on: what was asked, what came, what was read.

Nothing here is in an order that counts: records carry their version, visits and calendars their
time, and whoever judges them sorts them by that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bulletin import errors
from bulletin.errors import (
    BulletinError,
    DocumentError,
    NotPublished,
    SourceBlocked,
    SourceChanged,
)
from bulletin.model import Finding


class Ending(StrEnum):
    """How a visit to the source for the issue of a date ended."""

    GIVEN = "given"  # pages came
    NO_ISSUE = "no_issue"  # the source has none of that date
    NOT_YET = "not_yet"  # no answer, or one that says to come back
    BLOCKED = "blocked"  # the site refuses us
    CHANGED = "changed"  # the site answers otherwise than its file describes it
    BAD_FILES = "bad_files"  # pages are listed, and not one is a PDF that opens


_ENDINGS: tuple[tuple[type[BulletinError], Ending], ...] = (
    (NotPublished, Ending.NO_ISSUE),
    (SourceBlocked, Ending.BLOCKED),
    (SourceChanged, Ending.CHANGED),
    (DocumentError, Ending.BAD_FILES),
)


def ending_of(outcome: str) -> Ending:
    """
    The ending that a fetch's outcome stands for: `given`, or the name of its error.

    An error that is not the source's, such as a full disk, is no answer of it: not yet.
    """
    if outcome == Ending.GIVEN:
        return Ending.GIVEN
    kind = getattr(errors, outcome, BulletinError)
    return next((ending for of, ending in _ENDINGS if issubclass(kind, of)), Ending.NOT_YET)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to the source for the issue of a date; `message` says what it answered."""

    day: date
    at: datetime
    ending: Ending
    message: str = ""


@dataclass(frozen=True, slots=True)
class SiteCalendar:
    """The source's own calendar for the dates from `first` to `last`, as it was at a time."""

    at: datetime
    first: date
    last: date
    days: frozenset[date]

    def covers(self, day: date) -> bool:
        """Whether the calendar would name that date if it had an issue."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class PageMark:
    """
    A page in a record: the source's label, which stays where numbers move, and its bytes.

    Attributes:
        is_by_hand: Whether somebody brought it, so that the source need never have had it.
    """

    label: str
    sha256: str
    fetched_at: datetime
    is_by_hand: bool = False


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One version of an issue's record in the archive."""

    day: date
    edition: str
    version: int
    pages: tuple[PageMark, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """
    What was read from an issue, by the newest version of its articles.

    Attributes:
        printed: The date that most of its pages print.
        held: Why it is kept out of the dataset; None where it is not.
    """

    day: date
    edition: str
    articles: int
    number: str | None = None
    printed: date | None = None
    held: str | None = None

    @property
    def content_date(self) -> date | None:
        """
        The date that what is published of it is of.

        The printed date, if there is one; never later than the issue's, so that a misprint in the
        future does not make a stale paper fresh. None where it is held.
        """
        if self.held is not None:
            return None
        return min(self.printed or self.day, self.day)


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of one newspaper over a stretch of dates."""

    records: tuple[IssueRecord, ...] = ()
    readings: tuple[Reading, ...] = ()
    visits: tuple[Visit, ...] = ()
    calendars: tuple[SiteCalendar, ...] = ()

    @property
    def learned_at(self) -> datetime | None:
        """When a page was fetched or the source was asked, the last time; None where never."""
        fetched = (page.fetched_at for record in self.records for page in record.pages)
        visited = (visit.at for visit in self.visits)
        named = (calendar.at for calendar in self.calendars)
        return max((*fetched, *visited, *named), default=None)

    def within(self, first: date, last: date) -> Known:
        """What of it is known of the dates from one to another, both included."""
        return Known(
            records=tuple(it for it in self.records if first <= it.day <= last),
            readings=tuple(it for it in self.readings if first <= it.day <= last),
            visits=tuple(it for it in self.visits if first <= it.day <= last),
            calendars=tuple(it for it in self.calendars if it.first <= last and it.last >= first),
        )


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What the issue numbers around a date say of it: whether it had an issue, and why."""

    was_printed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What is known of one date.

    Attributes:
        calendar: The newest of the source's calendars that covers it.
        word: What the issue numbers around it say.
    """

    day: date
    records: tuple[IssueRecord, ...] = ()
    readings: tuple[Reading, ...] = ()
    visits: tuple[Visit, ...] = ()
    calendar: SiteCalendar | None = None
    word: NumberWord | None = None

    @property
    def is_listed(self) -> bool:
        """Whether the source's calendar names the date."""
        return self.calendar is not None and self.day in self.calendar.days

    @property
    def last_visit(self) -> Visit | None:
        """The newest visit; of two at one time the one that weighs more."""
        weights = list(Ending)
        return max(
            self.visits,
            key=lambda it: (it.at, weights.index(it.ending), it.message),
            default=None,
        )


def dates(first: date, last: date) -> Iterable[date]:
    """Every date from the first to the last, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
