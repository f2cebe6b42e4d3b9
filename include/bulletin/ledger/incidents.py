"""
What is wrong, told once for each cause.

A cause lasts as long as it is found again; its incident keeps the id that it was opened with. What
explains something else stands for it: a newspaper that is refused is not called stale as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from bulletin.catalog import Newspaper, Site
from bulletin.ledger.book import PaperLedger
from bulletin.ledger.canary import drifts
from bulletin.model import DayState, LedgerDay


class Cause(StrEnum):
    """What kind of thing is wrong."""

    BLOCKED = "blocked"  # a site refuses us
    BROKEN = "broken"  # a source gives what cannot be used
    OVERDUE = "overdue"  # issues are not whole that should be
    STALE = "stale"  # nothing new is published, and nothing else says why
    GAP = "gap"  # issue numbers leave out more issues than dates were due
    LAYOUT = "layout"  # issues have another size than they used to
    DAG = "dag"  # a DAG's file cannot be imported, so that it does not run


@dataclass(frozen=True, slots=True)
class Incident:
    """
    One cause, as long as it lasts.

    Attributes:
        id: `blocked-epaper.example.cn-2026-03-12`: cause, what it is about, since when.
        about: A site's host, a newspaper's code, or a file.
        message: What was found and what to do, in one sentence.
    """

    id: str
    cause: Cause
    about: str
    message: str

    @classmethod
    def of(cls, cause: Cause, about: str, since: date, message: str) -> Incident:
        return cls(f"{cause}-{about}-{since}", cause, about, message)


@dataclass(frozen=True, slots=True)
class BrokenDag:
    """A DAG's file that cannot be imported, and the last line of what Python says."""

    file: str
    error: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Incidents that are open, those of them that are new, and those that are over."""

    open: tuple[Incident, ...]
    opened: tuple[Incident, ...] = ()
    closed: tuple[Incident, ...] = ()


_REMEDIES = {
    Cause.BLOCKED: "ask the newspaper; never go round it",
    Cause.BROKEN: "look at the address, mend the newspaper's file, fetch the dates again",
    Cause.OVERDUE: "see whether the site is up, or bring the pages by hand",
    Cause.STALE: "see whether it still appears, and where; write a pause into its file",
    Cause.GAP: "see whether a supplement or an extra date is left out",
    Cause.LAYOUT: "look at its last issues; mend the reader, its file, or what it expects",
    Cause.DAG: "mend the file",
}


def incidents(
    books: Sequence[PaperLedger], broken: Sequence[BrokenDag], today: date
) -> tuple[Incident, ...]:
    """What is wrong with these newspapers and DAGs, by id."""
    silent = (incident for book in books for incident in _silent(book))
    dags = (_told(Cause.DAG, dag.file, today, f"{dag.file}: {dag.error}") for dag in broken)
    found = (*_calling(books), *silent, *dags)
    return tuple(sorted(found, key=lambda incident: incident.id))


def carried_on(found: Sequence[Incident], before: Sequence[Incident]) -> Watch:
    """What was found now against what was open before; a cause that lasts keeps its id."""
    ids = {(it.cause, it.about): it.id for it in before}
    lasting = tuple(
        Incident(ids.get((it.cause, it.about), it.id), it.cause, it.about, it.message)
        for it in found
    )
    here = {(it.cause, it.about) for it in found}
    return Watch(
        open=lasting,
        opened=tuple(it for it in lasting if (it.cause, it.about) not in ids),
        closed=tuple(it for it in before if (it.cause, it.about) not in here),
    )


def _calling(books: Sequence[PaperLedger]) -> Iterator[Incident]:
    """One incident for all dates and newspapers that one cause keeps back."""
    groups: defaultdict[tuple[Cause, str], list[LedgerDay]] = defaultdict(list)
    for book in books:
        for entry in book.calling:
            groups[_cause(book.newspaper, entry)].append(entry)
    for (cause, about), entries in groups.items():
        entries.sort(key=lambda entry: (entry.day, entry.paper))
        told = f"{_papers(entries)}: {entries[-1].reason}"
        yield _told(cause, about, entries[0].day, told)


def _cause(newspaper: Newspaper, entry: LedgerDay) -> tuple[Cause, str]:
    """A site refuses or is away as a whole; what cannot be used is the newspaper's own."""
    match entry.state:
        case DayState.BLOCKED:
            return Cause.BLOCKED, _place(newspaper, entry.day)
        case DayState.BROKEN:
            return Cause.BROKEN, newspaper.code
        case _:
            return Cause.OVERDUE, _place(newspaper, entry.day)


def _place(newspaper: Newspaper, day: date) -> str:
    """The host of a newspaper's site; its code, where it has none."""
    platform = newspaper.platform_on(day)
    host = urlsplit(platform.base).hostname if isinstance(platform, Site) else None
    return host or newspaper.code


def _silent(book: PaperLedger) -> Iterator[Incident]:
    """What no date of the ledger calls for."""
    code, fresh = book.newspaper.code, book.freshness
    newest = fresh.content_date or date.min
    if fresh.is_stale and not any(entry.day > newest for entry in book.calling):
        since = fresh.content_date or book.days[0].day
        yield _told(Cause.STALE, code, since, f"{code}: {fresh.reason}")
    for gap in book.gaps:
        if gap.unplaced:
            told = f"{code}: {gap.reason}, and there is no date for {gap.unplaced} between"
            yield _told(Cause.GAP, f"{code}-{gap.before.last}", gap.before.day, told)
    found = drifts(book.days)
    if found:
        told = "; ".join(drift.reason for drift in found)
        yield _told(Cause.LAYOUT, code, found[0].since, f"{code}: {told}")


def _told(cause: Cause, about: str, since: date, message: str) -> Incident:
    return Incident.of(cause, about, since, f"{message} ({_REMEDIES[cause]})")


def _papers(entries: Sequence[LedgerDay]) -> str:
    """`qdrb, qdzb of 2026-03-12 to 2026-03-14`."""
    papers = ", ".join(sorted({entry.paper for entry in entries}))
    first, last = entries[0].day, entries[-1].day
    return f"{papers} of {first}" if first == last else f"{papers} of {first} to {last}"
