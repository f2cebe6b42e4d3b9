"""What a comparison of an issue with its own site says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bulletin.model import ArticleId, IssueId, PageId


class Agreement(StrEnum):
    """What both sides say of one thing."""

    SAME = "same"
    DIFFERS = "differs"
    OURS_ONLY = "ours only"  # the site is silent, which says nothing
    SITE_ONLY = "site only"
    NEITHER = "neither"
    FROM_SITE = "from site"  # ours was taken from there

    @property
    def is_told(self) -> bool:
        """Whether the site says something that can be compared."""
        return self in {Agreement.SAME, Agreement.DIFFERS, Agreement.SITE_ONLY}


@dataclass(frozen=True, slots=True)
class Pairing:
    """
    One of our articles and the site's article that it is.

    Attributes:
        by: What says so: text, heads or area.
        likeness: Of all their text, 0 to 1, the same from either side.
        coverage: The share of the site's body that our article has; None where it has no body.
    """

    article: ArticleId
    pages: tuple[PageId, ...]
    address: str
    by: str
    likeness: float
    coverage: float | None
    headline: str
    title: str
    says_headline: Agreement
    kicker: str
    site_kicker: str
    says_kicker: Agreement
    authors: tuple[str, ...]
    site_authors: tuple[str, ...]
    says_authors: Agreement


@dataclass(frozen=True, slots=True)
class Parting:
    """
    An article that the site parts otherwise.

    Attributes:
        article: Ours; where the site joins, the one that is only a part.
        is_joined: Whether the site has ours as part of a longer one; else it has a part of ours
            as an article of its own.
        whole: Another of ours that is the rest of the site's, if there is one.
        share: Of the shorter text that the longer one has.
    """

    article: ArticleId
    address: str
    title: str
    is_joined: bool
    whole: ArticleId | None
    share: float


@dataclass(frozen=True, slots=True)
class Missing:
    """An article that only one side has; the other side's place, where it has the words."""

    id: str
    pages: tuple[PageId, ...]
    headline: str
    found_as: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """An issue's articles beside the site's."""

    issue: IssueId
    ours: int
    site: int
    pairings: tuple[Pairing, ...]
    partings: tuple[Parting, ...]
    only_here: tuple[Missing, ...]
    only_on_site: tuple[Missing, ...]

    @property
    def coverage(self) -> float | None:
        """The middle of the coverages; None where the site has no bodies."""
        known = sorted(it.coverage for it in self.pairings if it.coverage is not None)
        if not known:
            return None
        half = len(known) // 2
        return known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2

    @property
    def headlines(self) -> tuple[int, int]:
        """In how many pairings the headlines agree, of those where the site has one."""
        return _agreeing(it.says_headline for it in self.pairings)

    @property
    def kickers(self) -> tuple[int, int]:
        """The same of kickers."""
        return _agreeing(it.says_kicker for it in self.pairings)

    @property
    def authors(self) -> tuple[int, int]:
        """The same of authors."""
        return _agreeing(it.says_authors for it in self.pairings)


def _agreeing(said: Iterable[Agreement]) -> tuple[int, int]:
    told = [it for it in said if it.is_told]
    return sum(it is Agreement.SAME for it in told), len(told)
