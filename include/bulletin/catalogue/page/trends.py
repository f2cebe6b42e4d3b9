"""Articles by topic over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from bulletin.catalogue.snapshot import Snapshot

_BY_DATE = 62  # days that a span may have to be shown by date; by month a bar would stand alone


@dataclass(frozen=True, slots=True)
class Trends:
    """
    How many articles each topic has, time after time.

    Attributes:
        times: Dates as 2026-03-12 or months as 2026-03, without a gap.
        counts: By topic, a number for each time.
    """

    times: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]


def trends_of(snapshot: Snapshot) -> Trends:
    """The topics of a release by date, or by month where its dates are many."""
    first, last = snapshot.manifest.first_date, snapshot.manifest.last_date
    is_by_date = (last - first).days < _BY_DATE
    column = "published_date" if is_by_date else "published_month"
    times = tuple(_dates(first, last) if is_by_date else _months(first, last))
    rows = snapshot.rows("article_topics", ["topic", column])
    rows = rows.set_column(1, "time", rows[column].cast(pa.string()))
    counted = rows.group_by(["topic", "time"]).aggregate([([], "count_all")]).to_pylist()
    counts = {(row["topic"], row["time"]): row["count_all"] for row in counted}
    topics = sorted({topic for topic, _ in counts})
    return Trends(
        times, {topic: tuple(counts.get((topic, time), 0) for time in times) for topic in topics}
    )


def _dates(first: date, last: date) -> Iterator[str]:
    for offset in range((last - first).days + 1):
        yield str(first + timedelta(days=offset))


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"
