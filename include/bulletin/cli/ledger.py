"""The command `bulletin ledger`: a calendar of what is here, and what calls a person."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bulletin.cli.screen import say
from bulletin.cli.steps import check_one_way, days_of, desk_of
from bulletin.errors import BadSetting
from bulletin.ledger import PaperLedger, ledger
from bulletin.model import DayState, IssueId, LedgerDay
from bulletin.pipeline import Desk

WIDTH = 80  # columns; a month of 31 marks with a space between takes 71 of them
_MONTHS = 3  # shown where no dates are asked for: one screen, and a quarter
_PLACE = ZoneInfo("Asia/Shanghai")  # whose today it is
_HANGING = 12  # columns: a date and two spaces
_MARGIN = 9  # columns: a month and two spaces
_MARKS_A_ROW = 5

_OVERDUE = "!"
_MARKS = {
    DayState.COMPLETE: ("#", "green"),
    DayState.REVISED: ("r", "green"),
    DayState.PARTIAL: ("+", "yellow"),
    DayState.PENDING: ("?", "yellow"),
    DayState.EXPECTED: ("~", "dim"),
    DayState.NO_ISSUE: (".", "dim"),
    DayState.MISSING: ("m", "magenta"),
    DayState.WITHDRAWN: ("w", "magenta"),
    DayState.BLOCKED: ("B", "bold red"),
    DayState.BROKEN: ("X", "bold red"),
}
_ALARM = "bold red"


def show(options: argparse.Namespace) -> int:
    """
    Print the ledger of one newspaper or of all that run.

    Raises:
        BadSetting: None runs, or the dates are asked for in a way that cannot be.
    """
    desk, now = desk_of(options), datetime.now(UTC)
    papers = (desk.newspaper(options.paper),) if options.paper else desk.running()
    if not papers:
        message = "no newspaper runs; samples need --paper lanwan or BULLETIN_ONLY"
        raise BadSetting(message)
    days = _days(options, now.astimezone(_PLACE).date())
    console = Console(highlight=False)
    for paper in papers:
        book = ledger(desk.store, paper, days[0], days[-1], asked_at=now)
        if options.json:
            for entry in book.days:
                say("", entry, as_json=True)
        else:
            print_ledger(console, book, newest=_newest(desk, book, now))
    return 0


def _days(options: argparse.Namespace, today: date) -> list[date]:
    """The dates asked for; up to today, and from some months before, where not said."""
    check_one_way(options)
    if options.date:
        return [options.date]
    last = options.last or max(today, options.first or today)
    first = options.first or _months_before(last)
    return days_of(argparse.Namespace(date=None, first=first, last=last))


def _months_before(last: date) -> date:
    first = last.replace(day=1)
    for _ in range(_MONTHS - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _newest(desk: Desk, book: PaperLedger, now: datetime) -> date | None:
    """The newest date of a newspaper's content in all the archive, where its ledger has none."""
    if book.freshness.content_date is not None:
        return book.freshness.content_date
    prefix = f"articles/{book.newspaper.code}-"
    keys = {key.split("/")[1] for key in desk.store.keys(prefix)}
    for day in sorted({IssueId(key).date for key in keys}, reverse=True):
        one = ledger(desk.store, book.newspaper, day, day, asked_at=now)
        if one.freshness.content_date is not None:
            return one.freshness.content_date
    return None


def print_ledger(console: Console, book: PaperLedger, *, newest: date | None = None) -> None:
    """
    One newspaper: its name, a row a month, the marks used, and what calls a person.

    Args:
        newest: The date of its newest content, for where the ledger's dates have none.
    """
    width = min(WIDTH, console.width)
    months = [list(days) for _, days in groupby(book.days, key=_month_of)]
    console.print(_title(book, width), soft_wrap=True)
    style = _ALARM if book.freshness.is_stale else ""
    console.print(_freshness(book, newest), style=style)
    for line in (_ruler(), *map(_month, months), *_legend(book.days)):
        console.print(line, soft_wrap=True)
    for day, reason in _calls(book.calling):
        for place, line in enumerate(reason.wrap(console, width - _HANGING)):
            line.rstrip()
            head = f"{day}" if place == 0 else ""
            console.print(Text(f"{head:<{_HANGING}}") + line, soft_wrap=True)
    console.print()


