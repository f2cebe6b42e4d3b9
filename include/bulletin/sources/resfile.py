"""E-paper sites of the "resfile" kind: `html/YYYY-MM/DD/node_1.htm`, PDFs below `resfile/`."""

from __future__ import annotations

from bulletin.catalog import Resfile
from bulletin.sources.html import HtmlPlatform, Scheme
from bulletin.sources.platform import Getter


class ResfilePlatform(HtmlPlatform):
    """A newspaper's site; `base` of its file is the root of the tree."""

    def __init__(self, site: Resfile, getter: Getter) -> None:
        scheme = Scheme(
            folder="{base}/html/{date:%Y-%m/%d}",
            dated="%Y-%m/%d",
            entry=site.entry,
            calendar="{base}/html/{date:%Y-%m}/navi.xml",
        )
        super().__init__(site, getter, scheme)
