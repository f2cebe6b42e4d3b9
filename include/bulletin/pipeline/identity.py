"""Keep the ids of articles when their pages are read again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bulletin.model import Article, ArticleId, IssueArticles

SAME_TEXT = 0.6  # of their character pairs that two readings of one article share at least


def keep_ids(last: IssueArticles | None, read: IssueArticles) -> IssueArticles:
    """
    Give each article the id that its text had at the last reading.

    Articles pair by the character pairs of headline and body that they share, the likest first;
    one that pairs with none takes the next number never used in this issue.
    """
    if last is None or not last.articles:
        return read
    scored = sorted(
        (
            (-likeness, old.id, number)
            for number, article in enumerate(read.articles)
            for old in last.articles
            if (likeness := _likeness(article, old)) >= SAME_TEXT
        ),
    )
    ids: dict[int, ArticleId] = {}
    for _, old_id, number in scored:
        if number not in ids and old_id not in ids.values():
            ids[number] = old_id
    free = max(article.id.number for article in last.articles)
    for number in range(len(read.articles)):
        if number not in ids:
            free += 1
            ids[number] = read.issue.article(free)
    return replace(
        read,
        articles=tuple(replace(a, id=ids[number]) for number, a in enumerate(read.articles)),
    )


def _likeness(a: Article, b: Article) -> float:
    if a.heads == b.heads and a.body == b.body:
        return 1.0
    first, second = _pairs(a), _pairs(b)
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else 0.0


def _pairs(article: Article) -> Counter[str]:
    text = article.heads.headline + article.body
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
