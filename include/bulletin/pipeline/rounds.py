"""Which issues are asked for at an hour of the day, as the newspapers' windows say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bulletin.archive import latest_record
from bulletin.catalog import Newspaper
from bulletin.codec import from_json
from bulletin.ledger import ledger
from bulletin.ledger.habits import PLACE, Hours, habits_of
from bulletin.model import DayState, IssueId
from bulletin.pipeline.desk import Desk, Fetched
from bulletin.sources import issues_due, rechecks_due

ROUND = timedelta(minutes=30)  # from one to the next; `revisit_issues` has them in its timetable
FIRST_ROUND = time(7, 15)  # of a day; windows that opened earlier count as opened then

_MAY_COME = {DayState.PENDING, DayState.PARTIAL}


def issues_open(desk: Desk, day: date, at: datetime) -> tuple[IssueId, ...]:
    """Name the issues of a date whose window has opened by then."""
    papers = (paper for paper in desk.running() if _hours(paper).opens_at(day) <= at)
    return issues_due(papers, day)


def issues_again(desk: Desk, day: date, at: datetime) -> tuple[IssueId, ...]:
    """
    Name the issues that a round on that date asks for.

    - Those of the date that are not here, or not whole, while their window is open. One whose site
      refuses us, or is not as described, waits for a person.
    - Once, in the first round after a newspaper's window has opened, its earlier issues that are
      to be looked at again, by the days in its file.

    Args:
        at: The round's hour, as the timetable has it.
    """
    papers = desk.running()
    opened = [paper for paper in papers if _has_just_opened(_hours(paper), day, at)]
    coming = [paper for paper in papers if _may_come(desk, paper, day, at)]
    again = rechecks_due(opened, day)
    return (*(IssueId.of(paper.code, day) for paper in coming), *again)


def unread(desk: Desk, fetched: Iterable[Fetched]) -> tuple[Fetched, ...]:
    """Those of which no articles were made since their record has changed."""
    return tuple(it for it in fetched if _source(desk, it.issue) != it.key)


@dataclass(frozen=True, slots=True)
class _MadeOf:
    """What is needed of an issue's articles: the record that they were made of."""

    source: str


def _source(desk: Desk, issue: IssueId) -> str | None:
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), _MadeOf, key).source if key else None


def _may_come(desk: Desk, paper: Newspaper, day: date, at: datetime) -> bool:
    hours = _hours(paper)
    if not hours.opens_at(day) <= at <= hours.closes_at(day):
        return False
    (entry,) = ledger(desk.store, paper, day, day, asked_at=at).days
    return entry.state in _MAY_COME


def _has_just_opened(hours: Hours, day: date, at: datetime) -> bool:
    """Whether no earlier round of the day was within the window."""
    opens, is_first = hours.opens_at(day), at <= datetime.combine(day, FIRST_ROUND, PLACE)
    return opens <= at and (is_first or opens > at - ROUND)


def _hours(paper: Newspaper) -> Hours:
    return habits_of(paper).hours
