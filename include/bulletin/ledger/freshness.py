"""
How fresh a newspaper is, by the newest date that what is published of it is of.

When something was fetched says nothing: a site that gives the same issue every morning is fetched
every morning, and is stale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.ledger.habits import Habits
from bulletin.model import LedgerDay

STALE_AFTER = 2  # issues due and not here in a row; one alone may be late, or a day off untold


@dataclass(frozen=True, slots=True)
class Freshness:
    """
    How far behind its rhythm a newspaper is.

    Attributes:
        content_date: The newest date that what is published is of; None where nothing is.
        behind: Issues that were due since, by the newspaper's file, and should be here.
    """

    paper: str
    content_date: date | None
    behind: int

    @property
    def is_stale(self) -> bool:
        """Whether it is too far behind for chance."""
        return self.behind >= STALE_AFTER

    @property
    def reason(self) -> str:
        """Date and distance, in words."""
        if self.content_date is None:
            return f"nothing of it is published, and {_issues(self.behind)} due"
        return f"its newest content is of {self.content_date}; {_issues(self.behind)} due since"


def freshness_of(habits: Habits, ledger: Sequence[LedgerDay], asked_at: datetime) -> Freshness:
    """
    How fresh a newspaper is by its ledger.

    Issues count as due by the newspaper's file alone: a site whose calendar stands still denies
    every date after, and just that is being stale. A pause has to be written into the file.
    """
    contents = [entry.content_date for entry in ledger if entry.content_date is not None]
    newest = max(contents, default=None)
    behind = sum(
        1
        for entry in ledger
        if (newest is None or entry.day > newest)
        and habits.is_due(entry.day)
        and habits.hours.closes_at(entry.day) < asked_at
    )
    return Freshness(habits.paper, newest, behind)


def _issues(number: int) -> str:
    return "1 issue was" if number == 1 else f"{number} issues were"
