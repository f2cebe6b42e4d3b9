"""
`status.json`: how fresh each newspaper is, and how much of it is here.

Freshness goes by the dates that are printed on what is published, and by the time of the release:
a file that is read a year later still says of when it is. What is not known counts against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bulletin.catalogue.days import (
    LETTERS,
    UNKNOWN,
    Overdue,
    PaperDays,
    day_of,
    paper_days,
)
from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.codec import to_json
from bulletin.ledger.freshness import STALE_AFTER
from bulletin.model import DayState

STATUS = "status.json"

_NAMES = {letter: state.value for state, letter in LETTERS.items()} | {UNKNOWN: "unknown"}
_MOST_OVERDUE = 100  # dates listed; dates are overdue for some days only, so more is a site gone
_A_DAY = timedelta(days=1)
_DIGITS = 4  # of a share


@dataclass(frozen=True, slots=True)
class Shares:
    """
    How the dates of a span stand.

    Attributes:
        due: Dates on which an issue was due, as far as is known.
        whole: Of these, complete or revised; `whole_share` is None where none was due.
        states, shares: Dates by state, as numbers and as shares of all dates of the span;
            `unknown` is a state here, for dates without a row in `coverage`.
    """

    first: date
    last: date
    due: int
    whole: int
    whole_share: float | None
    states: dict[str, int]
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class PaperStatus:
    """
    How one newspaper stands at the time of the release.

    Attributes:
        is_stale: Whether two issues or more that were due are not here, or nothing is known.
        reason: Why, or why not, in one sentence.
        content_date: The newest date that is printed on what is complete or revised.
        expected_date: The newest date of which an issue should be here by `as_of`.
        issues_behind: Issues that were due after `content_date`, by the newspaper's calendar.
        days_behind: From `content_date` to `expected_date`; 0 where nothing was due since.
        known_until: The newest date that `coverage` has; after it, dates count as due by the
            weekdays of the month before, and `issues_by_rhythm` is how many these are.
        last_30_days, last_365_days: Up to the date of the release; None where nothing is known.
        all_days: From the first date known to the last.
        overdue: Dates that should be whole and are not, the newest first, at most 100 of
            `overdue_count`.
    """

    code: str
    name: str
    is_stale: bool
    reason: str
    content_date: date | None
    expected_date: date | None
    issues_behind: int
    issues_by_rhythm: int
    days_behind: int
    known_until: date | None
    last_30_days: Shares | None
    last_365_days: Shares | None
    all_days: Shares | None
    overdue_count: int
    overdue: tuple[Overdue, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """How the dataset stands; `stale` are the codes of newspapers that are behind."""

    version: str
    as_of: datetime
    stale: tuple[str, ...]
    papers: tuple[PaperStatus, ...]


def status_file(snapshot: Snapshot) -> Written:
    """`status.json` of a release."""
    return Written(STATUS, to_json(status_of(snapshot, paper_days(snapshot))))


def status_of(snapshot: Snapshot, days: Mapping[str, PaperDays]) -> Status:
    """How each newspaper stands at the time of the release, by code; `days` are all of its."""
    rows = snapshot.rows("papers", ["code", "name"]).sort_by("code").to_pylist()
    names = {code: code for code in days} | {row["code"]: row["name"] for row in rows}
    as_of = snapshot.created_at
    papers = tuple(
        _status(code, names[code], days[code], as_of) if code in days else _unknown(code, name)
        for code, name in sorted(names.items())
    )
    stale = tuple(paper.code for paper in papers if paper.is_stale)
    return Status(snapshot.version, as_of, stale, papers)


def _status(code: str, name: str, days: PaperDays, as_of: datetime) -> PaperStatus:
    newest = (as_of - days.due_after).date()  # in UTC, as `due_after` counts
    since = days.content_date + _A_DAY if days.content_date else days.first
    late = list(days.due_between(since, newest))
    by_rhythm = list(days.due_by_rhythm(days.last + _A_DAY, newest))
    expected = by_rhythm[-1] if by_rhythm else days.last_due(newest)
    behind = len(late) + len(by_rhythm)
    today = day_of(as_of)
    return PaperStatus(
        code=code,
        name=name,
        is_stale=behind >= STALE_AFTER,
        reason=_reason(days, late, by_rhythm),
        content_date=days.content_date,
        expected_date=expected,
        issues_behind=behind,
        issues_by_rhythm=len(by_rhythm),
        days_behind=_days_behind(days.content_date, expected),
        known_until=days.last,
        last_30_days=shares(days, today - timedelta(days=29), today),
        last_365_days=shares(days, today - timedelta(days=364), today),
        all_days=shares(days, days.first, days.last),
        overdue_count=len(days.overdue),
        overdue=days.overdue[:_MOST_OVERDUE],
    )


def _unknown(code: str, name: str) -> PaperStatus:
    """A newspaper that coverage has no date of: nothing says that it is fresh."""
    return PaperStatus(
        code=code, name=name, is_stale=True, reason="coverage has no date of it",
        content_date=None, expected_date=None, issues_behind=0, issues_by_rhythm=0,
        days_behind=0, known_until=None, last_30_days=None, last_365_days=None, all_days=None,
        overdue_count=0, overdue=(),
    )  # fmt: skip


def _days_behind(content: date | None, expected: date | None) -> int:
    if content is None or expected is None:
        return 0
    return max((expected - content).days, 0)


def _reason(days: PaperDays, late: list[date], by_rhythm: list[date]) -> str:
    due = f"{_issues(len(late) + len(by_rhythm))} due"
    if days.content_date is None:
        said = f"nothing of it is whole, and {due}"
    else:
        said = f"its newest content is of {days.content_date}; {due} since"
    if by_rhythm:
        said += f", {len(by_rhythm)} of them by its weekdays: coverage ends with {days.last}"
    return said


def _issues(number: int) -> str:
    return "1 issue was" if number == 1 else f"{number} issues were"


def shares(days: PaperDays, first: date, last: date) -> Shares:
    """How the dates from one to another stand, both included."""
    letters = days.between(first, last)
    states = {_NAMES[letter]: count for letter, count in Counter(letters).items()}
    due, whole = days.due_and_whole(first, last)
    order = [*(state.value for state in DayState), "unknown"]
    counted = {name: states[name] for name in order if name in states}
    return Shares(
        first=first,
        last=last,
        due=due,
        whole=whole,
        whole_share=round(whole / due, _DIGITS) if due else None,
        states=counted,
        shares={name: round(count / len(letters), _DIGITS) for name, count in counted.items()},
    )
