"""From a newspaper and the archive to its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bulletin.archive import Store
from bulletin.catalog import Newspaper
from bulletin.ledger.freshness import Freshness, freshness_of
from bulletin.ledger.gathering import gather
from bulletin.ledger.habits import Habits, habits_of
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
    habits = habits_of(newspaper)
    known = gather(store, newspaper.code, first - _NEIGHBOURS, last + _NEIGHBOURS)
    days = ledger_of(habits, known, first, last, asked_at)
    gaps = tuple(
        gap for gap in gaps_of(habits, known) if gap.before.day <= last and gap.after.day >= first
    )
    return PaperLedger(newspaper, habits, days, freshness_of(habits, days, asked_at), gaps)
