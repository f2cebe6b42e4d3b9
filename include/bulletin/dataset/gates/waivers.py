"""What a person has let through: which checks, with which values, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bulletin.archive import Store
from bulletin.codec import from_json, to_json
from bulletin.dataset.gates.report import Check, Outcome, Report

_FOLDER = "waivers"  # beside the archive's records: a decision of ours, no part of the dataset


@dataclass(frozen=True, slots=True)
class Waiver:
    """
    A person's word that checks need not hold, once, for the very values that were seen.

    Attributes:
        version: The blocked version that it is about, as b000001.
        by: Who says so.
        at: When.
        reason: Why.
        checks: What blocked.
    """

    version: str
    paper: str
    published_date: date
    by: str
    at: datetime
    reason: str
    checks: tuple[Check, ...]


def waiver_key(paper: str, day: date, version: str) -> str:
    """Where the waiver of a blocked version is in the store."""
    return f"{_folder(paper, day)}{version}.json"


def _folder(paper: str, day: date) -> str:
    return f"{_FOLDER}/{paper}-{day.isoformat()}/"


def record_waiver(store: Store, waiver: Waiver) -> bool:
    """Keep a waiver; False, and nothing changed, where its version has one already."""
    key = waiver_key(waiver.paper, waiver.published_date, waiver.version)
    return store.put_new(key, to_json(waiver))


def read_waiver(store: Store, paper: str, day: date, version: str) -> Waiver | None:
    """The waiver of a blocked version; None where nobody has let it through."""
    key = waiver_key(paper, day, version)
    return from_json(store.get(key), Waiver, key) if store.stat(key) else None


def waivers_of(store: Store, papers: Sequence[str], day: date) -> tuple[Waiver, ...]:
    """All waivers for these newspapers on a date, the oldest first."""
    return tuple(
        from_json(store.get(key), Waiver, key)
        for paper in papers
        for key in store.keys(_folder(paper, day))
    )


def let_through(report: Report, waivers: Sequence[Waiver]) -> Report:
    """The report with those blocks allowed that a person has seen with the same values."""
    seen = {check.identity: waiver for waiver in waivers for check in waiver.checks}
    return Report(tuple(_judged(check, seen.get(check.identity)) for check in report.checks))


def _judged(check: Check, waiver: Waiver | None) -> Check:
    if waiver is None or not check.is_block:
        return check
    return replace(check, outcome=Outcome.ALLOWED, waiver=waiver.version)


def used(report: Report, waivers: Sequence[Waiver]) -> tuple[Waiver, ...]:
    """Those by which something was let through."""
    names = {check.waiver for check in report.allowed}
    return tuple(waiver for waiver in waivers if waiver.version in names)
