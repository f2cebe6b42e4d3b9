"""What a newspaper's last issues were like, as the dataset has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable, QueryBuilder

from bulletin.dataset.conditions import between
from bulletin.dataset.tables import explained

LAST = 20  # issues: a month of a daily, and two or three of every weekday
ENOUGH = 8  # issues; of fewer nobody can say what is usual
_REACH = timedelta(days=366)  # either way; what a newspaper was like before that says little


@dataclass(frozen=True, slots=True)
class Past:
    """
    One issue as it was published.

    Attributes:
        characters: Of the bodies of its articles.
        told: Articles in the narrow sense: no photographs, notices or briefs.
        headlines, bodies, bylines: How many of these have one.
    """

    issue: str
    day: date
    pages: int
    articles: int
    characters: int
    told: int
    headlines: int
    bodies: int
    bylines: int


History = Mapping[str, Sequence[Past]]  # by newspaper, the nearest issue first


def history_of(
    issues: DeltaTable, articles: DeltaTable, papers: Sequence[str], day: date
) -> History:
    """
    The LAST published issues of each newspaper before a date.

    Where there are fewer, as when a newspaper's past is being fetched, those after the date that
    are nearest make up the number.

    Args:
        issues, articles: The tables, open at the version of the last release.

    Raises:
        StoreError: A table cannot be read.
    """
    rows = _issues(issues, papers, day)
    found = {
        paper: _nearest([row for row in rows if row["paper"] == paper], day) for paper in papers
    }
    sums = _sums(articles, [row for rows in found.values() for row in rows])
    return {
        paper: tuple(_one(row, sums.get(row["issue_id"], {})) for row in rows)
        for paper, rows in found.items()
    }


def _nearest(rows: Sequence[Mapping[str, Any]], day: date) -> Sequence[Mapping[str, Any]]:
    """Those before the date, the last first; then those after it."""
    dated = sorted(rows, key=lambda row: abs((row["published_date"] - day).days))
    before = [row for row in dated if row["published_date"] < day]
    after = [row for row in dated if row["published_date"] > day]
    return [*before, *after][:LAST]


def _issues(table: DeltaTable, papers: Sequence[str], day: date) -> list[dict[str, Any]]:
    return _asked(
        table,
        "SELECT paper, issue_id, published_date, page_count, article_count FROM rows "  # noqa: S608
        f"WHERE {between(papers, _back(day), _on(day))} AND status = 'published'",
    )


def _back(day: date) -> date:
    return day - _REACH if day.toordinal() > _REACH.days else date.min


def _on(day: date) -> date:
    return day + _REACH if (date.max - day) > _REACH else date.max


def _sums(
    table: DeltaTable, issues: Sequence[Mapping[str, Any]]
) -> Mapping[str, Mapping[str, int]]:
    """What the articles of issues come to, by issue."""
    if not issues:
        return {}
    days = [row["published_date"] for row in issues]
    papers = sorted({row["paper"] for row in issues})
    told = "CASE WHEN item_type = 'article' THEN 1 ELSE 0 END"
    query = (
        "SELECT issue_id, SUM(char_count) AS characters, "  # noqa: S608  codes and dates
        f"SUM({told}) AS told, "
        f"SUM(CASE WHEN headline <> '' THEN {told} ELSE 0 END) AS headlines, "
        f"SUM(CASE WHEN char_count > 0 THEN {told} ELSE 0 END) AS bodies, "
        f"SUM(CASE WHEN array_length(authors) > 0 THEN {told} ELSE 0 END) AS bylines "
        f"FROM rows WHERE {between(papers, min(days), max(days))} GROUP BY issue_id"
    )
    return {row["issue_id"]: row for row in _asked(table, query)}


def _one(issue: Mapping[str, Any], sums: Mapping[str, int]) -> Past:
    names = ("characters", "told", "headlines", "bodies", "bylines")
    return Past(
        issue=issue["issue_id"],
        day=issue["published_date"],
        pages=issue["page_count"],
        articles=issue["article_count"],
        **{name: sums.get(name) or 0 for name in names},
    )


def _asked(table: DeltaTable, query: str) -> list[dict[str, Any]]:
    with explained(table.table_uri):
        rows: pa.Table = pa.table(QueryBuilder().register("rows", table).execute(query))
    return list(rows.to_pylist())
