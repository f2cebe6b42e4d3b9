"""What several sections are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin.catalogue.page.markup import Html, element, joined
from bulletin.catalogue.words import Words

MORE_PAPERS = Words("另外 {} 种报纸", "{} more newspapers")


def section(name: str, title: Words, lead: Words | None, *children: str | Words) -> Html:
    """A section with its heading; `name` is what links to it end in."""
    return element(
        "section",
        element("h2", title, id=f"{name}-title"),
        element("p", lead, class_="lead") if lead else "",
        *children,
        id=name,
        aria_labelledby=f"{name}-title",
    )


def table(columns: Sequence[Words], rows: Iterable[Html], class_: str) -> Html:
    """
    A table that scrolls by itself where it is wider than the page.

    Columns that are of less use on a telephone have the class `extra` in their cells; the heads
    follow the cells by the table's own class.
    """
    heads = (element("th", column, scope="col") for column in columns)
    body = element(
        "table",
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
        class_=class_,
    )
    return element("div", body, class_="scroll")


def first_rows(
    columns: Sequence[Words], rows: Sequence[Html], class_: str, more: Words, shown: int = 12
) -> Html:
    """A table of the first rows, and one of the rest, which a reader opens who wants it."""
    rest = rows[shown:]
    if not rest:
        return table(columns, rows, class_)
    told = Words(more.zh.format(len(rest)), more.en.format(len(rest)))
    return joined(table(columns, rows[:shown], class_), folded(told, table(columns, rest, class_)))


def folded(summary: Html | Words | str, *children: str | Words, is_open: bool = False) -> Html:
    """What a reader opens who wants it."""
    return element("details", element("summary", summary), *children, open=is_open)