def _title(book: PaperLedger, width: int) -> Text:
    """Code and names at the left, the dates at the right, with Han counted as two columns."""
    paper, days = book.newspaper, book.days
    left = _plain(f"{paper.code}  {paper.name}  {paper.city}{paper.district}")
    right = f"{days[0].day} to {days[-1].day}"
    gap = " " * max(2, width - cell_len(left) - cell_len(right))
    return Text.assemble((left, "bold"), gap, (right, "dim"))


def _freshness(book: PaperLedger, newest: date | None) -> str:
    """How fresh it is; of dates without content only that, as others may have some."""
    if book.freshness.content_date is not None:
        return book.freshness.reason
    first, last, due = book.days[0].day, book.days[-1].day, book.freshness.behind
    told = f"{due} issue was" if due == 1 else f"{due} issues were"
    rest = f"\nits newest content is of {newest}" if newest else ""
    return f"nothing is published from {first} to {last}; {told} due{rest}"


def _ruler() -> Text:
    """The days of a month above its marks, every fifth by its number."""
    told = [f"{day:<2}" if day == 1 or day % 5 == 0 else "  " for day in range(1, 32)]
    return Text(" " * _MARGIN + "".join(told).rstrip(), style="dim")


def _month_of(entry: LedgerDay) -> str:
    return f"{entry.day:%Y-%m}"


def _month(days: Sequence[LedgerDay]) -> Text:
    """`2026-03  . . # .`, and how many of the issues that were due are whole."""
    row = Text(f"{_month_of(days[0])}  " + "  " * (days[0].day.day - 1))
    for entry in days:
        row.append(f"{_mark(entry)} ", style=_style(entry))
    due = [entry for entry in days if entry.state is not DayState.NO_ISSUE]
    whole = [it for it in due if it.state in {DayState.COMPLETE, DayState.REVISED}]
    row.append("  " * (31 - days[-1].day.day) + f"{f'{len(whole)}/{len(due)}':>7}", style="dim")
    return row


def _mark(entry: LedgerDay) -> str:
    return _OVERDUE if entry.is_overdue else _MARKS[entry.state][0]


def _style(entry: LedgerDay) -> str:
    return _ALARM if entry.is_overdue else _MARKS[entry.state][1]


def _legend(days: Sequence[LedgerDay]) -> Iterator[Text]:
    """The marks that are there, with their words, as many in a row as fit."""
    there = {entry.state for entry in days if not entry.is_overdue}
    marks = [(*_MARKS[state], state.value) for state in _MARKS if state in there]
    if any(entry.is_overdue for entry in days):
        marks.append((_OVERDUE, _ALARM, "overdue"))
    for start in range(0, len(marks), _MARKS_A_ROW):
        row = Text(" " * _MARGIN)
        for mark, style, word in marks[start : start + _MARKS_A_ROW]:
            row += Text.assemble((mark, style), (f" {word.replace('_', ' '):<11}", "dim"))
        row.rstrip()
        yield row


def _calls(calling: Sequence[LedgerDay]) -> Iterator[tuple[date, Text]]:
    """A line for each reason, with the first of its dates, the last, and how many there are."""
    reasons: dict[tuple[str, str], list[date]] = {}
    for entry in calling:
        what = f"{entry.state.value}, overdue" if entry.is_overdue else entry.state.value
        reasons.setdefault((what, entry.reason), []).append(entry.day)
    for (what, reason), days in reasons.items():
        more = f" to {days[-1]}, {len(days)} issues" if len(days) > 1 else ""
        yield days[0], Text.assemble((what, _ALARM), f"{more}: {_plain(reason)}")


def _plain(text: str) -> str:
    """What a site has sent, without anything that a terminal would obey."""
    return "".join(it if it.isprintable() else "\N{REPLACEMENT CHARACTER}" for it in text)
