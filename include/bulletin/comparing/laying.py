"""Laying an issue's articles beside the site's: which is which, and what each side says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.comparing.agreement import (
    names_of,
    of_authors,
    of_headlines,
    of_kickers,
    site_names,
)
from bulletin.comparing.areas import PageSize, share_inside
from bulletin.comparing.comparison import Agreement, Comparison, Missing, Pairing, Parting
from bulletin.comparing.folding import Pairs, likeness, likenesses
from bulletin.comparing.pairing import one_to_one
from bulletin.comparing.told import Read, Told, told_by
from bulletin.model import IssueArticles, PageId, SiteIssue

FROM_SITE = "headline_from_site"  # the quality flag of an article whose headline is the site's

SAME_TEXT = 0.4  # of two texts: halves of one story share 0.67 with it, thirds 0.5
SAME_HEADS = 0.8  # of two headlines, where the site has no body to go by
SAME_AREA = 0.6  # of our boxes in the site's area, where neither text nor headline can be read
PART_OF = 0.7  # of a text is in another: it is a part of it
MIN_PART = 30  # pairs; shorter texts stand in longer ones by chance
DIGITS = 3  # of a share


def compare(read: IssueArticles, site: SiteIssue, sizes: Mapping[PageId, PageSize]) -> Comparison:
    """
    Compare an issue's articles with those that its site lists.

    - They pair one to one: by their text, then by their headlines where they share a page, then
      by their areas.
    - What is left over and mostly contained in an article of the other side is parted otherwise.
    - The rest is only on one side; where the site has what we hold for an advertisement or
      furniture, it says so.

    Args:
        site: With its texts cleaned.
        sizes: Of the issue's pages; without a page's size its areas say nothing.
    """
    ours = tuple(Read(article) for article in read.articles)
    theirs = told_by(site)
    pairs = _pairs(ours, theirs, sizes)
    partings = tuple(_partings(ours, theirs, pairs))
    parted = {it.article for it in partings if it.is_joined}
    addresses = {it.address for it in partings if not it.is_joined}
    here, there = {pair.here for pair in pairs}, {pair.there for pair in pairs}
    return Comparison(
        issue=read.issue, ours=len(ours), site=len(theirs),
        pairings=tuple(_pairing(ours[it.here], theirs[it.there], it) for it in pairs),
        partings=partings,
        only_here=tuple(
            Missing(it.article.id, it.article.pages, it.article.heads.headline)
            for n, it in enumerate(ours) if n not in here and it.article.id not in parted
        ),
        only_on_site=tuple(
            Missing(it.address, it.pages, it.title, _found_as(it, read))
            for n, it in enumerate(theirs) if n not in there and it.address not in addresses
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    here: int
    there: int
    by: str


def _pairs(
    ours: Sequence[Read], theirs: Sequence[Told], sizes: Mapping[PageId, PageSize]
) -> list[_Pair]:
    """Which article is which, in the order of ours."""
    found: list[_Pair] = []
    by_text = likenesses([it.text for it in ours], [it.text for it in theirs])
    for by, scored, least in (
        ("text", by_text, SAME_TEXT),
        ("heads", _by_heads(ours, theirs), SAME_HEADS),
        ("area", _by_area(ours, theirs, sizes), SAME_AREA),
    ):
        here, there = {pair.here for pair in found}, {pair.there for pair in found}
        left = (it for it in scored if it[0] not in here and it[1] not in there)
        found += [_Pair(a, b, by) for a, b, _ in one_to_one(left, least)]
    return sorted(found, key=lambda pair: pair.here)


def _by_heads(ours: Sequence[Read], theirs: Sequence[Told]) -> Iterator[tuple[int, int, float]]:
    for a, b, read, told in _on_one_page(ours, theirs):
        yield a, b, likeness(read.heads, told.heads)


def _by_area(
    ours: Sequence[Read], theirs: Sequence[Told], sizes: Mapping[PageId, PageSize]
) -> Iterator[tuple[int, int, float]]:
    """How far ours lie in the site's areas, where there are no words to go by."""
    for a, b, read, told in _on_one_page(ours, theirs):
        has_heads = read.heads.total and told.heads.total
        has_words = min(read.text.total, told.whole_body.total) >= MIN_PART
        if told.shapes and not has_heads and not has_words:
            yield a, b, share_inside(read.boxes, told.shapes, sizes)


def _on_one_page(
    ours: Sequence[Read], theirs: Sequence[Told]
) -> Iterator[tuple[int, int, Read, Told]]:
    for a, read in enumerate(ours):
        for b, told in enumerate(theirs):
            if not {*read.article.pages}.isdisjoint(told.pages):
                yield a, b, read, told


def _pairing(read: Read, told: Told, pair: _Pair) -> Pairing:
    article = read.article
    headline = of_headlines(article.heads, told)
    if FROM_SITE in article.quality_flags:
        headline = Agreement.FROM_SITE
    has_body = told.whole_body.total > 0
    return Pairing(
        article=article.id, pages=article.pages, address=told.address, by=pair.by,
        likeness=round(likeness(read.text, told.text), DIGITS),
        coverage=round(told.whole_body.within(read.text), DIGITS) if has_body else None,
        headline=article.heads.headline, title=told.title, says_headline=headline,
        kicker=article.heads.kicker or "", site_kicker=told.kicker,
        says_kicker=of_kickers(article, told),
        authors=names_of(article), site_authors=site_names(told),
        says_authors=of_authors(article, told),
    )  # fmt: skip


def _partings(
    ours: Sequence[Read], theirs: Sequence[Told], pairs: Sequence[_Pair]
) -> Iterator[Parting]:
    """Articles left over that are part of one of the other side."""
    of_ours = {pair.here: pair.there for pair in pairs}
    of_theirs = {pair.there: pair.here for pair in pairs}
    for n, read in enumerate(ours):
        there = _holding(read.text, (it.text for it in theirs)) if n not in of_ours else None
        if there is not None:
            told, whole = theirs[there], of_theirs.get(there)
            yield Parting(
                read.article.id, told.address, told.title, is_joined=True,
                whole=None if whole is None else ours[whole].article.id,
                share=round(read.text.within(told.text), DIGITS),
            )  # fmt: skip
    for n, told in enumerate(theirs):
        here = _holding(told.text, (it.text for it in ours)) if n not in of_theirs else None
        if here is not None:
            yield Parting(
                ours[here].article.id, told.address, told.title, is_joined=False, whole=None,
                share=round(told.text.within(ours[here].text), DIGITS),
            )  # fmt: skip


def _holding(part: Pairs, texts: Iterable[Pairs]) -> int | None:
    """The place of the text that has the most of a part, if it has enough."""
    if part.total < MIN_PART:
        return None
    shares = ((part.within(text), -place) for place, text in enumerate(texts))
    share, place = max(shares, default=(0.0, 0))
    return -place if share >= PART_OF else None


def _found_as(told: Told, read: IssueArticles) -> str | None:
    """As what we have the words of an article that is none of ours."""
    for name, texts in (("advertisement", read.advertisements), ("other", read.other)):
        if told.text.total and told.text.within(Pairs("\n".join(texts))) >= PART_OF:
            return name
    return None
