"""The table `coverage`: the ledger as readers of the dataset see it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import pyarrow as pa

from bulletin.dataset.places import month_of
from bulletin.dataset.schema import ISSUES, Column, Table
from bulletin.model import DayState, LedgerDay

_TOLD_APART = ("paper", "published_month", "published_date")
_MOMENT = pa.timestamp("us", tz="UTC")

COVERAGE = Table(
    "coverage",
    zh="台账：每种报纸每个日期一行，应有、已有、没有，及其原因。",
    en="One row a newspaper and date: what was expected, what is here, and why.",
    key=("paper", "published_date"),
    parted_by=("paper", "published_month"),
    columns=(
        *(column for column in ISSUES.columns if column.name in _TOLD_APART),
        Column("state", pa.string(), "状态", f"One of {', '.join(DayState)}"),
        Column("reason", pa.string(), "原因", "Why it stands so, in one sentence"),
        Column(
            "is_overdue", pa.bool_(), "是否逾期", "Whether it should be whole by now, and is not"
        ),
        Column(
            "due_at", _MOMENT, "应齐全的时间", "By when it should be whole; null where none is due"
        ),
        Column(
            "first_seen_at", _MOMENT, "首次取得的时间", "When its first page was first fetched"
        ),
        Column("changed_at", _MOMENT, "最近变化的时间", "When its newest page was first fetched"),
        Column("page_count", pa.int32(), "版数", "Pages that are here"),
        Column(
            "revision_count", pa.int32(), "换版次数", "How often pages were replaced by others"
        ),
        Column(
            "article_count", pa.int32(), "稿件数", "Articles read; null where it was not read yet"
        ),
        Column("issue_number", pa.string(), "期号，照印", "Issue number as printed"),
        Column(
            "content_date",
            pa.date32(),
            "内容的日期",
            "Date printed on what is published; the issue's where none is printed",
        ),
    ),
)

_FROM = {
    "published_date": "day",
    "page_count": "pages",
    "revision_count": "revisions",
    "article_count": "articles",
}


def coverage_rows(days: Sequence[LedgerDay]) -> pa.Table:
    """
    The rows of these dates, sorted by the table's key.

    When the source was last asked is left out: it changes with every look, and says nothing of
    what is published.
    """
    columns = {
        name: list(map(attrgetter(_FROM.get(name, name)), days))
        for name in COVERAGE.schema.names
        if name not in {"published_month", "state"}
    }
    columns["published_month"] = [month_of(entry.day) for entry in days]
    columns["state"] = [entry.state.value for entry in days]
    rows = pa.table(
        {name: columns[name] for name in COVERAGE.schema.names}, schema=COVERAGE.schema
    )
    return rows.sort_by([(name, "ascending") for name in COVERAGE.key])
