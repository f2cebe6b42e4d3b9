"""
A canary: whether a newspaper's last issues are still of its usual size.

When a site or a layout changes, pages or articles are often lost without any error. The issues of
the last days are set against those before them, by their middle values, so that one special issue
is no change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median, quantiles

from bulletin.model import DayState, LedgerDay

RECENT = timedelta(days=7)
LEAST_RECENT = 3  # issues; of fewer one that is special would be the middle one
LEAST_HISTORY = 8  # issues; of fewer the quartiles say little
_SPREADS = 2.0  # × the distance of the quartiles; beyond that is no usual change of size
_SHARE = 0.4  # × the middle value; a paper that always has 4 pages may have 5, not 2 and not 6


@dataclass(frozen=True, slots=True)
class Drift:
    """Pages or articles of the last issues outside of what is usual for the newspaper."""

    what: str
    since: date
    recent: float
    low: float
    high: float

    @property
    def reason(self) -> str:
        """The count and what is usual, in words."""
        usual = f"{max(0.0, self.low):.0f} to {self.high:.0f} are usual"
        return f"{self.recent:.0f} {self.what} an issue since {self.since}, and {usual}"


def drifts(ledger: Sequence[LedgerDay]) -> tuple[Drift, ...]:
    """What has changed in size, by whole issues alone; nothing, where there are too few."""
    whole = [it for it in ledger if it.state in {DayState.COMPLETE, DayState.REVISED}]
    pages = [(it.day, it.pages) for it in whole]
    articles = [(it.day, it.articles) for it in whole if it.articles is not None]
    last = ledger[-1].day if ledger else date.min
    found = (
        _drift(what, counts, last) for what, counts in (("pages", pages), ("articles", articles))
    )
    return tuple(drift for drift in found if drift is not None)


def _drift(what: str, counts: Sequence[tuple[date, int]], last: date) -> Drift | None:
    ordered = sorted(counts)
    fresh = sum(day > last - RECENT for day, _ in ordered)
    cut = len(ordered) - max(fresh, LEAST_RECENT)
    if fresh == 0 or cut < LEAST_HISTORY:
        return None
    history, recent = [count for _, count in ordered[:cut]], ordered[cut:]
    first, middle, third = quantiles(history, n=4, method="inclusive")
    slack = max(_SPREADS * (third - first), _SHARE * middle)
    now = median(count for _, count in recent)
    if first - slack <= now <= third + slack:
        return None
    return Drift(what, recent[0][0], now, first - slack, third + slack)
