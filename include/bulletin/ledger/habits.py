"""What is usual for a newspaper: its dates, its hours, its pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bulletin.catalog import Days, Folder, Newspaper, Prefix

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLACE = ZoneInfo("Asia/Shanghai")  # whose dates and hours they are


@dataclass(frozen=True, slots=True)
class Hours:
    """
    When an issue is put up, and how long it is asked for.

    Attributes:
        opens, closes: Hours of the publication date, in `zone`.
        rechecked_for: Days after its date on which an issue is asked for once more, the last one.
    """

    opens: time = time(6, 30)
    closes: time = time(23)
    rechecked_for: int = 7
    zone: ZoneInfo = PLACE

    def opens_at(self, day: date) -> datetime:
        """From when on the issue of a date may be there."""
        return datetime.combine(day, self.opens, self.zone)

    def closes_at(self, day: date) -> datetime:
        """By when the issue of a date should be whole."""
        return datetime.combine(day, self.closes, self.zone)

    def ends_at(self, day: date) -> datetime:
        """When the issue of a date has been asked for the last time."""
        return self.closes_at(day + timedelta(days=self.rechecked_for))


@dataclass(frozen=True, slots=True)
class Habits:
    """
    What the ledger goes by for one newspaper.

    Attributes:
        weekdays: When it appears, Monday 0.
        days_off: When it does not, though the weekday is right (停刊).
        extra: Dates on which it does, though the weekday is not.
        since, until: First and last date of publication, where known.
        least_pages: An issue with fewer is not whole.
        tells_absence: Whether the source itself says that a date has no issue. A site does; a
            folder without a file only says that none was put there.
    """

    paper: str
    weekdays: frozenset[int]
    days_off: tuple[Days, ...] = ()
    extra: frozenset[date] = frozenset()
    since: date | None = None
    until: date | None = None
    least_pages: int = 1
    tells_absence: bool = True
    hours: Hours = Hours()

    def why_not(self, day: date) -> str | None:
        """Why no issue is due on a date; None where one is."""
        if self.since is not None and day < self.since:
            return f"before its first date, {self.since}"
        if self.until is not None and day > self.until:
            return f"after its last date, {self.until}"
        if day in self.extra:
            return None
        if self.is_off(day):
            return "a day off by the newspaper's file"
        if day.weekday() not in self.weekdays:
            appears = ", ".join(_DAYS[number] for number in sorted(self.weekdays))
            return f"it appears on {appears or 'no weekday'}, and this is a {_DAYS[day.weekday()]}"
        return None

    def is_off(self, day: date) -> bool:
        """Whether the newspaper's file says of a date that it has no issue."""
        return any(day in pause for pause in self.days_off)

    def is_due(self, day: date) -> bool:
        """Whether the newspaper's file has an issue on a date."""
        return self.why_not(day) is None


def habits_of(paper: Newspaper) -> Habits:
    """The habits of a newspaper, from its file."""
    platforms = (paper.platform, *(era.platform for era in paper.eras))
    return Habits(
        paper=paper.code,
        weekdays=frozenset(_DAYS.index(name) for name in paper.weekdays),
        days_off=tuple(
            pause if isinstance(pause, Days) else Days(pause, pause) for pause in paper.no_issue
        ),
        extra=frozenset(paper.extra),
        since=paper.since,
        until=paper.until,
        least_pages=paper.expect.pages.min,
        tells_absence=not any(isinstance(platform, (Folder, Prefix)) for platform in platforms),
        hours=Hours(
            time.fromisoformat(paper.window.opens),
            time.fromisoformat(paper.window.closes),
            max(paper.window.recheck_days, default=0),
        ),
    )
