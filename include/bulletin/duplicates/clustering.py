"""Which signed articles belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from datasketch import MinHash, MinHashLSH

from bulletin.duplicates.signing import HASHES, Signed, minhash
from bulletin.model import ArticleId

ALIKE = 0.6  # of their runs of five characters in common: one paragraph in five may be another


def clusters(articles: Iterable[Signed]) -> dict[ArticleId, ArticleId]:
    """
    For each article the id of its cluster: that of its earliest member.

    Exact copies are always of one cluster; others are where their likeness, as the signatures
    tell it, is at least ALIKE. Whoever is like a member belongs to the cluster. The order in
    which articles are given makes no difference; one without a copy is a cluster of its own.
    """
    ordered = sorted(articles, key=lambda it: _age(it.article))
    first = {it.article: it.article for it in ordered}
    for one, other in (*_same(ordered), *_alike(ordered)):
        a, b = _first(first, one), _first(first, other)
        first[max(a, b, key=_age)] = min(a, b, key=_age)
    return {it.article: _first(first, it.article) for it in ordered}


def _age(article: ArticleId) -> tuple[object, str]:
    return article.issue.date, article


def _first(first: dict[ArticleId, ArticleId], article: ArticleId) -> ArticleId:
    while first[article] != article:
        first[article] = first[first[article]]
        article = first[article]
    return article


def _same(articles: Sequence[Signed]) -> Iterator[tuple[ArticleId, ArticleId]]:
    seen: dict[str, ArticleId] = {}
    for it in articles:
        yield seen.setdefault(it.digest, it.article), it.article


def _alike(articles: Sequence[Signed]) -> Iterator[tuple[ArticleId, ArticleId]]:
    """
    Pairs whose signatures are alike.

    Of exact copies one stands for all, so that a text that a thousand papers print costs no more
    than one of them.
    """
    distinct: defaultdict[str, list[Signed]] = defaultdict(list)
    for it in articles:
        if it.minhash:
            distinct[it.digest].append(it)
    index = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    hashes: dict[ArticleId, MinHash] = {}
    for same in distinct.values():
        it = same[0]
        made = minhash(it)
        for other in sorted(index.query(made), key=_age):
            if made.jaccard(hashes[other]) >= ALIKE:
                yield other, it.article
        index.insert(it.article, made)
        hashes[it.article] = made
