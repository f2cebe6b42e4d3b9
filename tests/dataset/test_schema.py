"""The published columns are described once, and everything else agrees."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from bulletin.dataset import data_dictionary
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.columns import type_words
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import OF_ISSUES, TABLES
from dataset.builders import entry

DOCS = Path(__file__).parents[2] / "docs" / "dataset.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_named_once_and_described_in_both_languages(table):
    names = [column.name for column in table.columns]

    assert len(set(names)) == len(names)
    assert all(column.zh and column.en for column in table.columns)
    assert set(table.key) | set(table.parted_by) <= set(names)


@pytest.mark.parametrize("table", OF_ISSUES, ids=lambda table: table.name)
def test_rows_have_exactly_the_columns_of_the_schema(store, table):
    assert rows_of(table, [entry(store)]).schema == table.schema


@pytest.mark.parametrize("table", OF_ISSUES, ids=lambda table: table.name)
def test_no_issue_makes_no_row(table):
    rows = rows_of(table, [])

    assert rows.num_rows == 0
    assert rows.schema == table.schema


def test_columns_that_a_date_is_looked_up_by_come_within_reach_of_statistics():
    """Delta keeps bounds of the first 32 columns only; a reader that ignores ours still prunes."""
    names = [column.name for column in ARTICLES.columns]

    assert max(names.index("published_date"), names.index("article_id")) < 32


def test_the_docs_hold_the_data_dictionary():
    text = DOCS.read_text(encoding="utf-8")

    assert data_dictionary().strip() in text, "paste `bulletin.dataset.data_dictionary()` into it"


def test_types_read_as_words():
    kind = pa.list_(pa.struct([("name", pa.string()), ("role", pa.string())]))

    assert type_words(kind) == "list of (name string, role string)"
    assert type_words(pa.timestamp("us", tz="UTC")) == "timestamp, UTC"
    assert type_words(pa.int32()) == "int32"
