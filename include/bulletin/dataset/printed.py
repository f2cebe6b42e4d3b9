"""What the rows of all tables are made from, and how columns are taken from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from bulletin.dataset.entries import IssueEntry
from bulletin.model import Article, Receipt
from bulletin.published.places import month_of

Entries = Sequence[IssueEntry]
Columns = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article with its issue."""

    entry: IssueEntry
    article: Article
    order: int

    @property
    def receipts(self) -> list[Receipt]:
        return [self.entry.receipt(page) for page in self.article.pages]

    @property
    def may_be_read(self) -> bool:
        """Whether the newspaper's rights let its text be published."""
        return self.entry.newspaper.rights.bodies

    @property
    def body(self) -> str | None:
        return self.article.body if self.may_be_read else None

    @property
    def body_raw(self) -> str | None:
        return self.article.raw_text if self.may_be_read else None


def printed(entries: Entries) -> list[Printed]:
    """The articles of these issues that are published, in their order."""
    return [
        Printed(entry, article, order)
        for entry in entries
        for order, article in enumerate(entry.articles, 1)
    ]


def address(receipt: Receipt) -> str | None:
    """Where anybody can find the page; nothing for a file that only we have or had."""
    is_ours = receipt.is_by_hand or receipt.url.startswith("file:")
    return None if is_ours else receipt.url


def told_apart(rows: Sequence[Printed] | Entries) -> Mapping[str, list[Any]]:
    """Paper, month and date: the columns by which tables are parted and replaced."""
    entries = [row.entry if isinstance(row, Printed) else row for row in rows]
    days = [entry.issue.id.date for entry in entries]
    return {
        "paper": [entry.newspaper.code for entry in entries],
        "published_month": [month_of(day) for day in days],
        "published_date": days,
    }


def each(values: Sequence[object], name: str) -> list[Any]:
    """One attribute of each."""
    return list(map(attrgetter(name), values))


def texts(values: Sequence[object], name: str) -> list[str]:
    """One id of each, as plain text."""
    return list(map(str, each(values, name)))
