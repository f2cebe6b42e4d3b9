"""Pages, articles and what is filled in, against the newspaper's file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin.catalog import Bounds, Expectations, Fill
from bulletin.dataset.gates.counts import judge_counts, judge_fill
from bulletin.model import Finding, Severity
from dataset.builders import entry, paper, with_articles
from dataset.gates.saying import blocks, outcomes, warnings

HOLD = Finding("nothing-read", "lanwan-2026-03-15-a", "no text on any page", Severity.HOLD)


def expecting(**bounds):
    return paper(expect=Expectations(**bounds))


def test_too_few_articles_block_with_count_bounds_and_remedy(store):
    strict = expecting(articles=Bounds(min=5, max=40))

    assert blocks(judge_counts([entry(store, strict, articles=3)])) == [
        (
            "lanwan-2026-03-15-a: 3 articles, expected 5 to 40; look at the issue, then mend "
            "it or "
            "expect.articles in lanwan.yaml"
        )
    ]


@pytest.mark.parametrize(("pages", "outcome"), [(2, "block"), (3, None), (5, None), (6, "warn")])
def test_min_blocks_and_max_warns(store, pages, outcome):
    given = entry(store, expecting(pages=Bounds(min=3, max=5)), pages=pages, articles=2)

    assert outcomes(judge_counts([given])) == ({("pages", pages, outcome)} if outcome else set())


def test_more_than_max_says_what_to_do(store):
    given = entry(store, expecting(pages=Bounds(max=4)), pages=5)

    assert warnings(judge_counts([given])) == [
        (
            "lanwan-2026-03-15-a: 5 pages, expected 0 to 4; look at the issue, then mend it or "
            "expect.pages in lanwan.yaml"
        )
    ]


def test_no_upper_bound_is_any_number(store):
    given = entry(store, expecting(pages=Bounds(min=6)))

    assert "4 pages, expected 6 to any number" in blocks(judge_counts([given]))[0]


def test_a_held_issue_may_have_any_counts(store):
    strict = expecting(articles=Bounds(min=5))

    assert (
        outcomes(judge_counts([entry(store, strict, articles=0, is_held=True, findings=(HOLD,))]))
        == set()
    )


def test_too_few_headlines_block(store):
    given = entry(store, expecting(fill=Fill(headline=0.9)))
    first, *others = given.articles
    bare = replace(first, heads=replace(first.heads, headline=""))

    assert blocks(judge_fill([given])) == []
    assert blocks(judge_fill([with_articles(given, bare, *others)])) == [
        (
            "lanwan-2026-03-15-a: 2 of 3 articles have a headline, expected 90%; look at the "
            "issue, "
            "then mend it or expect.fill.headline in lanwan.yaml"
        )
    ]


def test_photographs_need_no_body(store):
    given = entry(store, expecting(fill=Fill(body=1.0)))
    first, *others = given.articles
    photo = replace(first, item_type="photo", paragraphs=())

    assert blocks(judge_fill([with_articles(given, photo, *others)])) == []
    text = replace(photo, item_type="article")
    assert "have a body" in blocks(judge_fill([with_articles(given, text, *others)]))[0]
