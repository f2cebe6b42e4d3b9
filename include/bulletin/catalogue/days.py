"""The dates of each newspaper as `coverage` has them: what status and calendars count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from bulletin.catalogue.snapshot import Snapshot
from bulletin.model import DayState

Flags = npt.NDArray[np.bool_]

UNKNOWN = "-"  # the letter of a date of which coverage has no row
LETTERS = {
    DayState.EXPECTED: "e",
    DayState.PENDING: "q",
    DayState.PARTIAL: "p",
    DayState.COMPLETE: "c",
    DayState.REVISED: "r",
    DayState.NO_ISSUE: "n",
    DayState.WITHDRAWN: "w",
    DayState.BLOCKED: "b",
    DayState.BROKEN: "x",
    DayState.MISSING: "m",
}
WHOLE = frozenset({LETTERS[DayState.COMPLETE], LETTERS[DayState.REVISED]})

_LETTER_OF = {state.value: letter for state, letter in LETTERS.items()}
_WHOLE_CODES = np.array([ord(letter) for letter in sorted(WHOLE)], dtype=np.uint8)

CHINA = timezone(timedelta(hours=8))  # all newspapers' place; it has had no summer time since 1991

_COLUMNS = [
    "paper", "published_date", "state", "reason", "is_overdue", "due_at", "content_date",
]  # fmt: skip
_RHYTHM_WEEKS = 4  # as far back as a rhythm is looked for: a new one shows within a month
_EPOCH = date(1970, 1, 1)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A date that should be whole by now, and why it is not."""

    date: date
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class PaperDays:
    """
    The dates of one newspaper, one after another from `first`.

    Attributes:
        states: A letter of `LETTERS` for each date, `UNKNOWN` where nothing is known of it.
        due: For each date, whether an issue was due by the newspaper's own file.
        due_after: From midnight UTC of a date until its issue should be whole.
        content_date: The newest date that what is whole of it is of; None where nothing is.
        overdue: Dates that are overdue, the newest first.
    """

    paper: str
    first: date
    states: str
    due: Flags
    due_after: timedelta
    content_date: date | None
    overdue: tuple[Overdue, ...]

    @property
    def last(self) -> date:
        """The newest date of which something is known."""
        return self.first + timedelta(days=len(self.states) - 1)

    def between(self, first: date, last: date) -> str:
        """The letters of the dates from one to another, both included."""
        start, end = (first - self.first).days, (last - self.first).days + 1
        known = self.states[max(start, 0) : max(end, 0)]
        before = UNKNOWN * min(max(-start, 0), end - start)
        return before + known + UNKNOWN * (end - start - len(before) - len(known))

    def due_between(self, first: date, last: date) -> Iterator[date]:
        """The dates from one to another on which an issue was due, as far as they are known."""
        span = self._places(first, last)
        for place in np.flatnonzero(self.due[span]):
            yield self.first + timedelta(days=span.start + int(place))

    def last_due(self, by: date) -> date | None:
        """The newest date up to this one on which an issue was due; None where none was."""
        places = np.flatnonzero(self.due[self._places(self.first, by)])
        return self.first + timedelta(days=int(places[-1])) if len(places) else None

    def due_and_whole(self, first: date, last: date) -> tuple[int, int]:
        """How many issues were due from one date to another, and how many of these are whole."""
        span = self._places(first, last)
        due = self.due[span]
        codes = np.frombuffer(self.states[span].encode("ascii"), dtype=np.uint8)
        return int(due.sum()), int((due & np.isin(codes, _WHOLE_CODES)).sum())

    def due_by_rhythm(self, first: date, last: date) -> Iterator[date]:
        """
        The dates from one to another on which an issue would be due if all went on as it was.

        A weekday counts that was due on at least half of its last known dates.
        """
        rhythm = {day for day in range(7) if self._is_usual(day)}
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            if day.weekday() in rhythm:
                yield day

    def _places(self, first: date, last: date) -> slice:
        start = max((first - self.first).days, 0)
        return slice(start, max((last - self.first).days + 1, start))

    def _is_usual(self, weekday: int) -> bool:
        last = len(self.states) - 1 - (self.last.weekday() - weekday) % 7
        places = [last - 7 * week for week in range(_RHYTHM_WEEKS) if last - 7 * week >= 0]
        known = [place for place in places if self.states[place] != UNKNOWN]
        return bool(known) and 2 * sum(bool(self.due[place]) for place in known) >= len(known)


def paper_days(snapshot: Snapshot) -> dict[str, PaperDays]:
    """The dates of every newspaper that coverage knows, by its code."""
    rows = snapshot.rows("coverage", _COLUMNS)
    rows = rows.sort_by([("paper", "ascending"), ("published_date", "ascending")])
    counts = pc.value_counts(rows["paper"])  # in the order of their first rows
    found, start = {}, 0
    for each in counts.to_pylist():
        part = rows.slice(start, each["counts"]).combine_chunks()
        found[str(each["values"])] = _days_of(str(each["values"]), part)
        start += each["counts"]
    return found


def day_of(moment: datetime) -> date:
    """The date in the newspapers' place."""
    return moment.astimezone(CHINA).date()


def _days_of(paper: str, rows: pa.Table) -> PaperDays:
    numbers = rows["published_date"].cast(pa.int32()).to_numpy()
    places = numbers - numbers[0]
    letters = [_LETTER_OF[state] for state in rows["state"].to_pylist()]
    states = np.full(places[-1] + 1, UNKNOWN, dtype="U1")
    states[places] = letters
    due = np.zeros(len(states), dtype=np.bool_)
    due[places] = pc.is_valid(rows["due_at"]).to_numpy(zero_copy_only=False)
    return PaperDays(
        paper=paper,
        first=_EPOCH + timedelta(days=int(numbers[0])),
        states="".join(states),
        due=due,
        due_after=_due_after(rows),
        content_date=_newest_content(rows),
        overdue=_overdue(rows),
    )


def _due_after(rows: pa.Table) -> timedelta:
    """As on the newest date that has one; the end of the date where none has."""
    dated = rows.filter(pc.is_valid(rows["due_at"]))
    if not dated.num_rows:
        return _A_DAY
    last = dated.slice(dated.num_rows - 1).to_pylist()[0]
    due_at: datetime = last["due_at"]
    midnight = datetime.combine(last["published_date"], datetime.min.time(), due_at.tzinfo)
    return due_at - midnight


def _newest_content(rows: pa.Table) -> date | None:
    """A printed date after the issue's own is a misprint, and makes nothing fresher."""
    states = pa.array([DayState.COMPLETE.value, DayState.REVISED.value])
    whole = rows.filter(pc.is_in(rows["state"], value_set=states))
    newest: date | None = pc.max(
        pc.min_element_wise(whole["content_date"], whole["published_date"], skip_nulls=False)
    ).as_py()
    return newest


def _overdue(rows: pa.Table) -> tuple[Overdue, ...]:
    late = rows.filter(rows["is_overdue"]).select(["published_date", "state", "reason"])
    found = (Overdue(it["published_date"], it["state"], it["reason"]) for it in late.to_pylist())
    return tuple(reversed(list(found)))
