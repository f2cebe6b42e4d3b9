"""The list of a page's articles, as the known kinds of site write it."""

from __future__ import annotations

from parsel import Selector

from bulletin.sources.markup import joined
from bulletin.sources.reader import Document, bare
from bulletin.sources.rows import Link, has_class, plain

# The first of these of which there are links is taken.
_LISTS = (
    "//*[@id='main-ed-articlenav-list']//a",
    f"//ul[{has_class('main-ed-articlenav-list')}]//a",
    f"//tr[{has_class('wzlb_tr')}]//a",
    "//*[@id='btdh']//a",
    f"//li[{has_class('news-item')}]//a",
    f"//ul[{has_class('news-list')}]//a",
    f"//*[{has_class('newslist')}]//h3//a",
    "//*[@id='articlelist']//a",
    "//*[@id='mylink']//a",
    "//div[starts-with(@id,'content_')]/a",
)


def article_links(document: Document) -> tuple[Link, ...]:
    """The articles that a page lists, in its order, each once."""
    for place in _LISTS:
        links: dict[str, Link] = {}
        for node in document.tree.xpath(place):
            link = _link(node, document.url)
            if link is not None:
                links.setdefault(link.address, link)
        if links:
            return tuple(links.values())
    return ()


def _link(node: Selector, base: str) -> Link | None:
    href = node.attrib.get("daoxiang") or node.attrib.get("href") or ""
    address = joined(base, href) if href else None
    if address is None:
        return None
    words = "".join(node.xpath(".//text()[not(parent::script)]").getall())
    return Link(bare(address), plain(words or node.attrib.get("neirong", "")))
