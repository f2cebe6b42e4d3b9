"""Whether a headline, a kicker and the authors are those that the site has."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.comparing.comparison import Agreement
from bulletin.comparing.folding import folded
from bulletin.comparing.told import Told
from bulletin.makers import read_makers
from bulletin.model import Article, Heads


def of_headlines(heads: Heads, told: Told) -> Agreement:
    """
    Whether both have the same headline.

    Where a line counts as kicker, headline or subheadline is a matter of taste; so each side may
    have its headline with either of the others, or both, before and behind it.
    """
    ours = _forms(heads.kicker, heads.headline, heads.subheadline)
    theirs = _forms(told.kicker, told.title, told.subtitle)
    return _agreement(heads.headline, told.title, is_same=bool(ours & theirs))


def of_kickers(article: Article, told: Told) -> Agreement:
    """Whether both have the same kicker; sites do not tell it apart from a standing head."""
    ours = {folded(text) for text in (article.heads.kicker, article.standing_head) if text}
    is_same = folded(told.kicker) in ours
    return _agreement(article.heads.kicker or "", told.kicker, is_same=is_same)


def of_authors(article: Article, told: Told) -> Agreement:
    """Whether we have all whom the site names; it often leaves out who took the pictures."""
    ours, theirs = names_of(article), site_names(told)
    is_same = {folded(name) for name in theirs} <= {folded(name) for name in ours}
    return _agreement(" ".join(ours), " ".join(theirs), is_same=is_same)


def names_of(article: Article) -> tuple[str, ...]:
    """Whom our article names."""
    return tuple(dict.fromkeys(person.name for person in article.bylines))


def site_names(told: Told) -> tuple[str, ...]:
    """The people among the words of the site's byline, without their parts and offices."""
    people = read_makers(" ".join(told.authors)).people
    return tuple(dict.fromkeys(name for name, _ in people))


def _forms(before: str | None, headline: str, behind: str | None) -> set[str]:
    kicker, title, deck = (folded(text or "") for text in (before, headline, behind))
    return {title, kicker + title, title + deck, kicker + title + deck} if title else set()


def _agreement(ours: str, theirs: str, *, is_same: bool) -> Agreement:
    match bool(folded(ours)), bool(folded(theirs)):
        case _, False:
            return Agreement.OURS_ONLY if folded(ours) else Agreement.NEITHER
        case _ if is_same:
            return Agreement.SAME
        case False, True:
            return Agreement.SITE_ONLY
        case _:
            return Agreement.DIFFERS


def words(texts: Iterable[str]) -> str:
    """Texts in one line, for a message."""
    return "、".join(texts)
