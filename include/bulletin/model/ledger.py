"""What the ledger says of a newspaper and a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DayState(StrEnum):
    """How a newspaper and a date stand; the first five follow on each other."""

    EXPECTED = "expected"  # due, and its hour has not come
    PENDING = "pending"  # its hour has come, and it may still be on its way
    PARTIAL = "partial"  # some of its pages are here
    COMPLETE = "complete"  # every page that the source lists is here
    REVISED = "revised"  # complete, and a page was replaced since
    NO_ISSUE = "no_issue"  # the newspaper did not appear
    WITHDRAWN = "withdrawn"  # the source took back what is here
    BLOCKED = "blocked"  # the site refuses us
    BROKEN = "broken"  # what the source gives cannot be used as that date's issue
    MISSING = "missing"  # it should be here by now, and nothing is

    @property
    def has_pages(self) -> bool:
        """Whether pages of that date are here and stand as its issue."""
        return self in {DayState.PARTIAL, DayState.COMPLETE, DayState.REVISED, DayState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """
    A newspaper and a date, with the state and what it rests on.

    Attributes:
        reason: Why it stands so, in one sentence.
        is_overdue: Whether it should be whole by now, and is still asked for.
        due_at: When the issue should be whole; None where none is due.
        first_seen_at, changed_at: When its first and its newest bytes were fetched.
        tried_at: When the source was last asked.
        pages: Pages that are here.
        revisions: How often pages were replaced by others.
        articles: Articles read; None where it was not read yet.
        issue_number: As printed.
        content_date: The date that what was read is of; None where nothing of it is published.
    """

    paper: str
    day: date
    state: DayState
    reason: str
    is_overdue: bool = False
    due_at: datetime | None = None
    first_seen_at: datetime | None = None
    changed_at: datetime | None = None
    tried_at: datetime | None = None
    pages: int = 0
    revisions: int = 0
    articles: int | None = None
    issue_number: str | None = None
    content_date: date | None = None

    @property
    def calls(self) -> bool:
        """Whether a person must look."""
        return self.is_overdue or self.state in {DayState.BLOCKED, DayState.BROKEN}
