"""Whether an answer is of the date that was asked for; its status is never trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date

from bulletin.errors import AnotherDate
from bulletin.model import IssueId
from bulletin.sources.reader import Document
from bulletin.sources.rows import has_class

_IN_ADDRESS = re.compile(r"(?<!\d)(20\d{2})[-/]?(\d{2})[-/]?(\d{2})(?!\d)")
# rmrb2026031501.pdf: a date with the page's number right behind it
_IN_NAME = re.compile(r"[a-z](20\d{2})(\d{2})(\d{2})\d{2}\.pdf", re.IGNORECASE)
_PRINTED = re.compile(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_PLACES = (
    "//title//text()"
    f" | //*[{has_class('date')} or {has_class('newstime')} or {has_class('todaydate')}]//text()"
    " | //*[@id='paperdate' or @id='date']//text()"
)


def check_address(issue: IssueId, url: str, form: str) -> None:
    """
    See that an address is of the issue's date.

    Sites without an issue of the date lead to the newest one, or to their front page.

    Args:
        form: How dates stand in addresses, for strftime.

    Raises:
        AnotherDate: The date asked for is not in it.
    """
    if f"/{issue.date.strftime(form)}/" not in url:
        message = f"{issue}: the site leads to {url} instead, so that date has no issue"
        raise AnotherDate(message)


def check_printed(issue: IssueId, document: Document, addresses: Iterable[str | None]) -> None:
    """
    See that a page is of the issue's date by what it says and by where its PDFs are.

    Raises:
        AnotherDate: It has dates, and the one asked for is not among them.
    """
    told = {*_printed(document), *_in_addresses(addresses)}
    check_dates(issue, document.url, told)


def check_dates(issue: IssueId, where: str, told: AbstractSet[date]) -> None:
    """
    See that the issue's date is among the dates that an answer tells, if it tells any.

    Raises:
        AnotherDate: It is not.
    """
    if told and issue.date not in told:
        message = f"{issue}: {where} is of {max(told)}, so {issue.date} has no issue there"
        raise AnotherDate(message)


def dates_in(text: str) -> set[date]:
    """The full dates in a text: 2026年3月15日, 2026-03-15, 20260315."""
    return {*_dates(_PRINTED, text), *_dates(_IN_ADDRESS, text)}


def _printed(document: Document) -> set[date]:
    return _dates(_PRINTED, "\n".join(document.tree.xpath(_PLACES).getall()))


def _in_addresses(addresses: Iterable[str | None]) -> set[date]:
    text = "\n".join(filter(None, addresses))
    return {*_dates(_IN_ADDRESS, text), *_dates(_IN_NAME, text)}


def _dates(pattern: re.Pattern[str], text: str) -> set[date]:
    found = set()
    for year, month, day in pattern.findall(text):
        try:
            found.add(date(int(year), int(month), int(day)))
        except ValueError:  # 2026-02-30, or digits that are no date
            continue
    return found
