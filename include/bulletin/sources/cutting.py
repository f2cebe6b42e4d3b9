"""Archiving the pages of an issue as they come, cut out of a file of the whole where that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bulletin.archive import Store
from bulletin.document import PdfFacts, split_pages
from bulletin.model import Finding, PageRef
from bulletin.sources.archiving import Kept, keep_page, keep_whole
from bulletin.sources.downloads import Download
from bulletin.sources.platform import Answer

SEVERAL = "several-pages-in-file"


class Keeper:
    """
    Archives an issue's pages, in their order.

    Some sites have the whole issue under the name of each of its pages: the first page's file has
    as many pages as are listed, and others have the same bytes. Then each is cut out of it.
    """

    def __init__(self, pages: Sequence[PageRef], store: Store, at: datetime) -> None:
        self._places = {page.id: place for place, page in enumerate(pages)}
        self._store, self._at = store, at
        self._whole = ""
        self._parts: tuple[bytes, ...] = ()

    def keep(self, page: PageRef, answer: Answer | Download, facts: PdfFacts) -> Kept:
        """
        Archive a page.

        Raises:
            DocumentError: It is a whole issue, which cannot be split.
        """
        if isinstance(answer, Download) and facts.pages == len(self._places) > 1:
            cut = self._cut(page, answer)
            if cut is not None:
                return cut
        kept = keep_page(self._store, page, answer, self._at)
        if facts.pages == 1:
            return kept
        message = (
            f"{page.url} has {facts.pages} pages, and one was expected; only its first is read"
        )
        more = Finding(SEVERAL, page.id, message)
        return replace(kept, findings=(*kept.findings, more))

    def _cut(self, page: PageRef, answer: Download) -> Kept | None:
        """The page cut out of what came for it; None where others had other bytes."""
        place, findings = self._places[page.id], tuple[Finding, ...]()
        if place == 0:
            data, self._whole = answer.path.read_bytes(), answer.sha256
            self._parts = split_pages(data, f"{page.id.issue} from {page.url}")
            findings = keep_whole(self._store, page.id.issue, answer)
        if answer.sha256 != self._whole:
            return None
        kept = keep_part(self._store, page, answer, (place + 1, self._parts[place]), self._at)
        return replace(kept, findings=(*kept.findings, *findings))


def keep_part(
    store: Store, page: PageRef, whole: Answer | Download, part: tuple[int, bytes], at: datetime
) -> Kept:
    """Archive a page that was cut out of a file: its number there, from 1, and its bytes."""
    number, data = part
    url, final_url = f"{whole.url}#page={number}", f"{whole.final_url}#page={number}"
    cut = Answer(url, final_url, whole.status, data)
    return keep_page(store, replace(page, url=url), cut, at, whole=whole)
