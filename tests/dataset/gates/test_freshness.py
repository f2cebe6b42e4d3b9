"""The date printed against the date of publication."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bulletin.catalog import Expectations
from bulletin.dataset.gates.freshness import judge_freshness
from bulletin.model import Folio
from dataset.builders import DAY, entry, paper
from dataset.gates.saying import blocks, outcomes


def printing(store, *days, newspaper=None, **read):
    folios = tuple(Folio(date=day) for day in days)
    return entry(store, newspaper, pages=len(days), articles=1, folios=folios, **read)


@pytest.mark.parametrize("off", [-3, 0, 3])
def test_a_date_that_is_near_passes(store, off):
    assert outcomes(judge_freshness([printing(store, DAY + timedelta(days=off))])) == set()


@pytest.mark.parametrize("off", [-4, 4, -365])
def test_a_date_that_is_far_off_blocks(store, off):
    printed = DAY + timedelta(days=off)

    (message,) = blocks(judge_freshness([printing(store, printed)]))

    assert message.startswith(
        f"lanwan-2026-03-15-a: its pages print {printed}, {abs(off)} d from its date; see what"
    )


def test_the_newspapers_file_says_how_far_is_far(store):
    weekly = paper(expect=Expectations(printed_days_off=7))
    printed = DAY - timedelta(days=7)

    assert blocks(judge_freshness([printing(store, printed, newspaper=weekly)])) == []


def test_most_pages_decide(store):
    last_year = DAY - timedelta(days=365)

    assert blocks(judge_freshness([printing(store, DAY, last_year, DAY)])) == []
    assert len(blocks(judge_freshness([printing(store, last_year, DAY, last_year)]))) == 1


def test_an_issue_that_is_held_for_it_is_not_judged_twice(store):
    given = printing(store, DAY - timedelta(days=30), is_held=True)

    (check,) = judge_freshness([given])

    assert check.outcome == "pass"
    assert "see the finding printed-date-far-off" in check.message


def test_nothing_printed_is_nothing_to_compare(store):
    assert outcomes(judge_freshness([printing(store, None)])) == set()
