"""The list of an issue's pages, as the known kinds of site write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from parsel import Selector, SelectorList

from bulletin.sources.labels import printed_number
from bulletin.sources.markup import joined
from bulletin.sources.reader import Document, bare

MAX_LINKS = 2_000  # to pages; the thickest issue known has 128, and lists are printed twice
MAX_LABEL = 80  # characters

PDF = re.compile(r"\.pdf\s*(?:[?#].*)?", re.IGNORECASE)


def has_class(name: str) -> str:
    """The XPath condition that an element has a class."""
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One way to write the list: the links to pages, and the row in which each link stands."""

    links: str
    row: str


# The first kind of which there are links is taken. Names of ids are written in either case.
_KINDS = (
    _Kind(
        "//a[translate(@id,'PAGELINK','pagelink')='pagelink']",
        "ancestor::*[self::tr or self::li or self::dt][1]",
    ),
    _Kind(
        f"//li[{has_class('layout-catalogue-item')}]/a[not({has_class('pdf')})][1]",
        "ancestor::li[1]",
    ),
    _Kind(f"//*[{has_class('Chunkiconlist')}]/p/a[1]", "ancestor::p[1]"),
    _Kind(
        f"//*[{has_class('listdaohang')}]/h4/a[not(contains(@href,'.pdf'))][last()]",
        "ancestor::h4[1]",
    ),
    _Kind("//*[@id='layoutlist']//li/a[1]", "ancestor::li[1]"),
    _Kind(f"//*[{has_class('banmianlist_box')}]//a", "ancestor::li[1]"),
)
_ADDRESSES = ".//a/@href | .//img/@filepath | .//input/@value"
# Where a page's own markup has its PDF; lists there are those of other pages.
_ON_PAGE = (
    f"//*[{has_class('paper-bot')}]//a/@href"
    " | //*[@id='pgn']/ancestor::tr[1]//a/@href"
    f" | //div[{has_class('pdf')}]//a/@href"
    " | //a[@download]/@href"
)
_ARTICLES_BELOW = "following-sibling::*[1][self::ul]//a[@daoxiang]"  # behind an <h4>


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an article, with the words that the list has for it."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """
    One page of the site's list.

    Attributes:
        address: Of the page's own markup; None where it has none.
        pdf: None where the row leads to no PDF.
        links: Its articles, where the list of pages has them.
    """

    label: str
    address: str | None = None
    pdf: str | None = None
    links: tuple[Link, ...] = ()


def page_rows(document: Document) -> tuple[Row, ...]:
    """
    The pages that a list names, in its order, each once however often it is linked.

    A page is known again by its address, and by its number with its PDF: lists are printed twice,
    and sites list one page under two addresses.
    """
    by_address = _merged(_rows(document), lambda row: row.address or row.pdf or row.label)
    return each_once(by_address)


def each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows of one number with one PDF as one row; those without a PDF where they are alike."""
    return tuple(_merged(rows, lambda row: _sheet(row) if row.pdf else row))


def pdf_on_page(document: Document) -> str | None:
    """The PDF to which a page's own markup leads."""
    return _pdf(document.tree.xpath(_ON_PAGE).getall(), document.url)


def plain(text: str) -> str:
    """A label in one line, without characters that cannot be seen."""
    return "".join(filter(str.isprintable, " ".join(text.split())))[:MAX_LABEL]


def _merged(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """Rows with one key as one row, which has what any of them has."""
    merged: dict[Hashable, Row] = {}
    for row in rows:
        earlier = merged.get(key(row), row)
        merged[key(row)] = replace(
            earlier,
            label=earlier.label or row.label,
            pdf=earlier.pdf or row.pdf,
            links=earlier.links or row.links,
        )
    return list(merged.values())


def _sheet(row: Row) -> tuple[str, str]:
    return printed_number(row.label), bare(row.pdf or "")


def _rows(document: Document) -> Iterable[Row]:
    for kind in _KINDS:
        links = document.tree.xpath(kind.links)
        if links:
            pdfs = _Pdfs(document.url)
            return [_row(link, kind, document.url, pdfs) for link in links[:MAX_LINKS]]
    return ()


class _Pdfs:
    """The PDF to which a row leads, looked for once, however many page links stand in it."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._found: dict[Any, str | None] = {}

    def within(self, row: SelectorList[Selector]) -> str | None:
        if not row:
            return None
        element = row[0].root
        if element not in self._found:
            self._found[element] = _pdf(row[0].xpath(_ADDRESSES).getall(), self._base)
        return self._found[element]


def _row(link: Selector, kind: _Kind, base: str, pdfs: _Pdfs) -> Row:
    """
    What stands in the row of a page link.

    Behind a <dt> the row goes on in the <dd>, where some sites put the address of the PDF into an
    attribute of their own of a picture.
    """
    row = link.xpath(kind.row)
    address = joined(base, link.attrib.get("href", ""))
    articles = row.xpath(_ARTICLES_BELOW)
    if row and row[0].root.tag == "dt":
        row = row.xpath("following-sibling::dd[1]")
    return Row(
        label=plain("".join(link.xpath(".//text()").getall())),
        address=bare(address) if address and link.attrib.get("href") else None,
        pdf=pdfs.within(row),
        links=tuple(filter(None, (_daoxiang(article, base) for article in articles))),
    )


def _pdf(addresses: Iterable[str], base: str) -> str | None:
    return next((joined(base, address) for address in addresses if PDF.search(address)), None)


def _daoxiang(link: Selector, base: str) -> Link | None:
    """An article's link whose address is in an attribute of the site's own."""
    address = joined(base, link.attrib["daoxiang"])
    if address is None:
        return None
    return Link(bare(address), plain("".join(link.xpath(".//text()").getall())))
