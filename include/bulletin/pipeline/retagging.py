"""Topics anew from stored text, and what that would change before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.archive import latest_record
from bulletin.codec import from_json
from bulletin.model import ArticleId, Issue, IssueArticles, Tag
from bulletin.pipeline.desk import Desk
from bulletin.topics import tag_article


@dataclass(frozen=True, slots=True)
class TagChange:
    """What the topics of today change in a stored article: those it gains, those it loses."""

    article: ArticleId
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicChange:
    """How many articles gain a topic, and how many lose it; the first few of each."""

    topic: str
    gained: int
    lost: int
    articles: tuple[ArticleId, ...]


EXAMPLES = 3  # articles that are named a topic: enough to look at


def tag_changes(desk: Desk, key: str) -> tuple[TagChange, ...]:
    """
    What tagging an issue's articles anew would change, from the key of its record.

    Nothing is written. Articles that keep their topics are left out, and so is an issue whose
    articles have not been made yet.

    Raises:
        NotInStore: There is no such record.
    """
    issue = from_json(desk.store.get(key), Issue, key)
    stored = latest_record(desk.store, f"articles/{issue.id}")
    if stored is None:
        return ()
    read = from_json(desk.store.get(stored), IssueArticles, stored)
    changes = (
        _change(article.id, _topics(article.tags), _topics(tag_article(article).tags))
        for article in read.articles
    )
    return tuple(change for change in changes if change.gained or change.lost)


def by_topic(changes: Iterable[TagChange]) -> tuple[TopicChange, ...]:
    """The changes a topic, those that touch most articles first."""
    gained: defaultdict[str, list[ArticleId]] = defaultdict(list)
    lost: defaultdict[str, list[ArticleId]] = defaultdict(list)
    for change in changes:
        for topic in change.gained:
            gained[topic].append(change.article)
        for topic in change.lost:
            lost[topic].append(change.article)
    made = (
        TopicChange(topic, len(gained[topic]), len(lost[topic]),
                  tuple(sorted((*gained[topic], *lost[topic]))[:EXAMPLES]))
        for topic in {*gained, *lost}
    )  # fmt: skip
    return tuple(sorted(made, key=lambda it: (-it.gained - it.lost, it.topic)))


def _topics(tags: Iterable[Tag]) -> tuple[str, ...]:
    return tuple(tag.topic for tag in tags)


def _change(article: ArticleId, before: tuple[str, ...], after: tuple[str, ...]) -> TagChange:
    return TagChange(
        article,
        gained=tuple(topic for topic in after if topic not in before),
        lost=tuple(topic for topic in before if topic not in after),
    )
