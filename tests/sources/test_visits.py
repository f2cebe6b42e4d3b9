"""What is written down of a visit: how it ended, and what the site's calendar said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from bulletin.catalog import Folder
from bulletin.codec import from_json
from bulletin.errors import NotAPdf, NotPublished
from bulletin.ledger import ledger
from bulletin.model import Attempts, IssueId
from bulletin.sources import fetch_issue
from newsstand import Reply, page_pdf

DAY = date(2026, 3, 15)
NEXT = DAY + timedelta(days=1)
AT = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)


@pytest.fixture
def fetch(paper, store):
    def fetch(day=DAY, hours=0, of=None):
        issue, at = IssueId.of("xjrb", day), AT + timedelta(hours=hours)
        return fetch_issue(of or paper, issue, store, at=at, contact=None)

    return fetch


def outcomes(store, day=DAY):
    keys = store.keys(f"attempts/xjrb/{day}-a/")
    return [from_json(store.get(key), Attempts, key).outcome for key in keys]


def entry(store, paper, hours, day=DAY):
    """The ledger's entry for a date, so many hours after the first fetch."""
    (entry,) = ledger(store, paper, day, day, asked_at=AT + timedelta(hours=hours)).days
    return entry


def test_an_issue_that_was_gone_and_is_back_is_given(stand, paper, store, fetch):
    fetch()
    stand.reply(stand.site.page_path(DAY), Reply(404))
    stand.site.has_calendar = False
    with pytest.raises(NotPublished):
        fetch(hours=24)
    gone = entry(store, paper, 25)
    stand.site.replies.clear()

    fetch(hours=26)
    fetch(hours=28)

    assert outcomes(store) == ["given", "NotPublished", "given"]
    assert (gone.state, entry(store, paper, 30).state) == ("withdrawn", "complete")


@pytest.fixture
def brought(paper, tmp_path):
    """A newspaper whose pages lie in a folder, and the one page of its issue."""
    page = tmp_path / "press" / "2026-03-15-1.pdf"
    page.parent.mkdir()
    platform = Folder("press", "{date}-{page}.pdf")
    file = str(tmp_path / "xjrb.yaml")
    return msgspec.structs.replace(paper, platform=platform, file=file), page


def test_a_folder_of_bad_files_is_broken_until_a_good_one_is_there(brought, store, fetch):
    paper, page = brought
    page.write_bytes(b"words " * 400)
    for minutes in (0, 1):  # said once
        with pytest.raises(NotAPdf):
            fetch(of=paper, hours=minutes / 60)
    bad = entry(store, paper, 1)
    page.write_bytes(page_pdf("one"))

    fetch(of=paper, hours=2)
    fetch(of=paper, hours=4)

    assert (bad.state, bad.calls) == ("broken", True)
    assert outcomes(store) == ["NotAPdf", "given"]
    assert entry(store, paper, 5).state == "complete"


def test_a_folder_that_always_was_good_leaves_no_attempts(brought, store, fetch):
    paper, page = brought
    page.write_bytes(page_pdf("one"))

    fetch(of=paper)

    assert outcomes(store) == []


def test_a_calendar_that_was_read_is_kept_once_for_what_it_says(stand, store, fetch):
    for hours in (0, 1):
        with pytest.raises(NotPublished):
            fetch(NEXT, hours)
    (only,) = store.keys("calendars/")
    assert only == "calendars/xjrb/2026-03/0001.json"
    stand.site.issues = stand.site.issues[:1]

    with pytest.raises(NotPublished):
        fetch(NEXT, 2)

    first, second = (msgspec.json.decode(store.get(key)) for key in store.keys("calendars/"))
    assert first == {
        "at": "2026-03-15T00:30:00Z",
        "first": "2026-03-01",
        "last": "2026-03-31",
        "days": ["2026-03-14", "2026-03-15"],
    }
    assert (second["at"], second["days"]) == ("2026-03-15T02:30:00Z", ["2026-03-14"])


def test_a_date_that_the_calendar_names_is_due_whatever_the_rhythm(paper, store, fetch):
    sundays_off = msgspec.structs.replace(paper, weekdays=("mon", "tue"))
    with pytest.raises(NotPublished):
        fetch(NEXT)

    assert (DAY.weekday(), entry(store, sundays_off, 24).state) == (6, "missing")


def test_a_calendar_of_the_whole_paper_says_nothing_of_some_of_its_pages(paper, store, fetch):
    site = msgspec.structs.replace(paper.platform, sections="河西")
    with pytest.raises(NotPublished):
        fetch(NEXT, of=msgspec.structs.replace(paper, platform=site))

    assert [*store.keys("calendars/")] == []


def test_a_calendar_that_was_not_read_is_not_kept(store, fetch):
    fetch()

    assert [*store.keys("calendars/")] == []
