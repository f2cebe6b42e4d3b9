"""
PDFs whose addresses follow from the date alone.

Nothing on such a site says whether a date has an issue: what is not there may come yet.
"""

from __future__ import annotations

from bulletin.catalog import Template
from bulletin.document import MAX_BYTES
from bulletin.model import IssueId, PageRef
from bulletin.sources.labels import label_order, page_numbers
from bulletin.sources.patterns import filled
from bulletin.sources.platform import Answer, Getter, Listing


class TemplatePlatform:
    """A newspaper's site; its file has the pattern of the addresses."""

    def __init__(self, site: Template, getter: Getter) -> None:
        self._site = site
        self._base = site.base.rstrip("/")
        self._getter = getter

    def listing(self, issue: IssueId) -> Listing:
        if not self._site.pages:
            return Listing((PageRef(issue.page(1), "", self._address(issue, "")),), is_whole=True)
        labels = sorted(self._site.pages, key=label_order)
        return Listing(
            tuple(
                PageRef(issue.page(number), label, self._address(issue, label))
                for number, label in zip(page_numbers(labels), labels, strict=True)
            )
        )

    def get(self, page: PageRef) -> Answer | None:
        answer = self._getter.get(page.url, MAX_BYTES)
        return answer if answer.is_there else None

    def _address(self, issue: IssueId, page: str) -> str:
        return filled(self._site.pattern, issue.date, base=self._base, page=page)
