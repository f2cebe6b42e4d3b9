"""The rows against the published schema."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from bulletin.dataset.article_schema import ARTICLE_ENTITIES, ARTICLE_PAGES, ARTICLES
from bulletin.dataset.gates import facts
from bulletin.dataset.gates.references import judge_references
from bulletin.dataset.gates.schema import judge_schema
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import ISSUES, OF_ISSUES, PAGES, PAPERS, TABLES
from bulletin.model import Entity, EntityType
from dataset.builders import entry, paper, with_articles
from dataset.gates.saying import blocks

FIRST = "lanwan-2026-03-15-a-i0001"
LATE = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def given(store):
    made = entry(store)
    found = Entity(EntityType.DATE, "body", 0, 2, "本报", "", "rule", 0.5)
    first, *others = made.articles
    return with_articles(made, replace(first, entities=(found,)), *others)


def altered(rows, at=0, **values):
    found = rows.to_pylist()
    found[at] |= values
    return pa.Table.from_pylist(found, schema=rows.schema)


def judged(given, table, **values):
    return blocks(judge_schema(table, altered(rows_of(table, [given]), **values)))


@pytest.mark.parametrize("table", OF_ISSUES, ids=lambda table: table.name)
def test_rows_as_they_are_made_pass(given, table):
    (check,) = judge_schema(table, rows_of(table, [given]))

    assert (check.outcome, check.at) == ("pass", table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_without_rows_passes(table):
    assert blocks(judge_schema(table, table.schema.empty_table())) == []


@pytest.mark.parametrize(
    ("table", "values", "told"),
    [
        (ARTICLES, {"headline": None}, f"{FIRST}: articles.headline is '<NA>', wanted a value"),
        (ARTICLES, {"topics": None}, "articles.topics is '<NA>', wanted a value"),
        (ARTICLES, {"revision": 0}, "articles.revision is '0', wanted 1 or more"),
        (ARTICLES, {"text_quality": 1.01}, "articles.text_quality is '1.01', wanted 1 or less"),
        (ARTICLES, {"text_quality": -0.1}, "articles.text_quality is '-0.1', wanted 0 or more"),
        (ARTICLES, {"item_type": "story"}, "wanted one of article, brief, notice, photo"),
        (
            ARTICLES,
            {"article_id": "lanwan-1"},
            "articles.article_id is 'lanwan-1', wanted written",
        ),
        (ARTICLES, {"article_id": f"{FIRST}\n"}, "articles.article_id is "),
        (ARTICLES, {"content_sha256": "A" * 64}, "articles.content_sha256 is "),
        (ARTICLES, {"published_month": "2026-13"}, "articles.published_month is '2026-13'"),
        (ARTICLES, {"first_seen_at": LATE}, "wanted first_seen_at not past revised_at"),
        (ARTICLE_PAGES, {"start": 9}, "wanted start not past end"),
        (ARTICLE_PAGES, {"right": 1.0}, "wanted left not past right"),
        (ARTICLE_ENTITIES, {"confidence": 2.0}, "article_entities.confidence is '2.0'"),
        (ARTICLE_ENTITIES, {"type": "thing"}, "article_entities.type is 'thing'"),
        (
            ARTICLE_ENTITIES,
            {"first_date": date(2026, 2, 2), "last_date": date(2026, 2, 1)},
            "wanted first_date not past last_date",
        ),
        (ISSUES, {"status": "kept"}, "issues.status is 'kept', wanted one of held, published"),
        (ISSUES, {"page_count": -1}, "issues.page_count is '-1', wanted 0 or more"),
        (PAGES, {"bytes": 0}, "pages.bytes is '0', wanted 1 or more"),
        (PAPERS, {"code": "Lanwan"}, "papers.code is 'Lanwan'"),
    ],
)
def test_one_wrong_value_blocks(given, table, values, told):
    (message,) = judged(given, table, **values)

    assert told in message
    assert "a fault in how the rows are made" in message


def test_a_code_of_a_place_is_none_of_a_newspaper(given):
    assert judged(given, ARTICLE_ENTITIES, code="370203") == []


def test_what_may_be_null_may_be(given):
    for name in facts.NULLABLE["articles"]:
        assert judged(given, ARTICLES, **{name: None}) == []


def test_the_same_key_twice_blocks(given):
    rows = rows_of(ARTICLES, [given])
    twice = pa.concat_tables([rows, rows.slice(0, 1)])

    (message,) = blocks(judge_schema(ARTICLES, twice))

    assert f"{FIRST}: articles.key, wanted each key once" in message


def test_the_newspaper_whose_row_is_wrong_is_refused_alone(store):
    rows = pa.concat_tables(
        [rows_of(ARTICLES, [entry(store)]), rows_of(ARTICLES, [entry(store, paper("hexi"))])]
    )

    found = [it for it in judge_schema(ARTICLES, altered(rows, 4, revision=0)) if it.is_block]

    assert [(it.paper, it.value, it.at) for it in found] == [("hexi", 1, "articles.revision")]


def test_other_columns_block(given):
    rows = rows_of(ARTICLES, [given])

    assert "columns or types" in blocks(judge_schema(ARTICLES, rows.drop_columns(["body"])))[0]


def test_facts_name_what_there_is():
    """A column that is renamed takes what is known of it along."""
    columns = {(table.name, column.name) for table in TABLES for column in table.columns}
    names = {column for _, column in columns}

    assert set(facts.NULLABLE) == {table.name for table in TABLES}
    told = {(table, name) for table, nulls in facts.NULLABLE.items() for name in nulls}
    told |= {
        (table, name) for table, pairs in facts.ORDERED.items() for it in pairs for name in it
    }
    told |= {*facts.LISTED, *facts.NOT_SO}
    told |= {(it[0], it[1]) for it in facts.REFERENCES} | {
        (it[2], it[3]) for it in facts.REFERENCES
    }
    assert told <= columns
    assert {*facts.PATTERNS, *facts.RANGES} <= names


def rows_by_name(*entries):
    return {table.name: rows_of(table, entries) for table in OF_ISSUES}


def test_references_that_are_there_pass(given):
    found = list(judge_references(rows_by_name(given)))

    assert {check.outcome.value for check in found} == {"pass"}
    assert len(found) == len(facts.REFERENCES)


@pytest.mark.parametrize(
    ("table", "values", "told"),
    [
        ("article_topics", {"article_id": "lanwan-2026-03-15-a-i0099"}, "is not in articles"),
        ("article_entities", {"article_id": "lanwan-2026-03-15-a-i0099"}, "is not in articles"),
        ("article_pages", {"page_id": "lanwan-2026-03-15-a-p09"}, "is not in pages (1 rows)"),
        ("articles", {"page_ids": ["lanwan-2026-03-15-a-p09"]}, "articles.page_ids: lanwan-2026"),
        ("pages", {"issue_id": "lanwan-2026-03-15-b"}, "is not in issues"),
        ("issues", {"article_count": 2}, "3 articles, and issues says 2"),
    ],
)
def test_a_reference_that_leads_nowhere_blocks(given, table, values, told):
    rows = rows_by_name(given)

    found = blocks(judge_references(rows | {table: altered(rows[table], **values)}))

    assert len(found) == 1
    assert told in found[0]


def test_a_newspaper_that_is_not_told_of_blocks(given):
    rows = rows_by_name(given)

    found = blocks(judge_references(rows | {"papers": rows["papers"].slice(0, 0)}))

    assert len(found) == 2
