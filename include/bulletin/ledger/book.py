"""From a newspaper and the archive to its ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bulletin.archive import Store
from bulletin.catalog import Newspaper
from bulletin.ledger.freshness import Freshness, freshness_of
from bulletin.ledger.gathering import gather
from bulletin.ledger.habits import PLACE, Habits, habits_of
from bulletin.ledger.known import Known
from bulletin.ledger.numbers import NumberGap
from bulletin.ledger.states import gaps_of, ledger_of
from bulletin.model import LedgerDay

_NEIGHBOURS = timedelta(days=31)  # in which the issue before and after has a number; monthlies too


@dataclass(frozen=True, slots=True)
class PaperLedger:
    """The ledger of one newspaper, how fresh it is, and what its issue numbers say."""

    newspaper: Newspaper
    habits: Habits
    days: tuple[LedgerDay, ...]
    freshness: Freshness
    gaps: tuple[NumberGap, ...]

    @property
    def calling(self) -> tuple[LedgerDay, ...]:
        """The dates that call a person."""
        return tuple(entry for entry in self.days if entry.calls)


def ledger(
    store: Store, newspaper: Newspaper, first: date, last: date, *, asked_at: datetime
) -> PaperLedger:
    """
    The ledger of a newspaper from a date to another, as it stands at a time.

    Raises:
        StoreError: A record in the archive cannot be read.
    """
    return _book(newspaper, _known(store, newspaper, first, last), first, last, asked_at)


def ledgers_as_known(
    store: Store,
    newspapers: Sequence[Newspaper],
    first: date,
    last: date,
    *,
    only: Collection[str],
) -> tuple[PaperLedger, ...]:
    """
    Ledgers as they stood when the archive last learned of the dates, one a newspaper and month.

    Each month is judged by the time when a page was fetched or a source was asked, of any of the
    newspapers, for a date of that month or within 31 days of it. No clock comes in, nor what else
    is asked for, so a month's ledger follows from the archive alone. It ends with the day of that
    time; there is none where nothing is known.

    Args:
        newspapers: Whose facts tell the time.
        first, last: The first of a month, and the last of the same or of a later one.
        only: Codes of those whose ledgers are wanted.

    Raises:
        StoreError: A record in the archive cannot be read.
    """
    known = [(paper, _known(store, paper, first, last)) for paper in newspapers]
    return tuple(
        book
        for month in _months(first, last)
        for book in _month_as_known(known, *month)
        if book.newspaper.code in only
    )


def _month_as_known(
    known: Sequence[tuple[Newspaper, Known]], first: date, last: date
) -> Iterator[PaperLedger]:
    """The ledgers of one month, whatever else was gathered."""
    near = [(paper, it.within(first - _NEIGHBOURS, last + _NEIGHBOURS)) for paper, it in known]
    learned = [moment for _, each in near if (moment := each.learned_at) is not None]
    if not learned:
        return
    asked_at = max(learned)
    ends = min(last, asked_at.astimezone(PLACE).date())
    if ends >= first:
        yield from (_book(paper, each, first, ends, asked_at) for paper, each in near)


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The first and the last date of each month."""
    while first <= last:
        following = (first + timedelta(days=31)).replace(day=1)
        yield first, following - timedelta(days=1)
        first = following


def _known(store: Store, newspaper: Newspaper, first: date, last: date) -> Known:
    return gather(store, newspaper.code, first - _NEIGHBOURS, last + _NEIGHBOURS)


def _book(
    newspaper: Newspaper, known: Known, first: date, last: date, asked_at: datetime
) -> PaperLedger:
    habits = habits_of(newspaper)
    days = ledger_of(habits, known, first, last, asked_at)
    gaps = tuple(
        gap for gap in gaps_of(habits, known) if gap.before.day <= last and gap.after.day >= first
    )
    return PaperLedger(newspaper, habits, days, freshness_of(habits, days, asked_at), gaps)
