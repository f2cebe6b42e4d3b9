"""Each issue once, of its date, with its own articles and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bulletin.dataset.gates.issues import judge_issues
from bulletin.dataset.gates.judging import judge_entries
from bulletin.dataset.gates.report import Gate
from bulletin.model import IssueId
from dataset.builders import DAY, article, entry, paper, with_articles
from dataset.gates.saying import blocks

ISSUE = IssueId("lanwan-2026-03-15-a")


def refusal(entries, day=DAY):
    (only,) = blocks(judge_issues(entries, day))
    return only


def test_an_issue_of_its_date_passes(store):
    assert blocks(judge_issues([entry(store)], DAY)) == []


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
    found = blocks(judge_issues([entry(store), entry(store)], DAY))

    assert found[0] == "lanwan-2026-03-15-a: issue given twice; give each issue once"


def test_an_issue_of_another_date_is_refused(store):
    assert refusal([entry(store)], date(2026, 3, 16)).startswith(
        "lanwan-2026-03-15-a: given as lanwan of 2026-03-16"
    )


def test_an_issue_of_another_newspaper_is_refused(store):
    given = replace(entry(store), newspaper=paper("hexi"))

    assert refusal([given]).startswith("lanwan-2026-03-15-a: given as hexi of 2026-03-15")


def test_folios_of_other_pages_are_refused(store):
    given = entry(store)
    given = replace(given, read=replace(given.read, folios=given.read.folios[:1]))

    assert refusal([given]) == (
        "lanwan-2026-03-15-a: 4 pages read and 1 folios; read the issue again"
    )


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


def test_one_newspaper_is_refused_and_the_other_judged_on(store):
    twice = entry(store, articles=(article(ISSUE, 1), article(ISSUE, 1)))
    report = judge_entries([twice, entry(store, paper("hexi"))], DAY)

    assert report.refused(("hexi", "lanwan")) == ("lanwan",)
    assert {check.paper for check in report.checks if check.gate is Gate.COUNTS} == {"hexi"}
