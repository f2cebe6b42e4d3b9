"""Traps of dates without an issue, and of issues that are on their way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bulletin.catalog import Bounds, Expectations
from newsstand.conftest import AT, DAY, NEXT, NIGHT, NOON
from newsstand.traps import ALL, EACH, EACH_WITH_CALENDAR, ISSUE, WITH_CALENDAR, codes, trap
from pressdays import at

MORNING, EVENING, LATER = at(NEXT, 9), at(NEXT, 23, 15), at(NEXT, 23, 30)
HOUR = datetime(2026, 3, 15, 9, 0)  # noqa: DTZ001  the site's clock
FOUR = {"expect": Expectations(pages=Bounds(min=4))}


@trap(1, "pending", "no_issue")
@EACH
def test_01_no_issue_that_day(reader, scheme):
    """Believed once the date's hours are over; nobody is called."""
    reader.meets(scheme=scheme)

    assert reader.tries(NEXT, MORNING) == "NotPublished"
    morning = reader.stands(at(NEXT, 12), NEXT)
    reader.tries(NEXT, EVENING)
    night = reader.stands(LATER, NEXT)

    assert "until 23:00" in morning.reason
    assert ("calendar" if scheme in WITH_CALENDAR else "is not there") in night.reason
    assert not night.calls
    assert reader.kept() == []


@trap(1, "no_issue")
def test_01_a_weekday_on_which_it_does_not_appear(reader):
    """By the newspaper's file; nobody need ask the site."""
    paper = reader.paper(of={"weekdays": ("sun", "thu")})

    entry = reader.stands(LATER, NEXT, of=paper)

    assert entry.reason == "it appears on thu, sun, and this is a mon"
    assert (reader.kept(), reader.asked()) == ([], [])


@trap(1, "missing", "no_issue")
@EACH_WITH_CALENDAR
def test_01_the_calendar_of_the_month_tells_of_other_dates_too(reader, scheme):
    """Nobody asked for the 13th, and the calendar that was read for the 16th has not got it."""
    reader.meets(scheme=scheme)
    earlier = DAY - timedelta(days=2)
    never = reader.stands(LATER, earlier)
    reader.tries(NEXT, EVENING)

    entry = reader.stands(LATER, earlier)

    assert "no attempt is on record" in never.reason
    assert entry.reason == "the source's calendar has no issue of that date"
    assert [*reader.store.keys("calendars/")] == ["calendars/xjrb/2026-03/0001.json"]
    assert reader.kept() == []


@trap(2, "pending", "no_issue")
@EACH
@pytest.mark.parametrize("answer", ["redirect", "refresh"])
def test_02_another_issue_instead(reader, scheme, answer):
    """The address, or the date in the answer, tells it; the status was 200."""
    reader.meets(scheme=scheme, unknown_date=answer)

    assert reader.tries(NEXT, MORNING) == "AnotherDate"
    reader.stands(at(NEXT, 12), NEXT)
    reader.tries(NEXT, EVENING)

    assert "has no issue" in reader.stands(LATER, NEXT).reason
    assert reader.kept() == []


@trap(2, "missing", "no_issue")
def test_02_another_issue_until_the_window_closes(reader):
    """What was said while it was open is no last word: the date is asked for once more."""
    reader.meets(unknown_date="redirect")
    reader.tries(NEXT, MORNING)
    entry = reader.stands(LATER, NEXT)
    reader.tries(NEXT, at(NEXT, 7, later=1))

    assert entry.is_overdue
    assert "leads to" in entry.reason
    assert "leads to" in reader.stands(at(NEXT, 8, later=1), NEXT).reason
    assert reader.kept() == []


@trap(3, "no_issue")
@pytest.mark.parametrize("scheme", ["resfile", "founder", "xy", "xy-json", "declared"])
def test_03_an_empty_shell(reader, scheme):
    """The calendar has other dates and not this one; JSON that lists nothing says so itself."""
    reader.meets(scheme=scheme, unknown_date="shell")

    assert reader.tries(NEXT, EVENING) == "NotPublished"
    assert reader.stands(LATER, NEXT).state == "no_issue"
    assert reader.kept() == []


