"""Every place in a text is where its words are."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest

from bulletin.catalog import Rights
from bulletin.dataset.article_schema import (
    ARTICLE_ENTITIES,
    ARTICLE_PAGES,
    ARTICLE_TOPICS,
    ARTICLES,
)
from bulletin.dataset.gates.offsets import judge_offsets, texts_of
from bulletin.dataset.gates.report import Gate, report
from bulletin.dataset.rows import rows_of
from bulletin.model import Entity, EntityType, Evidence, Tag
from dataset.builders import entry, paper, with_articles
from dataset.gates.saying import blocks

FIRST = "lanwan-2026-03-15-a-i0001"
TABLES = (ARTICLES, ARTICLE_TOPICS, ARTICLE_ENTITIES, ARTICLE_PAGES)


def checks(given, **tables):
    """The checks of an issue, with rows of some tables in place of its own."""
    rows = {table.name: rows_of(table, [given]) for table in TABLES} | tables
    return list(judge_offsets(texts_of([given]), *(rows[table.name] for table in TABLES)))


def altered(given, table, **values):
    """The issue's rows with other values in the first."""
    first, *others = rows_of(table, [given]).to_pylist()
    return pa.Table.from_pylist([first | values, *others], schema=table.schema)


def named(given, start, end, words, field="body"):
    entity = Entity(EntityType.PLACE, field, start, end, words, "", "rule", 0.9)
    first, *others = given.articles
    return with_articles(given, replace(first, entities=(entity,)), *others)


def test_rows_as_they_were_read_pass(store):
    (check,) = checks(named(entry(store), 4, 6, "兰湾"))

    assert (check.gate, check.outcome, check.at) == (Gate.OFFSETS, "pass", "lanwan")


def test_an_entity_whose_words_are_elsewhere_blocks(store):
    (message,) = blocks(checks(named(entry(store), 5, 7, "兰湾")))

    assert message.startswith(
        f"{FIRST}: article_entities has “兰湾” at body 5–7, where “湾新” stands; a fault in how"
    )


@pytest.mark.parametrize(
    ("start", "end", "words", "field"),
    [
        (-2, 0, "段。", "body"),
        (3, 3, "", "body"),
        (0, 2, "兰湾", "title"),
        (0, 2, "引题", "summary"),
    ],
)
def test_places_that_cannot_be_block(store, start, end, words, field):
    assert len(blocks(checks(named(entry(store), start, end, words, field)))) == 1


def test_evidence_of_a_topic_whose_words_are_elsewhere_blocks(store):
    given = entry(store)
    tag = Tag("transport", 1.0, 1.0, (Evidence("headline", 0, 2, "今日"),))
    wrong = [replace(article, tags=(tag,)) for article in given.articles]

    (message,) = blocks(checks(with_articles(given, *wrong)))

    assert "article_topics has “今日” at headline 0–2, where “兰湾” stands (and 2 more)" in message


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"char_count": 24}, "char_count is 24 and its body has 21"),
        ({"body": "别的"}, "its body is another than the one read"),
        ({"crossheads": ["桥长四里"]}, "the crosshead “桥长四里” is not in its body"),
        ({"crossheads": ["桥长三里", "桥长三里"]}, "is not in its body, in order"),
        ({"article_id": "lanwan-2026-03-15-a-i0009"}, "not among the articles read"),
    ],
)
def test_an_articles_own_row_is_compared(store, values, told):
    given = entry(store)

    (message,) = blocks(checks(given, articles=altered(given, ARTICLES, **values)))

    assert told in message


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"end": 99}, "outside of its body"),
        ({"start": -1}, "outside of its body"),
        ({"end": 9}, "over the stretch before it"),
        ({"page_id": "lanwan-2026-03-15-a-p04"}, "where the article is not"),
    ],
)
def test_stretches_lie_inside_in_order_and_on_a_page_of_the_article(store, values, told):
    given = entry(store)

    found = blocks(checks(given, article_pages=altered(given, ARTICLE_PAGES, **values)))

    assert len(found) == 1
    assert told in found[0]


def test_a_body_that_rights_keep_back_must_not_be_there(store):
    kept = paper(rights=Rights(statement="仅元数据", bodies=False))
    given = entry(store, kept)

    assert blocks(checks(given)) == []
    leaking = altered(given, ARTICLES, body_raw="本报讯")
    (check,) = [it for it in checks(given, articles=leaking) if it.is_block]
    assert check.gate is Gate.RIGHTS
    assert "lets none be published" in check.message


def test_words_are_compared_where_the_body_is_kept_back_too(store):
    kept = paper(rights=Rights(statement="仅元数据", bodies=False))

    assert len(blocks(checks(named(entry(store, kept), 5, 7, "兰湾")))) == 1


def test_whatever_a_page_has_for_characters_the_message_is_one_line(store):
    found = named(entry(store), 4, 6, "兰\x1b[2J\n湾")

    (check,) = report(checks(found)).blocks

    assert "“兰\ufffd[2J 湾”" in check.message
