"""Addresses that follow from the date, over a real socket."""

from __future__ import annotations

from bulletin.catalog import Template
from bulletin.model import IssueId, PageRef
from bulletin.sources.template import TemplatePlatform
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")


def test_a_page_for_each_label_in_order():
    pattern = "{base}/{date:%Y%m%d}/{page}.pdf"
    with Shelf({"/20260315/A01.pdf": b"%PDF-1.7"}) as shelf, shelf.fetcher() as fetcher:
        site = Template(shelf.base, pattern=pattern, pages=("A02", "A01"))
        platform = TemplatePlatform(site, fetcher)
        listing = platform.listing(ISSUE)

        assert listing.pages == (
            PageRef(ISSUE.page(1), "A01", f"{shelf.base}/20260315/A01.pdf"),
            PageRef(ISSUE.page(2), "A02", f"{shelf.base}/20260315/A02.pdf"),
        )
        assert platform.get(listing.pages[0]).data == b"%PDF-1.7"
        assert platform.get(listing.pages[1]) is None


def test_a_file_that_is_a_whole_issue():
    with Shelf({}) as shelf, shelf.fetcher() as fetcher:
        site = Template(shelf.base, pattern="{base}/{date}.pdf")
        listing = TemplatePlatform(site, fetcher).listing(ISSUE)

        assert listing.is_whole
        assert [page.url for page in listing.pages] == [f"{shelf.base}/2026-03-15.pdf"]