@trap(3, "broken")
@pytest.mark.parametrize("scheme", ["catalogue", "paperindex"])
def test_03_an_empty_shell_where_there_is_no_calendar(reader, scheme):
    """It may as well be an issue whose markup nobody here knows: a person looks."""
    reader.meets(scheme=scheme, unknown_date="shell")

    assert reader.tries(NEXT, EVENING) == "SourceChanged"
    entry = reader.stands(LATER, NEXT)
    assert (entry.calls, "lists 0 pages" in entry.reason) == (True, True)
    assert reader.kept() == []


@trap(4, "pending", "complete")
@EACH
def test_04_not_published_yet(reader, scheme):
    reader.meets(scheme=scheme, publish_at=HOUR)
    assert reader.tries() == "NotPublished"
    before = reader.stands(NOON)
    reader.meets(scheme=scheme, publish_at=HOUR, now=HOUR)

    assert reader.fetches(at=AT + timedelta(hours=1)).new_pages == 4

    assert before.reason.startswith("due by its rhythm; until 23:00")
    assert reader.stands(NOON).reason == "4 pages"
    assert reader.kept() == ALL


@trap(5, "partial", "complete")
@EACH
def test_05_pages_go_up_one_by_one(reader, scheme):
    """The first page last, so that the numbers move; labels stay, and nothing was replaced."""
    reader.meets(scheme=scheme, up=2)
    first = reader.fetches()
    before = reader.stands(NOON, of=reader.paper(of=FOUR))
    reader.meets(scheme=scheme)

    second = reader.fetches(at=AT + timedelta(hours=1))

    assert before.reason == "2 pages here; 4 are the least by the newspaper's file"
    assert (len(first.issue.receipts), second.findings) == (2, ())
    labels = [receipt.label[1:4] for receipt in second.issue.receipts]
    assert labels == ["A01", "A02", "A03", "A04"]
    entry = reader.stands(NIGHT, of=reader.paper(of=FOUR))
    assert (entry.pages, entry.revisions) == (4, 0)
    assert sorted(set(reader.kept())) == ALL


@trap(5, "complete", "complete")
def test_05_pages_that_nobody_misses(reader):
    """Where the newspaper's file does not say how many there are, looking again finds the rest."""
    reader.meets(up=2)
    reader.fetches()
    before = reader.stands(NOON)
    reader.meets()
    reader.fetches(at=AT + timedelta(days=1))

    assert (before.pages, reader.stands(NIGHT).pages) == (2, 4)
    assert len(reader.kept()) == 6  # two of them under the number that they had at first, too


@trap(6, "partial", "complete")
@EACH
def test_06_a_pdf_that_is_late(reader, scheme):
    reader.meets(scheme=scheme, late=frozenset({2}), unlinked=frozenset({3}))
    first = reader.fetches()
    before = reader.stands()
    reader.meets(scheme=scheme)

    second = reader.fetches(at=AT + timedelta(hours=1))

    assert codes(first) == [("page-without-pdf", ISSUE.page(3)), ("page-not-there", ISSUE.page(2))]
    assert (before.pages, before.is_overdue) == (2, True)
    assert before.reason.startswith("2 pages here; xjrb-2026-03-15-a-p02")
    assert (second.new_pages, second.findings) == (2, ())
    assert reader.stands().reason == "4 pages"
    assert reader.kept() == ALL


@trap(6, "pending", "complete")
@EACH
def test_06_no_pdf_yet_at_all(reader, scheme):
    reader.meets(scheme=scheme, unlinked=frozenset({1, 2, 3, 4}))
    assert reader.tries() == "SourceUnavailable"
    assert "none with a PDF yet" in reader.stands(NOON).reason
    reader.meets(scheme=scheme)
    reader.fetches(at=AT + timedelta(hours=1))

    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL
