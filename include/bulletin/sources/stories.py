"""
An article's own page on a site: its title, kicker, subtitle, authors and body.

Each kind of site, and each skin of it, has these in places of its own. The places are tried one
after another, the site's record of the article in a comment first, and the first that has words
is taken; so a site may have the addresses of one kind and the markup of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsel import Selector

from bulletin.sources.markup import parsed
from bulletin.sources.reader import Document
from bulletin.sources.rows import has_class

MAX_WORDS = 100_000  # characters of one article; a whole page holds some 10 000
MAX_LINES = 2_000  # paragraphs

_H1 = f"//*[{has_class('main-content')}]/h1"
_WZ = f"//table[{has_class('wz')}]//tr[@valign='top']"
_KICKER = (
    f"//*[{has_class('main-article-pretitle')}]",
    f"//*[{has_class('article')}]/h3",
    f"//p[{has_class('intro')}]",
    "//*[@id='PreTitle' or @id='suptitle' or @id='guide']",
    f"({_WZ})[1]",
    f"{_H1}/preceding-sibling::h3[1]",
    f"//*[{has_class('margin15')}]/h2",
)
_TITLE = (
    f"//*[{has_class('main-article-title')}]",
    "//founder-title",
    f"//*[{has_class('article')}]/h1",
    f"//*[{has_class('newsdetatit')}]/h3",
    "//*[@id='Title' or @id='title' or @id='main-title']",
    f"({_WZ})[2]",
    _H1,
    f"//*[{has_class('margin15')}]/h3",
)
_SUBTITLE = (
    f"//*[{has_class('main-article-subtitle')}]",
    f"//*[{has_class('article')}]/h2",
    f"//p[{has_class('sub')}]",
    "//*[@id='SubTitle' or @id='subtitle' or @id='sub-title']",
    f"({_WZ})[3]",
    f"{_H1}/following-sibling::h3[1]",
    f"//*[{has_class('margin15')}]/h4",
)
_AUTHORS = (
    "//founder-author",
    f"//p[{has_class('sec')}]",
    f"//span[{has_class('Author')}]",
    "//*[@id='Author' or @id='author']",
    f"({_WZ})[4]",
    f"//*[{has_class('shijian')}]",
)
_BODY = (
    "//founder-content",
    f"//*[{has_class('main-article-content')}]",
    "//cms-content",
    f"//*[{has_class('contenttext')}]",
    "//*[@id='ozoom' or @id='articleContent' or @id='content' or @id='news_content']",
)
_PARAGRAPHS = ".//p[not(.//p)]"
_RECORD = ("<!--enpproperty", "/enpproperty-->")
_CONTENT = ("<!--enpcontent-->", "<!--/enpcontent-->")
_DATED = re.compile(r"[（(]?\s*20\d{2}\s*年.*", re.DOTALL)  # with the page's number behind it
_WORDS = ".//text()[not(parent::script or parent::style)] | .//br | .//p"
_BLANK = re.compile(r"\s+")
_PARTED = re.compile(r"[\s,，、;；]+")


@dataclass(frozen=True, slots=True)
class Story:
    """What an article's page says; empty where it says nothing."""

    title: str
    kicker: str
    subtitle: str
    authors: tuple[str, ...]
    body: tuple[str, ...]


def story_in(document: Document) -> Story:
    """Read an article's page."""
    noted = _between(document.text, *_RECORD)
    told = _noted(noted, "author") or _first(document.tree, _AUTHORS)
    return Story(
        title=_noted(noted, "title") or _first(document.tree, _TITLE),
        kicker=_noted(noted, "introtitle") or _first(document.tree, _KICKER),
        subtitle=_noted(noted, "subtitle") or _first(document.tree, _SUBTITLE),
        authors=names_in(told),
        body=_body(document),
    )


def names_in(text: str) -> tuple[str, ...]:
    """The words of a byline, without the date that some sites put behind them."""
    return tuple(filter(None, _PARTED.split(_DATED.sub("", text).strip())))


def lines_of(node: Selector) -> str:
    """The words of an element, a line for each that <br> and paragraphs make."""
    parts = (part.root for part in node.xpath(_WORDS))
    words = "".join(_BLANK.sub(" ", part) if isinstance(part, str) else "\n" for part in parts)
    return "\n".join(filter(None, map(str.strip, words.split("\n"))))[:MAX_WORDS]


def paragraphs_in(node: Selector) -> tuple[str, ...]:
    """The paragraphs of an element: its <p>, or its lines where it has none."""
    paragraphs = [lines_of(part).replace("\n", "") for part in node.xpath(_PARAGRAPHS)[:MAX_LINES]]
    found = paragraphs if any(paragraphs) else lines_of(node).split("\n")
    return tuple(filter(None, found))[:MAX_LINES]


def _noted(record: str, name: str) -> str:
    words = _between(record, f"<{name}>", f"</{name}>").strip()
    return lines_of(parsed(f"<div>{words}</div>")) if words not in {"", "null"} else ""


def _between(text: str, begin: str, end: str) -> str:
    """What stands between two marks; a pattern would look for the end from each beginning."""
    start = text.find(begin)
    stop = text.find(end, start)
    return text[start + len(begin) : stop] if -1 < start < stop else ""


def _first(tree: Selector, places: tuple[str, ...]) -> str:
    texts = (lines_of(node) for place in places for node in tree.xpath(place)[:1])
    return next(filter(None, texts), "")


def _body(document: Document) -> tuple[str, ...]:
    """The body, once: some pages have it a second time, hidden, for phones."""
    content = _between(document.text, *_CONTENT)
    if content.strip():
        return paragraphs_in(parsed(f"<div>{content}</div>"))
    bodies = (paragraphs_in(node) for place in _BODY for node in document.tree.xpath(place)[:1])
    return next(filter(None, bodies), ())
