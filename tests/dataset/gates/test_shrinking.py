"""Nothing may shrink without a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.gates.shrinking import Stand, judge_shrinkage
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import ISSUES, PAGES
from bulletin.model import Finding, Severity
from dataset.builders import long_entry
from dataset.gates.saying import blocks, outcomes, warnings

ISSUE = "lanwan-2026-03-15-a"
HOLD = Finding("nothing-read", ISSUE, "no text on any page", Severity.HOLD)


def issue(store, articles=10, each=100, pages=4):
    return long_entry(store, articles, each, pages)


def stand(*entries):
    return Stand(*(rows_of(table, entries) for table in (ISSUES, PAGES, ARTICLES)))


def judged(before, after):
    return list(judge_shrinkage(stand(*before), stand(*after)))


def other_page(given, number):
    receipts = tuple(
        replace(it, sha256="0" * 64) if it.page.number == number else it
        for it in given.issue.receipts
    )
    return replace(given, issue=replace(given.issue, receipts=receipts))


@pytest.mark.parametrize(
    ("articles", "is_shut"), [(8, False), (7, True), (10, False), (12, False)]
)
def test_more_than_a_fifth_of_the_articles_fewer_blocks(store, articles, is_shut):
    found = judged([issue(store)], [issue(store, articles)])

    assert bool(blocks(found)) == is_shut


def test_the_message_says_what_stands_and_what_to_do(store):
    found = judged([issue(store)], [issue(store, 6)])

    assert blocks(found)[0] == (
        f"{ISSUE}: 6 articles in place of 10, from the same pages; compare the two, and "
        "rebuild it "
        "from layout when its reading is mended, or let it through"
    )
    assert outcomes(found) == {("articles", 6, "block"), ("characters", 600, "block")}


@pytest.mark.parametrize(("each", "is_shut"), [(79, True), (80, False)])
def test_fewer_characters_block_as_well(store, each, is_shut):
    found = judged([issue(store)], [issue(store, each=each)])

    assert outcomes(found) == ({("characters", each * 10, "block")} if is_shut else set())


def test_articles_that_are_joined_are_not_lost(store):
    found = judged([issue(store)], [issue(store, articles=5, each=200)])

    assert warnings(found) == [
        f"{ISSUE}: 5 articles in place of 10; its text is there: articles were joined"
    ]
    assert blocks(found) == []


def test_one_article_of_few_may_go(store):
    assert judged([issue(store, 3, 50)], [issue(store, 2, 50)]) == []


def test_pages_that_the_source_has_replaced_are_a_reason(store):
    found = judged([issue(store)], [other_page(issue(store, 4), 2)])

    assert blocks(found) == []
    assert warnings(found)[0] == (
        f"{ISSUE}: 4 articles in place of 10; the source has replaced {ISSUE}-p02"
    )


def test_pages_that_are_withdrawn_are_a_reason(store):
    found = judged([issue(store)], [issue(store, 4, pages=3)])

    assert blocks(found) == []
    assert "the source has withdrawn lanwan-2026-03-15-a-p04" in warnings(found)[0]


def test_pages_that_are_added_are_none(store):
    assert len(blocks(judged([issue(store, pages=3)], [issue(store, 4, pages=4)]))) == 2


def test_an_issue_that_is_held_says_why(store):
    given = issue(store)
    held = replace(given, read=replace(given.read, is_held=True, findings=(HOLD,)))

    assert warnings(judged([given], [held])) == [
        f"{ISSUE}: 0 articles in place of 10; it is held: no text on any page",
        f"{ISSUE}: 0 characters in place of 1000; it is held: no text on any page",
    ]
    assert judged([held], [held]) == []


def test_an_issue_that_is_gone_blocks(store):
    assert "10 articles stand and the issue is not there" in blocks(judged([issue(store)], []))[0]
