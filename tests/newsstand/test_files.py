"""Traps of the PDFs themselves: what else lies under their names, and what they hold."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from pypdfium2 import PdfDocument

from bulletin.catalog import Template
from bulletin.model import Verdict
from newsstand.conftest import AT, DAY, NEXT, NIGHT, NOON
from newsstand.stories import press_issue
from newsstand.traps import ALL, EACH, ISSUE, codes, trap
from pressdays import at

ALL_BUT_2 = [ALL[0], ALL[2], ALL[3]]
EVERY = (1, 2, 3, 4)


def contents(store):
    """What was fetched, without the notes of it."""
    return {key: store.get(key) for key in store.keys("raw/")}


def text_of(data):
    """The words of a file of one page."""
    (page,) = PdfDocument(data)
    return page.get_textpage().get_text_bounded()


@trap(9, "blocked", "complete")
@EACH
def test_09_a_challenge_instead_of_pages(reader, scheme):
    """Status 200, HTML under a PDF's name: a refusal, and nobody asks for the next page."""
    reader.meets(scheme=scheme, challenge=True)

    assert reader.tries() == "SourceBlocked"

    entry = reader.stands(NOON)
    assert (entry.calls, "answers 200 and says '安全验证'" in entry.reason) == (True, True)
    assert reader.kept() == []
    assert reader.verdicts().count(Verdict.REFUSED) == 1
    reader.meets(scheme=scheme)
    reader.fetches(at=AT + timedelta(hours=1))
    reader.stands(NOON)
    assert reader.kept() == ALL


@trap(9, "complete")
@EACH
def test_09_a_challenge_takes_nothing_back(reader, scheme):
    reader.meets(scheme=scheme)
    reader.fetches()
    reader.meets(scheme=scheme, challenge=True)

    assert reader.tries(at=AT + timedelta(days=1)) == "SourceBlocked"

    assert reader.stands(at(NEXT, 12)).reason == "4 pages"
    assert reader.kept() == ALL


@trap(9, "broken")
@EACH
def test_09_an_error_page_instead_of_pages(reader, scheme):
    """Status 200, HTML that refuses nobody: all pages are asked for, and none is kept."""
    reader.meets(scheme=scheme, withdrawn=dict.fromkeys(EVERY, "html"))

    assert reader.tries() == "WebPage"

    entry = reader.stands(NOON)
    assert (entry.calls, "HTML" in entry.reason) == (True, True)
    assert reader.verdicts()[-4:] == [Verdict.WEB_PAGE] * 4
    assert reader.kept() == []


@trap(10, "partial", "complete")
@EACH
@pytest.mark.parametrize("is_sized", [True, False])
def test_10_a_page_cut_short(reader, scheme, is_sized):
    """Seen by its length where that is told, and by its missing end where it is not."""
    reader.meets(scheme=scheme, cut={2: 0.6}, is_sized=is_sized)

    fetched = reader.fetches()

    code = "page-not-there" if is_sized else "page-not-a-pdf"
    assert codes(fetched) == [(code, ISSUE.page(2))]
    assert reader.kept() == ALL_BUT_2
    cut = [each for each in reader.attempts().attempts if each.verdict is Verdict.CUT_SHORT]
    assert [each.status for each in cut] == [200] * (4 if is_sized else 1)
    assert min(each.size for each in cut) > 0
    entry = reader.stands(NIGHT)
    assert (entry.is_overdue, entry.pages) == (True, 3)
    reader.meets(scheme=scheme)
    reader.fetches(at=AT + timedelta(hours=1))
    assert reader.stands(NIGHT).pages == 4


@trap(10, "complete")
@EACH
def test_10_a_page_cut_short_that_was_whole_before(reader, scheme):
    """Nothing was taken back: the issue stands as it was, and the attempt is on record."""
    reader.meets(scheme=scheme)
    first = reader.fetches()
    reader.meets(scheme=scheme, cut={2: 0.6})

    second = reader.fetches(at=AT + timedelta(days=1))

    assert (second.key, second.issue, second.findings) == (first.key, first.issue, ())
    assert Verdict.CUT_SHORT in reader.verdicts()
    assert reader.stands(at(NEXT, 12)).reason == "4 pages"
    assert reader.kept() == ALL


