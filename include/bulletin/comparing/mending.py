"""
Mending an issue's articles by what its site says, and telling where the two disagree.

What the page's own text says stays as it is printed. The site's headline is taken only where ours
cannot be read: it is drawn in shapes, or made of characters that only the font knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin.characters import is_private
from bulletin.comparing.agreement import words
from bulletin.comparing.areas import PageSize
from bulletin.comparing.comparison import Agreement, Comparison, Missing, Pairing, Parting
from bulletin.comparing.folding import folded
from bulletin.comparing.laying import FROM_SITE, compare
from bulletin.model import (
    Article,
    Finding,
    IssueArticles,
    PageId,
    Severity,
    SiteIssue,
)

SHOWN = 40  # characters of a text in a message
MAX_ADDRESS = 160  # characters of an address in a message
# What sites write over what has no headline.
_FILLERS = frozenset(("无标题", "无题", "标题", "图片", "图片新闻", "广告", "公告", "untitled"))


def mend(read: IssueArticles, site: SiteIssue, sizes: Mapping[PageId, PageSize]) -> IssueArticles:
    """
    The issue's articles with headlines from the site where ours cannot be read.

    They carry the quality flag FROM_SITE.

    Args:
        site: With its texts cleaned.
    """
    by_article = {it.article: it for it in compare(read, site, sizes).pairings}
    articles = tuple(_mended(it, by_article.get(it.id)) for it in read.articles)
    return replace(read, articles=articles)


def disagreements(
    read: IssueArticles, site: SiteIssue, sizes: Mapping[PageId, PageSize]
) -> Iterator[Finding]:
    """
    What there is to say of an issue that was mended.

    | finding | when |
    |---|---|
    | `headline-from-site` | ours could not be read, and the site's was taken |
    | `site-disagrees` | headline, kicker or authors are others on the site; ours stay |
    | `site-joins` | the site has ours as part of a longer article |
    | `site-splits` | the site has part of ours as an article of its own |
    | `only-on-site` | the site lists articles that are none of ours |
    """
    found = compare(read, site, sizes)
    for pairing in found.pairings:
        yield from _of_pairing(pairing)
    for parting in found.partings:
        yield _parted(parting)
    yield from _only_on_site(found)


def _mended(article: Article, pairing: Pairing | None) -> Article:
    if pairing is None or not _takes_headline(article, pairing):
        return article
    return replace(
        article,
        heads=replace(article.heads, headline=pairing.title),
        item_type="article" if article.item_type == "brief" else article.item_type,
        quality_flags=tuple(sorted({*article.quality_flags, FROM_SITE})),
    )


def _takes_headline(article: Article, pairing: Pairing) -> bool:
    """Whether our headline cannot be read and the site has one that can."""
    title = pairing.title
    if folded(title) in {"", *_FILLERS} or any(map(is_private, title)):
        return False
    headline = article.heads.headline
    if folded(headline) and not any(map(is_private, headline)):
        return False
    return article.item_type != "photo" or "drawn_headline" in article.quality_flags


def _of_pairing(pairing: Pairing) -> Iterator[Finding]:
    if pairing.says_headline is Agreement.FROM_SITE:
        message = (
            f"its headline cannot be read on the page, so that of {_place(pairing.address)} was "
            f"taken: {shown(pairing.headline)}"
        )
        yield Finding("headline-from-site", pairing.article, message, Severity.NOTE)
    ours, theirs = words(pairing.authors), words(pairing.site_authors)
    for part, says, here, there, severity in (
        ("headline", pairing.says_headline, pairing.headline, pairing.title, Severity.WARNING),
        ("kicker", pairing.says_kicker, pairing.kicker, pairing.site_kicker, Severity.NOTE),
        ("authors", pairing.says_authors, ours, theirs, Severity.NOTE),
    ):
        if says in {Agreement.DIFFERS, Agreement.SITE_ONLY}:
            message = (
                f"{part}: the page has {shown(here)}, {_place(pairing.address)} has "
                f"{shown(there)}; what is printed stays"
            )
            yield Finding("site-disagrees", pairing.article, message, severity)


def _parted(parting: Parting) -> Finding:
    there = f"{shown(parting.title)} ({_place(parting.address)})"
    if parting.is_joined:
        other = f", whose rest is {parting.whole}" if parting.whole else ""
        message = f"the site has it as part of {there}{other}; see which is right on the page"
        return Finding("site-joins", parting.article, message)
    message = f"the site has {there} as an article of its own; see which is right on the page"
    return Finding("site-splits", parting.article, message)


def _only_on_site(found: Comparison) -> Iterator[Finding]:
    """One finding a page for the articles that the site lists and we have nowhere."""
    by_page: dict[PageId, list[Missing]] = {}
    for missing in found.only_on_site:
        if missing.found_as is None:
            by_page.setdefault(missing.pages[0], []).append(missing)
    for page, articles in sorted(by_page.items()):
        yield Finding("only-on-site", page, _not_ours(articles), Severity.NOTE)


def _not_ours(articles: Sequence[Missing]) -> str:
    first = articles[0]
    more = f", and {len(articles) - 1} more" if len(articles) > 1 else ""
    return (
        f"the site lists {shown(first.headline)} ({_place(first.id)}){more}, which is none of ours"
    )


def shown(text: str) -> str:
    """A text of a message: in quotes, and no longer than a line."""
    if not text:
        return "nothing"
    return repr(text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…")


def _place(address: str) -> str:
    """An address in a message, without anything that a terminal would obey."""
    plain = "".join(it if it.isprintable() else "\N{REPLACEMENT CHARACTER}" for it in address)
    return plain if len(plain) <= MAX_ADDRESS else f"{plain[: MAX_ADDRESS - 1]}…"
