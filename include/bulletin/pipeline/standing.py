"""Which reading of an article the dataset has, and what is known of one that it has not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bulletin.archive import Store, latest_record, records
from bulletin.codec import from_json
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.columns import Table
from bulletin.dataset.conditions import in_month
from bulletin.dataset.entries import content_sha256
from bulletin.dataset.manifest import Standing, read_standing
from bulletin.dataset.places import key_of
from bulletin.dataset.schema import ISSUES
from bulletin.dataset.tables import look_at, select
from bulletin.errors import NotAsPublished, NotPublished
from bulletin.model import Article, ArticleId, Issue, IssueArticles, IssueId, Severity
from bulletin.sources.archiving import folder_of


@dataclass(frozen=True, slots=True)
class StandingArticle:
    """
    An article as the newest release has it.

    Attributes:
        read, articles_key: The reading that was published, and where it is in the archive.
        newest_key: The issue's newest reading; another, where it was read again since.
        is_in_newest: Whether that still has the article.
        issue: Its pages as they were fetched.
        release, released_at, manifest: The newest release, which has it.
    """

    article: Article
    read: IssueArticles
    articles_key: str
    newest_key: str
    is_in_newest: bool
    issue: Issue
    revision: int
    content_sha256: str
    release: str
    released_at: datetime
    manifest: str


def standing_article(store: Store, article: ArticleId) -> StandingArticle:
    """
    Find the reading of an article that the newest release was made from.

    Raises:
        NotPublished: The release has no such article; the message says what is known of it.
        NotAsPublished: The archive's reading is not what was published.
    """
    standing = read_standing(store)
    row = _row(store, standing, ARTICLES, "article_id", article) if standing else None
    if standing is None or row is None:
        raise NotPublished(_absence(store, article, standing))
    key, read = _published_reading(store, standing, article.issue)
    found = _of(read, article)
    if found is None or content_sha256(found) != row["content_sha256"]:
        message = f"{store.uri(key)}: {article} is not there as {standing.manifest.version} has it"
        raise NotAsPublished(message)
    newest = latest_record(store, f"articles/{article.issue}") or key
    again = read if newest == key else _reading(store, newest)
    return StandingArticle(
        found, read, key, newest, _of(again, article) is not None,
        from_json(store.get(read.source), Issue, read.source),
        row["revision"], row["content_sha256"], standing.manifest.version,
        standing.manifest.created_at, key_of(standing.latest.manifest),
    )  # fmt: skip


def _published_reading(
    store: Store, standing: Standing, issue: IssueId
) -> tuple[str, IssueArticles]:
    row = _row(store, standing, ISSUES, "issue_id", issue)
    if row is None:
        message = f"{standing.manifest.version}: it has articles of {issue} without its issue"
        raise NotAsPublished(message)
    return row["archive_key"], _reading(store, row["archive_key"])


def _row(
    store: Store, standing: Standing, table: Table, column: str, value: ArticleId | IssueId
) -> Mapping[str, Any] | None:
    """The row of a table, at the release's version, with this id; ids need no quoting."""
    (delta,) = look_at(store, (table,), (standing.manifest.tables[table.name].version,))
    issue = value.issue if isinstance(value, ArticleId) else value
    where = f"{in_month((issue.paper,), issue.date)} AND {column} = '{value}'"
    return next(iter(select(table, delta, where).to_pylist()), None)


def _reading(store: Store, key: str) -> IssueArticles:
    return from_json(store.get(key), IssueArticles, key)


def _of(read: IssueArticles, article: ArticleId) -> Article | None:
    return next((it for it in read.articles if it.id == article), None)


def _absence(store: Store, article: ArticleId, standing: Standing | None) -> str:
    """What the archive knows of an article that the dataset does not have, in a sentence."""
    keys = records(store, f"articles/{article.issue}")
    if not keys:
        return f"{article}: {_unread(store, article.issue)}"
    newest = _reading(store, keys[-1])
    if found := _of(newest, article):
        return f"{article}: {_kept_back(newest, found, keys[-1], standing)}"
    for key in reversed(keys[:-1]):
        if found := _of(_reading(store, key), article):
            return (
                f"{article}: withdrawn; {key} has it ({found.heads.headline!r}), "
                f"and the newest reading {keys[-1]} has it no more"
            )
    ids = [it.id for it in newest.articles]
    span = f"{len(ids)} articles, {min(ids)} to {max(ids)}" if ids else "no articles"
    return f"{article}: no such article; {keys[-1]} has {span}"


def _unread(store: Store, issue: IssueId) -> str:
    key = latest_record(store, f"{folder_of(issue)}/issue")
    if key is None:
        return f"no issue {issue} in {store.url}; fetch it first"
    return f"its issue is fetched ({key}) and not read; segment it first"


def _kept_back(read: IssueArticles, article: Article, key: str, standing: Standing | None) -> str:
    where = f"{key} has it ({article.heads.headline!r})"
    if read.is_held:
        held = (it.message for it in read.findings if it.severity is Severity.HOLD)
        return f"{where}, and its issue is held: {'; '.join(held)}"
    if standing is None:
        return f"{where}, and nothing has been published yet; publish {read.issue.date}"
    version = standing.manifest.version
    return f"{where}, and the newest release {version} has not; publish {read.issue.date}"
