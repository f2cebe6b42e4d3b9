"""An issue against the last ones of its newspaper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from bulletin.archive import FolderStore
from bulletin.dataset import publish_release
from bulletin.dataset.draft import draft_of
from bulletin.dataset.gates.history import ENOUGH, LAST, Past
from bulletin.dataset.gates.judging import history_for
from bulletin.dataset.gates.usual import _usual, judge_usual
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.tables import look_at
from dataset.builders import AT, DAY, article, entry, long_entry, paper, with_articles
from dataset.gates.saying import blocks, outcomes, warnings

USUAL = Past(
    issue="lanwan-2026-03-01-a", day=DAY, pages=4, articles=20, characters=4000,
    told=20, headlines=20, bodies=20, bylines=10,
)  # fmt: skip


def issue(store, articles=20, each=200, pages=4):
    return long_entry(store, articles, each, pages)


def past(*values, **facts):
    """Issues that differ in some facts, or so many of the same."""
    return {"lanwan": [replace(USUAL, **facts, **value) for value in values]}


def same(count=LAST, **facts):
    return past(*[{}] * count, **facts)


def test_an_issue_as_usual_passes(store):
    assert outcomes(judge_usual([issue(store)], same(bylines=20))) == set()


def test_too_short_a_history_says_nothing(store):
    little = issue(store, articles=1, each=1)

    assert list(judge_usual([little], same(ENOUGH - 1))) == []
    assert len(blocks(judge_usual([little], same(ENOUGH)))) == 2


@pytest.mark.parametrize(("each", "outcome"), [(67, "block"), (68, None)])
def test_under_a_third_of_the_characters_a_page_blocks(store, each, outcome):
    """1,000 characters a page are usual: 20 × 67 on 4 pages are 335, with another bound 340."""
    found = list(judge_usual([issue(store, each=each)], same(characters=4050, bylines=20)))

    assert bool(blocks(found)) == bool(outcome)
    if outcome:
        assert blocks(found)[0].startswith(
            "lanwan-2026-03-15-a: 335.0 characters a page, under a third of what is usual (1012.5 "
            "or more); look at its pages"
        )


def test_a_thin_issue_on_fewer_pages_only_warns(store):
    """A quarter of everything, on one page in place of four: the newspaper's own business."""
    found = list(judge_usual([issue(store, articles=5, pages=1)], same(bylines=20)))

    assert blocks(found) == []
    assert [it.split(": ")[1].split(",")[0] for it in warnings(found)] == [
        "1 page",
        "5 articles",
        "1000 characters",
    ]


@pytest.mark.parametrize(
    ("articles", "is_told"), [(13, True), (14, False), (30, False), (31, True)]
)
def test_two_thirds_and_one_and_a_half_of_usual_are_warned_of(store, articles, is_told):
    found = judge_usual([issue(store, articles=articles)], same(bylines=20))

    assert any(
        f"{articles} articles, where 20 to 20 are usual" in it for it in warnings(found)
    ) == (is_told)


def test_a_thin_weekday_is_usual(store):
    """Of the last twenty a Saturday's three have half of it all, and so has this one."""
    thin = {"pages": 2, "articles": 10, "characters": 2000}
    seen = past(*[{}] * 17, *[thin] * 3, bylines=20)

    assert outcomes(judge_usual([issue(store, articles=10, pages=2)], seen)) == set()


def test_one_spoilt_issue_does_not_make_the_next_one_usual(store):
    spoilt = {"articles": 1, "characters": 3}
    seen = past(*[{}] * 19, spoilt, bylines=20)

    assert blocks(judge_usual([issue(store, articles=20, each=1)], seen)) != []


def test_a_share_far_below_what_is_usual_is_warned_of(store):
    given = issue(store)
    bare = [replace(it, bylines=()) for it in given.articles[:15]]
    now = with_articles(given, *bare, *given.articles[15:])

    assert outcomes(judge_usual([now], same(bylines=9))) == set()
    assert warnings(judge_usual([now], same(bylines=10))) == [
        (
            "lanwan-2026-03-15-a: 25% of its articles have a byline, where 50% is usual; look "
            "whether "
            "its typefaces are another"
        )
    ]


def test_a_held_issue_is_not_compared(store):
    held = replace(issue(store), read=replace(issue(store).read, is_held=True))

    assert list(judge_usual([held], same())) == []


@given_any(st.lists(st.integers(0, 10_000), min_size=ENOUGH, max_size=LAST), st.data())
def test_no_issue_like_one_of_the_last_is_blocked_or_out_of_bounds_by_one(seen, data):
    """However sizes vary, what is usual lies within them, and at most two are outside of it."""
    least, most = _usual(seen)

    assert min(seen) <= least <= most <= max(seen)
    assert sum(it < least for it in seen) <= 1
    assert sum(it > most for it in seen) <= 1


def _history(store, day, count=1, newspaper=None):
    manifest = read_standing(store).manifest
    given = (entry(store, newspaper, day, articles=count),)
    return history_for(draft_of(store, manifest, given, day, AT, opening=look_at))


def test_the_last_issues_are_read_from_the_tables(tmp_path):
    store = FolderStore(tmp_path / "store")
    days = [DAY + timedelta(days=n) for n in range(4)]
    for n, day in enumerate(days, 1):
        given = entry(store, day=day, articles=n)
        photo = replace(article(given.issue.id, 1), item_type="photo", bylines=())
        publish_release(store, [with_articles(given, photo, *given.articles[1:])], day=day, at=AT)
    publish_release(store, [entry(store, paper("hexi"), day=days[2])], day=days[2], at=AT)

    history = _history(store, days[2])

    assert [(it.day, it.pages, it.articles, it.told) for it in history["lanwan"]] == [
        (days[1], 4, 2, 1),
        (days[0], 4, 1, 0),
        (days[3], 4, 4, 3),
    ]
    first = history["lanwan"][0]
    assert (first.characters, first.headlines, first.bodies, first.bylines) == (42, 1, 1, 1)


def test_a_new_newspaper_has_no_history(tmp_path):
    store = FolderStore(tmp_path / "store")
    publish_release(store, [entry(store)], day=DAY, at=AT)

    assert _history(store, DAY, newspaper=paper("hexi")) == {"hexi": ()}
