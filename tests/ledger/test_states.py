"""The state of a date, from what is known of it and the hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.catalog import Days
from bulletin.ledger.known import Ending, Known
from bulletin.ledger.states import ledger_of
from bulletin.model import DayState
from pressdays import (
    DAILY,
    HABITS,
    MARCH,
    SUNDAY,
    THURSDAY,
    at,
    calendar,
    finding,
    reading,
    record,
    visit,
    whole,
)

NIGHT = at(THURSDAY, 23, 59)
LONG_AFTER = at(date(2026, 6, 1))


def told(day, when, *, habits=HABITS, records=(), visits=(), calendars=(), readings=()):
    known = Known(tuple(records), tuple(readings), tuple(visits), tuple(calendars))
    (entry,) = ledger_of(habits, known, day, day, when)
    return entry


def state(day, when, **known):
    return told(day, when, **known).state


# ---------------------------------------------------------------- by the hour


@pytest.mark.parametrize(
    ("when", "expected", "reason", "is_overdue"),
    [
        (at(THURSDAY, 6), "expected", "due by its rhythm; not before 06:30", False),
        (at(THURSDAY, 6, 30), "pending", "due by its rhythm; until 23:00", False),
        (at(THURSDAY, 23), "pending", "due by its rhythm; until 23:00", False),
        (
            at(THURSDAY, 23, 1),
            "missing",
            "due by its rhythm, and not here; no attempt is on record",
            True,
        ),
        (at(THURSDAY, 22, later=7), "missing", None, True),
        (at(THURSDAY, 23, 1, later=7), "missing", None, False),
    ],
)
def test_a_date_of_which_nothing_is_known_goes_by_the_hour(when, expected, reason, is_overdue):
    entry = told(THURSDAY, when)

    assert (entry.state, entry.is_overdue, entry.calls) == (expected, is_overdue, is_overdue)
    assert reason is None or entry.reason == reason


def test_the_hour_is_that_of_the_newspaper_wherever_one_asks():
    """Seven in the morning in Shanghai is the day before in London."""
    when = at(THURSDAY, 7).astimezone(tz=None)

    assert state(THURSDAY, when) is DayState.PENDING


def test_a_date_that_should_be_here_says_what_the_source_answered_last():
    entry = told(THURSDAY, NIGHT, visits=[visit(THURSDAY, "not_yet", "no answer in 30 s", hour=9)])

    assert entry.reason == "due by its rhythm, and not here; no answer in 30 s"
    assert entry.tried_at == at(THURSDAY, 9, 30)
    assert entry.due_at == at(THURSDAY, 23)


# ---------------------------------------------------------------- days without an issue


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (THURSDAY + timedelta(days=1), "it appears on thu, sun, and this is a fri"),
        (date(2026, 2, 26), "before its first date, 2026-03-01"),
        (date(2026, 4, 2), "after its last date, 2026-03-31"),
        (date(2026, 3, 19), "a day off by the newspaper's file"),
    ],
)
def test_a_date_outside_of_the_rhythm_has_no_issue_and_none_is_due(day, reason):
    habits = replace(
        HABITS,
        since=date(2026, 3, 1),
        until=date(2026, 3, 31),
        days_off=(Days(date(2026, 3, 18), date(2026, 3, 20)),),
    )

    entry = told(day, LONG_AFTER, habits=habits)

    assert (entry.state, entry.reason, entry.due_at) == ("no_issue", reason, None)


def test_an_extra_date_is_due_though_the_weekday_is_not():
    friday = THURSDAY + timedelta(days=1)

    assert state(friday, at(friday), habits=replace(HABITS, extra=frozenset({friday}))) == (
        "pending"
    )


def test_a_calendar_without_the_date_says_no_issue_once_the_date_is_over():
    early = calendar(SUNDAY, when=at(THURSDAY, 9))
    late = calendar(SUNDAY, when=at(SUNDAY))

    assert state(THURSDAY, at(SUNDAY), calendars=[early]) == "missing"
    assert state(THURSDAY, at(SUNDAY), calendars=[early, late]) == "no_issue"


def test_a_calendar_with_the_date_makes_it_due_against_the_rhythm():
    friday = THURSDAY + timedelta(days=1)
    entry = told(friday, at(friday), calendars=[calendar(friday, when=at(friday, 8))])

    assert (entry.state, entry.reason) == (
        "pending",
        "named by the source's calendar; until 23:00",
    )


def test_a_source_that_has_none_is_believed_when_the_hours_are_over():
    none = "hexi-2026-03-12-a: the site leads to 2026-03-11 instead"
    morning = visit(THURSDAY, "no_issue", none, hour=9)
    night = visit(THURSDAY, "no_issue", none)

    assert state(THURSDAY, at(THURSDAY), visits=[morning]) == "pending"
    assert state(THURSDAY, NIGHT, visits=[morning]) == "missing"
    assert told(THURSDAY, NIGHT, visits=[morning, night]).reason == none
    assert state(THURSDAY, NIGHT, visits=[morning, night]) == "no_issue"


def test_a_folder_without_a_file_does_not_say_that_no_paper_was_printed():
    folder = replace(HABITS, tells_absence=False)

    assert state(THURSDAY, NIGHT, habits=folder, visits=[visit(THURSDAY, "no_issue")]) == (
        "missing"
    )


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("ending", "expected"),
    [("blocked", "blocked"), ("changed", "broken"), ("bad_files", "broken")],
)
def test_a_refusal_calls_a_person_at_once(ending, expected):
    entry = told(
        THURSDAY, at(THURSDAY), visits=[visit(THURSDAY, ending, "robots.txt says no", hour=9)]
    )

    assert (entry.state, entry.reason, entry.calls) == (expected, "robots.txt says no", True)


def test_the_last_attempt_counts():
    refused, asked = (
        visit(THURSDAY, "blocked", hour=9),
        visit(THURSDAY, "not_yet", "no answer", hour=10),
    )

    assert state(THURSDAY, at(THURSDAY), visits=[asked, refused]) == "pending"


# ---------------------------------------------------------------- pages


def test_an_issue_with_all_that_is_listed_is_complete():
    entry = told(THURSDAY, NIGHT, records=[whole(THURSDAY)], readings=[reading(THURSDAY, "1203")])

    assert (entry.state, entry.reason, entry.calls) == ("complete", "2 pages", False)
    assert (entry.pages, entry.articles, entry.issue_number) == (2, 8, "1203")
    assert entry.first_seen_at == entry.changed_at == at(THURSDAY, 8)


def test_a_listed_page_that_is_not_there_leaves_the_issue_partial():
    records = [
        record(THURSDAY, "01/a", "02/a", findings=[finding(THURSDAY, "page-not-there", page=3)])
    ]

    assert told(THURSDAY, at(THURSDAY), records=records).reason == (
        "2 pages here; hexi-2026-03-12-a-p03: listed, and not there yet"
    )
    assert state(THURSDAY, at(THURSDAY), records=records) == "partial"
    assert not told(THURSDAY, at(THURSDAY), records=records).calls
    assert told(THURSDAY, NIGHT, records=records).calls
    assert not told(THURSDAY, LONG_AFTER, records=records).calls


def test_fewer_pages_than_the_least_are_partial():
    entry = told(THURSDAY, NIGHT, records=[record(THURSDAY, "01/a")])

    assert (entry.state, entry.reason) == (
        "partial",
        "1 page here; 2 are the least by the newspaper's file",
    )


def test_a_page_that_came_late_makes_the_issue_complete_and_not_revised():
    records = [record(THURSDAY, "01/a"), record(THURSDAY, "01/a", "02/a", version=2, hour=10)]
    entry = told(THURSDAY, NIGHT, records=records)

    assert (entry.state, entry.revisions) == ("complete", 0)
    assert (entry.first_seen_at, entry.changed_at) == (at(THURSDAY, 8), at(THURSDAY, 10))


def test_a_page_that_moved_to_another_number_was_not_replaced():
    """Pages that are counted move when one comes before them; their labels stay."""
    records = [
        record(THURSDAY, "A02/a", "A03/a"),
        record(THURSDAY, "A01/a", "A02/a", "A03/a", version=2),
    ]

    assert state(THURSDAY, NIGHT, records=records) == "complete"


def test_a_page_with_other_bytes_is_a_revision():
    records = [
        record(THURSDAY, "01/a", "02/a"),
        record(THURSDAY, "01/a", "02/b", version=2),
        record(THURSDAY, "01/c", "02/b", version=3),
    ]
    entry = told(THURSDAY, NIGHT, records=records)

    assert (entry.state, entry.revisions, entry.reason) == (
        "revised",
        2,
        "2 pages, replaced 2 times",
    )


def test_a_withdrawn_page_is_told_and_comes_back():
    gone = whole(
        THURSDAY,
        version=2,
        findings=[finding(THURSDAY, "page-withdrawn", "an HTML page; what was good before stays")],
    )

    assert told(THURSDAY, NIGHT, records=[whole(THURSDAY), gone]).reason == (
        "hexi-2026-03-12-a-p02: an HTML page; what was good before stays"
    )
    assert state(THURSDAY, NIGHT, records=[whole(THURSDAY), gone]) == "withdrawn"
    assert state(THURSDAY, NIGHT, records=[whole(THURSDAY), gone, whole(THURSDAY, version=3)]) == (
        "complete"
    )


def test_an_issue_that_the_source_denies_afterwards_is_withdrawn():
    came, next_day = [whole(THURSDAY)], visit(THURSDAY, "no_issue", "404", hour=9, later=1)

    assert told(THURSDAY, LONG_AFTER, records=came, visits=[next_day]).reason == (
        "the source has it no more (404)"
    )
    assert state(
        THURSDAY, LONG_AFTER, records=came, calendars=[calendar(SUNDAY, when=at(SUNDAY))]
    ) == ("withdrawn")


@pytest.mark.parametrize("denial", ["visit", "calendar"])
def test_an_issue_that_the_source_gives_again_is_no_more_withdrawn(denial):
    gone = visit(THURSDAY, "no_issue", "404", hour=9, later=1)
    listed = calendar(SUNDAY, when=at(THURSDAY, 9, later=1))
    known = {
        "records": [whole(THURSDAY)],
        "calendars": [listed] if denial == "calendar" else [],
    }
    denied = [gone] if denial == "visit" else []
    again = visit(THURSDAY, "given", hour=9, later=3)

    assert state(THURSDAY, LONG_AFTER, visits=denied, **known) == "withdrawn"
    assert state(THURSDAY, LONG_AFTER, visits=[*denied, again], **known) == "complete"


def test_a_site_that_clears_out_its_archive_withdraws_nothing():
    cleared = visit(THURSDAY, "no_issue", "404", later=400)
    years_later = at(THURSDAY, later=500)

    assert state(
        THURSDAY,
        years_later,
        records=[whole(THURSDAY)],
        visits=[cleared],
        calendars=[calendar(when=at(THURSDAY, later=400))],
    ) == ("complete")


def test_an_issue_that_is_held_as_another_days_is_broken():
    held = "the page prints 2025-12-18, 84 d from the issue's date"
    entry = told(
        THURSDAY, NIGHT, records=[whole(THURSDAY)], readings=[reading(THURSDAY, held=held)]
    )

    assert (entry.state, entry.reason) == ("broken", f"held back: {held}")
    assert entry.content_date is None


# ---------------------------------------------------------------- properties

_DAYS = st.sampled_from(MARCH[:10])
_RECORDS = st.lists(
    st.builds(
        lambda day, version, pages, code: record(
            day,
            *pages,
            version=version,
            hour=7 + version,
            findings=[finding(day, code)] if code else [],
        ),
        _DAYS,
        st.integers(1, 4),
        st.lists(st.sampled_from(["01/a", "02/a", "03/a"]), min_size=1, unique=True),
        st.sampled_from([None, "page-not-there", "page-withdrawn", "fewer-pages", "page-twice"]),
    ),
    max_size=12,
    unique_by=lambda it: (it.day, it.version),
)
_VISITS = st.lists(
    st.builds(
        visit,
        _DAYS,
        st.sampled_from(list(Ending)),
        hour=st.integers(0, 23),
        later=st.integers(0, 9),
    ),
    max_size=12,
)
_READINGS = st.lists(
    st.builds(
        reading,
        _DAYS,
        st.one_of(st.none(), st.integers(1200, 1215).map(str)),
        held=st.sampled_from([None, None, "another day's"]),
    ),
    max_size=8,
    unique_by=lambda it: it.day,
)
_CALENDARS = st.lists(
    st.builds(
        lambda days, when, later: calendar(*days, when=at(when, later=later)),
        st.sets(_DAYS),
        _DAYS,
        st.integers(0, 20),
    ),
    max_size=4,
)
_KNOWN = st.builds(
    lambda *parts: Known(*map(tuple, parts)), _RECORDS, _READINGS, _VISITS, _CALENDARS
)
_ASKED = st.builds(at, _DAYS, st.integers(0, 23), later=st.integers(0, 12))


def ten_days(known, when):
    return ledger_of(DAILY, known, MARCH[0], MARCH[9], when)


@given(_KNOWN, _ASKED, st.randoms())
def test_the_order_in_which_things_became_known_does_not_matter(known, when, chance):
    def shuffled(part):
        return tuple(chance.sample(part, len(part)))

    other = Known(
        shuffled(known.records),
        shuffled(known.readings),
        shuffled(known.visits),
        shuffled(known.calendars),
    )

    assert ten_days(other, when) == ten_days(known, when)


@given(_KNOWN, _ASKED)
def test_every_date_has_one_state_and_a_reason(known, when):
    entries = ten_days(known, when)

    assert [entry.day for entry in entries] == MARCH[:10]
    assert all(entry.reason and "\n" not in entry.reason for entry in entries)


@given(_KNOWN, _KNOWN, _ASKED)
def test_what_is_here_never_goes_missing_whatever_becomes_known(known, more, when):
    there = {(it.day, it.version) for it in known.records}
    later = tuple(it for it in more.records if (it.day, it.version) not in there)
    together = Known(
        (*known.records, *later),
        known.readings,
        (*known.visits, *more.visits),
        (*known.calendars, *more.calendars),
    )

    for before, after in zip(ten_days(known, when), ten_days(together, when), strict=True):
        if before.pages:
            assert after.pages
            assert after.state.has_pages or after.state is DayState.BROKEN


@given(_KNOWN, _ASKED, _ASKED)
def test_time_alone_takes_nothing_away(known, one, other):
    """Only what is expected becomes pending, then missing; all else stays as it is."""
    first, second = sorted((one, other))
    waiting = [DayState.EXPECTED, DayState.PENDING, DayState.MISSING]

    for before, after in zip(ten_days(known, first), ten_days(known, second), strict=True):
        if before.state in waiting:
            assert waiting.index(after.state) >= waiting.index(before.state)
        else:
            assert after.state is before.state


def test_only_three_things_call_a_person():
    calling = {entry_state for entry_state in DayState if told_as(entry_state).calls}

    assert calling == {DayState.BLOCKED, DayState.BROKEN}
    assert replace(told_as(DayState.PARTIAL), is_overdue=True).calls


def told_as(entry_state):
    return replace(told(THURSDAY, NIGHT), state=entry_state, is_overdue=False)
