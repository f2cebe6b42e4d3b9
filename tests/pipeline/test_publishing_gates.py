"""What a gate refuses of one newspaper does not hold back the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.archive import add_record, latest_record
from bulletin.codec import from_json, to_json
from bulletin.dataset.gates.blocked import read_blocked
from bulletin.errors import ExpectationFailed
from bulletin.model import Evidence, IssueArticles, IssueId, Tag
from bulletin.pipeline import fetch, issues_on, make_articles, publish
from smallpaper import newspaper

DAY = date(2026, 3, 12)
AT = datetime(2026, 3, 15, 7, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    """Two newspapers with the same pages, published."""
    desk = newspaper(tmp_path, DAY)
    other = (tmp_path / "papers" / "hexi.yaml").read_text("utf-8").replace("hexi", "heming")
    (tmp_path / "papers" / "heming.yaml").write_text(other, "utf-8")
    desk = replace(desk, only=("heming", "hexi"))
    for issue in issues_on(desk, DAY):
        make_articles(desk, fetch(desk, issue, at=AT).key)
    assert publish(desk, DAY, at=AT).version == "r000001"
    return desk


def read_again(desk, paper, **facts):
    """Another reading of an issue, with other facts in its first article."""
    issue = IssueId.of(paper, DAY)
    key = latest_record(desk.store, f"articles/{issue}")
    read = from_json(desk.store.get(key), IssueArticles, key)
    first, *others = read.articles
    articles = (replace(first, **facts), *others)
    add_record(desk.store, f"articles/{issue}", to_json(replace(read, articles=articles)))


def test_a_refusal_that_shows_in_the_rows_leaves_the_others_to_go_on(desk):
    wrong = Tag("transport", 1.0, 1.0, (Evidence("body", 0, 2, "〇〇"),))
    read_again(desk, "heming", tags=(wrong,))
    read_again(desk, "hexi", keywords=("新桥",))

    with pytest.raises(ExpectationFailed, match="the others are in r000002") as caught:
        publish(desk, DAY, at=AT)

    assert list(caught.value.refused) == ["heming"]
    assert read_blocked(desk.store, "b000001").paper == "heming"


def test_what_is_refused_alone_makes_no_release(desk):
    wrong = Tag("transport", 1.0, 1.0, (Evidence("body", 0, 2, "〇〇"),))
    read_again(desk, "heming", tags=(wrong,))

    with pytest.raises(ExpectationFailed, match="the others are in r000001"):
        publish(desk, DAY, at=AT)


def test_a_newspapers_file_says_how_far_a_printed_date_may_be_off(tmp_path):
    """The same pages on a date five days later: held, and not where its file allows it."""
    late = date(2026, 3, 19)
    desk = newspaper(tmp_path, DAY)
    pages = tmp_path / "papers" / "pages"
    for page in pages.rglob("*2026-03-12*"):
        page.rename(page.with_name(page.name.replace("2026-03-12", "2026-03-19")))
    (issue,) = issues_on(desk, late)
    key = fetch(desk, issue, at=AT).key
    held = make_articles(desk, key)
    file = tmp_path / "papers" / "hexi.yaml"
    file.write_text(file.read_text("utf-8") + "expect: {printed_days_off: 7}\n", "utf-8")

    assert "7 d from the issue's date" in (held.held or "")
    assert make_articles(desk, key).held is None
