"""Traps of what changes after it was good: replaced, taken back, moved, cleared out."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import msgspec
import pytest

from bulletin.catalog import Era, Resfile
from bulletin.model import Severity, Verdict
from newsstand.conftest import AT, DAY, NEXT, NIGHT
from newsstand.stories import page_file, press_issue
from newsstand.traps import ALL, EACH, EACH_IN_HTML, EACH_WITH_CALENDAR, ISSUE, codes, trap
from pressdays import at

DAY_1, DAY_3 = AT + timedelta(days=1), AT + timedelta(days=3)  # when it is looked at again
BEFORE = DAY - timedelta(days=1)


@trap(7, "complete", "revised")
@EACH
@pytest.mark.parametrize("words", ["etag", "modified", "none"])
def test_07_a_page_that_is_replaced(reader, scheme, words):
    """Under its old name, whether the site knows its bytes again or not; both stay."""
    reader.meets(scheme=scheme, validators=words)
    first = reader.fetches()
    reader.stands()
    reader.meets(scheme=scheme, validators=words, replaced=frozenset({2}))

    second = reader.fetches(at=DAY_1)

    entry = reader.stands(at(NEXT, 12))
    assert (entry.reason, entry.revisions) == ("4 pages, replaced once", 1)
    assert (second.new_pages, second.key[-9:]) == (1, "0002.json")
    assert reader.kept() == sorted([*ALL, ALL[1]])
    assert second.issue.receipts[0] == first.issue.receipts[0]
    corrected = page_file(DAY, press_issue(DAY).pages[1], is_corrected=True)
    assert second.issue.receipts[1].sha256 == hashlib.sha256(corrected).hexdigest()


@trap(7, "revised")
@pytest.mark.parametrize(
    "scheme", ["founder", "xy", "catalogue", "paperindex", "xy-json", "declared"]
)
def test_07_a_page_that_is_replaced_under_a_new_name(reader, scheme):
    reader.meets(scheme=scheme)
    reader.fetches()
    reader.meets(scheme=scheme, replaced=frozenset({2}), renamed=frozenset({2}))

    reader.fetches(at=DAY_1)

    assert reader.stands(at(NEXT, 12)).revisions == 1
    assert reader.kept() == sorted([*ALL, ALL[1]])


@trap(8, "withdrawn", "complete")
@EACH
@pytest.mark.parametrize("cover", ["blank", "html"])
def test_08_a_page_that_is_withdrawn(reader, scheme, cover):
    """Status 200, and something else under its name; and it may come back."""
    reader.meets(scheme=scheme)
    first = reader.fetches()
    reader.meets(scheme=scheme, withdrawn={2: cover})

    second = reader.fetches(at=DAY_1)

    entry = reader.stands(at(NEXT, 12))
    assert "what was good before stays" in entry.reason
    assert (entry.pages, codes(second)) == (4, [("page-withdrawn", ISSUE.page(2))])
    assert {finding.severity for finding in second.findings} == {Severity.WARNING}
    assert second.issue.receipts == first.issue.receipts
    assert reader.kept() == ALL
    told = {"blank": Verdict.EMPTY, "html": Verdict.WEB_PAGE}
    assert told[cover] in reader.verdicts()
    reader.meets(scheme=scheme)
    assert reader.fetches(at=DAY_3).issue == first.issue
    assert reader.stands(at(DAY, 12, later=3)).revisions == 0


@trap(8, "withdrawn")
@EACH
def test_08_all_pages_are_withdrawn(reader, scheme):
    reader.meets(scheme=scheme)
    reader.fetches()
    reader.meets(scheme=scheme, withdrawn=dict.fromkeys((1, 2, 3, 4), "blank"))

    assert [code for code, _ in codes(reader.fetches(at=DAY_1))] == ["page-withdrawn"] * 4

    assert "and 3 more" in reader.stands(at(NEXT, 12)).reason
    assert reader.kept() == ALL


@trap(8, "withdrawn", "complete")
@EACH
def test_08_an_issue_that_is_withdrawn(reader, scheme):
    """Its date is gone from the site and its calendar; and the issue may come back."""
    reader.meets(scheme=scheme)
    first = reader.fetches()
    reader.meets(scheme=scheme, issues=(BEFORE,))

    assert reader.tries(at=DAY_1) == "NotPublished"

    assert "no more" in reader.stands(at(NEXT, 12)).reason
    reader.meets(scheme=scheme)
    assert reader.fetches(at=DAY_3).key == first.key
    assert reader.stands(at(DAY, 12, later=3)).reason == "4 pages"
    assert reader.kept() == ALL


@trap(8, "withdrawn", "complete", "complete")
@EACH_WITH_CALENDAR
def test_08_a_calendar_that_forgets_an_issue(reader, scheme):
    """What the site gives weighs more than what its calendar says, as soon as it is seen."""
    reader.meets(scheme=scheme)
    reader.fetches()
    reader.meets(scheme=scheme, issues=(BEFORE,))
    reader.tries(NEXT, at=DAY_1)
    assert reader.stands(at(NEXT, 12)).reason == "the source's calendar names it no more"
    reader.meets(scheme=scheme)

    reader.fetches(at=DAY_3)

    reader.stands(at(DAY, 12, later=3))
    written = [*reader.store.keys("")]
    reader.fetches(at=AT + timedelta(days=7))
    assert [*reader.store.keys("")] == written
    reader.stands(at(DAY, 12, later=7))
    assert reader.kept() == ALL


@trap(8, "complete")
@EACH
def test_08_an_article_that_is_withdrawn(reader, scheme):
    """The site's words of an issue are kept as they were when its pages came."""
    reader.meets(scheme=scheme)
    reader.fetches(articles=True)
    reader.meets(scheme=scheme, deleted=frozenset({(1, 0)}))

    reader.fetches(at=DAY_1, articles=True)

    assert (
        reader.site().pages[0].articles[0].body == press_issue(DAY).pages[0].stories[0].paragraphs
    )
    assert reader.stands(at(NEXT, 12)).reason == "4 pages"
    assert reader.kept() == ALL


