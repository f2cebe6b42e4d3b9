"""A paper whose last issues have another size than it used to have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.ledger.canary import drifts
from bulletin.model import DayState, LedgerDay

LAST = date(2026, 3, 31)


def papers(*sizes, every=1, state=DayState.COMPLETE, pages=4):
    """Issues with so many articles, the last one on the last date."""
    return tuple(
        LedgerDay("hexi", LAST - timedelta(days=every * back), state, "", pages=pages, articles=n)
        for back, n in reversed(list(enumerate(reversed(sizes))))
    )


def test_a_paper_of_its_usual_size_has_not_changed():
    assert drifts(papers(*[30, 28, 33, 31] * 8)) == ()


def test_a_paper_that_loses_most_of_its_articles_has():
    (drift,) = drifts(papers(*[30, 28, 33, 31] * 8, *[6] * 7))

    assert (drift.what, drift.since, drift.recent) == ("articles", date(2026, 3, 25), 6)
    assert drift.reason == ("6 articles an issue since 2026-03-25, and 17 to 44 are usual")


def test_pages_are_watched_as_articles_are():
    ledger = (*papers(*[30] * 20), *papers(*[30] * 7, pages=1))
    old = tuple(it for it in ledger[:20] if it.day <= LAST - timedelta(days=7))

    assert [drift.what for drift in drifts((*old, *ledger[20:]))] == ["pages"]


def test_one_special_issue_is_no_change():
    assert drifts(papers(*[30] * 20, 96)) == ()
    assert drifts(papers(*[30] * 20, 96, every=7)) == ()


def test_a_weekly_has_changed_when_two_of_its_last_three_issues_have():
    assert drifts(papers(*[30] * 12, 6, every=7)) == ()
    assert len(drifts(papers(*[30] * 11, 6, 6, every=7))) == 1


@pytest.mark.parametrize("sizes", [[], [30], [30] * 7 + [2] * 7])
def test_too_short_a_history_says_nothing(sizes):
    assert drifts(papers(*sizes)) == ()


def test_issues_that_are_not_whole_do_not_count():
    ledger = (*papers(*[30] * 20), *papers(*[2] * 7, state=DayState.PARTIAL))

    assert drifts(ledger) == ()


def test_a_paper_without_a_recent_issue_is_stale_and_has_not_changed():
    old = tuple(it for it in papers(*[30] * 10, *[5] * 20) if it.day < LAST - timedelta(days=8))
    today = LedgerDay("hexi", LAST, DayState.MISSING, "due")

    assert drifts((*old, today)) == ()


@given(st.integers(1, 200), st.integers(8, 60))
def test_a_paper_that_is_always_the_same_never_changes(size, issues):
    assert drifts(papers(*[size] * issues, pages=size)) == ()
