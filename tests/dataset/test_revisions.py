"""Revisions and changes of articles."""

from __future__ import annotations

import json
from datetime import timedelta

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.changes import delta_lines, tally
from bulletin.dataset.revisions import article_changes, revised
from bulletin.dataset.rows import rows_of
from dataset.builders import AT, FETCHED, entry, reworded, with_articles

LATER = AT + timedelta(days=1)


def rows(given):
    return rows_of(ARTICLES, [given])


def test_a_first_publication_is_revision_one_and_dated_by_its_fetch(store):
    nothing = rows(entry(store, articles=0))

    row = revised(nothing, rows(entry(store, articles=1)), AT).to_pylist()[0]

    assert (row["revision"], row["first_seen_at"], row["revised_at"]) == (1, FETCHED, FETCHED)


def test_the_same_text_keeps_revision_and_times(store):
    before = revised(rows(entry(store, articles=0)), rows(entry(store, articles=2)), AT)

    assert revised(before, rows(entry(store, articles=2)), LATER) == before


def test_another_text_is_the_next_revision_of_the_same_article(store):
    given = entry(store, articles=2)
    first, second = given.articles
    before = rows(given)

    after = revised(before, rows(with_articles(given, first, reworded(second, "改。"))), LATER)

    assert after["revision"].to_pylist() == [1, 2]
    assert after["first_seen_at"].to_pylist() == [FETCHED, FETCHED]
    assert after["revised_at"].to_pylist() == [FETCHED, LATER]


def test_changes_name_what_was_added_modified_and_taken_out(store):
    given = entry(store, articles=3)
    first, second, third = given.articles
    before = rows(with_articles(given, first, second))
    after = revised(before, rows(with_articles(given, reworded(second, "改。"), third)), LATER)

    found = article_changes(before, after, [with_articles(given, reworded(second, "改。"), third)])

    assert [(it.op, it.id[-5:], it.revision) for it in found] == [
        ("DEL", "i0001", 2),
        ("MOD", "i0002", 2),
        ("ADD", "i0003", 1),
    ]
    assert found[1].changed == (
        "revision",
        "reading_order",
        "body",
        "char_count",
        "revised_at",
        "content_sha256",
    )
    assert tally(found).modified == 1


def test_a_change_is_a_line_of_json_with_the_whole_record(store):
    nothing, after = rows(entry(store, articles=0)), rows(entry(store, articles=1))

    line = json.loads(delta_lines(article_changes(nothing, after, [entry(store, articles=1)])))
    gone = json.loads(delta_lines(article_changes(after, nothing, [entry(store, articles=0)])))

    assert (line["op"], line["id"], line["revision"]) == ("ADD", "lanwan-2026-03-15-a-i0001", 1)
    assert list(line["record"]) == ARTICLES.schema.names
    assert line["record"]["published_date"] == "2026-03-15"
    assert line["record"]["first_seen_at"] == "2026-03-15T00:30:00Z"
    assert (gone["op"], gone["record"]) == ("DEL", None)
