"""A site's own calendar: on which dates of a month it has issues."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parsel import Selector, SelectorList

from bulletin.sources.markup import parsed

_DATES = "//period_date | //date"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A date with an issue, as eight digits, and the page that lists it where that is said."""

    date: str
    entry: str | None = None


def calendar_days(text: str, paper_id: str | None = None) -> tuple[CalendarDay, ...]:
    """
    The dates in a month's `period.xml` or `navi.xml`.

    Args:
        paper_id: Which paper's dates count, where several share the file.
    """
    found = []
    for node in parsed(text).xpath(_DATES):
        digits = re.sub(r"\D", "", _text(node))[: len("20260315")]
        period = node.xpath("ancestor::period[1]")
        if digits and not _is_others(period, paper_id):
            found.append(CalendarDay(digits, _text(period.xpath(".//front_page")) or None))
    return tuple(found)


def dates_of(days: Iterable[str], month: date) -> frozenset[date]:
    """Those of some dates of eight digits that there are, and that are in the month of a date."""
    found = set()
    for day in days:
        try:
            found.add(date.fromisoformat(day))
        except ValueError:  # 20260230, or digits that are no date
            continue
    return frozenset(day for day in found if (day.year, day.month) == (month.year, month.month))


def _is_others(period: SelectorList[Selector], paper_id: str | None) -> bool:
    told = _text(period.xpath(".//paper_id"))
    return paper_id is not None and bool(told) and told != paper_id


def _text(node: Selector | SelectorList[Selector]) -> str:
    return "".join(node.xpath(".//text()").getall()).strip()