@trap(22, "broken")
@EACH_IN_HTML
def test_22_a_site_that_has_moved(reader, scheme):
    reader.meets(scheme=scheme, moved="http://elsewhere.example/x")

    assert reader.tries() == "SourceChanged"

    entry = reader.stands()
    assert (entry.calls, "off its host; if the site has moved" in entry.reason) == (True, True)
    assert reader.kept() == []


@trap(22, "complete", "pending")
def test_22_eras_say_where_an_issue_was(reader):
    """Before the move the paper was on another kind of site, at another address."""
    reader.meets(scheme="founder")
    later = Resfile("http://127.0.0.1:9/moved", allow_private=True)
    paper = msgspec.structs.replace(
        reader.paper(),
        platform=None,
        eras=(Era(reader.paper().platform, until=DAY), Era(later, first=NEXT)),
    )

    assert reader.fetches(of=paper).new_pages == 4
    assert reader.tries(NEXT, at(NEXT, 8), of=paper) == "Later"

    reader.stands(NIGHT, of=paper)
    assert "no whole answer" in reader.stands(at(NEXT, 12), NEXT, of=paper).reason
    assert reader.kept() == ALL


@trap(22, "no_issue")
def test_22_a_date_outside_of_every_era(reader):
    reader.meets(scheme="founder")
    eras = (Era(reader.paper().platform, until=DAY),)
    paper = msgspec.structs.replace(reader.paper(), platform=None, eras=eras)

    assert reader.tries(NEXT, at(NEXT, 23, 15), of=paper) == "NotPublished"

    assert "no era with this date" in reader.stands(at(NEXT, 23, 30), NEXT, of=paper).reason
    assert (reader.kept(), reader.asked()) == ([], [])


@trap(22, "complete")
@EACH
@pytest.mark.parametrize("status", [403, 404])
def test_22_an_archive_that_is_cleared_out(reader, scheme, status):
    """Years later a site has old issues no more; that takes nothing back."""
    reader.meets(scheme=scheme)
    reader.fetches()
    is_shut = {"needs": ("user-agent", "Mozilla", 403)}
    reader.meets(scheme=scheme, **(is_shut if status == 403 else {"issues": ()}))

    told = reader.tries(at=at(date(2028, 3, 15), 9))

    assert told == {403: "SourceBlocked", 404: "NotPublished"}[status]
    assert not reader.stands(at(date(2028, 3, 15))).calls
    assert reader.kept() == ALL
