"""`bulletin topics diff`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.__main__ import main
from bulletin.archive import add_record
from bulletin.codec import from_json, to_json
from bulletin.model import IssueArticles, IssueId, Tag
from bulletin.pipeline import fetch, make_articles
from smallpaper import newspaper

THURSDAY = date(2026, 3, 12)
ISSUE = IssueId.of("hexi", THURSDAY)
AT = datetime(2026, 3, 16, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    """A store with an issue of which one article has a topic that it does not deserve."""
    desk = newspaper(tmp_path, THURSDAY)
    made = make_articles(desk, fetch(desk, ISSUE, at=AT).key)
    stored = from_json(desk.store.get(made.key), IssueArticles, made.key)
    first, *others = stored.articles
    older = replace(first, tags=(*first.tags, Tag("veterans", 9.0, 1.0, ())))
    add_record(
        desk.store, f"articles/{ISSUE}", to_json(replace(stored, articles=(older, *others)))
    )
    return tmp_path


def diff(folder, *more):
    places = ("--store", str(folder / "store"), "--papers", str(folder / "papers"))
    return main(["topics", "diff", "--paper", "hexi", "--date", "2026-03-12", *places, *more])


def test_it_tells_by_topic_who_gains_and_who_loses(store, capsys):
    assert diff(store) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["topic", "gain", "it", "lose", "it", "as"]
    assert lines[1].split() == ["veterans", "0", "1", f"{ISSUE}-i0001"]


def test_json_has_a_topic_a_line(store, capsys):
    assert diff(store, "--json") == 0

    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {
        "topic": "veterans", "gained": 0, "lost": 1, "articles": [f"{ISSUE}-i0001"],
    }  # fmt: skip


def test_where_nothing_changes_it_says_so(tmp_path, capsys):
    desk = newspaper(tmp_path, THURSDAY)
    make_articles(desk, fetch(desk, ISSUE, at=AT).key)

    assert diff(tmp_path) == 0
    assert capsys.readouterr().out == "no article would gain or lose a topic\n"
