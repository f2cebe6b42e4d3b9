"""An issue as its own site has it: beside the pages, to check and mend what is read from them."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.model.ids import Finding, IssueId, PageId

Point = tuple[float, float]  # fractions of the page's width and height, origin top left


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """
    The picture, in pixels, to which a page's areas refer.

    Attributes:
        is_sure: Whether the site says so itself; where it does not, the areas are a guess.
    """

    width: int
    height: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class SiteArticle:
    """
    An article as the site has it; what it does not say is empty.

    Attributes:
        address: Of its page on the site; the same article may be on several pages of an issue.
        title, kicker, subtitle: Lines as printed, one below the other.
        authors: Names, and the words that come with them, as the site parts them.
        body: Paragraphs. A continued article has the text of all its parts in each.
        shapes: Its areas on the page, each at least three corners.
        is_listed: Whether the list of articles has it; advertisements are often only an area.
    """

    address: str
    title: str
    kicker: str
    subtitle: str
    authors: tuple[str, ...]
    body: tuple[str, ...]
    shapes: tuple[tuple[Point, ...], ...]
    is_listed: bool


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as the site lists it; addresses are None where there are none."""

    page: PageId
    label: str
    section: str
    address: str | None
    pdf: str | None
    image: str | None = None
    frame: SiteFrame | None = None
    articles: tuple[SiteArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteIssue:
    """An issue as the site has it; the findings say which of its parts could not be had."""

    issue: IssueId
    pages: tuple[SitePage, ...]
    findings: tuple[Finding, ...] = ()
