"""The ledger as a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bulletin.dataset.coverage import COVERAGE, coverage_rows
from bulletin.model import DayState, LedgerDay

THURSDAY = date(2026, 3, 12)
NIGHT = datetime(2026, 3, 12, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
MORNING = datetime(2026, 3, 12, 1, tzinfo=UTC)

COMPLETE = LedgerDay(
    paper="hexi", day=THURSDAY, state=DayState.COMPLETE, reason="2 pages", due_at=NIGHT,
    first_seen_at=MORNING, changed_at=MORNING, tried_at=MORNING, pages=2, articles=8,
    issue_number="1203", content_date=THURSDAY,
)  # fmt: skip
NONE = LedgerDay("hexi", date(2026, 3, 13), DayState.NO_ISSUE, "it appears on thu, sun")
EARLIER = LedgerDay("heming", THURSDAY, DayState.MISSING, "due", is_overdue=True)


def test_a_date_is_a_row_with_all_that_the_ledger_says_of_it():
    assert coverage_rows([COMPLETE]).to_pylist() == [
        {
            "paper": "hexi",
            "published_month": "2026-03",
            "published_date": THURSDAY,
            "state": "complete",
            "reason": "2 pages",
            "is_overdue": False,
            "due_at": datetime(2026, 3, 12, 15, tzinfo=UTC),
            "first_seen_at": MORNING,
            "changed_at": MORNING,
            "page_count": 2,
            "revision_count": 0,
            "article_count": 8,
            "issue_number": "1203",
            "content_date": THURSDAY,
        }
    ]


def test_rows_come_in_the_order_of_the_key_whatever_order_they_are_given_in():
    days = [COMPLETE, EARLIER, NONE]
    rows = coverage_rows(days)

    assert rows.equals(coverage_rows(days[::-1]))
    assert rows.column("paper").to_pylist() == ["heming", "hexi", "hexi"]
    assert rows.column("state").to_pylist() == ["missing", "complete", "no_issue"]


def test_no_dates_are_no_rows_of_the_same_table():
    assert coverage_rows([]).schema == COVERAGE.schema


def test_every_state_is_named_where_the_column_is_described():
    (state,) = (column for column in COVERAGE.columns if column.name == "state")

    assert [word for word in DayState if word.value not in state.en] == []


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("no file 01.pdf in /srv/pages; mount it", "no file 01.pdf in …; mount it"),
        ("nothing is under s3://press/hexi/03 (404)", "nothing is under … (404)"),
        ("file:///home/a/p.pdf: 3 bytes", "… 3 bytes"),
        ("https://e.example.cn/a/b: robots.txt forbids it",) * 2,
        ("3 of 8 pages here; 2/3 or 第1/4版",) * 2,
        ("one\nline\tonly", "one line only"),
        ("x" * 600, "x" * 499 + "…"),
    ],
)
def test_a_reason_names_no_place_on_our_side(said, published):
    rows = coverage_rows([replace(NONE, reason=said)])

    assert rows.column("reason").to_pylist() == [published]
