"""What the topics of today would change in stored articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.archive import add_record, latest_record
from bulletin.codec import from_json, to_json
from bulletin.model import ArticleId, IssueArticles, IssueId, Tag
from bulletin.pipeline import TagChange, TopicChange, by_topic, fetch, make_articles, tag_changes
from smallpaper import listing, newspaper

THURSDAY = date(2026, 3, 12)
ISSUE = IssueId.of("hexi", THURSDAY)
FIRST = ArticleId(f"{ISSUE}-i0001")
AT = datetime(2026, 3, 16, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def fetched(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    return desk, fetch(desk, ISSUE, at=AT).key


def test_topics_of_today_change_nothing_in_what_they_have_tagged(fetched):
    desk, key = fetched
    make_articles(desk, key)

    assert tag_changes(desk, key) == ()


def test_what_older_topics_gave_and_today_s_do_not_is_lost(fetched, tmp_path):
    desk, key = fetched
    made = make_articles(desk, key)
    stored = from_json(desk.store.get(made.key), IssueArticles, made.key)
    first, *others = stored.articles
    older = replace(first, tags=(Tag("sport", 9.0, 1.0, ()),))
    add_record(
        desk.store, f"articles/{ISSUE}", to_json(replace(stored, articles=(older, *others)))
    )
    before = listing(tmp_path / "store")

    (change,) = tag_changes(desk, key)

    assert (change.article, change.lost) == (first.id, ("sport",))
    assert change.gained == tuple(tag.topic for tag in first.tags)
    assert listing(tmp_path / "store") == before


def test_an_issue_that_was_not_read_yet_changes_nothing(fetched):
    desk, key = fetched

    assert tag_changes(desk, key) == ()
    assert latest_record(desk.store, f"articles/{ISSUE}") is None


def test_changes_are_counted_by_topic():
    second = ArticleId(f"{ISSUE}-i0002")
    changes = (
        TagChange(FIRST, gained=("law", "party"), lost=("sport",)),
        TagChange(second, gained=("law",), lost=()),
    )

    assert by_topic(changes) == (
        TopicChange("law", 2, 0, (FIRST, second)),
        TopicChange("party", 1, 0, (FIRST,)),
        TopicChange("sport", 0, 1, (FIRST,)),
    )
