"""Judge, let through what a person has allowed, keep aside what is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.archive import Store
from bulletin.codec import in_utc
from bulletin.dataset.changes import Change, delta_lines, tally
from bulletin.dataset.draft import Draft, draft_of, papers_of
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.blocked import Blocked, keep_aside
from bulletin.dataset.gates.judging import history_for, judge, judge_entries
from bulletin.dataset.gates.report import Gate, Report, told
from bulletin.dataset.gates.waivers import Waiver, let_through, used, waivers_of
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.schema import OF_ISSUES
from bulletin.dataset.tables import look_at
from bulletin.errors import ExpectationFailed, NotAsPublished, StoreUnavailable
from bulletin.packing import gzipped
from bulletin.published.manifest import Manifest

_TOLD = {table.name for table in OF_ISSUES}  # what goes along would be another tomorrow


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and the waivers by which something in it was let through."""

    report: Report
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Sifted:
    """
    The issues that may go on, and by newspaper why the others may not.

    Attributes:
        report: What was found, before anything was let through.
    """

    fit: tuple[IssueEntry, ...]
    refused: Mapping[str, str]
    report: Report


@dataclass(frozen=True, slots=True)
class _Case:
    """What a refusal is about; `changes` is None where no rows can be made."""

    entries: tuple[IssueEntry, ...]
    day: date
    at: datetime
    standing: str | None
    changes: Sequence[Change] | None


def sift(store: Store, entries: Sequence[IssueEntry], day: date, at: datetime) -> Sifted:
    """Judge issues by themselves; keep aside those of newspapers that are refused."""
    papers = papers_of(entries)
    found = judge_entries(entries, day)
    report = let_through(found, waivers_of(store, papers, day))
    codes = report.refused(papers)
    refused = {}
    for code in codes:
        own = tuple(entry for entry in entries if entry.newspaper.code == code)
        case = _case_of(store, own, day, at, report.of(code))
        refused[code] = _refuse(store, code, case, report)
    return Sifted(tuple(it for it in entries if it.newspaper.code not in codes), refused, found)


def pass_entries(store: Store, entries: Sequence[IssueEntry], day: date, at: datetime) -> Report:
    """
    Let issues go on to be drafted; what was found.

    Raises:
        ExpectationFailed: There is none, or a gate is shut.
    """
    if not entries:
        message = f"{day}: no issue to publish; fetch and read one first"
        raise ExpectationFailed(message)
    sifted = sift(store, entries, day, at)
    _raise(sifted.refused)
    return sifted.report


def pass_draft(store: Store, standing: Manifest | None, draft: Draft, found: Report) -> Judged:
    """
    Let a publication go on to be written.

    Args:
        found: What was found of its issues by themselves.

    Raises:
        ExpectationFailed: A gate is shut; its newspapers are named in `refused`, and what would
            have changed is kept aside.
    """
    waivers = waivers_of(store, draft.papers, draft.day)
    report = let_through(judge(draft, history_for(draft), found), waivers)
    codes = report.refused(draft.papers)
    if codes:
        version = standing.version if standing else None
        case = _Case(draft.entries, draft.day, draft.at, version, draft.changes())
        _raise({code: _refuse(store, code, case, report) for code in codes})
    return Judged(report, used(report, waivers))


def _raise(refused: Mapping[str, str]) -> None:
    if refused:
        raise ExpectationFailed("; ".join(refused.values()), refused=refused)


def _case_of(
    store: Store, entries: tuple[IssueEntry, ...], day: date, at: datetime, report: Report
) -> _Case:
    """What these issues would change, if rows can be made of them and the tables can be read."""
    last = read_standing(store)
    manifest = last.manifest if last else None
    version = manifest.version if manifest else None
    moment = in_utc(at)
    if manifest is None or any(check.gate is Gate.ISSUES for check in report.blocks):
        return _Case(entries, day, moment, version, None)
    try:
        changes = draft_of(store, manifest, entries, day, moment, opening=look_at).changes()
    except (NotAsPublished, StoreUnavailable):
        changes = None
    return _Case(entries, day, moment, version, changes)


def _refuse(store: Store, code: str, case: _Case, report: Report) -> str:
    """Keep a newspaper's date aside; why, in one line."""
    changes = None if case.changes is None else [it for it in case.changes if _is_of(it, code)]
    articles = [change for change in changes or () if change.table == "articles"]
    count = tally(articles)
    is_known = changes is not None
    kept = keep_aside(
        store,
        Blocked(
            version="",
            paper=code,
            published_date=case.day,
            blocked_at=case.at,
            standing=case.standing,
            articles_keys=tuple(
                entry.articles_key for entry in case.entries if entry.newspaper.code == code
            ),
            added=count.added if is_known else None,
            modified=count.modified if is_known else None,
            removed=count.removed if is_known else None,
            checks=report.of(code).checks,
        ),
        gzipped(delta_lines(changes or ())),
    )
    return f"{told(kept.blocks)}; kept aside, see: bulletin release --why {kept.version}"


def _is_of(change: Change, code: str) -> bool:
    is_named = change.id == code or change.id.startswith((f"{code}-", f"{code}/"))
    return is_named and change.table in _TOLD
