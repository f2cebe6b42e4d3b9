"""Which rows of a table are meant: conditions, as Delta tables and SQL take them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bulletin.published.places import month_of

NO_ROW, EVERY_ROW = "FALSE", "TRUE"


def on_date(papers: Sequence[str], day: date) -> str:
    """The condition for what these papers have on a date."""
    return f"{in_month(papers, day)} AND published_date = DATE '{day.isoformat()}'"


def in_month(papers: Sequence[str], day: date) -> str:
    """The condition for what these papers have in the month of a date."""
    return f"paper IN ({_quoted(papers)}) AND published_month = '{month_of(day)}'"


def between(papers: Sequence[str], first: date, last: date) -> str:
    """The condition for what these papers have from a date to another, both included."""
    return (
        f"paper IN ({_quoted(papers)}) AND published_month >= '{month_of(first)}' "
        f"AND published_month <= '{month_of(last)}' "
        f"AND published_date >= DATE '{first.isoformat()}' "
        f"AND published_date <= DATE '{last.isoformat()}'"
    )


def of_months(paper: str, months: Sequence[str]) -> str:
    """The condition for what a newspaper has in these months, as 2026-03."""
    listed = ", ".join(f"'{month}'" for month in sorted(months))
    return f"paper IN ({_quoted((paper,))}) AND published_month IN ({listed})"


def of_codes(papers: Sequence[str]) -> str:
    """The condition for these papers in the table of papers."""
    return f"code IN ({_quoted(papers)})"


def _quoted(papers: Sequence[str]) -> str:
    # Codes are lower-case letters and digits; the newspaper's file is refused otherwise.
    return ", ".join(f"'{code}'" for code in sorted(papers))
