"""Issue numbers as witnesses of the dates between them."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.ledger.known import Known
from bulletin.ledger.numbers import read_number
from bulletin.ledger.states import gaps_of, ledger_of
from pressdays import HABITS, SUNDAY, THURSDAY, at, calendar, reading, whole

NEXT_THURSDAY, NEXT_SUNDAY = date(2026, 3, 19), date(2026, 3, 22)
APRIL = at(date(2026, 4, 20))


def printed(*numbers, calendars=(), without=()):
    """What is known of issues with these numbers, by date; those of `without` have no number."""
    days = [day for day, _ in numbers] + list(without)
    return Known(
        tuple(whole(day) for day in days),
        tuple(reading(day, number) for day, number in numbers),
        calendars=tuple(calendars),
    )


def states(known, first=THURSDAY, last=NEXT_SUNDAY):
    entries = ledger_of(HABITS, known, first, last, APRIL)
    return {entry.day: (entry.state.value, entry.reason) for entry in entries}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1203", (1203, 1203)),
        ("第1203期", (1203, 1203)),
        ("第１２０３期", (1203, 1203)),
        ("1203、1204期合刊", (1203, 1204)),
        ("总第1203—1204期", (1203, 1204)),
        ("第12期(总第1203期)", (12, 12)),
        ("增刊", None),
        ("1203-9999", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_is_read_as_it_is_printed(text, number):
    assert read_number(text) == number


def test_a_number_that_jumps_by_one_says_that_none_appeared_between():
    known = printed((THURSDAY, "1203"), (NEXT_THURSDAY, "1204"))

    assert states(known)[SUNDAY] == (
        "no_issue",
        "number 1203 of 2026-03-12 is followed by 1204 of 2026-03-19, so none was printed between",
    )


def test_a_number_that_jumps_by_two_says_that_one_is_missing():
    known = printed((THURSDAY, "1203"), (NEXT_THURSDAY, "1205"))

    assert states(known)[SUNDAY] == (
        "missing",
        (
            "number 1203 of 2026-03-12 is followed by 1205 of 2026-03-19, "
            "so one was printed, and not here; no attempt is on record"
        ),
    )


def test_a_jump_by_two_over_two_dates_leaves_both_open():
    known = printed((THURSDAY, "1203"), (NEXT_SUNDAY, "1205"))
    told = states(known)
    (gap,) = gaps_of(HABITS, known)

    assert told[SUNDAY] == told[NEXT_THURSDAY]
    assert told[SUNDAY][1].startswith("due by its rhythm, and not here")
    assert (gap.lacking, gap.due, gap.unplaced) == (1, (SUNDAY, NEXT_THURSDAY), 0)


def test_a_calendar_that_denies_one_of_two_dates_leaves_the_other():
    seen = calendar(THURSDAY, NEXT_THURSDAY, NEXT_SUNDAY, when=at(NEXT_SUNDAY))
    told = states(printed((THURSDAY, "1203"), (NEXT_SUNDAY, "1205"), calendars=[seen]))

    assert told[SUNDAY] == ("no_issue", "the source's calendar has no issue of that date")
    assert told[NEXT_THURSDAY][0] == "missing"
    assert "so one was printed" in told[NEXT_THURSDAY][1]


def test_a_number_knows_better_than_the_calendar():
    seen = calendar(THURSDAY, NEXT_THURSDAY, when=at(NEXT_SUNDAY))
    told = states(printed((THURSDAY, "1203"), (NEXT_THURSDAY, "1205"), calendars=[seen]))

    assert told[SUNDAY][0] == "missing"
    assert "(yet: the source's calendar has no issue of that date)" in told[SUNDAY][1]


def test_an_issue_whose_number_was_not_read_counts_for_one():
    known = printed((THURSDAY, "1203"), (NEXT_SUNDAY, "1205"), without=[SUNDAY])

    assert states(known)[NEXT_THURSDAY][0] == "no_issue"


def test_two_issues_in_one_leave_no_gap():
    known = printed((THURSDAY, "1203、1204"), (NEXT_THURSDAY, "1205"))

    assert states(known)[SUNDAY][0] == "no_issue"


def test_an_issue_more_than_there_are_dates_for_is_told():
    """A supplement on a day that the rhythm does not have."""
    (gap,) = gaps_of(HABITS, printed((THURSDAY, "1203"), (SUNDAY, "1205")))

    assert (gap.lacking, gap.due, gap.unplaced) == (1, (), 1)


@pytest.mark.parametrize("number", ["1203", "12", "1240", "增刊"])
def test_a_number_that_falls_stays_or_leaps_says_nothing(number):
    known = printed((THURSDAY, "1203"), (NEXT_THURSDAY, number))

    assert gaps_of(HABITS, known) == ()
    assert states(known)[SUNDAY][1].startswith("due by its rhythm")


def test_the_number_of_a_held_issue_says_nothing():
    """It may be another day's."""
    held = reading(NEXT_THURSDAY, "1204", held="the page prints 2025-12-18")
    known = Known((whole(THURSDAY), whole(NEXT_THURSDAY)), (reading(THURSDAY, "1203"), held))

    assert gaps_of(HABITS, known) == ()
