"""Pages, articles and what is filled in, against what the newspaper's file expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.catalog import Bounds
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.report import Check, Gate, Outcome, number, rounded


def judge_counts(entries: Sequence[IssueEntry]) -> Iterator[Check]:
    """Count pages and articles of every issue that is not held: `min` blocks, `max` warns."""
    for entry in entries:
        if entry.read.is_held:
            continue
        expect = entry.newspaper.expect
        yield _counted(entry, "pages", len(entry.issue.receipts), expect.pages)
        yield _counted(entry, "articles", len(entry.articles), expect.articles)


def _counted(entry: IssueEntry, what: str, count: int, bounds: Bounds) -> Check:
    upper = "any number" if bounds.max is None else f"{bounds.max}"
    expected = f"{bounds.min} to {upper}"
    outcome, message = (
        Outcome.PASS,
        f"{entry.issue.id}: {number(count, what)}, expected {expected}",
    )
    if count < bounds.min:
        outcome = Outcome.BLOCK
    elif bounds.max is not None and count > bounds.max:
        outcome = Outcome.WARN
    if outcome is not Outcome.PASS:
        message += f"; look at the issue, then mend it or expect.{what} in {_file(entry)}"
    issue = str(entry.issue.id)
    return Check(Gate.COUNTS, what, issue, entry.newspaper.code, count, expected, outcome, message)


def judge_fill(entries: Sequence[IssueEntry]) -> Iterator[Check]:
    """The share of an issue's articles that have a headline, a body, a byline."""
    for entry in entries:
        for what, filled, least in _fills(entry):
            yield _filled(entry, what, filled, least)


def _filled(entry: IssueEntry, what: str, filled: list[bool], least: float) -> Check:
    have, of = sum(filled), len(filled)
    share = have / of if of else 1.0
    message = f"{entry.issue.id}: {have} of {of} articles have a {what}, expected {least:.0%}"
    outcome = Outcome.PASS
    if share < least:
        outcome = Outcome.BLOCK
        message += f"; look at the issue, then mend it or expect.fill.{what} in {_file(entry)}"
    issue, paper = str(entry.issue.id), entry.newspaper.code
    return Check(Gate.FILL, what, issue, paper, rounded(share), least, outcome, message)


def _fills(entry: IssueEntry) -> tuple[tuple[str, list[bool], float], ...]:
    """Photographs and notices are no articles in this: they have their own ways."""
    told = [it for it in entry.articles if it.item_type == "article"]
    least = entry.newspaper.expect.fill
    return (
        ("headline", [bool(it.heads.headline) for it in told], least.headline),
        ("body", [bool(it.body) for it in told], least.body),
        ("byline", [bool(it.bylines) for it in told], least.byline),
    )


def _file(entry: IssueEntry) -> str:
    return entry.newspaper.file or "the file of its newspaper"