@trap(11, "partial")
@EACH
def test_11_a_lock(reader, scheme):
    """An owner's password leaves a page open to read; a user's does not."""
    reader.meets(scheme=scheme, locked={1: "owner", 2: "user"})

    fetched = reader.fetches()

    assert codes(fetched) == [("page-locked", ISSUE.page(2))]
    assert reader.kept() == ALL_BUT_2
    assert Verdict.LOCKED in reader.verdicts()
    assert "3 pages here" in reader.stands(NOON).reason


@trap(11, "broken")
@EACH
def test_11_locks_on_all_pages(reader, scheme):
    reader.meets(scheme=scheme, locked=dict.fromkeys(EVERY, "user"))

    assert reader.tries() == "Locked"

    assert "password" in reader.stands(NOON).reason
    assert reader.kept() == []


@trap(12, "complete", "complete")
@pytest.mark.parametrize("words", ["etag", "none"])
def test_12_one_file_for_the_whole_issue(reader, words):
    """It is kept as it came, and cut into its pages; nothing is written for it twice."""
    reader.meets(is_whole=True, validators=words)
    site = Template(
        base=reader.paper().platform.base,
        pattern="{base}/resfile/{date:%Y-%m-%d}/A01/xjrb-{date:%Y%m%d}-A01.pdf",
        allow_private=True,
    )
    paper = msgspec.structs.replace(reader.paper(), platform=site)

    first = reader.fetches(of=paper)
    reader.stands(NOON, of=paper)
    before = [*reader.store.keys("")]
    second = reader.fetches(of=paper, at=AT + timedelta(hours=6))

    assert [receipt.page for receipt in first.issue.receipts] == [*map(ISSUE.page, EVERY)]
    assert reader.kept() == [*ALL, "xjrb/2026-03-15-a/whole"]
    assert (second.new_pages, [*reader.store.keys("")]) == (0, before)
    assert reader.stands(NIGHT, of=paper).pages == 4


@trap(12, "complete", "complete")
@EACH
@pytest.mark.parametrize("words", ["etag", "none"])
def test_12_the_whole_issue_under_each_page_s_name(reader, scheme, words):
    """As many pages as are listed, the same bytes for each: every page is cut out of it."""
    reader.meets(scheme=scheme, is_whole=True, validators=words)

    first = reader.fetches()
    before = contents(reader.store)
    second = reader.fetches(at=AT + timedelta(days=1))

    reader.stands(NOON)
    assert (first.findings, second.findings, contents(reader.store)) == ((), (), before)
    texts = [text_of(reader.store.get(receipt.key)) for receipt in second.issue.receipts]
    for page, text in zip(press_issue(DAY).pages, texts, strict=True):
        assert page.label in text
    assert reader.stands(at(NEXT, 12)).reason == "4 pages"
    assert reader.kept() == [*ALL, "xjrb/2026-03-15-a/whole"]


@trap(12, "complete", "complete")
@pytest.mark.parametrize("words", ["etag", "none"])
def test_12_a_page_s_file_with_more_pages(reader, words):
    """It is told as long as the file is the same, whether it comes again or not."""
    reader.meets(is_whole=True, validators=words)
    first = reader.fetches(sections="要闻")
    reader.stands(NOON)
    before = contents(reader.store)

    second = reader.fetches(at=AT + timedelta(days=1), sections="要闻")

    assert codes(first) == codes(second) == [("several-pages-in-file", ISSUE.page(1))]
    assert contents(reader.store) == before
    assert reader.stands(at(NEXT, 12)).pages == 1
    assert reader.kept() == ALL[:1]


@EACH
def test_a_page_that_is_far_too_long_or_broken(reader, scheme):
    reader.meets(scheme=scheme, long=frozenset({1}), broken=frozenset({2}))

    fetched = reader.fetches()

    assert codes(fetched) == [
        ("page-too-much", ISSUE.page(1)),
        ("page-not-a-pdf", ISSUE.page(2)),
    ]
    assert {Verdict.TOO_LONG, Verdict.NOT_A_PDF} <= {*reader.verdicts()}
    assert reader.stands(NOON).state == "partial"


def test_no_page_is_a_pdf(reader):
    reader.meets(broken=frozenset(EVERY))

    assert reader.tries() == "NotAPdf"
    assert reader.stands(NOON).state == "broken"
