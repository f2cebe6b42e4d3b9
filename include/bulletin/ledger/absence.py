"""How a date stands of which nothing is in the archive."""

from __future__ import annotations

from datetime import date, datetime

from bulletin.ledger.coming import Judgement
from bulletin.ledger.habits import Habits
from bulletin.ledger.known import Ending, Seen, SiteCalendar
from bulletin.model import DayState

_REFUSALS = {
    Ending.BLOCKED: DayState.BLOCKED,
    Ending.CHANGED: DayState.BROKEN,
    Ending.BAD_FILES: DayState.BROKEN,
}


def judge_absence(habits: Habits, seen: Seen, asked_at: datetime) -> Judgement:
    """
    Judge a date without pages: the first that holds counts.

    - The newspaper's file has none on it, and the source's calendar does not name it, or the issue
      numbers on either side leave no room for one: no issue.
    - The calendar, as it was when the date's hours were over, does not name it, or the last
      visit after that found none, and no number says otherwise: no issue.
    - The last visit was refused, or found what cannot be used: blocked, broken.
    - Else it depends on the hour: expected, pending, missing.
    """
    absence = _by_habit(habits, seen) or _by_source(habits, seen)
    if absence:
        return Judgement(DayState.NO_ISSUE, absence)
    last = seen.last_visit
    if last and last.ending in _REFUSALS:
        return Judgement(_REFUSALS[last.ending], last.message or last.ending.value)
    return _by_the_hour(habits, seen, asked_at)


def denies(calendar: SiteCalendar | None, day: date, habits: Habits) -> bool:
    """Whether the source's calendar says that a date had no issue, and could know."""
    return (
        calendar is not None
        and habits.tells_absence
        and day not in calendar.days
        and calendar.at >= habits.hours.closes_at(day)
    )


def _by_habit(habits: Habits, seen: Seen) -> str | None:
    if seen.word is not None and not seen.word.was_printed:
        return f"{seen.word.reason}, so none was printed between"
    return None if seen.is_listed else habits.why_not(seen.day)


def _by_source(habits: Habits, seen: Seen) -> str | None:
    """What the source says of a date without an issue; nothing, where a number knows better."""
    return None if seen.word is not None or seen.is_listed else _told_absent(habits, seen)


def _told_absent(habits: Habits, seen: Seen) -> str | None:
    if denies(seen.calendar, seen.day, habits):
        return "the source's calendar has no issue of that date"
    last, closes = seen.last_visit, habits.hours.closes_at(seen.day)
    is_told = habits.tells_absence and last is not None and last.ending is Ending.NO_ISSUE
    if is_told and last is not None and last.at >= closes:
        return last.message or "the source has no issue of that date"
    return None


def _by_the_hour(habits: Habits, seen: Seen, asked_at: datetime) -> Judgement:
    hours, known = habits.hours, _why_due(habits, seen)
    if asked_at < hours.opens_at(seen.day):
        return Judgement(DayState.EXPECTED, f"{known}; not before {hours.opens:%H:%M}")
    last = seen.last_visit
    tried = f"; {last.message}" if last and last.message else ""
    if asked_at <= hours.closes_at(seen.day):
        return Judgement(DayState.PENDING, f"{known}; until {hours.closes:%H:%M}{tried}")
    never = "" if last else "; no attempt is on record"
    is_overdue = asked_at <= hours.ends_at(seen.day)
    return Judgement(DayState.MISSING, f"{known}, and not here{never}{tried}", is_overdue)


def _why_due(habits: Habits, seen: Seen) -> str:
    """Why there should be an issue."""
    if seen.word is None:
        return "named by the source's calendar" if seen.is_listed else "due by its rhythm"
    absent = _told_absent(habits, seen)
    return f"{seen.word.reason}, so one was printed{f' (yet: {absent})' if absent else ''}"
