"""What the archive knows, as the steps of the pipeline leave it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bulletin.codec import to_json
from bulletin.errors import StoreError
from bulletin.ledger.gathering import gather
from bulletin.ledger.habits import habits_of
from bulletin.ledger.known import Ending, Known, ending_of
from bulletin.ledger.states import ledger_of
from bulletin.model import Attempts, IssueId
from bulletin.pipeline import fetch, make_articles
from pressdays import at, calendar
from smallpaper import newspaper, page, print_issue

THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)
FETCHED = datetime(2026, 3, 12, 1, tzinfo=UTC)
LONG_AFTER = at(date(2026, 6, 1))


def put(desk, issue, hour, outcome, message=""):
    """Leave what a fetch writes down of its requests."""
    begun = datetime(2026, 3, 15, hour, tzinfo=UTC)
    attempts = Attempts(IssueId(issue), begun, (), outcome, message)
    key = f"attempts/hexi/{issue.removeprefix('hexi-')}/{hour:04d}.json"
    desk.store.put_new(key, to_json(attempts))


def march(desk):
    return gather(desk.store, "hexi", date(2026, 3, 1), date(2026, 3, 31))


def state(desk, day, when=LONG_AFTER):
    (entry,) = ledger_of(habits_of(desk.newspaper("hexi")), march(desk), day, day, when)
    return entry


def test_an_empty_archive_knows_nothing(tmp_path):
    assert march(newspaper(tmp_path)) == Known()


def test_an_issue_that_was_fetched_and_read(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    make_articles(desk, fetch(desk, IssueId("hexi-2026-03-12-a"), at=FETCHED).key)
    known = march(desk)
    entry = state(desk, THURSDAY)

    assert [(it.day, it.version, len(it.pages)) for it in known.records] == [(THURSDAY, 1, 2)]
    assert [(it.day, it.articles, it.printed, it.held) for it in known.readings] == [
        (THURSDAY, 4, THURSDAY, None)
    ]
    assert (entry.state, entry.pages, entry.articles) == ("complete", 2, 4)
    assert (entry.content_date, entry.first_seen_at) == (THURSDAY, FETCHED)


def test_every_version_of_a_record_counts_and_only_the_last_reading(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    issue = IssueId("hexi-2026-03-12-a")
    make_articles(desk, fetch(desk, issue, at=FETCHED).key)
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, 1), page(THURSDAY, 2, start=9)])
    make_articles(desk, fetch(desk, issue, at=FETCHED.replace(hour=9)).key)

    assert [it.version for it in march(desk).records] == [1, 2]
    assert len(march(desk).readings) == 1
    assert (state(desk, THURSDAY).state, state(desk, THURSDAY).revisions) == ("revised", 1)


def test_an_issue_of_another_day_is_broken_and_says_why(tmp_path):
    desk = newspaper(tmp_path)
    old = date(2025, 12, 18)
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, n, printed=old) for n in (1, 2)])
    make_articles(desk, fetch(desk, IssueId("hexi-2026-03-12-a"), at=FETCHED).key)
    entry = state(desk, THURSDAY)

    assert (entry.state, entry.content_date) == ("broken", None)
    assert entry.reason.startswith("held back: the page prints 2025-12-18, 84 d from")


def test_what_a_fetch_wrote_down_is_a_visit(tmp_path):
    desk = newspaper(tmp_path)
    issue = "hexi-2026-03-15-a"
    put(desk, issue, 1, "given")
    put(desk, issue, 2, "SourceBlocked", f"{issue}: robots.txt")
    entry = state(desk, SUNDAY)

    assert [it.ending for it in march(desk).visits] == [Ending.GIVEN, Ending.BLOCKED]
    assert (entry.state, entry.reason) == ("blocked", "robots.txt")
    assert entry.tried_at == datetime(2026, 3, 15, 2, tzinfo=UTC)


def test_a_calendar_that_was_kept_speaks_for_its_month(tmp_path):
    desk = newspaper(tmp_path)
    kept = calendar(THURSDAY, when=at(SUNDAY, 23, 30))
    desk.store.put_new("calendars/hexi/2026-03/0001.json", to_json(kept))

    assert march(desk).calendars == (kept,)


def test_dates_outside_are_left_out_and_other_papers_too(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    fetch(desk, IssueId("hexi-2026-03-12-a"), at=FETCHED)

    assert gather(desk.store, "hexi", date(2026, 3, 13), date(2026, 3, 31)) == Known()
    assert gather(desk.store, "hex", THURSDAY, THURSDAY) == Known()


def test_a_record_that_cannot_be_read_is_named(tmp_path):
    desk = newspaper(tmp_path)
    desk.store.put_new("raw/hexi/2026-03-12-a/issue/0001.json", b"{}")

    with pytest.raises(StoreError, match=r"raw/hexi/2026-03-12-a/issue/0001\.json: not what"):
        march(desk)


@pytest.mark.parametrize(
    ("outcome", "ending"),
    [
        ("given", "given"),
        ("NotPublished", "no_issue"),
        ("SourceUnavailable", "not_yet"),
        ("SourceBlocked", "blocked"),
        ("SourceChanged", "changed"),
        ("NotAPdf", "bad_files"),
        ("Locked", "bad_files"),
        ("StoreFull", "not_yet"),
        ("AnErrorOfALaterVersion", "not_yet"),
    ],
)
def test_an_outcome_ends_a_visit_in_one_of_six_ways(outcome, ending):
    assert ending_of(outcome) == ending


def test_the_habits_of_a_paper_are_those_of_its_file(tmp_path):
    more = (
        "no_issue: [2026-03-19]\nextra: [2026-03-20]\nsince: 2026-01-01\n"
        'window: {opens: "07:00", closes: "12:30"}\n'
    )
    desk = newspaper(tmp_path, more=more)
    habits = habits_of(desk.newspaper("hexi"))

    assert (habits.paper, habits.weekdays) == ("hexi", frozenset({3, 6}))
    assert [day for day in range(12, 23) if habits.is_due(date(2026, 3, day))] == [12, 15, 20, 22]
    assert not habits.is_due(date(2025, 12, 28))
    assert not habits.tells_absence
    assert habits.hours.opens_at(THURSDAY) == at(THURSDAY, 7)
    assert habits.hours.closes_at(THURSDAY) == at(THURSDAY, 12, 30)
    assert habits.hours.ends_at(THURSDAY) == at(THURSDAY, 12, 30, later=7)
