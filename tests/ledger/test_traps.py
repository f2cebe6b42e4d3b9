"""What the ledger says of the traps of e-paper sites, each met by the real fetcher."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.errors import BulletinError
from bulletin.ledger import ledger
from newsstand.conftest import AT, DAY, Reader
from newsstand.stall import Stall
from pressdays import at

NEXT = DAY + timedelta(days=1)
NOON, NIGHT = at(DAY, 12), at(DAY, 23, 30)


@pytest.fixture(scope="module")
def stall():
    with Stall() as stall:
        yield stall


@pytest.fixture
def reader(stall, tmp_path):
    reader = Reader(stall, FolderStore(tmp_path / "store"))
    reader.meets()
    return reader


def fetched(reader, day=DAY, when=AT):
    """Fetch, whatever comes of it."""
    with suppress(BulletinError):
        reader.fetches(day, at=when)


def told(reader, when, day=DAY):
    (entry,) = ledger(reader.store, reader.paper(), day, day, asked_at=when).days
    return entry


def state(reader, when, day=DAY):
    return told(reader, when, day).state


def test_no_trap_at_all(reader):
    fetched(reader)

    assert (state(reader, NOON), told(reader, NOON).pages) == ("complete", 4)


@pytest.mark.parametrize("answer", ["404", "redirect", "refresh"])
def test_a_date_that_the_site_has_no_issue_of(reader, answer):
    reader.meets(unknown_date=answer)
    fetched(reader, NEXT, at(NEXT, 9))
    morning = state(reader, at(NEXT, 12), NEXT)
    fetched(reader, NEXT, at(NEXT, 23, 15))

    assert (morning, state(reader, at(NEXT, 23, 30), NEXT)) == ("pending", "no_issue")


def test_an_issue_that_is_not_up_yet(reader):
    hour = datetime(2026, 3, 15, 9, 0)  # noqa: DTZ001  the site's clock
    reader.meets(publish_at=hour)
    fetched(reader)
    before = state(reader, NOON)
    reader.meets(publish_at=hour, now=hour)
    fetched(reader, when=AT + timedelta(hours=1))

    assert (before, state(reader, NOON)) == ("pending", "complete")


def test_pages_whose_pdfs_are_late(reader):
    reader.meets(late=frozenset({2}), unlinked=frozenset({3}))
    fetched(reader)
    before = told(reader, NIGHT)
    reader.meets()
    fetched(reader, when=AT + timedelta(hours=1))

    assert (before.state, before.pages, before.is_overdue) == ("partial", 2, True)
    assert state(reader, NIGHT) == "complete"


def test_a_page_that_is_replaced(reader):
    fetched(reader)
    reader.meets(replaced=frozenset({2}))
    fetched(reader, when=AT + timedelta(days=1))

    assert (state(reader, NIGHT), told(reader, NIGHT).revisions) == ("revised", 1)


@pytest.mark.parametrize("cover", ["blank", "html"])
def test_a_page_that_is_withdrawn(reader, cover):
    fetched(reader)
    reader.meets(withdrawn={2: cover})
    fetched(reader, when=AT + timedelta(days=1))

    assert (state(reader, NIGHT), told(reader, NIGHT).pages) == ("withdrawn", 4)


@pytest.mark.parametrize(
    ("habits", "expected"),
    [
        ({"needs": ("user-agent", "Mozilla", 403)}, "blocked"),
        ({"challenge": True}, "broken"),
        ({"locked": dict.fromkeys(range(1, 5), "user")}, "broken"),
        ({"limit": 1, "rest": 7200}, "pending"),
    ],
)
def test_a_site_that_gives_no_page(reader, habits, expected):
    reader.meets(**habits)
    fetched(reader)

    assert state(reader, NOON) == expected
    assert told(reader, NOON).calls is (expected != "pending")
    assert told(reader, NOON).tried_at == AT


def test_nothing_of_a_year_ago_is_missing_that_is_here(reader):
    fetched(reader)

    assert state(reader, at(date(2027, 3, 15))) == "complete"
