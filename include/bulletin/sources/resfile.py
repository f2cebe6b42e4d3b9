"""
E-paper sites of the "resfile" kind: `html/YYYY-MM/DD/node_1.htm`, page PDFs below `resfile/`.

The month's calendar is asked first, then the date's page. A status is never trusted: sites answer
200 with an empty shell, or with the newest issue instead of the one asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from parsel import Selector

from bulletin.catalog import Resfile
from bulletin.document import MAX_BYTES
from bulletin.errors import NotPublished, SourceChanged, SourceUnavailable
from bulletin.model import Finding, IssueId, PageRef
from bulletin.sources.fetch import Fetcher
from bulletin.sources.labels import label_order, page_numbers
from bulletin.sources.markup import decoded, joined, sent_on
from bulletin.sources.platform import Answer, Listing

MAX_HTML = 4 * 1024 * 1024  # bytes; pages of the kind have some tens of KiB
MAX_LINKS = 512  # to pages; the thickest issue known has 128, and lists are printed twice
MAX_LABEL = 80  # characters

_DATE_IN_ADDRESS = re.compile(r"/(\d{4})-(\d{2})/(\d{2})/")
_PAGE_LINKS = "//a[translate(@id,'PAGELINK','pagelink')='pagelink']"
_ROW = "ancestor::*[self::tr or self::li or self::dt][1]"
_ADDRESSES = ".//a/@href | .//img/@filepath"
_PDF = re.compile(r"\.pdf\s*(?:[?#].*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One page of the site's list; `pdf` is None where the list leads to no PDF."""

    label: str
    pdf: str | None


class ResfilePlatform:
    """A newspaper's site; `base` of its file is the root of the tree."""

    def __init__(self, site: Resfile, fetcher: Fetcher) -> None:
        self._base = site.base.rstrip("/")
        self._sections = re.compile(site.sections or "")
        self._fetcher = fetcher

    def listing(self, issue: IssueId) -> Listing:
        self._check_calendar(issue)
        page, url = self._issue_page(issue)
        links = len(page.xpath(_PAGE_LINKS))
        if not 0 < links <= MAX_LINKS:
            message = (
                f"{issue}: {url} answers and lists {links} pages; "
                "look at it, its markup may have changed"
            )
            raise SourceChanged(message)
        rows = page_rows(page, url)
        chosen = [row for row in rows if self._sections.search(row.label)]
        if not chosen:
            labels = ", ".join(row.label for row in rows[:8])
            message = f"{issue}: none of {len(rows)} pages fits sections ({labels} …)"
            raise NotPublished(message)
        return _numbered(issue, sorted(chosen, key=lambda row: label_order(row.label)))

    def get(self, page: PageRef) -> Answer | None:
        answer = self._fetcher.get(page.url, MAX_BYTES)
        return answer if answer.is_there else None

    def _check_calendar(self, issue: IssueId) -> None:
        """Stop where the month's calendar has other dates and not this one."""
        answer = self._fetcher.get(f"{self._base}/html/{issue.date:%Y-%m}/navi.xml", MAX_HTML)
        texts = Selector(text=decoded(answer.data)).xpath("//date//text()").getall()
        dates = {re.sub(r"\D", "", text)[:8] for text in texts} - {""}
        if dates and f"{issue.date:%Y%m%d}" not in dates:
            message = f"{issue}: the site's calendar of the month has no {issue.date}"
            raise NotPublished(message)

    def _issue_page(self, issue: IssueId) -> tuple[Selector, str]:
        """The date's page and its address, after whatever sends a browser on."""
        url = f"{self._base}/html/{issue.date:%Y-%m}/{issue.date:%d}/node_1.htm"
        for _ in range(3):  # a frame page leads to a front page; more is no site we know
            answer = self._fetcher.get(url, MAX_HTML)
            if not answer.is_there:
                message = f"{issue}: {url} is not there ({answer.status})"
                raise NotPublished(message)
            _check_date(issue, answer.final_url)
            page = Selector(text=decoded(answer.data))
            onward = sent_on(page, answer.final_url)
            if page.xpath(_PAGE_LINKS) or onward is None or onward == url:
                return page, answer.final_url
            _check_date(issue, onward)
            url = onward
        message = f"{issue}: {url} sends a browser on and on; open it in one"
        raise SourceChanged(message)


def page_rows(page: Selector, base: str) -> tuple[Row, ...]:
    """The pages that a list names, in its order, each once however often it is linked."""
    rows: dict[str, Row] = {}
    for link in page.xpath(_PAGE_LINKS):
        label = _plain("".join(link.xpath(".//text()").getall()))
        pdf = _pdf_beside(link, base)
        rows.setdefault(re.split(r"[?#]", pdf)[0] if pdf else label, Row(label, pdf))
    return tuple(rows.values())


def _plain(text: str) -> str:
    """A label in one line, without characters that cannot be seen."""
    return "".join(filter(str.isprintable, " ".join(text.split())))[:MAX_LABEL]


def _pdf_beside(link: Selector, base: str) -> str | None:
    """
    The PDF in the row of a page link.

    A row is a table's or a list's, or a <dt> with the <dd> behind it, where some sites put the
    address into an attribute of their own of a picture.
    """
    row = link.xpath(_ROW)
    if row and row[0].root.tag == "dt":
        row = row.xpath("following-sibling::dd[1]")
    addresses = row.xpath(_ADDRESSES).getall()
    pdfs = [address for address in addresses if _PDF.search(address)]
    return joined(base, pdfs[0]) if pdfs else None


def _numbered(issue: IssueId, rows: Sequence[Row]) -> Listing:
    numbers = page_numbers([row.label for row in rows])
    pages, findings = [], []
    for number, row in zip(numbers, rows, strict=True):
        if row.pdf is None:
            message = (
                f"{row.label} is listed without a PDF; fetch again later, or look at the site"
            )
            findings.append(Finding("page-without-pdf", issue.page(number), message))
        else:
            pages.append(PageRef(issue.page(number), row.label, row.pdf))
    if not pages:
        message = f"{issue}: {len(rows)} pages are listed, none with a PDF yet; try again later"
        raise SourceUnavailable(message)
    return Listing(tuple(pages), findings=tuple(findings))


def _check_date(issue: IssueId, url: str) -> None:
    """Sites without an issue of the date lead to the newest one, or to their front page."""
    found = _DATE_IN_ADDRESS.search(url)
    if found is None or found.groups() != _parts(issue.date):
        message = f"{issue}: the site leads to {url} instead, so that date has no issue"
        raise NotPublished(message)


def _parts(day: date) -> tuple[str, ...]:
    return f"{day:%Y}", f"{day:%m}", f"{day:%d}"
