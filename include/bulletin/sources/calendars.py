"""A site's own calendar: on which dates of a month it has issues."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def _is_others(period: SelectorList[Selector], paper_id: str | None) -> bool:
    told = _text(period.xpath(".//paper_id"))
    return paper_id is not None and bool(told) and told != paper_id


def _text(node: Selector | SelectorList[Selector]) -> str:
    return "".join(node.xpath(".//text()").getall()).strip()
