"""The table `coverage`: the ledger as readers of the dataset see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC
from operator import attrgetter

import pyarrow as pa

from bulletin.dataset.columns import (
    BY_MONTH,
    DATE,
    DAY,
    ISSUE_NUMBER,
    MOMENT,
    MONTH,
    PAPER,
    STRING,
    WHOLE,
    YES_NO,
    Column,
    Table,
)
from bulletin.model import DayState, LedgerDay
from bulletin.published.places import month_of

COVERAGE = Table(
    "coverage",
    zh="台账：每种报纸每个日期一行，应有、已有、没有，及其原因。",
    en="One row a newspaper and date: what was expected, what is here, and why.",
    key=("paper", "published_date"),
    parted_by=BY_MONTH,
    columns=(
        PAPER,
        MONTH,
        DATE,
        Column("state", STRING, "状态", f"One of {', '.join(DayState)}"),
        Column("reason", STRING, "原因", "Why it stands so, in one sentence"),
        Column("is_overdue", YES_NO, "是否逾期", "Whether it should be whole by now, and is not"),
        Column(
            "due_at", MOMENT, "应齐全的时间", "By when it should be whole; null where none is due"
        ),
        Column("first_seen_at", MOMENT, "首次取得的时间", "When its first page was first fetched"),
        Column("changed_at", MOMENT, "最近变化的时间", "When its newest page was first fetched"),
        Column("page_count", WHOLE, "版数", "Pages that are here"),
        Column("revision_count", WHOLE, "换版次数", "How often pages were replaced by others"),
        Column("article_count", WHOLE, "稿件数", "Articles read; null where it was not read yet"),
        ISSUE_NUMBER,
        Column(
            "content_date",
            DAY,
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

# Places on our side, in what an error says: a path from the root, or an address of a store. What
# comes after another character of a word, a colon or a slash is part of a site's address.
_OUR_PLACE = re.compile(r"(?:\b(?:file|s3|inbox|added):|(?<![\w:/.])/(?=\w))[^\s;,)]*")
_HIDDEN = "…"
_LONGEST = 500  # characters of a reason; the sentences are ours, what a site answers is in them


def coverage_rows(days: Sequence[LedgerDay]) -> pa.Table:
    """
    The rows of these dates, sorted by the table's key.

    When the source was last asked is left out: it changes with every look, and says nothing of
    what is published. Places on our side are taken out of reasons.
    """
    columns = {
        name: list(map(attrgetter(_FROM.get(name, name)), days))
        for name in COVERAGE.schema.names
        if name not in {"published_month", "state", "reason"}
    }
    for column in COVERAGE.columns:
        if column.type == MOMENT:
            # In UTC before Arrow sees them: once pandera is imported, it takes hours of other
            # zones for hours of UTC (pyarrow 25.0.1, pandera 0.33.1).
            columns[column.name] = [it and it.astimezone(UTC) for it in columns[column.name]]
    columns["published_month"] = [month_of(entry.day) for entry in days]
    columns["reason"] = [_told_outside(entry.reason) for entry in days]
    columns["state"] = [entry.state.value for entry in days]
    rows = pa.table(
        {name: columns[name] for name in COVERAGE.schema.names}, schema=COVERAGE.schema
    )
    return COVERAGE.in_order(rows)


def _told_outside(reason: str) -> str:
    """A reason as anybody may read it: on one line, of some length, without places of ours."""
    line = _OUR_PLACE.sub(_HIDDEN, " ".join(reason.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}{_HIDDEN}"
