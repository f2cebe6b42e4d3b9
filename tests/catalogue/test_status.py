"""Freshness and coverage by newspaper: what is not known, or not new, never looks fresh."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.catalogue.days import paper_days
from bulletin.catalogue.status import status_file, status_of
from bulletin.model import DayState
from catalogue.many import Many, at, day_after
from catalogue.published import DAY, every_day, ledger_day, published
from dataset.builders import entry, paper

FIRST = day_after(DAY, -20)
EVENING = at(DAY)  # when the newspapers' day has closed


def status(folder, ledger, moment=EVENING, code="lanwan"):
    snapshot = published(folder, ledger=ledger, at=moment)
    whole = status_of(snapshot, paper_days(snapshot))
    return next(paper for paper in whole.papers if paper.code == code)


def test_a_newspaper_whose_last_due_issue_is_here_is_fresh(tmp_path):
    found = status(tmp_path, every_day(FIRST, 21))

    assert (found.is_stale, found.content_date, found.expected_date) == (False, DAY, DAY)
    assert (found.issues_behind, found.days_behind, found.known_until) == (0, 0, DAY)


def test_what_was_fetched_this_morning_is_as_old_as_what_it_is_of(tmp_path):
    old = day_after(DAY, -10)
    same = every_day(day_after(old, 1), 10, content_date=old)

    found = status(tmp_path, [*every_day(FIRST, 11), *same])

    assert (found.is_stale, found.content_date) == (True, old)
    assert (found.issues_behind, found.days_behind) == (10, 10)
    assert found.reason == f"its newest content is of {old}; 10 issues were due since"


def test_a_site_that_denies_its_issues_excuses_nothing(tmp_path):
    denied = every_day(day_after(DAY, -2), 3, DayState.NO_ISSUE)

    found = status(tmp_path, [*every_day(FIRST, 18), *denied])

    assert (found.is_stale, found.issues_behind) == (True, 3)


def test_one_late_issue_is_not_stale_yet(tmp_path):
    found = status(tmp_path, [*every_day(FIRST, 20), ledger_day(DAY, DayState.MISSING)])

    assert (found.is_stale, found.issues_behind, found.days_behind) == (False, 1, 1)


def test_an_issue_that_is_not_due_yet_makes_nobody_late(tmp_path):
    coming = every_day(day_after(DAY, -1), 2, DayState.EXPECTED)

    found = status(tmp_path, [*every_day(FIRST, 19), *coming], at(day_after(DAY, -1), hour=1))

    assert (found.is_stale, found.issues_behind) == (False, 0)
    assert found.expected_date == day_after(DAY, -2)


def test_half_an_issue_is_not_fresh(tmp_path):
    half = every_day(day_after(DAY, -1), 2, DayState.PARTIAL)

    found = status(tmp_path, [*every_day(FIRST, 19), *half])

    assert (found.content_date, found.is_stale) == (day_after(DAY, -2), True)


def test_a_misprinted_date_to_come_makes_nothing_fresher(tmp_path):
    misprint = ledger_day(FIRST, content_date=date(2062, 3, 15))

    found = status(tmp_path, [misprint, *every_day(day_after(FIRST, 1), 20, DayState.MISSING)])

    assert (found.content_date, found.issues_behind) == (FIRST, 20)


def test_after_the_last_date_known_issues_are_due_by_its_weekdays(tmp_path):
    """Thursdays only; the release is three weeks after the last date that coverage has."""
    days = [
        each if each.day.weekday() == 3 else ledger_day(each.day, DayState.NO_ISSUE, due_at=None)
        for each in every_day(FIRST, 21)
    ]

    found = status(tmp_path, days, at(day_after(DAY, 21)))

    assert (found.is_stale, found.issues_behind, found.issues_by_rhythm) == (True, 3, 3)
    assert found.expected_date == date(2026, 4, 2)
    assert f"coverage ends with {DAY}" in found.reason


def test_a_newspaper_that_has_ended_is_not_stale(tmp_path):
    ended = every_day(day_after(DAY, -14), 15, DayState.NO_ISSUE, due_at=None)

    found = status(tmp_path, [*every_day(FIRST, 6), *ended], at(day_after(DAY, 300)))

    assert (found.is_stale, found.issues_behind) == (False, 0)
    assert found.expected_date == found.content_date == day_after(FIRST, 5)


def test_a_newspaper_without_coverage_is_not_called_fresh(tmp_path):
    found = status(tmp_path, [])

    assert (found.is_stale, found.reason) == (True, "coverage has no date of it")
    assert found.last_30_days is None


def test_shares_count_what_is_not_known(tmp_path):
    ledger = [
        *every_day(day_after(DAY, -9), 6),
        *every_day(day_after(DAY, -3), 3, DayState.REVISED),
        ledger_day(DAY, DayState.MISSING),
    ]

    found = status(tmp_path, ledger)

    month = found.last_30_days
    assert (month.first, month.last) == (day_after(DAY, -29), DAY)
    assert month.states == {"complete": 6, "revised": 3, "missing": 1, "unknown": 20}
    assert month.shares == {"complete": 0.2, "revised": 0.1, "missing": 0.0333, "unknown": 0.6667}
    assert (month.due, month.whole, month.whole_share) == (10, 9, 0.9)
    assert found.all_days.states == {"complete": 6, "revised": 3, "missing": 1}
    assert found.last_365_days.states["unknown"] == 355


def test_dates_that_coverage_leaves_out_between_two_are_unknown(tmp_path):
    found = status(tmp_path, [ledger_day(day_after(DAY, -2)), ledger_day(DAY)])

    assert found.all_days.states == {"complete": 2, "unknown": 1}
    assert (found.all_days.due, found.all_days.whole) == (2, 2)


def test_overdue_dates_come_with_their_reasons_newest_first(tmp_path):
    late = every_day(day_after(DAY, -1), 2, DayState.MISSING, reason="no answer", is_overdue=True)

    found = status(tmp_path, [*every_day(FIRST, 19), *late])

    assert found.overdue_count == 2
    assert [(it.date, it.state, it.reason) for it in found.overdue] == [
        (DAY, "missing", "no answer"),
        (day_after(DAY, -1), "missing", "no answer"),
    ]


def test_the_file_says_as_of_when_and_marks_who_is_behind(tmp_path):
    store = FolderStore(tmp_path)
    issues = [entry(store), entry(store, paper("hexi"))]
    ledger = [*every_day(FIRST, 21), *every_day(FIRST, 10, code="hexi")]
    snapshot = published(tmp_path, *issues, ledger=ledger, at=EVENING)

    file = status_file(snapshot)
    said = json.loads(file.data)

    assert (file.path, said["version"]) == ("status.json", "r000001")
    assert (said["as_of"], said["stale"]) == ("2026-03-15T15:00:00Z", ["hexi"])
    assert [it["code"] for it in said["papers"]] == ["hexi", "lanwan"]
    assert said["papers"][1]["name"] == "兰湾报"
    assert status_file(snapshot) == file


@pytest.mark.parametrize("days", [1, 8, 40])
def test_the_longer_nothing_comes_the_further_behind(tmp_path, days):
    found = status(tmp_path, every_day(FIRST, 21), EVENING + timedelta(days=days))

    assert found.issues_behind == found.days_behind == days


def test_a_hundred_newspapers_and_fourteen_years_fit():
    snapshot = Many()
    days = paper_days(snapshot)

    whole = status_of(snapshot, days)

    assert len(whole.papers) == 100
    assert {it.all_days.due for it in whole.papers} == {5114}
    assert len(status_file(Many(papers=2)).data) < 10_000
