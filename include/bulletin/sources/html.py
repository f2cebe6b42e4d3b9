"""
A newspaper's site in HTML: what all its kinds have in common.

The date's page is asked first. Only where it is not there, or lists nothing, the site's calendar
is asked whether the date has an issue at all. A status is never trusted: sites answer 200 with an
empty shell, or with the newest issue instead of the one asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bulletin.catalog import Site
from bulletin.document import MAX_BYTES
from bulletin.errors import NotPublished, SourceChanged, SourceUnavailable
from bulletin.model import Finding, IssueId, PageRef, SiteIssue, SitePage
from bulletin.sources.calendars import CalendarDay, calendar_days, dates_of
from bulletin.sources.dating import check_address, check_printed
from bulletin.sources.labels import label_order, page_numbers, printed_number, section_of
from bulletin.sources.patterns import filled
from bulletin.sources.platform import Answer, Getter, Listing
from bulletin.sources.reader import Document, Reader
from bulletin.sources.refusals import check_welcome
from bulletin.sources.rows import Row, page_rows, pdf_on_page
from bulletin.sources.telling import Telling

MAX_PAGES = 256  # the thickest issue known has 128


@dataclass(frozen=True, slots=True)
class Scheme:
    """
    Where a kind of site has its issues.

    Attributes:
        folder: An issue's folder; a pattern with {base} and {date:FORMAT}.
        dated: How its date stands in addresses, for strftime.
        entry: The page in it that lists the issue.
        calendar: The month's calendar, a pattern too; None where the kind has none.
        paper_id: Which paper's dates in it count.
        frame: The frame of areas where a page does not say its own.
    """

    folder: str
    dated: str
    entry: str
    calendar: str | None = None
    paper_id: str | None = None
    frame: tuple[int, int] | None = None


class HtmlPlatform:
    """A site whose issues are pages of HTML with lists of links."""

    def __init__(self, site: Site, getter: Getter, scheme: Scheme) -> None:
        self._site = site
        self._base = site.base.rstrip("/")
        self._scheme = scheme
        self._getter = getter
        self._reader = Reader(getter)
        self.dates: frozenset[date] = frozenset()

    def listing(self, issue: IssueId) -> Listing:
        front = self._front(issue)
        rows = page_rows(front)
        if not rows:
            check_welcome(front.url, front.text)
        if not 0 < len(rows) <= MAX_PAGES:
            message = (
                f"{issue}: {front.url} answers and lists {len(rows)} pages; "
                "look at it, its markup may have changed"
            )
            raise SourceChanged(message)
        chosen = chosen_rows(issue, rows, self._site.sections)
        listed = [self._with_pdf(row) for row in chosen]
        check_printed(issue, front, (row.pdf for row in listed))
        return numbered(issue, [self._with_known_pdf(issue, row) for row in listed])

    def get(self, page: PageRef) -> Answer | None:
        answer = self._getter.get(page.url, MAX_BYTES)
        return answer if answer.is_there else None

    def site_issue(self, issue: IssueId, listing: Listing) -> SiteIssue:
        """The listed pages with their articles, if the newspaper's file wants them."""
        if not self._site.articles:
            return SiteIssue(issue, listing.site)
        rows = {row.label: row.links for row in page_rows(self._front(issue))}
        links = [rows.get(page.label, ()) for page in listing.site]
        return Telling(self._reader, self._scheme.frame).told(issue, listing, links)

    def _front(self, issue: IssueId) -> Document:
        """The page that lists the issue, by its usual name or by the one in the calendar."""
        front = self._opened(issue, self._scheme.entry)
        if front is not None and page_rows(front):
            return front
        listed = self._in_calendar(issue)
        if listed and listed.entry and listed.entry != self._scheme.entry:
            front = self._opened(issue, listed.entry)
        if front is not None:
            return front
        folder = filled(self._scheme.folder, issue.date, base=self._base)
        if listed:
            message = (
                f"{issue}: the site's calendar has the date, and {folder}/ is not there yet; "
                "try again later"
            )
            raise SourceUnavailable(message)
        message = f"{issue}: {folder}/{self._scheme.entry} is not there"
        raise NotPublished(message)

    def _opened(self, issue: IssueId, entry: str) -> Document | None:
        folder = filled(self._scheme.folder, issue.date, base=self._base)
        return self._reader.followed(
            f"{folder}/{entry}",
            check=lambda url: check_address(issue, url, self._scheme.dated),
            is_end=lambda document: bool(page_rows(document)),
        )

    def _in_calendar(self, issue: IssueId) -> CalendarDay | None:
        """The date in the month's calendar; None where there is no calendar that says anything."""
        if self._scheme.calendar is None:
            return None
        url = filled(self._scheme.calendar, issue.date, base=self._base)
        document = self._reader.document(url)
        days = calendar_days(document.text, self._scheme.paper_id) if document else ()
        self.dates = dates_of((day.date for day in days), issue.date)
        if not days:
            return None
        for day in days:
            if day.date == f"{issue.date:%Y%m%d}":
                return day
        message = f"{issue}: the site's calendar of the month has no {issue.date}"
        raise NotPublished(message)

    def _with_pdf(self, row: Row) -> Row:
        """The row with a PDF: its own, or the one that its page's own markup leads to."""
        if row.pdf is not None or row.address is None:
            return row
        document = self._reader.document(row.address)
        return replace(row, pdf=pdf_on_page(document)) if document else row

    def _with_known_pdf(self, issue: IssueId, row: Row) -> Row:
        """The row with a PDF that the newspaper's file knows, where the site has none."""
        page = printed_number(row.label)
        if row.pdf is not None or self._site.pdf is None or not page:
            return row
        return replace(row, pdf=filled(self._site.pdf, issue.date, base=self._base, page=page))


def chosen_rows(issue: IssueId, rows: Sequence[Row], sections: str | None) -> list[Row]:
    """
    The rows that belong, in page order.

    Raises:
        NotPublished: None of them does.
    """
    fits = re.compile(sections or "")
    chosen = [row for row in rows if fits.search(row.label)]
    if not chosen:
        labels = ", ".join(row.label for row in rows[:8])
        message = f"{issue}: none of {len(rows)} pages fits sections ({labels} …)"
        raise NotPublished(message)
    return sorted(chosen, key=lambda row: label_order(row.label))


def numbered(issue: IssueId, rows: Sequence[Row]) -> Listing:
    """
    A listing of rows in page order; findings tell of those without a PDF.

    Raises:
        SourceUnavailable: None of them has one.
    """
    numbers = page_numbers([row.label for row in rows])
    site = tuple(
        SitePage(issue.page(number), row.label, section_of(row.label), row.address, row.pdf)
        for number, row in zip(numbers, rows, strict=True)
    )
    pages = tuple(PageRef(each.page, each.label, each.pdf) for each in site if each.pdf)
    if not pages:
        message = f"{issue}: {len(rows)} pages are listed, none with a PDF yet; try again later"
        raise SourceUnavailable(message)
    findings = tuple(_without_pdf(each) for each in site if not each.pdf)
    return Listing(pages, findings=findings, site=site)


def _without_pdf(page: SitePage) -> Finding:
    message = f"{page.label} is listed without a PDF; fetch again later, or look at the site"
    return Finding("page-without-pdf", page.page, message)
