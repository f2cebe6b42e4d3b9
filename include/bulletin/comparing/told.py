"""The site's articles, each once, and the texts by which both sides are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bulletin.comparing.areas import Shape
from bulletin.comparing.folding import Pairs, folded
from bulletin.geometry import Box
from bulletin.model import Article, PageId, SiteArticle, SiteIssue, SitePage


@dataclass(frozen=True)
class Told:
    """
    An article as the site tells it.

    Attributes:
        pages: Where it is; one that goes on is listed on each of them.
        shapes: Where it is on them; only areas whose frame the site is sure of.
    """

    address: str
    title: str
    kicker: str
    subtitle: str
    authors: tuple[str, ...]
    body: str
    pages: tuple[PageId, ...]
    shapes: tuple[tuple[PageId, Shape], ...]

    @cached_property
    def text(self) -> Pairs:
        return Pairs(f"{self.kicker}\n{self.title}\n{self.subtitle}\n{self.body}")

    @cached_property
    def heads(self) -> Pairs:
        return Pairs(self.title)

    @cached_property
    def whole_body(self) -> Pairs:
        return Pairs(self.body)


@dataclass(frozen=True)
class Read:
    """An article as we have read it."""

    article: Article

    @cached_property
    def text(self) -> Pairs:
        article, heads = self.article, self.article.heads
        captions = (picture.caption for picture in article.illustrations)
        parts = (heads.kicker, heads.headline, heads.subheadline, heads.summary, article.body)
        return Pairs("\n".join(filter(None, (*parts, *captions))))

    @cached_property
    def heads(self) -> Pairs:
        return Pairs(self.article.heads.headline)

    @property
    def boxes(self) -> Iterator[tuple[PageId, Box]]:
        for paragraph in self.article.paragraphs:
            for piece in paragraph.pieces:
                yield piece.page, piece.box
        for picture in self.article.illustrations:
            if picture.box is not None:
                yield picture.page, picture.box


def told_by(site: SiteIssue) -> tuple[Told, ...]:
    """
    The articles that the site lists, each once, in its order.

    One that is on several pages, under one address or with the very same words, is one. An area
    without an entry in the list is mostly an advertisement, and is none.
    """
    found: dict[str, Told] = {}
    names: dict[str, str] = {}
    for page in site.pages:
        for article in page.articles:
            if not article.is_listed or not (article.title or article.body):
                continue
            told = _told(page, article)
            words = folded(told.title + told.body) if told.body else told.address
            name = names.setdefault(words, told.address)
            found[name] = _joined(found[name], told) if name in found else told
    return tuple(found.values())


def _told(page: SitePage, article: SiteArticle) -> Told:
    is_sure = page.frame is not None and page.frame.is_sure
    return Told(
        address=article.address, title=article.title, kicker=article.kicker,
        subtitle=article.subtitle, authors=article.authors, body="\n".join(article.body),
        pages=(page.page,),
        shapes=tuple((page.page, shape) for shape in article.shapes) if is_sure else (),
    )  # fmt: skip


def _joined(first: Told, again: Told) -> Told:
    """One article of two entries, with the fuller words."""
    fuller = max((first, again), key=lambda told: len(told.body))
    pages = tuple(dict.fromkeys((*first.pages, *again.pages)))
    shapes = tuple(dict.fromkeys((*first.shapes, *again.shapes)))
    return replace(fuller, address=first.address, pages=pages, shapes=shapes)
