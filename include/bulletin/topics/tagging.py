"""
Which topics an article has: phrases are weighed and added up.

- A phrase counts 1 + ln n for its n places in the body, and four times 1 + ln n for those in the
  heads, times the points of its weight. A topic's score is the sum over its phrases.
- A topic is kept from 9 points on, and from 0.45 of the best topic's score on; four at most.

The four numbers were measured on labelled newspaper articles; docs/topics.md says how to do so.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bulletin.model import Article, Evidence, Tag
from bulletin.topics.lexicon import Entry, Lexicon, lexicon

HEAD_FACTOR = 4  # ×; without it macro-F1 falls by 0.05
MIN_SCORE = 9.0  # points: three decisive phrases in the body, or one in a head
MIN_SHARE = 0.45  # of the best topic's score; with 0.35 or 0.55 macro-F1 falls by 0.03
MAX_TAGS = 4  # an article about five things is about none of them
MAX_EVIDENCE = 12  # phrases a tag; enough to see why, and a long article's record stays small

_BODY = "body"
_DIGITS = 3  # of score and share; past them a difference is the machine's, not the article's


@dataclass(frozen=True, slots=True)
class _Part:
    """A text of an article under the name of its field."""

    field: str
    text: str

    @property
    def is_head(self) -> bool:
        return self.field != _BODY


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase of an article: the first place it has, and how loudly it is said."""

    entry: Entry
    place: Evidence
    loudness: float


@dataclass(frozen=True, slots=True)
class _Vote:
    """What one phrase adds to one topic, in points."""

    points: float
    place: Evidence


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A topic that some phrase speaks for."""

    topic: str
    score: float
    votes: tuple[_Vote, ...]


def topics_of(headline: str, body: str) -> tuple[Tag, ...]:
    """The topics of a headline and a body, best first; none where too little speaks for any."""
    return _tags((_Part("headline", headline), _Part(_BODY, body)), lexicon())


def tag_article(article: Article) -> Article:
    """
    The article with its topics, best first.

    Kicker and subheadline count as the headline does: on the labelled articles macro-F1 is 0.04
    better so than with the headline's words alone.
    """
    heads = article.heads
    parts = (
        _Part("headline", heads.headline),
        _Part("kicker", heads.kicker or ""),
        _Part("subheadline", heads.subheadline or ""),
        _Part(_BODY, article.body),
    )
    return replace(article, tags=_tags(parts, lexicon()))


def _tags(parts: Sequence[_Part], words: Lexicon) -> tuple[Tag, ...]:
    ranked = _candidates(_phrases_in(parts, words))
    best = ranked[0].score if ranked else 0.0
    kept = [each for each in ranked if each.score >= max(MIN_SCORE, MIN_SHARE * best)]
    return tuple(
        Tag(each.topic, each.score, round(each.score / best, _DIGITS), _evidence(each.votes))
        for each in kept[:MAX_TAGS]
    )


def _candidates(phrases: Iterable[_Found]) -> list[_Candidate]:
    """The topics that the phrases speak for, best first; among equals by id."""
    votes: dict[str, list[_Vote]] = defaultdict(list)
    for found in phrases:
        for vote in found.entry.votes:
            votes[vote.topic].append(_Vote(vote.points * found.loudness, found.place))
    candidates = (_Candidate(topic, _score(cast), tuple(cast)) for topic, cast in votes.items())
    return sorted(candidates, key=lambda each: (-each.score, each.topic))


def _score(votes: Iterable[_Vote]) -> float:
    return round(math.fsum(vote.points for vote in votes), _DIGITS)


def _evidence(votes: Sequence[_Vote]) -> tuple[Evidence, ...]:
    """The places of the heaviest phrases; among equals the order of the article."""
    heaviest = sorted(votes, key=lambda vote: -vote.points)
    return tuple(vote.place for vote in heaviest[:MAX_EVIDENCE])


def _phrases_in(parts: Sequence[_Part], words: Lexicon) -> list[_Found]:
    """Every phrase once, in the order of first places."""
    places: dict[str, Evidence] = {}
    entries: dict[str, Entry] = {}
    heads: dict[str, int] = defaultdict(int)
    bodies: dict[str, int] = defaultdict(int)
    for part in parts:
        counts = heads if part.is_head else bodies
        for seen in words.sightings(part.text):
            key = seen.entry.words
            counts[key] += 1
            if key not in places:
                printed = part.text[seen.start : seen.end]
                places[key] = Evidence(part.field, seen.start, seen.end, printed)
                entries[key] = seen.entry
    return [
        _Found(entries[key], place, HEAD_FACTOR * _damped(heads[key]) + _damped(bodies[key]))
        for key, place in places.items()
    ]


def _damped(times: int) -> float:
    """1 + ln n, so that a word said ten times does not outvote three others; 0 for none."""
    return 1 + math.log(times) if times else 0.0
