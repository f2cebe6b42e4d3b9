"""Which issues are asked for at an hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bulletin.errors import NotPublished
from bulletin.model import IssueId
from bulletin.pipeline import fetch, issues_again, issues_open, make_articles, unread
from smallpaper import newspaper, page, print_issue

THURSDAY, FRIDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 15)
ISSUE = IssueId.of("hexi", THURSDAY)


def at(hour: int, minute: int = 0, day: date = THURSDAY) -> datetime:
    """A time of a day in Shanghai."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_an_issue_is_asked_for_from_the_hour_its_window_opens(tmp_path):
    desk = newspaper(tmp_path, more='window: {opens: "10:00", closes: "20:00"}\n')

    assert issues_open(desk, THURSDAY, at(9, 59)) == ()
    assert issues_open(desk, THURSDAY, at(10)) == (ISSUE,)
    assert issues_open(desk, FRIDAY, at(12, day=FRIDAY)) == ()
    assert issues_again(desk, THURSDAY, at(9, 45)) == ()
    assert ISSUE in issues_again(desk, THURSDAY, at(10, 15))
    assert ISSUE in issues_again(desk, THURSDAY, at(19, 45))
    assert issues_again(desk, THURSDAY, at(20, 15)) == ()


def test_an_issue_that_is_whole_is_not_asked_for_again(tmp_path):
    desk = newspaper(tmp_path, more="expect: {pages: {min: 2}}\n")
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, 1)])
    fetch(desk, ISSUE, at=at(9))
    assert issues_again(desk, THURSDAY, at(9, 45)) == (ISSUE,)

    print_issue(tmp_path, THURSDAY, [page(THURSDAY, number) for number in (1, 2)])
    fetch(desk, ISSUE, at=at(9, 45))
    assert issues_again(desk, THURSDAY, at(10, 15)) == ()


def test_an_issue_that_did_not_come_is_asked_for_again(tmp_path):
    desk = newspaper(tmp_path, SUNDAY)
    with pytest.raises(NotPublished):
        fetch(desk, ISSUE, at=at(9))

    assert issues_again(desk, THURSDAY, at(9, 15)) == (ISSUE,)


def test_what_needs_a_person_is_not_asked_for_again(tmp_path):
    desk = newspaper(tmp_path)
    print_issue(tmp_path, THURSDAY, [b"<html>404</html>"])
    with pytest.raises(Exception, match="PDF"):
        fetch(desk, ISSUE, at=at(9))

    assert issues_again(desk, THURSDAY, at(9, 15)) == ()


@pytest.mark.parametrize(
    ("window", "hours", "found"),
    [
        ("", (7, 15), True),  # opened at half past six, before any round
        ("", (7, 45), False),
        ('window: {opens: "08:00"}\n', (7, 45), False),
        ('window: {opens: "08:00"}\n', (8, 15), True),
        ('window: {opens: "08:00"}\n', (8, 45), False),
        ('window: {opens: "08:15"}\n', (8, 15), True),
    ],
)
def test_earlier_issues_are_looked_at_again_in_one_round_of_the_day(
    tmp_path, window, hours, found
):
    desk = newspaper(tmp_path, THURSDAY, SUNDAY, more=window)
    day = date(2026, 3, 19)
    again = issues_again(desk, day, at(*hours, day=day))

    assert (ISSUE in again) is found


def test_a_newspaper_s_own_days_decide_when_it_is_looked_at_again(tmp_path):
    desk = newspaper(tmp_path, THURSDAY, more="window: {recheck_days: [2]}\n")
    saturday = date(2026, 3, 14)

    assert issues_again(desk, FRIDAY, at(7, 15, FRIDAY)) == ()
    assert issues_again(desk, saturday, at(7, 15, saturday)) == (ISSUE,)


def test_only_newspapers_that_run_are_asked(tmp_path):
    desk = replace(newspaper(tmp_path, more="is_sample: true\n"), only=())

    assert ISSUE not in issues_again(desk, THURSDAY, at(9))
    assert ISSUE not in issues_open(desk, THURSDAY, at(9))


def test_an_issue_is_unread_until_articles_are_made_of_its_newest_record(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    first = fetch(desk, ISSUE, at=at(9))
    assert unread(desk, [first]) == (first,)

    make_articles(desk, first.key)
    same = fetch(desk, ISSUE, at=at(10))
    assert unread(desk, [same]) == ()

    print_issue(tmp_path, THURSDAY, [page(THURSDAY, number) for number in (1, 2, 3)])
    more = fetch(desk, ISSUE, at=at(11))
    assert unread(desk, [same, more]) == (more,)
