"""Stretches of days: a year, a half, a quarter, a month, a day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

_MONTH = 31  # days at most
AHEAD = 2.0  # × the distance of what is past: papers tell more of what was than of what will be


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to another, both included."""

    first: date
    last: date

    @property
    def value(self) -> str:
        """`2023-05-07`, or `2023-04-01/2023-04-30`."""
        return f"{self.first}" if self.first == self.last else f"{self.first}/{self.last}"

    def part(self, words: str) -> Span:
        """
        Its beginning, middle or end: 初, 上旬, 中旬, 下旬, 底, 末.

        Of a month these are days 1 to 10, 11 to 20 and the rest; of a year its first month and
        its last.
        """
        first, last = self.first, self.last
        if (last - first).days > _MONTH:
            is_first = words == "初"
            month = first if is_first else last.replace(day=1)
            days = monthrange(month.year, month.month)[1]
            return Span(month.replace(day=1), month.replace(day=days))
        if words in {"初", "上旬"}:
            return Span(first, first.replace(day=10))
        if words == "中旬":
            return Span(first.replace(day=11), first.replace(day=20))
        return Span(first.replace(day=21), last)


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a date is written; months of a half or a quarter are `months`, from and to."""

    year: int | None = None
    months: tuple[int, int] | None = None
    day: int | None = None

    def on(self, year: int) -> Span | None:
        """The days that these are in a year; None where there are no such days."""
        if not 1 <= year < MAXYEAR:
            return None
        first, last = self.months or (1, 12)
        if not 1 <= first <= last <= 12:  # noqa: PLR2004  十三月
            return None
        if self.day is None:
            return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
        try:
            day = date(year, first, self.day)
        except ValueError:  # 30 February
            return None
        return Span(day, day)

    def near(self, issue: date) -> Span | None:
        """The days that these most likely are in a paper of that date."""
        if self.year is not None:
            return self.on(self.year)
        if self.months is None:
            return self._last_before(issue)
        spans = [span for by in (-1, 0, 1) if (span := self.on(issue.year + by))]
        return min(spans, key=lambda span: _distance(span, issue), default=None)

    def _last_before(self, issue: date) -> Span | None:
        """A day without its month: of this one up to tomorrow, else of the one before."""
        if self.day is None:
            return None
        for back in (0, 1):
            month = issue.month - back or 12
            year = issue.year - (issue.month - back == 0)
            span = Parts(year, (month, month), self.day).on(year)
            if span and span.first <= issue + timedelta(days=1):
                return span
        return None


def _distance(span: Span, issue: date) -> float:
    if span.first <= issue <= span.last:
        return 0.0
    if span.last < issue:
        return float((issue - span.last).days)
    return AHEAD * (span.first - issue).days
