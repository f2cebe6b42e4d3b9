"""Keep the ids of articles when their pages are read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.characters import pairs
from bulletin.model import Article, ArticleId, IssueArticles

SAME_TEXT = 0.6  # of their character pairs that two readings of one article share at least


def keep_ids(earlier: Sequence[IssueArticles], read: IssueArticles) -> IssueArticles:
    """
    Give each article the id that its text had at an earlier reading.

    Articles pair with those of the last reading by the character pairs of headline and body that
    they share, the likest first. One that pairs with none of them may be one that an earlier
    reading had and the last had not; it gets its id back. Any other takes the next number that
    none has ever had in this issue.

    Args:
        earlier: The readings of this issue, oldest first.
    """
    if not any(reading.articles for reading in earlier):
        return read
    known = {article.id: article for reading in earlier for article in reading.articles}
    last = {article.id for article in earlier[-1].articles}
    ids: dict[int, ArticleId] = {}
    for named in (last, known.keys() - last):
        _pair(read.articles, [known[name] for name in sorted(named)], ids)
    free = max(name.number for name in known)
    for number in range(len(read.articles)):
        if number not in ids:
            free += 1
            ids[number] = read.issue.article(free)
    return replace(
        read,
        articles=tuple(replace(a, id=ids[number]) for number, a in enumerate(read.articles)),
    )


def _pair(
    articles: Sequence[Article], others: Sequence[Article], ids: dict[int, ArticleId]
) -> None:
    """Give those that have no id yet the ids of those that they are like, the likest first."""
    scored = sorted(
        (-likeness, old.id, number)
        for number, article in enumerate(articles)
        if number not in ids
        for old in others
        if (likeness := _likeness(article, old)) >= SAME_TEXT
    )
    for _, old_id, number in scored:
        if number not in ids and old_id not in ids.values():
            ids[number] = old_id


def _likeness(a: Article, b: Article) -> float:
    if a.heads == b.heads and a.body == b.body:
        return 1.0
    first, second = (pairs(it.heads.headline + it.body) for it in (a, b))
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0
