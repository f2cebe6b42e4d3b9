"""E-paper sites with `layout-catalogue` lists: `YYYY-MM/DD/node_01.html`, no calendar."""

from __future__ import annotations

from bulletin.catalog import Catalogue
from bulletin.sources.html import HtmlPlatform, Scheme
from bulletin.sources.platform import Getter


class CataloguePlatform(HtmlPlatform):
    """A newspaper's site; `base` of its file is the folder of the months."""

    def __init__(self, site: Catalogue, getter: Getter) -> None:
        scheme = Scheme(
            folder="{base}/{date:%Y-%m/%d}",
            dated="%Y-%m/%d",
            entry=site.entry,
        )
        super().__init__(site, getter, scheme)
