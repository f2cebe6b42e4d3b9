"""Sites of their own kind, in JSON or HTML, read by the rules in the newspaper's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta

from bulletin.catalog import Declared
from bulletin.document import MAX_BYTES
from bulletin.errors import NotPublished, SourceChanged, SourceError, SourceUnavailable
from bulletin.model import IssueId, PageRef, SiteIssue
from bulletin.sources.calendars import dates_of
from bulletin.sources.dating import check_dates, dates_in
from bulletin.sources.declared_articles import DeclaredArticles
from bulletin.sources.html import MAX_PAGES, chosen_rows, numbered
from bulletin.sources.markup import joined
from bulletin.sources.patterns import filled
from bulletin.sources.platform import Answer, Getter, Listing
from bulletin.sources.reader import Document, Reader
from bulletin.sources.refusals import check_welcome
from bulletin.sources.rows import Row, each_once, plain
from bulletin.sources.values import HtmlNode, JsonNode, Node

_MILLISECONDS = re.compile(r"\d{13}")
_CHINA = timedelta(hours=8)  # where the newspapers' dates begin


class DeclaredPlatform:
    """A newspaper's site as its file describes it."""

    def __init__(self, site: Declared, getter: Getter) -> None:
        self._site = site
        self._base = site.base.rstrip("/")
        self._getter = getter
        self._reader = Reader(getter)
        self._node = NODES[site.form]
        self.dates: frozenset[date] = frozenset()

    def listing(self, issue: IssueId) -> Listing:
        document = self._list(issue)
        if document is None:
            raise self._absent(issue)
        rows = each_once(row for row, _ in self._rows(document))
        if not rows:
            check_welcome(document.url, document.text)
            raise self._empty(issue, document)
        if len(rows) > MAX_PAGES:
            message = f"{issue}: {document.url} lists {len(rows)} pages; look at it"
            raise SourceChanged(message)
        self._check_date(issue, document, rows)
        return numbered(issue, chosen_rows(issue, rows, self._site.sections))

    def get(self, page: PageRef) -> Answer | None:
        answer = self._getter.get(page.url, MAX_BYTES)
        return answer if answer.is_there else None

    def site_issue(self, issue: IssueId, listing: Listing) -> SiteIssue:
        """The listed pages with their articles, if the newspaper's file says where they are."""
        story, document = self._site.story, self._list(issue)
        if document is None or story is None or not self._site.articles:
            return SiteIssue(issue, listing.site)
        entries = {row.label: node for row, node in self._rows(document)}
        pages = [(page, entries.get(page.label)) for page in listing.site]
        articles = DeclaredArticles(
            story, document.url, self._reader, self._node, self._article_entries
        )
        return articles.told(issue, pages, self._site.image)

    def _article_entries(self, page: Node) -> Sequence[Node]:
        """The entries of a page's articles, from the page's own entry."""
        return page.nodes(self._site.story.each) if self._site.story else ()

    def _list(self, issue: IssueId) -> Document | None:
        def check(url: str) -> None:
            check_dates(issue, url, dates_in(url))

        return self._reader.followed(
            filled(self._site.issue, issue.date, base=self._base),
            check=check,
            is_end=lambda document: self._site.form == "json" or bool(self._rows(document)),
        )

    def _rows(self, document: Document) -> list[tuple[Row, Node]]:
        nodes = self._node(document).nodes(self._site.pages)
        return [(self._row(node, document.url), node) for node in nodes]

    def _row(self, node: Node, base: str) -> Row:
        words = (node.texts(rule)[:1] for rule in self._site.label)
        pdf = node.texts(self._site.page_pdf)[:1] if self._site.page_pdf else ()
        return Row(
            label=plain(" ".join(word for each in words for word in each)),
            pdf=joined(base, pdf[0]) if pdf else None,
        )

    def _check_date(self, issue: IssueId, document: Document, rows: Sequence[Row]) -> None:
        """By the date that the list says, or by its PDFs' addresses where it says none."""
        texts = self._node(document).texts(self._site.date) if self._site.date else ()
        told = {day for text in texts for day in _days(text)}
        addresses = dates_in("\n".join(row.pdf for row in rows if row.pdf))
        check_dates(issue, document.url, told or addresses)

    def _is_in_calendar(self, issue: IssueId) -> bool:
        """Whether the calendar has the date; NotPublished where it has others and not this one."""
        days = self._calendar_days(issue)
        self.dates = dates_of(days, issue.date)
        if days and f"{issue.date:%Y%m%d}" not in days:
            message = f"{issue}: the site's calendar has no {issue.date}"
            raise NotPublished(message)
        return bool(days)

    def _calendar_days(self, issue: IssueId) -> AbstractSet[str]:
        """The dates of the issue's month, as eight digits; none where no calendar tells them."""
        calendar = self._site.calendar
        if calendar is None:
            return frozenset()
        document = self._reader.document(filled(calendar.address, issue.date, base=self._base))
        found = re.findall(calendar.date, document.text) if document else []
        return {re.sub(r"\D", "", each if isinstance(each, str) else each[0]) for each in found}

    def _absent(self, issue: IssueId) -> SourceError:
        url = filled(self._site.issue, issue.date, base=self._base)
        if self._is_in_calendar(issue):
            message = f"{issue}: the site's calendar has the date, and {url} is not there yet"
            return SourceUnavailable(f"{message}; try again later")
        return NotPublished(f"{issue}: {url} is not there")

    def _empty(self, issue: IssueId, document: Document) -> SourceError:
        """Sites that answer in JSON say so to a date without an issue, with status 200."""
        if self._is_in_calendar(issue) or self._site.form == "html":
            message = f"{issue}: {document.url} lists 0 pages; look at it, it may have changed"
            return SourceChanged(message)
        return NotPublished(f"{issue}: {document.url} lists no pages")


def _days(text: str) -> set[date]:
    """The dates in a text, or the date of a moment in milliseconds."""
    if _MILLISECONDS.fullmatch(text):
        return {(datetime.fromtimestamp(int(text) / 1000, UTC) + _CHINA).date()}
    return dates_in(text)


def _json(document: Document) -> Node:
    return JsonNode.of(document.text, document.url)


def _html(document: Document) -> Node:
    return HtmlNode(document.tree)


NODES: dict[str, Callable[[Document], Node]] = {"json": _json, "html": _html}
