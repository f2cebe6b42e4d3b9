"""An issue against the last ones of its newspaper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.history import ENOUGH, History, Past
from bulletin.dataset.gates.report import Check, Gate, Outcome, number, rounded

# Of what is usual: the second least and the second most of the last 20. With them a thin weekday
# sets the bound itself, and one spoilt issue does not.
_LOW, _HIGH = 0.1, 0.9
# Tried on 28 issues of a bulletin of 2 to 32 articles: two are blocked, with 31 and 165 characters
# a page where 528 to 936 are usual, and one more is warned of.
WARN_BELOW, WARN_ABOVE = 2 / 3, 3 / 2  # × usual
BLOCK_BELOW = 1 / 3  # × usual, of what stands on a page: thinner papers have fewer pages
FILL_DROP = 0.2  # of articles; a share that is as much lower than usual is worth a look
_ENOUGH_ARTICLES = 5  # a share of fewer jumps


def judge_usual(entries: Sequence[IssueEntry], history: History) -> Iterator[Check]:
    """
    Set pages, articles, characters and shares against the newspaper's last issues.

    Whatever is far from usual is warned of. An issue is blocked only where its pages have less
    than a third of the articles or characters that are usual on a page: how many pages there are
    is the newspaper's business, and its file's `expect.pages`.

    Yields:
        Nothing for a newspaper with fewer than ENOUGH issues, and for a held issue.
    """
    for entry in entries:
        past = history.get(entry.newspaper.code, ())
        if len(past) < ENOUGH or entry.read.is_held or not entry.issue.receipts:
            continue
        now = _as_published(entry)
        for what in ("pages", "articles", "characters"):
            yield _whole(entry, what, getattr(now, what), [getattr(it, what) for it in past])
        for what in ("articles", "characters"):
            seen = [getattr(it, what) / it.pages for it in past if it.pages]
            yield from _a_page(entry, what, getattr(now, what) / now.pages, seen)
        if now.told >= _ENOUGH_ARTICLES:
            yield from _shares(entry, now, past)


def _as_published(entry: IssueEntry) -> Past:
    told = [it for it in entry.articles if it.item_type == "article"]
    return Past(
        issue=str(entry.issue.id),
        day=entry.issue.id.date,
        pages=len(entry.issue.receipts),
        articles=len(entry.articles),
        characters=sum(len(it.body.replace("\n", "")) for it in entry.articles),
        told=len(told),
        headlines=sum(bool(it.heads.headline) for it in told),
        bodies=sum(bool(it.body) for it in told),
        bylines=sum(bool(it.bylines) for it in told),
    )


def _whole(entry: IssueEntry, what: str, value: int, seen: Sequence[int]) -> Check:
    least, most = _usual(seen)
    message = (
        f"{entry.issue.id}: {number(value, what)}, where {least:g} to {most:g} are usual in its "
        f"last {len(seen)} issues"
    )
    outcome = Outcome.PASS
    if value < least * WARN_BELOW or value > most * WARN_ABOVE:
        outcome, message = Outcome.WARN, f"{message}; look whether the issue is whole"
    bound = f"{least:g} to {most:g}"
    issue, paper = str(entry.issue.id), entry.newspaper.code
    return Check(Gate.HISTORY, what, issue, paper, value, bound, outcome, message)


def _a_page(entry: IssueEntry, what: str, value: float, seen: Sequence[float]) -> Iterator[Check]:
    least, _ = _usual(seen) if seen else (0.0, 0.0)
    if value >= least * BLOCK_BELOW:
        return
    message = (
        f"{entry.issue.id}: {value:.1f} {what} a page, under a third of what is usual "
        f"({least:.1f} or more); look at its pages: pictures without text, or a typeface that is "
        "not read? Mend and rebuild from layout, or let it through"
    )
    yield Check(
        Gate.HISTORY, f"{what} a page", str(entry.issue.id), entry.newspaper.code,
        rounded(value), rounded(least), Outcome.BLOCK, message,
    )  # fmt: skip


def _shares(entry: IssueEntry, now: Past, past: Sequence[Past]) -> Iterator[Check]:
    for what, name in (("headline", "headlines"), ("body", "bodies"), ("byline", "bylines")):
        seen = [getattr(it, name) / it.told for it in past if it.told]
        if not seen:
            continue
        share, usual = getattr(now, name) / now.told, median(seen)
        if share >= min(usual, _usual(seen)[0]) - FILL_DROP:
            continue
        message = (
            f"{entry.issue.id}: {share:.0%} of its articles have a {what}, where {usual:.0%} is "
            "usual; look whether its typefaces are another"
        )
        yield Check(
            Gate.HISTORY, f"share with {what}", now.issue, entry.newspaper.code,
            rounded(share), rounded(usual), Outcome.WARN, message,
        )  # fmt: skip


def _usual(seen: Sequence[float]) -> tuple[float, float]:
    """The second least and the second most of twenty; of fewer, as far from the ends."""
    ordered = sorted(seen)
    last = len(ordered) - 1
    return ordered[int(last * _LOW)], ordered[-int(-last * _HIGH // 1)]
