"""
Issue numbers (期号) as witnesses: between two that follow on each other nothing was printed.

A number that jumps by two says that one issue is missing between, one that jumps by one that none
is. Numbers that fall, as those that are counted by the year do, and jumps to more issues than
there are dates between say nothing: the one is another count, the other a misprint or a misread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bulletin.ledger.habits import Habits
from bulletin.ledger.known import Reading, dates

_NUMBER = re.compile(r"(?<!\d)(\d{1,7})(?:\D{0,2}?[-~—–、/至和]\D{0,2}?(\d{1,7}))?(?!\d)")
_MOST_JOINED = 4  # issues in one (合刊); more is a number and something else


@dataclass(frozen=True, slots=True)
class Numbered:
    """A date with the first and the last issue number that was printed on it."""

    day: date
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NumberGap:
    """
    What two numbers say of the dates between them.

    Attributes:
        lacking: Issues that were printed between them and are not here.
        due: Dates between, without pages, on which one was due.
        denied: Those of which the source's calendar says that they had none.
    """

    before: Numbered
    after: Numbered
    lacking: int
    due: tuple[date, ...]
    denied: tuple[date, ...]

    @property
    def reason(self) -> str:
        """The two numbers, in words."""
        return (
            f"number {self.before.last} of {self.before.day} is followed by "
            f"{self.after.first} of {self.after.day}"
        )

    @property
    def printed(self) -> tuple[date, ...]:
        """Dates between that must have had an issue: those denied only where no other can."""
        if self.lacking == 0 or self.lacking < len(self.due):
            return ()
        return (*self.due, *(self.denied if self.is_more_than_due else ()))

    @property
    def not_printed(self) -> tuple[date, ...]:
        """Dates between that had none."""
        return (*self.due, *self.denied) if self.lacking == 0 else ()

    @property
    def is_more_than_due(self) -> bool:
        """Whether more issues are lacking than dates are left on which one was due."""
        return self.lacking - len(self.due) >= max(1, len(self.denied))

    @property
    def unplaced(self) -> int:
        """Issues that are lacking and for which there is no date on which one was due."""
        return max(0, self.lacking - len(self.due) - len(self.denied))


def read_number(printed: str | None) -> tuple[int, int] | None:
    """
    The number of an issue as it was printed, first and last where several are in one.

    Examples:
        `第1203期` is (1203, 1203), `1203、1204期合刊` is (1203, 1204), `增刊` is None.
    """
    found = _NUMBER.search(unicodedata.normalize("NFKC", printed or ""))
    if found is None:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if 0 <= last - first < _MOST_JOINED else None


def number_gaps(
    habits: Habits,
    readings: Sequence[Reading],
    *,
    here: Collection[date],
    denied: Collection[date],
) -> tuple[NumberGap, ...]:
    """
    What each two neighbouring numbers say of the dates between them.

    Args:
        here: Dates of which pages are in the archive.
        denied: Dates of which the source's calendar says that they have no issue.
    """
    numbered = _numbered(readings)
    return tuple(
        gap
        for before, after in pairwise(numbered)
        if (gap := _gap(habits, before, after, here, denied)) is not None
    )


def _numbered(readings: Sequence[Reading]) -> tuple[Numbered, ...]:
    """Dates with a number, oldest first; an issue that is held may be another day's."""
    found: dict[date, list[tuple[int, int]]] = {}
    for reading in readings:
        number = read_number(reading.number)
        if number is not None and reading.held is None:
            found.setdefault(reading.day, []).append(number)
    return tuple(
        Numbered(day, min(first for first, _ in pairs), max(last for _, last in pairs))
        for day, pairs in sorted(found.items())
    )


def _gap(
    habits: Habits,
    before: Numbered,
    after: Numbered,
    here: Collection[date],
    denied: Collection[date],
) -> NumberGap | None:
    between = tuple(dates(before.day + timedelta(days=1), after.day - timedelta(days=1)))
    printed = after.first - before.last - 1
    if not 0 <= printed <= len(between):
        return None
    free = [day for day in between if day not in here and habits.is_due(day)]
    return NumberGap(
        before,
        after,
        lacking=max(0, printed - sum(day in here for day in between)),
        due=tuple(day for day in free if day not in denied),
        denied=tuple(day for day in free if day in denied),
    )
