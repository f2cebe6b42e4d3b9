"""E-paper sites of Founder's older kind: `html/YYYY-MM/DD/node_2.htm`."""

from __future__ import annotations

from bulletin.catalog import Founder
from bulletin.sources.html import HtmlPlatform, Scheme
from bulletin.sources.platform import Getter


class FounderPlatform(HtmlPlatform):
    """A newspaper's site; `base` of its file is the root of the tree."""

    def __init__(self, site: Founder, getter: Getter) -> None:
        scheme = Scheme(
            folder="{base}/html/{date:%Y-%m/%d}",
            dated="%Y-%m/%d",
            entry=site.entry,
            calendar="{base}/html/{date:%Y-%m}/period.xml",
            paper_id=site.paper_id,
        )
        super().__init__(site, getter, scheme)
