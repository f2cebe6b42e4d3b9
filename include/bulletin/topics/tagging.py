"""
Which topics an article has: phrases are weighed, and the likely topics kept.

`weighing` says how loudly an article speaks for a topic, `decision` how likely it is then that a
reader would give it that topic. Topics are kept from the decision's threshold on, four at most;
where none is, the likeliest from its floor on. docs/topics.md says how this was measured.
"""

from collections.abc import Sequence
from dataclasses import replace

from bulletin.model import Article, Evidence, Tag
from bulletin.topics.decision import Decision, decision
from bulletin.topics.lexicon import lexicon
from bulletin.topics.weighing import BODY, Part, Weighed, weigh

MAX_TAGS = 4  # an article about five things is about none of them
MAX_EVIDENCE = 12  # phrases a tag; enough to see why, and a long article's record stays small

_DIGITS = 3  # of a share


def topics_of(headline: str, body: str) -> tuple[Tag, ...]:
    """The topics of a headline and a body, heaviest first; none where too little is said."""
    return _tags((Part("headline", headline), Part(BODY, body)))


def tag_article(article: Article) -> Article:
    """
    The article with its topics, heaviest first.

    Kicker, subheadline and standing head count as the headline does: on the labelled articles
    micro-F1 is 0.02 better so than with the headline's words alone.
    """
    heads = article.heads
    parts = (
        Part("headline", heads.headline),
        Part("kicker", heads.kicker or ""),
        Part("subheadline", heads.subheadline or ""),
        Part("standing_head", article.standing_head or ""),
        Part(BODY, article.body),
    )
    return replace(article, tags=_tags(parts))


def likely(weighed: Sequence[Weighed], how: Decision) -> list[Weighed]:
    """The topics that are kept, heaviest first."""
    if not weighed:
        return []
    best = weighed[0].score
    chances = {topic.topic: how.chance(topic, best) for topic in weighed}
    ranked = sorted(weighed, key=lambda topic: -chances[topic.topic])
    kept = [topic for topic in ranked if chances[topic.topic] >= how.threshold][:MAX_TAGS]
    if not kept and chances[ranked[0].topic] >= how.floor:
        kept = ranked[:1]
    return sorted(kept, key=lambda topic: (-topic.score, topic.topic))


def _tags(parts: Sequence[Part]) -> tuple[Tag, ...]:
    weighed = weigh(parts, lexicon())
    return tuple(
        Tag(each.topic, each.score, round(each.score / weighed[0].score, _DIGITS), _evidence(each))
        for each in likely(weighed, decision())
    )


def _evidence(topic: Weighed) -> tuple[Evidence, ...]:
    """The places of the heaviest phrases; among equals the order of the article."""
    heaviest = sorted(topic.phrases, key=lambda phrase: -phrase[0])
    return tuple(said.place for _, said in heaviest[:MAX_EVIDENCE])
