"""
The JSON that apps of Founder's younger kind ask for: `getPaperLayouts`, `getPaperArticles`.

`getPaperDates` is the calendar: the newest dates with issues, not those of a month.

An empty or unknown date silently gives the newest issue, so that the answer's own date counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlencode

from bulletin.catalog import Declared, Story, XyJson
from bulletin.model import IssueId
from bulletin.sources.declarative import DeclaredPlatform
from bulletin.sources.platform import Getter
from bulletin.sources.reader import Document
from bulletin.sources.values import JsonNode, Node

_DATES = 62  # dates asked for at once: two months of a daily
_DATE = re.compile(r'"date"\s*:\s*"(\d{8})"')
_STORY = Story(
    each="",
    address="address",
    title="title",
    kicker="introTitle",
    subtitle="subtitle",
    authors="author",
    body="content",
    points="mapping",
)


class XyJsonPlatform(DeclaredPlatform):
    """A newspaper in the app's JSON; `base` of its file is the folder of the calls."""

    def __init__(self, site: XyJson, getter: Getter) -> None:
        self._site_id = site.site_id
        asked = urlencode({"siteID": site.site_id, "id": site.paper_id})
        self._dates = f"{site.base.rstrip('/')}/getPaperDates?{asked}&start=0&count={_DATES}"
        declared = Declared(
            site.base,
            sections=site.sections,
            articles=site.articles,
            issue=f"{{base}}/getPaperLayouts?{asked}&date={{date:%Y%m%d}}",
            form="json",
            pages="layouts",
            label=("name",),
            page_pdf="pdfUrl",
            image="picUrl",
            date="date",
            story=_STORY,
        )
        super().__init__(declared, getter)

    def _article_entries(self, page: Node) -> Sequence[Node]:
        """
        The articles that a second call lists for a page, each with its area and its own call.

        Areas are in the page's entry, under the article's number.
        """
        areas = {
            number: area.texts("mapping")
            for area in page.nodes("mapping")
            for number in area.texts("articleID")
        }
        called = self._call("getPaperArticles", next(iter(page.texts("id")), ""))
        document = self._reader.article(called)
        listed = _json(document) if document else JsonNode(None)
        found = next(filter(None, map(listed.nodes, ("list", "articles", ""))), ())
        return [
            JsonNode(
                {
                    "title": next(iter(node.texts("title")), ""),
                    "mapping": list(areas.get(number, ())),
                    "address": self._call("getPaperArticle", number),
                }
            )
            for node in found
            for number in node.texts("fileId")
        ]

    def _calendar_days(self, issue: IssueId) -> AbstractSet[str]:
        """None where the month is further back than the dates that are told."""
        document = self._reader.article(self._dates)
        days = set(_DATE.findall(document.text)) if document else set()
        is_all = len(days) < _DATES or min(days) < f"{issue.date:%Y%m}01"
        return days if is_all else frozenset()

    def _call(self, name: str, number: str) -> str:
        return f"{self._base}/{name}?{urlencode({'siteID': self._site_id, 'id': number})}"


def _json(document: Document) -> JsonNode:
    return JsonNode.of(document.text, document.url)
