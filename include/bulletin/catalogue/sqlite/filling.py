"""All tables of a release into an SQLite database, a month of a newspaper at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from bulletin.catalogue.snapshot import Snapshot
from bulletin.catalogue.sqlite.layout import Listed, create, create_listed, fill_listed, in_order
from bulletin.catalogue.sqlite.parts import months, values
from bulletin.dataset.article_schema import ARTICLE_TOPICS, ARTICLES
from bulletin.dataset.columns import Table
from bulletin.dataset.schema import ISSUES, PAPERS, TABLES
from bulletin.dataset.vocabulary import TOPICS

BODIES = ("body", "body_raw")

LISTED = (
    Listed("article_authors", "authors", ARTICLES, ("name", "role"), ("name",)),
    Listed("article_captions", "captions", ARTICLES, ("text", "credit")),
    Listed("article_keywords", "keywords", ARTICLES, ("keyword",), ("keyword",)),
    Listed(
        "topic_evidence",
        "evidence",
        ARTICLE_TOPICS,
        ("field", "start", "end", "words"),
        ("words",),
    ),
    Listed("issue_findings", "findings", ISSUES, ("code", "at", "message", "severity"), ("code",)),
)

# An article may be tagged with a topic that the vocabulary has no more: it stays, without a name.
_TOPICS_WITHOUT_NAME = """
INSERT INTO topics (code)
SELECT topic FROM article_topics EXCEPT SELECT code FROM topics ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """
    What a row of an article is told by that is in other tables.

    Attributes:
        silent: Codes of newspapers whose bodies may not be published.
        topic_names: Chinese names of topics by their codes.
    """

    silent: frozenset[str]
    topic_names: Mapping[str, str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> _Known:
        papers = [row for rows in months(snapshot, PAPERS) for row in rows.to_pylist()]
        topics = [row for rows in months(snapshot, TOPICS) for row in rows.to_pylist()]
        return cls(
            frozenset(row["code"] for row in papers if not row["bodies_published"]),
            {row["code"]: row["name_zh"] for row in topics},
        )


def fill(database: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Make all tables, and put in what the release has."""
    for table in TABLES:
        database.execute(create(table))
        if table is not ARTICLES:
            _insert(database, table, (_columns(rows, table) for rows in months(snapshot, table)))
    _insert(database, ARTICLES, _articles(snapshot), ("topic_names", "first_topic", "number"))
    database.execute(_TOPICS_WITHOUT_NAME)
    for listed in LISTED:
        database.execute(create_listed(listed))
        database.execute(fill_listed(listed))


def _insert(
    database: sqlite3.Connection,
    table: Table,
    parts: Iterator[list[list[object]]],
    added: Sequence[str] = (),
) -> None:
    """Put in rows, given column by column: those of the table, and then those that are added."""
    names = [column.name for column in in_order(table)] + [*added]
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(repeat("?", len(names)))
    statement = f'INSERT INTO "{table.name}" ({quoted}) VALUES ({marks})'  # noqa: S608  our names
    for columns in parts:
        database.executemany(statement, zip(*columns, strict=True))


def _columns(rows: pa.Table, table: Table) -> list[list[object]]:
    return [values(rows, column) for column in in_order(table)]


def _articles(snapshot: Snapshot) -> Iterator[list[list[object]]]:
    """Articles numbered from 1 in the order of their ids, with their topics' names."""
    known = _Known.of(snapshot)
    last = 0
    for rows in months(snapshot, ARTICLES):
        numbers: list[object] = list(range(last + 1, last + 1 + rows.num_rows))
        last += rows.num_rows
        names = _topic_names(rows, known.topic_names)
        told: list[object] = [msgspec.json.encode(each).decode() for each in names]
        first: list[object] = [each[0] if each else None for each in names]
        columns = _columns(_without_bodies(rows, known.silent), ARTICLES)
        yield [*columns, told, first, numbers]


def _topic_names(rows: pa.Table, known: Mapping[str, str]) -> list[list[str]]:
    """The topics of each article as a person calls them; the code of one without a name."""
    return [
        [known.get(code) or code for code in codes or ()] for codes in rows["topics"].to_pylist()
    ]


def _without_bodies(rows: pa.Table, silent: frozenset[str]) -> pa.Table:
    """
    The rows, with no body of newspapers that do not allow it now.

    A month that was published before they changed their mind still has bodies.
    """
    is_silent = pc.is_in(rows["paper"], value_set=pa.array(sorted(silent), pa.string()))
    for name in BODIES:
        kept = pc.if_else(is_silent, pa.scalar(None, pa.string()), rows[name])
        rows = rows.set_column(rows.schema.get_field_index(name), name, kept)
    return rows
