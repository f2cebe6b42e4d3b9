"""All tables and columns, folded."""

from __future__ import annotations

from bulletin.catalogue.page.facts import Facts
from bulletin.catalogue.page.markup import Html, both, element, joined, number
from bulletin.catalogue.page.sections.parts import folded, section, table
from bulletin.catalogue.words import Words
from bulletin.dataset.columns import Column, Table, type_words
from bulletin.dataset.schema import TABLES


def schema(facts: Facts) -> Html:
    """A table of columns for each table that the release has."""
    return section(
        "schema",
        Words("表与字段", "Tables and columns"),
        None,
        *(_table(each, facts.tables[each.name]) for each in TABLES if each.name in facts.tables),
    )


def _table(described: Table, rows: int) -> Html:
    head = joined(
        element("code", described.name),
        " ",
        element("span", both(f"{number(rows)} 行", f"{number(rows)} rows"), class_="note"),
    )
    heads = (Words("字段", "column"), Words("类型", "type"), Words("说明", "meaning"))
    return folded(
        head,
        element("p", both(described.zh, described.en)),
        table(heads, (_column(column, described) for column in described.columns), "columns"),
    )


def _column(column: Column, described: Table) -> Html:
    is_key = column.name in described.key
    key = element("span", both("主键", "key"), class_="note") if is_key else joined()
    return element(
        "tr",
        element("th", element("code", column.name), " ", key, scope="row"),
        element("td", type_words(column.type), class_="type"),
        element("td", both(column.zh, column.en)),
    )
