"""A year of a newspaper as a drawing: a row a month, a mark a date, as the ledger prints it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bulletin.catalogue.days import LETTERS, UNKNOWN, PaperDays
from bulletin.catalogue.page.markup import Html, element, joined
from bulletin.catalogue.telling import plain
from bulletin.catalogue.words import Words
from bulletin.model import DayState

# What each state is called, and its mark in a cell of 9 by 9: told apart by shape, so that colour
# is not needed. Marks of strokes are drawn as lines.
NAMES = {
    DayState.COMPLETE: Words("齐全", "complete"),
    DayState.REVISED: Words("齐全，换过版", "complete, pages replaced"),
    DayState.PARTIAL: Words("缺版", "pages lacking"),
    DayState.WITHDRAWN: Words("被撤回", "withdrawn"),
    DayState.MISSING: Words("缺", "missing"),
    DayState.BLOCKED: Words("网站拒绝", "site refuses"),
    DayState.BROKEN: Words("不可用", "unusable"),
    DayState.PENDING: Words("等待中", "on its way"),
    DayState.EXPECTED: Words("未到时", "not due yet"),
    DayState.NO_ISSUE: Words("当日无报", "no issue"),
}
_MARKS = {
    "c": "h9v9h-9z",
    "r": "h9v9h-9zm3 3v3h3v-3z",
    "p": "m0 4h9v5h-9z",
    "w": "m4.5 0l4.5 4.5-4.5 4.5-4.5-4.5z",
    "m": "m1 1l7 7m0-7l-7 7",
    "b": "m0 3h9v3h-9z",
    "x": "m4.5 0l4.5 9h-9z",
    "q": "m1 1h7v7h-7zm3 3h1v1h-1z",
    "e": "m1 1h7v7h-7z",
    "n": "m3.5 3.5h2v2h-2z",
}

_PITCH = 11  # from one cell to the next; 31 of them are as wide as a telephone
_LEFT, _TOP = 21, 15  # for the months' and the dates' numbers
_WIDTH, _HEIGHT = _LEFT + 31 * _PITCH, _TOP + 12 * _PITCH
_CELL = 9
_TICKS = (1, 5, 10, 15, 20, 25, 30)


@dataclass(frozen=True, slots=True)
class Year:
    """
    One year of a newspaper.

    Attributes:
        states: A letter for each date from 1 January on.
        due, whole: Issues that were due, and of these those that are complete or revised.
    """

    year: int
    states: str
    due: int
    whole: int

    @property
    def share(self) -> float | None:
        """Of the issues due, the whole ones; None where none was due."""
        return self.whole / self.due if self.due else None

    def counted(self) -> dict[DayState, int]:
        """Dates by state, those without any left out."""
        counts = Counter(self.states)
        return {state: counts[LETTERS[state]] for state in NAMES if counts[LETTERS[state]]}


def years_of(days: PaperDays) -> tuple[Year, ...]:
    """The years of which something is known, the newest first."""
    return tuple(_year(days, year) for year in range(days.last.year, days.first.year - 1, -1))


def legend(letters: set[str]) -> Html:
    """What the marks mean, of those that occur."""
    return element(
        "ul",
        *(_explained(state) for state in NAMES if LETTERS[state] in letters),
        class_="legend",
    )


def drawn(year: Year, name: str) -> Html:
    """The drawing; its label says it in numbers, the script lets a reader go by date."""
    told = year.counted()
    zh = "，".join(f"{NAMES[state].zh} {count}" for state, count in told.items())
    en = ", ".join(f"{NAMES[state].en} {count}" for state, count in told.items())
    first = date(year.year, 1, 1)
    svg = element(
        "svg",
        _numbers(),
        _cells(year.year),
        *_marks(year),
        class_="calendar",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=f"{plain(name)} {year.year}：{zh} · {en}",
        data_first=str(first),
        data_states=Html(year.states),
    )
    return joined(svg, element("output", class_="day"))


def _year(days: PaperDays, year: int) -> Year:
    first, last = date(year, 1, 1), date(year, 12, 31)
    due, whole = days.due_and_whole(first, last)
    return Year(year, days.between(first, last), due, whole)


def _explained(state: DayState) -> Html:
    letter = LETTERS[state]
    mark = element("path", class_=f"s-{letter}", d=f"M1 1{_MARKS[letter]}")
    svg = element("svg", mark, viewBox="0 0 11 11", aria_hidden="true")
    words = NAMES[state]
    return element("li", svg, words, data_letter=letter, data_zh=words.zh, data_en=words.en)


@cache
def _numbers() -> Html:
    months = (
        element("text", str(month), x=_LEFT - 6, y=_TOP + month * _PITCH - 2, text_anchor="end")
        for month in range(1, 13)
    )
    ticks = (
        element("text", str(day), x=_LEFT + (day - 1) * _PITCH + 4.5, y=9, text_anchor="middle")
        for day in _TICKS
    )
    return element("g", *months, *ticks, aria_hidden="true")


def _cells(year: int) -> Html:
    """A place for every date of the year; dashes of a line a month."""
    lines = (
        f"M{_LEFT} {_TOP + month * _PITCH + _CELL / 2}h{monthrange(year, month + 1)[1] * _PITCH}"
        for month in range(12)
    )
    return element("path", class_="cells", d="".join(lines))


def _marks(year: Year) -> Iterator[Html]:
    """A path for each state: hundreds of dates in one element."""
    starts = _starts(year.year)
    for letter in sorted(set(year.states) - {UNKNOWN}):
        places = (
            start for start, state in zip(starts, year.states, strict=True) if state == letter
        )
        d = "".join(f"{start}{_MARKS[letter]}" for start in places)
        yield element("path", class_=f"s-{letter}", d=Html(d))


@cache
def _starts(year: int) -> tuple[str, ...]:
    """Where the mark of each date of a year begins."""
    return tuple(
        f"M{_LEFT + (day - 1) * _PITCH} {_TOP + (month - 1) * _PITCH}"
        for month in range(1, 13)
        for day in range(1, monthrange(year, month)[1] + 1)
    )
