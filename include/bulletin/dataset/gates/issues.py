"""Each issue once, of its own newspaper and date, with its own articles on its own pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.report import Check, Gate, Outcome, number


def judge_issues(entries: Sequence[IssueEntry], day: date) -> Iterator[Check]:
    """
    Refuse issues of which no rows could be made, or rows that contradict one another.

    Yields:
        A block for everything that is not so, and one pass for each newspaper without any.
    """
    for paper in sorted({entry.newspaper.code for entry in entries}):
        own = [entry for entry in entries if entry.newspaper.code == paper]
        found = [*_faults(own, day)]
        yield from (
            Check(Gate.ISSUES, what, at, paper, 1, 0, Outcome.BLOCK, message)
            for what, at, message in found
        )
        if not found:
            told = f"{paper} of {day}: {number(len(own), 'issues')}, each once and of its date"
            yield Check(Gate.ISSUES, "issues", paper, paper, len(own), None, Outcome.PASS, told)


def _faults(entries: Sequence[IssueEntry], day: date) -> Iterator[tuple[str, str, str]]:
    for entry in entries:
        yield from _of_issue(entry, day)
    yield from _twice((str(entry.issue.id) for entry in entries), "issue")
    yield from _twice((str(it.id) for entry in entries for it in entry.articles), "article")
    pages = (str(receipt.page) for entry in entries for receipt in entry.issue.receipts)
    yield from _twice(pages, "page")
    for entry in entries:
        yield from _of_articles(entry)


def _of_issue(entry: IssueEntry, day: date) -> Iterator[tuple[str, str, str]]:
    found = entry.issue.id
    if (found.paper, found.date) != (entry.newspaper.code, day) or entry.read.issue != found:
        yield "date", str(found), (
            f"{found}: given as {entry.newspaper.code} of {day} with articles of "
            f"{entry.read.issue}; give each issue with its own paper, date and articles"
        )  # fmt: skip
    if len(entry.read.pages) != len(entry.read.folios):
        yield "folios", str(found), (
            f"{found}: {len(entry.read.pages)} pages read and "
            f"{len(entry.read.folios)} folios; read the issue again"
        )  # fmt: skip


def _twice(ids: Iterable[str], what: str) -> Iterator[tuple[str, str, str]]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield what, name, f"{name}: {what} given twice; give each {what} once"


def _of_articles(entry: IssueEntry) -> Iterator[tuple[str, str, str]]:
    fetched = {receipt.page for receipt in entry.issue.receipts}
    for article in entry.articles:
        name = str(article.id)
        if article.id.issue != entry.issue.id:
            yield "of", name, (
                f"{name}: an article of {article.id.issue} in {entry.issue.id}; "
                "read the issue again"
            )  # fmt: skip
        elif not article.pages or not fetched.issuperset(article.pages):
            yield "pages", name, (
                f"{name}: on pages that were not fetched; read the issue again"
            )  # fmt: skip
