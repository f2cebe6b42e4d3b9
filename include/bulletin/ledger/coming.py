"""How a date stands of which pages are in the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from bulletin.ledger.habits import Habits
from bulletin.ledger.known import Ending, IssueRecord, Reading, Seen
from bulletin.model import DayState, Finding

TAKEN_BACK = frozenset({"page-withdrawn", "fewer-pages"})  # findings of pages that were good
LACKING = frozenset(
    {"page-not-there", "page-without-pdf", "page-not-a-pdf", "page-locked", "page-too-much"}
)  # findings of pages that are listed and not here


@dataclass(frozen=True, slots=True)
class Judgement:
    """A state with its reason, and whether it is late."""

    state: DayState
    reason: str
    is_overdue: bool = False


def judge_pages(habits: Habits, seen: Seen, asked_at: datetime) -> Judgement:
    """
    Judge a date that has pages: the first that holds counts.

    - The source took the issue or a page of it back: withdrawn. What is here stays.
    - Its articles are held because it seems to be another day's issue: broken; no issue, where
      a person has written into the newspaper's file that there was none.
    - Pages are listed that are not here, or there are fewer than the least: partial.
    - A page was replaced by another: revised. Else it is complete.
    """
    newest, pages = newest_records(seen.records), page_count(seen.records)
    findings = tuple(finding for record in newest for finding in record.findings)
    taken = _taken_back(habits, seen) or _told(findings, TAKEN_BACK)
    if taken:
        return Judgement(DayState.WITHDRAWN, taken)
    held = _held(seen.readings)
    if held and habits.is_off(seen.day):
        return Judgement(DayState.NO_ISSUE, f"{habits.why_not(seen.day)}; what came is held back")
    if held:
        return Judgement(DayState.BROKEN, f"held back: {held}")
    lacking = _told(findings, LACKING)
    if lacking or pages < habits.least_pages:
        told = lacking or f"{habits.least_pages} are the least by the newspaper's file"
        late = habits.hours.closes_at(seen.day) < asked_at <= habits.hours.ends_at(seen.day)
        return Judgement(DayState.PARTIAL, f"{_count(pages, 'page')} here; {told}", late)
    revised = revisions(seen.records)
    if revised:
        times = "once" if revised == 1 else f"{revised} times"
        return Judgement(DayState.REVISED, f"{_count(pages, 'page')}, replaced {times}")
    return Judgement(DayState.COMPLETE, _count(pages, "page"))


def _held(readings: Sequence[Reading]) -> str | None:
    """Why the first edition that is held is; None where none is."""
    held = (it.held for it in sorted(readings, key=attrgetter("edition")) if it.held)
    return next(held, None)


def newest_records(records: Sequence[IssueRecord]) -> tuple[IssueRecord, ...]:
    """The newest record of each edition of a date."""
    newest: dict[str, IssueRecord] = {}
    for record in sorted(records, key=_version):
        newest[record.edition] = record
    return tuple(newest[edition] for edition in sorted(newest))


def page_count(records: Sequence[IssueRecord]) -> int:
    """Pages of a date that are here, over all its editions."""
    return sum(len(record.pages) for record in newest_records(records))


def revisions(records: Sequence[IssueRecord]) -> int:
    """In how many records a page has other bytes than it had before; a page more is none."""
    return sum(1 for record, known in _with_known(records) if _differs(record, known))


def _with_known(
    records: Sequence[IssueRecord],
) -> Iterator[tuple[IssueRecord, dict[str, str]]]:
    """Each record with the bytes that its edition's pages had before, by label."""
    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for record in sorted(records, key=_version):
        yield record, dict(known[record.edition])
        known[record.edition].update((page.label, page.sha256) for page in record.pages)


def _differs(record: IssueRecord, known: dict[str, str]) -> bool:
    return any(known.get(page.label, page.sha256) != page.sha256 for page in record.pages)


def _taken_back(habits: Habits, seen: Seen) -> str | None:
    """
    How the source has said since that the date has no issue.

    Only as long as issues are asked for again: years later a site clears out its archive, and that
    takes nothing back. Nor can a source take back what was brought by hand.
    """
    if any(page.is_by_hand for record in newest_records(seen.records) for page in record.pages):
        return None
    came = max((page.fetched_at for record in seen.records for page in record.pages), default=None)
    if came is None or not habits.tells_absence:
        return None
    visit, ends = seen.last_visit, habits.hours.ends_at(seen.day)
    since = max(came, habits.hours.closes_at(seen.day), *_given_at(seen))
    if visit and visit.ending is Ending.NO_ISSUE and since < visit.at <= ends:
        return f"the source has it no more ({visit.message})"
    if seen.calendar and not seen.is_listed and since < seen.calendar.at <= ends:
        return "the source's calendar names it no more"
    return None


def _given_at(seen: Seen) -> Iterator[datetime]:
    """When the source had it, as far as that was written down."""
    return (visit.at for visit in seen.visits if visit.ending is Ending.GIVEN)


def _told(findings: Sequence[Finding], codes: frozenset[str]) -> str | None:
    """What findings of these codes say: the first, and how many more there are."""
    found = sorted({(it.at, it.message) for it in findings if it.code in codes})
    if not found:
        return None
    at, message = found[0]
    more = f"; and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{message if message.startswith(at) else f'{at}: {message}'}{more}"


def _version(record: IssueRecord) -> tuple[str, int]:
    return record.edition, record.version


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
