"""Reading a site's articles, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bulletin.errors import SourceError
from bulletin.model import Finding, IssueId, Severity, SiteArticle, SiteFrame, SiteIssue, SitePage
from bulletin.sources.areas import Area, areas_of, frame_of, image_of, shapes_in
from bulletin.sources.links import article_links
from bulletin.sources.pictures import size_of
from bulletin.sources.platform import Listing
from bulletin.sources.reader import Document, Reader
from bulletin.sources.rows import Link
from bulletin.sources.stories import Story, story_in

MAX_ARTICLES = 120  # of a page; classified advertisements come to some tens

_NOTHING = Story("", "", "", (), ())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's markup: what it lists, and where on the picture each of it is."""

    listed: tuple[Link, ...]
    areas: tuple[Area, ...]
    frame: SiteFrame | None

    def articles(self) -> tuple[Link, ...]:
        """Listed articles in their order, then those that are areas only, as many notices are."""
        links: dict[str, Link] = {}
        for link in (*self.listed, *(Link(area.address, area.title) for area in self.areas)):
            links.setdefault(link.address, link)
        return tuple(links.values())[:MAX_ARTICLES]

    def article(self, link: Link, story: Story) -> SiteArticle:
        own = [area for area in self.areas if area.address == link.address]
        titles = (story.title, link.title, *(area.title for area in own))
        return SiteArticle(
            address=link.address,
            title=next(filter(None, titles), ""),
            kicker=story.kicker,
            subtitle=story.subtitle,
            authors=story.authors,
            body=story.body,
            shapes=shapes_in((area.corners for area in own), self.frame),
            is_listed=any(each.address == link.address for each in self.listed),
        )


class Telling:
    """
    Reads a site's articles until the site fails.

    Args:
        fixed: The frame of areas where a page does not say its own.
    """

    def __init__(self, reader: Reader, fixed: tuple[int, int] | None = None) -> None:
        self._reader = reader
        self._fixed = fixed

    def told(self, issue: IssueId, listing: Listing, links: Sequence[Sequence[Link]]) -> SiteIssue:
        """
        The issue with its articles.

        A site that stops answering ends it: what was read stands, and a finding says where it
        ended. The pages themselves are worth more than to wait for this.

        Args:
            links: For each page of the listing, the articles that the list of pages has for it.
        """
        pages, findings = list(listing.site), list[Finding]()
        for place, page in enumerate(listing.site):
            try:
                pages[place] = self._page(page, tuple(links[place]))
            except SourceError as error:
                findings.append(incomplete(page, error))
                break
            findings += _unframed(page, pages[place])
        return SiteIssue(issue, tuple(pages), tuple(findings))

    def _page(self, page: SitePage, links: tuple[Link, ...]) -> SitePage:
        document = self._reader.article(page.address) if page.address else None
        if document is None:
            return page
        areas = areas_of(document)
        frame = frame_of(document, self._fixed)
        if frame is None and areas:
            frame = self._picture_frame(document)
        sheet = _Sheet(links or article_links(document), areas, frame)
        articles = [sheet.article(link, self._story(link)) for link in sheet.articles()]
        return replace(page, image=image_of(document), frame=sheet.frame, articles=tuple(articles))

    def _picture_frame(self, document: Document) -> SiteFrame | None:
        """The picture's own size: a browser shows it so where the page does not say another."""
        address = image_of(document)
        size = size_of(self._reader.picture(address) or b"") if address else None
        return SiteFrame(*size, is_sure=False) if size else None

    def _story(self, link: Link) -> Story:
        document = self._reader.article(link.address)
        return story_in(document) if document else _NOTHING


def incomplete(page: SitePage, error: SourceError) -> Finding:
    """The finding that a site failed before a page's articles were read."""
    message = f"the site's articles end before those of {page.label}: {error}"
    return _note("site-articles-incomplete", page, message)


def _unframed(before: SitePage, page: SitePage) -> Iterable[Finding]:
    if page is not before and page.frame is None and page.articles:
        message = f"{page.label}: the picture has no size, so that areas of it are left out"
        yield _note("site-frame-unknown", page, message)


def _note(code: str, page: SitePage, message: str) -> Finding:
    return Finding(code, page.page, message, Severity.NOTE)
