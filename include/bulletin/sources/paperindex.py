"""
E-paper sites of the PaperIndex kind: `YYYYMMDD/IssueIndex.htm` leads to `Page01BC.htm`.

The letters behind the page's number differ from paper to paper and from year to year, so that the
index is followed and no page's name is made up.
"""

from __future__ import annotations

from bulletin.catalog import PaperIndex
from bulletin.sources.html import HtmlPlatform, Scheme
from bulletin.sources.platform import Getter


class PaperIndexPlatform(HtmlPlatform):
    """A newspaper's site; `base` of its file is the folder of the dates."""

    def __init__(self, site: PaperIndex, getter: Getter) -> None:
        scheme = Scheme(folder="{base}/{date:%Y%m%d}", dated="%Y%m%d", entry=site.entry)
        super().__init__(site, getter, scheme)
