"""A newspaper's days for tests of the ledger: what was asked, what came, what was read."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bulletin.ledger.habits import Habits
from bulletin.ledger.known import Ending, IssueRecord, PageMark, Reading, SiteCalendar, Visit
from bulletin.model import Finding, PageId

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH = [date(2026, 3, 1) + timedelta(days=number) for number in range(31)]
THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)

HABITS = Habits("hexi", frozenset({3, 6}), least_pages=2)  # Thursdays and Sundays
DAILY = Habits("hexi", frozenset(range(7)), least_pages=2)


def at(day: date, hour: int = 12, minute: int = 0, later: int = 0) -> datetime:
    """An hour in Shanghai, on a date or so many days later."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI) + timedelta(
        days=later
    )


def record(day, *pages, version=1, findings=(), edition="a", hour=8):
    """A record of pages, each named by its label and, after a slash, by what is on it."""
    fetched = at(day, hour).astimezone(UTC)
    marks = tuple(
        PageMark(page.split("/")[0], hashlib.sha256(page.encode()).hexdigest(), fetched)
        for page in pages
    )
    return IssueRecord(day, edition, version, marks, tuple(findings))


def whole(day, **kwargs):
    """The record of a whole issue of two pages."""
    return record(day, f"01/{day}", f"02/{day}", **kwargs)


def finding(day, code, message="listed, and not there yet", page=2):
    return Finding(code, PageId(f"hexi-{day}-a-p{page:02d}"), message)


def reading(day, number=None, *, articles=8, printed=None, held=None):
    return Reading(day, "a", articles, number, printed, held)


def visit(day, ending, message="", *, hour=23, minute=30, later=0):
    return Visit(day, at(day, hour, minute, later), Ending(ending), message)


def calendar(*days, when, first=MARCH[0], last=MARCH[-1]):
    return SiteCalendar(when, first, last, frozenset(days))
