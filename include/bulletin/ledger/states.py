"""
The state of every date of a newspaper: a function of what is known and the time asked.

There is no clock in here and no memory: the same facts in any order give the same ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from bulletin.ledger.absence import denies, judge_absence
from bulletin.ledger.coming import judge_pages, page_count, revisions
from bulletin.ledger.habits import Habits
from bulletin.ledger.known import (
    IssueRecord,
    Known,
    NumberWord,
    Reading,
    Seen,
    SiteCalendar,
    Visit,
    dates,
)
from bulletin.ledger.numbers import NumberGap, number_gaps
from bulletin.model import LedgerDay

_Dated = TypeVar("_Dated", IssueRecord, Reading, Visit)


def ledger_of(
    habits: Habits, known: Known, first: date, last: date, asked_at: datetime
) -> tuple[LedgerDay, ...]:
    """
    The ledger of a newspaper from a date to another, one entry for each.

    Facts of dates outside are welcome: the issue number of the week before tells of this one.
    """
    words = _words(gaps_of(habits, known))
    records, readings = _by_day(known.records), _by_day(known.readings)
    visits = _by_day(known.visits)
    return tuple(
        _entry(
            habits,
            Seen(
                day=day,
                records=records.get(day, ()),
                readings=readings.get(day, ()),
                visits=visits.get(day, ()),
                calendar=_calendar_of(known.calendars, day),
                word=words.get(day),
            ),
            asked_at,
        )
        for day in dates(first, last)
    )


def gaps_of(habits: Habits, known: Known) -> tuple[NumberGap, ...]:
    """What the issue numbers say of the dates between them."""
    here = frozenset(record.day for record in known.records if record.pages)
    denied = frozenset(
        day
        for day in _span(known.readings)
        if day not in here and denies(_calendar_of(known.calendars, day), day, habits)
    )
    return number_gaps(habits, known.readings, here=here, denied=denied)


def _span(readings: Sequence[Reading]) -> Iterable[date]:
    days = [reading.day for reading in readings]
    return dates(min(days), max(days)) if days else ()


def _by_day(found: Iterable[_Dated]) -> Mapping[date, tuple[_Dated, ...]]:
    days: defaultdict[date, list[_Dated]] = defaultdict(list)
    for it in found:
        days[it.day].append(it)
    return {day: tuple(them) for day, them in days.items()}


def _calendar_of(calendars: Sequence[SiteCalendar], day: date) -> SiteCalendar | None:
    """The newest calendar that covers a date; of two at one time the one with more dates."""
    return max(
        (calendar for calendar in calendars if calendar.covers(day)),
        key=lambda it: (it.at, len(it.days), sorted(it.days)),
        default=None,
    )


def _words(gaps: Sequence[NumberGap]) -> Mapping[date, NumberWord]:
    words: dict[date, NumberWord] = {}
    for gap in gaps:
        words |= {day: NumberWord(was_printed=True, reason=gap.reason) for day in gap.printed}
        words |= {day: NumberWord(was_printed=False, reason=gap.reason) for day in gap.not_printed}
    return words


def _entry(habits: Habits, seen: Seen, asked_at: datetime) -> LedgerDay:
    pages = page_count(seen.records)
    judge = judge_pages if pages else judge_absence
    judgement = judge(habits, seen, asked_at)
    times = [page.fetched_at for record in seen.records for page in record.pages]
    readings = sorted(seen.readings, key=lambda it: it.edition) if pages else []
    contents = [it.content_date for it in readings if it.content_date is not None]
    return LedgerDay(
        paper=habits.paper,
        day=seen.day,
        state=judgement.state,
        reason=judgement.reason,
        is_overdue=judgement.is_overdue,
        due_at=habits.hours.closes_at(seen.day) if habits.is_due(seen.day) else None,
        first_seen_at=min(times, default=None),
        changed_at=max(times, default=None),
        tried_at=max((visit.at for visit in seen.visits), default=None),
        pages=pages,
        revisions=revisions(seen.records),
        articles=sum(it.articles for it in readings) if readings else None,
        issue_number=next((it.number for it in readings if it.number), None),
        content_date=max(contents, default=None),
    )
