"""E-paper sites of Founder's younger kind (翔宇): `pc/layout/YYYYMM/DD/node_01.html`."""

from __future__ import annotations

from bulletin.catalog import Xy
from bulletin.sources.html import HtmlPlatform, Scheme
from bulletin.sources.platform import Getter


class XyPlatform(HtmlPlatform):
    """
    A newspaper's site; `base` of its file is the layout folder.

    Its PDFs have names by chance, so that each page's own markup is asked for them. Its areas
    refer to a fixed box, whatever shape the page has.
    """

    def __init__(self, site: Xy, getter: Getter) -> None:
        scheme = Scheme(
            folder="{base}/{date:%Y%m/%d}",
            dated="%Y%m/%d",
            entry=site.entry,
            calendar="{base}/{date:%Y%m}/period.xml",
            paper_id=site.paper_id,
            frame=site.frame,
        )
        super().__init__(site, getter, scheme)
