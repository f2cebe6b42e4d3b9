"""What a visit costs, and that nothing gets lost where much goes wrong."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import pytest

from bulletin.errors import SourceUnavailable
from newsstand.conftest import AT
from newsstand.stories import page_file, press_issue
from newsstand.traps import EACH

FIRST = date(2025, 3, 16)
WEEKS = 52
VISITS = 12  # of one issue at most; faults are many, and each visit goes on where the last ended


def contents(store):
    return {key: hashlib.sha256(store.get(key)).hexdigest() for key in store.keys("")}


@EACH
@pytest.mark.parametrize("words", ["etag", "modified"])
def test_an_unchanged_issue_of_eight_pages(reader, scheme, words):
    """Markup, and one request a page; not a byte is written, and hardly any sent."""
    reader.meets(scheme=scheme, pages=8, validators=words)
    reader.fetches(articles=True)
    before, waited = contents(reader.store), sum(reader.clock.pauses)
    reader.meets(scheme=scheme, pages=8, validators=words)

    fetched = reader.fetches(at=AT + timedelta(hours=6), articles=True)

    markup = {"xy": 8, "paperindex": 2}.get(scheme, 1)  # where the PDFs' addresses are
    assert fetched.new_pages == 0
    assert contents(reader.store) == before
    assert len(reader.asked()) == markup + 8
    said = {"etag": "If-None-Match", "modified": "If-Modified-Since"}[words]
    knowing = [said in request.headers for request in reader.requests()]
    assert knowing == [False] * markup + [True] * 8
    # the list, too, waits: for the fetch before
    assert sum(reader.clock.pauses) - waited == len(knowing) * 1.5


def test_bytes_that_the_archive_has_lost_come_again(reader):
    key = reader.fetches().issue.receipts[1].key
    data = reader.store.get(key)
    reader.store.delete(key)

    fetched = reader.fetches(at=AT + timedelta(hours=6))

    assert fetched.new_pages == 1
    assert reader.store.get(key) == data


def test_robots_are_asked_once_a_day(reader):
    for hours in (0, 6, 23, 24):
        reader.fetches(at=AT + timedelta(hours=hours))

    assert reader.asked().count("/robots.txt") == 2


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["resfile", "founder"])
def test_a_year_of_a_weekly_paper(reader, scheme):
    """Every twentieth request goes wrong, and at the end every page is there, byte by byte."""
    weeks = tuple(FIRST + timedelta(weeks=week) for week in range(WEEKS))
    reader.meets(scheme=scheme, issues=weeks, faults=(0.05, 7))

    visits = [visits_until_whole(reader, day) for day in weeks]

    pages = [(day, page) for day in weeks for page in press_issue(day).pages]
    expected = sorted(
        f"raw/xjrb/{day}-a/p{page.place:02d}-{digest(day, page)[:12]}.pdf" for day, page in pages
    )
    assert [key for key in reader.store.keys("raw/") if key.endswith(".pdf")] == expected
    assert max(visits) <= 2
    assert len(reader.asked()) > WEEKS * 5 * 1.02  # there were faults


def digest(day, page):
    return hashlib.sha256(page_file(day, page)).hexdigest()


def visits_until_whole(reader, day):
    """Visit as Airflow would, until all pages are in; how many times that took."""
    for visit in range(1, VISITS + 1):
        try:
            if len(reader.fetches(day).issue.receipts) == 4:
                return visit
        except SourceUnavailable:
            continue
    raise AssertionError(day)


def test_a_fetch_ends_in_time(reader):
    """A site that is slow all along is left after half an hour; the next run goes on."""
    reader.meets(pages=8)
    reader.clock.tick = 60.0

    with pytest.raises(SourceUnavailable, match="over 1800 s"):
        reader.fetches()

    reader.meets(pages=8)
    reader.clock.tick = 0.0
    fetched = reader.fetches()
    known = sum("If-None-Match" in request.headers for request in reader.requests())
    assert 0 < fetched.new_pages < 8
    assert fetched.new_pages + known == 8
    assert len(fetched.issue.receipts) == 8
