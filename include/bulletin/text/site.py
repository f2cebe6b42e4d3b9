"""
Clean what a site says of its articles: the text of strangers, of any length, with remains of HTML.

| bound | value | why |
|---|---|---|
| a title, kicker, subtitle | 300 characters | the longest of a front page have some 120 |
| an author's words | 60 characters, 30 authors | a byline with its offices has some 40 |
| a body | 100 000 characters, 2000 paragraphs | a whole page holds some 10 000 |
| articles, corners of a shape | 200 a page, 500 | a page of briefs has some 40 |
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bulletin.model import SiteArticle, SiteIssue, SitePage
from bulletin.text.clean import clean_text

MAX_HEAD, MAX_NAME, MAX_BODY = 300, 60, 100_000  # characters
MAX_AUTHORS, MAX_PARAGRAPHS, MAX_ARTICLES, MAX_CORNERS = 30, 2_000, 200, 500

_LOOKED_AT = 20  # × a bound: so much of a text is read, to find its words among tags
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,300}>")  # not 3 < 5, and 《》 are no tags
_ROUNDS = 3  # sites write entities of entities: &amp;nbsp;


def clean_site(site: SiteIssue) -> SiteIssue:
    """The site's issue without tags, entities, controls and whatever is past a bound."""
    return replace(site, pages=tuple(_page(page) for page in site.pages))


def clean_told(text: str, most: int) -> str:
    """One line of a site's text, `most` characters of it at most."""
    plain = text[: most * _LOOKED_AT]
    for _ in range(_ROUNDS):
        plain = html.unescape(_TAG.sub(" ", plain))
    return clean_text(_TAG.sub(" ", plain))[:most].rstrip()


def _page(page: SitePage) -> SitePage:
    return replace(page, articles=tuple(_article(it) for it in page.articles[:MAX_ARTICLES]))


def _article(article: SiteArticle) -> SiteArticle:
    return replace(
        article,
        title=clean_told(article.title, MAX_HEAD),
        kicker=clean_told(article.kicker, MAX_HEAD),
        subtitle=clean_told(article.subtitle, MAX_HEAD),
        authors=_filled(clean_told(name, MAX_NAME) for name in article.authors[:MAX_AUTHORS]),
        body=tuple(_paragraphs(article.body[:MAX_PARAGRAPHS])),
        shapes=tuple(shape for shape in article.shapes if len(shape) <= MAX_CORNERS),
    )


def _paragraphs(paragraphs: Iterable[str]) -> Iterator[str]:
    room = MAX_BODY
    for paragraph in paragraphs:
        text = clean_told(paragraph, room) if room else ""
        if text:
            yield text
        room -= len(text)


def _filled(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, texts))
