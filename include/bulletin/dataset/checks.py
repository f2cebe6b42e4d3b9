"""Gates: what an issue must be before anything of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from bulletin.catalog import Bounds
from bulletin.dataset.entries import IssueEntry
from bulletin.errors import ExpectationFailed


def check(entries: Sequence[IssueEntry], day: date) -> None:
    """
    Refuse what must not be published.

    Raises:
        ExpectationFailed: Nothing to publish, an issue of another date or given twice, counts
            or shares outside of the newspaper's expectations, or articles that contradict their
            issue.
    """
    if not entries:
        message = f"{day}: no issue to publish; fetch and read one first"
        raise ExpectationFailed(message)
    _check_issues(entries, day)
    _check_counts(entries)
    _check_fill(entries)
    _check_articles(entries)


def _check_issues(entries: Sequence[IssueEntry], day: date) -> None:
    for entry in entries:
        found = entry.issue.id
        if (found.paper, found.date) != (entry.newspaper.code, day) or entry.read.issue != found:
            message = (
                f"{found}: given as {entry.newspaper.code} of {day} with articles of "
                f"{entry.read.issue}; give each issue with its own paper, date and articles"
            )
            raise ExpectationFailed(message)
        if len(entry.read.pages) != len(entry.read.folios):
            message = (
                f"{found}: {len(entry.read.pages)} pages read and "
                f"{len(entry.read.folios)} folios; read the issue again"
            )
            raise ExpectationFailed(message)
    _refuse_twice(pd.Series([str(entry.issue.id) for entry in entries]), "issue")


def _refuse_twice(ids: pd.Series[str], what: str) -> None:
    twice = ids[ids.duplicated()].unique()
    if len(twice):
        message = f"{twice[0]}: {what} given twice; give each {what} once"
        raise ExpectationFailed(message)


def _check_counts(entries: Sequence[IssueEntry]) -> None:
    """Pages and articles of every issue that is not held, against the newspaper's file."""
    counted = pd.DataFrame(
        [
            (str(entry.issue.id), what, count, bounds.min, bounds.max, entry.newspaper.file)
            for entry in entries
            if not entry.read.is_held
            for what, count, bounds in _counts(entry)
        ],
        columns=["issue", "what", "count", "min", "max", "file"],
    )
    most = counted["max"].astype("float64").fillna(float("inf"))
    outside = counted[(counted["count"] < counted["min"]) | (counted["count"] > most)]
    for issue, what, count, least, bound, file in outside.itertuples(index=False, name=None):
        upper = "any number" if pd.isna(bound) else f"{bound:.0f}"
        message = (
            f"{issue}: {count} {what}, expected {least} to {upper}; look at the issue, "
            f"then mend it or expect.{what} in {file or 'the file of its newspaper'}"
        )
        raise ExpectationFailed(message)


def _counts(entry: IssueEntry) -> tuple[tuple[str, int, Bounds], ...]:
    expect = entry.newspaper.expect
    return (
        ("pages", len(entry.issue.receipts), expect.pages),
        ("articles", len(entry.articles), expect.articles),
    )


def _check_fill(entries: Sequence[IssueEntry]) -> None:
    """The share of an issue's articles that have a headline, a body, a byline."""
    for entry in entries:
        for what, filled, least in _fills(entry):
            share = sum(filled) / len(filled) if filled else 1.0
            if share < least:
                message = (
                    f"{entry.issue.id}: {sum(filled)} of {len(filled)} articles have a {what}, "
                    f"expected {least:.0%}; look at the issue, then mend it or "
                    f"expect.fill.{what} in {entry.newspaper.file or 'the file of its newspaper'}"
                )
                raise ExpectationFailed(message)


def _fills(entry: IssueEntry) -> tuple[tuple[str, list[bool], float], ...]:
    """Photographs and notices are no articles in this: they have their own ways."""
    told = [it for it in entry.articles if it.item_type == "article"]
    least = entry.newspaper.expect.fill
    return (
        ("headline", [bool(it.heads.headline) for it in told], least.headline),
        ("body", [bool(it.body) for it in told], least.body),
        ("byline", [bool(it.bylines) for it in told], least.byline),
    )


def _check_articles(entries: Sequence[IssueEntry]) -> None:
    articles = pd.DataFrame(
        [
            (str(article.id), str(article.id.issue), str(entry.issue.id))
            for entry in entries
            for article in entry.articles
        ],
        columns=["article", "of", "issue"],
    )
    _refuse_twice(articles["article"], "article")
    strangers = articles[articles["of"] != articles["issue"]]
    for article, of, issue in strangers.itertuples(index=False, name=None):
        message = f"{article}: an article of {of} in {issue}; read the issue again"
        raise ExpectationFailed(message)
    _check_pages(entries)


def _check_pages(entries: Sequence[IssueEntry]) -> None:
    pages = [str(receipt.page) for entry in entries for receipt in entry.issue.receipts]
    _refuse_twice(pd.Series(pages), "page")
    for entry in entries:
        fetched = {receipt.page for receipt in entry.issue.receipts}
        for article in entry.articles:
            if not article.pages or not fetched.issuperset(article.pages):
                message = f"{article.id}: on pages that were not fetched; read the issue again"
                raise ExpectationFailed(message)
