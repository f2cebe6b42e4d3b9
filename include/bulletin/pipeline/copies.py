"""Which articles of a date are copies: of one another, and of articles of the days before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bulletin.archive import Store
from bulletin.dataset import IssueEntry
from bulletin.duplicates import clusters
from bulletin.model import Article, ArticleId
from bulletin.pipeline.signatures import keep_signatures, signatures_on

DAYS_BACK = (
    7  # days that a report is looked for in: editions follow within days, agencies within a week
)


def with_clusters(store: Store, entries: Sequence[IssueEntry], day: date) -> list[IssueEntry]:
    """
    The issues of a date with the cluster of each of their articles.

    It is made from these and what was published of DAYS_BACK before: an issue that comes in
    later changes the clusters of the days after it when those are published anew.

    Raises:
        StoreError: A signature cannot be read.
    """
    own = [
        it
        for entry in entries
        for it in keep_signatures(store, entry.issue.id, entry.articles).articles
    ]
    before = (day - timedelta(days=back) for back in range(1, DAYS_BACK + 1))
    found = clusters([*own, *(it for each in before for it in signatures_on(store, each))])
    return [_clustered(entry, found) for entry in entries]


def _clustered(entry: IssueEntry, found: dict[ArticleId, ArticleId]) -> IssueEntry:
    articles = tuple(_of_cluster(article, found) for article in entry.read.articles)
    return replace(entry, read=replace(entry.read, articles=articles))


def _of_cluster(article: Article, found: dict[ArticleId, ArticleId]) -> Article:
    return replace(article, dup_cluster_id=found.get(article.id, article.id))
