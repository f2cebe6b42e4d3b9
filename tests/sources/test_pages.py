"""What becomes of pages that are listed: kept, missed, and what is said of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bulletin.errors import Locked, NotAPdf, SourceUnavailable, TooMuch, WebPage
from bulletin.model import Finding, IssueId, PageRef, Receipt
from bulletin.sources.pages import Missed, findings_on, take_pages, take_whole, twice
from bulletin.sources.platform import Answer
from newsstand import page_pdf

AT = datetime(2026, 3, 15, 7, 30, tzinfo=UTC)
ISSUE = IssueId("hexi-2026-03-15-a")


class Shelf:
    """A source whose pages are what a test lays on it; None is a file that is not there."""

    def __init__(self, *pages):
        self._pages = pages
        self.refs = tuple(
            PageRef(ISSUE.page(number), f"{number}", f"shelf:{number}")
            for number in range(1, len(pages) + 1)
        )

    def get(self, page):
        data = self._pages[page.id.number - 1]
        return None if data is None else Answer(page.url, page.url, 200, data)


def receipt(number, sha256="0" * 64):
    page = ISSUE.page(number)
    return Receipt(page, "", "", "", AT, 200, 1, sha256, f"raw/{page}.pdf")


def test_good_pages_are_kept_and_bad_ones_missed(store):
    shelf = Shelf(page_pdf("one"), b"<html>", None)

    taken = take_pages(shelf, shelf.refs, store, AT)

    assert [kept.receipt.page for kept in taken.kept] == [ISSUE.page(1)]
    assert [(missed.page, type(missed.error)) for missed in taken.missed] == [
        (ISSUE.page(2), WebPage),
        (ISSUE.page(3), SourceUnavailable),
    ]


def test_no_good_page_is_the_first_bad_one_s_error(store):
    shelf = Shelf(None, b"<html>", b"")

    with pytest.raises(NotAPdf, match="hexi-2026-03-15-a-p02 from shelf:2: an HTML page"):
        take_pages(shelf, shelf.refs, store, AT)


def test_no_page_there_at_all_is_for_later(store):
    shelf = Shelf(None, None)

    with pytest.raises(SourceUnavailable, match="p01 from shelf:1: listed, and not there yet"):
        take_pages(shelf, shelf.refs, store, AT)


def test_more_pages_in_a_page_than_one(store):
    shelf = Shelf(page_pdf("one", "two"))

    (kept,) = take_pages(shelf, shelf.refs, store, AT).kept

    assert kept.findings == (
        Finding(
            "several-pages-in-file",
            ISSUE.page(1),
            "shelf:1 has 2 pages, and one was expected; only its first is read",
        ),
    )


def test_the_pages_of_a_whole_issue(store):
    shelf = Shelf(page_pdf("one", "two"))

    taken = take_whole(shelf, shelf.refs[0], store, AT)

    assert [(kept.receipt.page, kept.receipt.label, kept.receipt.url) for kept in taken.kept] == [
        (ISSUE.page(1), "1", "shelf:1#page=1"),
        (ISSUE.page(2), "2", "shelf:1#page=2"),
    ]


def test_a_whole_issue_that_went_away(store):
    shelf = Shelf(None)

    with pytest.raises(SourceUnavailable):
        take_whole(shelf, shelf.refs[0], store, AT)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotAPdf("x"), "page-not-a-pdf"),
        (Locked("x"), "page-locked"),
        (TooMuch("x"), "page-too-much"),
        (SourceUnavailable("x"), "page-not-there"),
    ],
)
def test_findings_on_missed_pages(error, code):
    missed = [Missed(ISSUE.page(2), error)]

    assert findings_on(missed, [receipt(1)]) == (Finding(code, ISSUE.page(2), "x"),)


def test_a_page_that_was_good_before_may_be_withdrawn():
    missed = [Missed(ISSUE.page(2), NotAPdf("an HTML page"))]

    assert findings_on(missed, [receipt(2)]) == (
        Finding(
            "page-withdrawn",
            ISSUE.page(2),
            "an HTML page; what was good before stays (raw/hexi-2026-03-15-a-p02.pdf); "
            "was it withdrawn?",
        ),
    )


def test_one_page_listed_as_two():
    receipts = [receipt(1, "a" * 64), receipt(2, "b" * 64), receipt(3, "a" * 64)]

    assert twice(receipts) == (
        Finding(
            "page-twice",
            ISSUE.page(3),
            "the same bytes as hexi-2026-03-15-a-p01; "
            "the source may list one page under two labels",
        ),
    )
