"""Gates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bulletin.catalog import Bounds, Expectations, Fill
from bulletin.dataset.checks import check
from bulletin.errors import ExpectationFailed
from bulletin.model import Finding, IssueId, Severity
from dataset.builders import DAY, article, entry, paper, with_articles

ISSUE = IssueId("lanwan-2026-03-15-a")
HOLD = Finding("nothing-read", "lanwan-2026-03-15-a", "no text on any page", Severity.HOLD)


def refusal(entries, day=DAY):
    with pytest.raises(ExpectationFailed) as caught:
        check(entries, day)
    return str(caught.value)


def test_an_issue_within_expectations_passes(store):
    check([entry(store)], DAY)


def test_too_few_articles_are_refused_with_count_bounds_and_remedy(store):
    strict = paper(expect=Expectations(articles=Bounds(min=5, max=40)))

    assert refusal([entry(store, strict, articles=3)]) == (
        "lanwan-2026-03-15-a: 3 articles, expected 5 to 40; look at the issue, then mend it or "
        "expect.articles in lanwan.yaml"
    )


def test_too_many_pages_are_refused(store):
    strict = paper(expect=Expectations(pages=Bounds(min=1, max=4)))

    assert refusal([entry(store, strict, pages=5)]).startswith(
        "lanwan-2026-03-15-a: 5 pages, expected 1 to 4; look at the issue"
    )


def test_too_few_headlines_are_refused(store):
    strict = paper(expect=Expectations(fill=Fill(headline=0.9)))
    given = entry(store, strict)
    first, *others = given.articles
    bare = replace(first, heads=replace(first.heads, headline=""))

    assert refusal([with_articles(given, bare, *others)]) == (
        "lanwan-2026-03-15-a: 2 of 3 articles have a headline, expected 90%; look at the issue, "
        "then mend it or expect.fill.headline in lanwan.yaml"
    )


def test_photographs_need_no_body(store):
    strict = paper(expect=Expectations(fill=Fill(body=1.0)))
    given = entry(store, strict)
    first, *others = given.articles
    photo = replace(first, item_type="photo", paragraphs=())

    check([with_articles(given, photo, *others)], DAY)
    assert "have a body" in refusal(
        [with_articles(given, replace(photo, item_type="article"), *others)]
    )


def test_no_upper_bound_is_any_number(store):
    strict = paper(expect=Expectations(pages=Bounds(min=6)))

    assert "4 pages, expected 6 to any number" in refusal([entry(store, strict)])


def test_a_held_issue_may_have_any_counts(store):
    held = entry(store, articles=0, is_held=True, findings=(HOLD,))

    check([held], DAY)


def test_the_same_article_twice_is_refused(store):
    twice = (article(ISSUE, 1), article(ISSUE, 1))

    assert refusal([entry(store, articles=twice)]) == (
        "lanwan-2026-03-15-a-i0001: article given twice; give each article once"
    )


def test_the_same_page_twice_is_refused(store):
    given = entry(store, pages=1, articles=1)
    issue = replace(given.issue, receipts=given.issue.receipts * 2)

    assert refusal([replace(given, issue=issue)]) == (
        "lanwan-2026-03-15-a-p01: page given twice; give each page once"
    )


def test_the_same_issue_twice_is_refused(store):
    assert refusal([entry(store), entry(store)]) == (
        "lanwan-2026-03-15-a: issue given twice; give each issue once"
    )


def test_an_issue_of_another_date_is_refused(store):
    assert refusal([entry(store)], date(2026, 3, 16)).startswith(
        "lanwan-2026-03-15-a: given as lanwan of 2026-03-16"
    )


def test_an_issue_of_another_newspaper_is_refused(store):
    given = replace(entry(store), newspaper=paper("hexi"))

    assert refusal([given]).startswith("lanwan-2026-03-15-a: given as hexi of 2026-03-15")


def test_an_article_of_another_issue_is_refused(store):
    stranger = article(IssueId("hexi-2026-03-15-a"), 7)

    assert "hexi-2026-03-15-a-i0007: an article of hexi" in refusal(
        [entry(store, articles=(stranger,))]
    )


def test_an_article_on_a_page_that_was_not_fetched_is_refused(store):
    given = entry(store, pages=1, articles=1)
    lost = replace(given.articles[0], pages=(ISSUE.page(9),))

    assert refusal([with_articles(given, lost)]) == (
        "lanwan-2026-03-15-a-i0001: on pages that were not fetched; read the issue again"
    )


def test_nothing_to_publish_is_refused():
    assert refusal([]) == "2026-03-15: no issue to publish; fetch and read one first"
