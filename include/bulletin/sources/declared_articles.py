"""The articles of a declared site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from parsel import Selector

from bulletin.catalog import Story
from bulletin.errors import SourceError
from bulletin.model import Finding, IssueId, SiteArticle, SiteFrame, SiteIssue, SitePage
from bulletin.model.site import Point
from bulletin.sources.areas import corners_in, shapes_in
from bulletin.sources.markup import joined, parsed
from bulletin.sources.reader import Document, Reader
from bulletin.sources.stories import lines_of, names_in, paragraphs_in
from bulletin.sources.telling import MAX_ARTICLES, incomplete
from bulletin.sources.values import Node

_NOT_A_NUMBER = re.compile(r"[^\d.-]+")  # in 1.5,10 and in {"x": 15, "y": 100}


class DeclaredArticles:
    """
    Reads articles by the rules of a newspaper's file.

    Args:
        base: The address from which those in the list count.
        node: Makes the place from which rules lead on of an article's own page.
        entries: Finds the entries of the articles of a page's entry.
    """

    def __init__(
        self,
        story: Story,
        base: str,
        reader: Reader,
        node: Callable[[Document], Node],
        entries: Callable[[Node], Sequence[Node]],
    ) -> None:
        self._story = story
        self._base = base
        self._reader = reader
        self._node = node
        self._entries = entries
        width, height = (100, 100) if story.frame == "percent" else story.frame
        self._frame = SiteFrame(width, height, is_sure=True)

    def told(
        self,
        issue: IssueId,
        pages: Sequence[tuple[SitePage, Node | None]],
        image: str | None,
    ) -> SiteIssue:
        """
        The issue with its articles, until the site fails.

        Args:
            pages: Each with its entry in the site's list.
            image: The rule to a page's picture.
        """
        done, findings = [page for page, _ in pages], list[Finding]()
        for place, (page, entry) in enumerate(pages):
            if entry is None:
                continue
            try:
                articles = tuple(self._articles(entry))
            except SourceError as error:
                findings.append(incomplete(page, error))
                break
            picture = entry.texts(image)[:1] if image else ()
            done[place] = replace(
                page,
                image=joined(self._base, picture[0]) if picture else None,
                frame=self._frame if self._story.points else None,
                articles=articles,
            )
        return SiteIssue(issue, tuple(done), tuple(findings))

    def _articles(self, entry: Node) -> Iterable[SiteArticle]:
        entries = self._entries(entry)[:MAX_ARTICLES]
        for node in reversed(entries) if self._story.is_reversed else entries:
            yield self._article(node)

    def _article(self, entry: Node) -> SiteArticle:
        story = self._story
        href = _one(entry, story.address)
        address = joined(self._base, href) if href else None
        document = self._reader.article(address) if address else None
        place = self._node(document) if document else entry
        return SiteArticle(
            address=address or "",
            title=_lines(_one(place, story.title)) or _lines(_one(entry, "")),
            kicker=_lines(_one(place, story.kicker)),
            subtitle=_lines(_one(place, story.subtitle)),
            authors=names_in(_lines(_one(place, story.authors))),
            body=_paragraphs(place.texts(story.body) if story.body else ()),
            shapes=shapes_in([_corners(entry, story.points)], self._frame),
            is_listed=True,
        )


def _one(node: Node, rule: str | None) -> str:
    return next(iter(node.texts(rule)), "") if rule is not None else ""


def _lines(text: str) -> str:
    """Words without markup, a line for each <br>: JSON often holds HTML."""
    return lines_of(_element(text)) if text else ""


def _paragraphs(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for text in texts for each in paragraphs_in(_element(text)))


def _element(text: str) -> Selector:
    with_breaks = text.replace("\n", "<br>")
    return parsed(f"<div>{with_breaks}</div>")


def _corners(entry: Node, rule: str | None) -> tuple[Point, ...]:
    texts = entry.texts(rule) if rule else ()
    return corners_in(_NOT_A_NUMBER.sub(",", ",".join(texts)).strip(","))
