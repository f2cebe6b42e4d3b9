"""How fresh a newspaper is, by what is printed on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bulletin.catalog import Days
from bulletin.ledger.freshness import freshness_of
from bulletin.ledger.known import Known
from bulletin.ledger.states import ledger_of
from pressdays import DAILY, HABITS, MARCH, SUNDAY, THURSDAY, at, calendar, reading, whole

NEXT_THURSDAY = date(2026, 3, 19)


def fresh(when, *readings, habits=HABITS, calendars=()):
    records = tuple(whole(it.day) for it in readings)
    known = Known(records, tuple(readings), calendars=tuple(calendars))
    ledger = ledger_of(habits, known, MARCH[0], when.date(), when)
    return freshness_of(habits, ledger, when)


def test_a_paper_is_fresh_as_long_as_its_last_issue_is_here():
    told = fresh(at(SUNDAY, 12), reading(THURSDAY))

    assert (told.content_date, told.behind, told.is_stale) == (THURSDAY, 0, False)


@pytest.mark.parametrize(
    ("when", "behind", "is_stale"),
    [
        (at(SUNDAY, 23), 0, False),
        (at(SUNDAY, 23, 1), 1, False),
        (at(NEXT_THURSDAY, 23), 1, False),
        (at(NEXT_THURSDAY, 23, 1), 2, True),
    ],
)
def test_a_paper_is_stale_when_two_issues_are_over_and_not_here(when, behind, is_stale):
    told = fresh(when, reading(THURSDAY))

    assert (told.behind, told.is_stale) == (behind, is_stale)


def test_staleness_goes_by_the_rhythm():
    """A week without issues is two of a paper that appears twice a week, and seven of a daily."""
    week = at(THURSDAY, 23, 30, later=7)

    assert fresh(week, reading(THURSDAY)).behind == 2
    assert fresh(week, reading(THURSDAY), habits=DAILY).behind == 7


def test_what_was_fetched_today_and_prints_last_week_is_of_last_week():
    told = fresh(at(SUNDAY, 23, 30), reading(SUNDAY, printed=THURSDAY))

    assert (told.content_date, told.behind) == (THURSDAY, 1)


def test_a_date_misprinted_into_the_future_makes_nothing_fresh():
    told = fresh(at(NEXT_THURSDAY, 23, 30), reading(THURSDAY, printed=date(2062, 3, 12)))

    assert (told.content_date, told.is_stale) == (THURSDAY, True)


def test_what_is_held_back_is_not_published_and_makes_nothing_fresh():
    told = fresh(at(SUNDAY, 23, 30), reading(THURSDAY), reading(SUNDAY, held="another day's"))

    assert (told.content_date, told.behind) == (THURSDAY, 1)


def test_a_calendar_that_stands_still_does_not_excuse_a_paper():
    when = at(NEXT_THURSDAY, 23, 30)
    told = fresh(when, reading(THURSDAY), calendars=[calendar(THURSDAY, when=when)])

    assert told.is_stale


def test_a_pause_in_the_papers_file_does():
    pause = Days(THURSDAY + timedelta(days=1), NEXT_THURSDAY)
    when = at(NEXT_THURSDAY, 23, 30)

    assert fresh(when, reading(THURSDAY), habits=replace(HABITS, days_off=(pause,))).behind == 0


def test_a_paper_of_which_nothing_is_published_says_so():
    told = fresh(at(SUNDAY, 23, 30))

    assert told.reason == "nothing of it is published, and 5 issues were due"
    assert fresh(at(SUNDAY, 23, 30), reading(THURSDAY)).reason == (
        "its newest content is of 2026-03-12; 1 issue was due since"
    )
