"""The date that is printed on the pages, against the date of publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.report import Check, Gate, Outcome
from bulletin.model import printed_date

_HELD_BY = "printed-date-far-off"  # the finding by which a reader holds such an issue


def judge_freshness(entries: Sequence[IssueEntry]) -> Iterator[Check]:
    """
    See that what is published is of its date.

    An issue whose pages print a date far off is held when it is read, by the finding
    `printed-date-far-off`, and has no articles; that is not judged twice. What comes to this gate
    unheld and yet prints such a date is blocked. How far is far, the newspaper's file says.
    """
    for entry in entries:
        printed = printed_date(entry.read.folios)
        if printed is None:
            message = f"{entry.issue.id}: no page prints a date; nothing to compare"
            yield _check(entry, "none printed", Outcome.PASS, message)
            continue
        days = abs((printed - entry.issue.id.date).days)
        message = f"{entry.issue.id}: its pages print {printed}, {days} d from its date"
        if days <= entry.newspaper.expect.printed_days_off:
            yield _check(entry, printed.isoformat(), Outcome.PASS, message)
        elif entry.read.is_held:
            told = f"{message}; the issue is held, see the finding {_HELD_BY}"
            yield _check(entry, printed.isoformat(), Outcome.PASS, told)
        else:
            remedy = (
                "; see what the source has for this date, rebuild it from layout, or mend "
                f"expect.printed_days_off in {entry.newspaper.file or 'its file'}"
            )
            yield _check(entry, printed.isoformat(), Outcome.BLOCK, message + remedy)


def _check(entry: IssueEntry, value: str, outcome: Outcome, message: str) -> Check:
    issue, paper = str(entry.issue.id), entry.newspaper.code
    bound = entry.newspaper.expect.printed_days_off
    return Check(Gate.FRESHNESS, "printed_date", issue, paper, value, bound, outcome, message)
