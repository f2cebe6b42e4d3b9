"""From the articles of a date to a release of the dataset."""

from __future__ import annotations

from datetime import date, datetime

from bulletin.archive import latest_record
from bulletin.codec import from_json
from bulletin.dataset import IssueEntry, Verification, publish_release, verify_release
from bulletin.errors import NotPublished
from bulletin.model import Issue, IssueArticles
from bulletin.pipeline.desk import Desk, Published


def publish(desk: Desk, day: date, *, at: datetime) -> Published:
    """
    Publish all issues of a date whose articles are made.

    Args:
        at: The time that the release is given, if there is one.

    Raises:
        NotPublished: No articles of this date are in the archive.
        ReleaseError, StoreError: As `bulletin.dataset.publish_release` says.
    """
    entries = _entries(desk, day)
    if not entries:
        message = f"{day}: no articles of this date in {desk.store.url}; make them first"
        raise NotPublished(message)
    release = publish_release(desk.store, entries, day=day, at=at)
    return Published(
        version=release.version, is_new=release.is_new, manifest=release.manifest,
        issues=len(entries), articles=sum(len(entry.articles) for entry in entries),
        added=release.added, modified=release.modified, removed=release.removed,
    )  # fmt: skip


def verify(desk: Desk) -> Verification:
    """Read the newest release back; NotAsPublished names the first file that differs."""
    return verify_release(desk.store)


def _entries(desk: Desk, day: date) -> tuple[IssueEntry, ...]:
    entries = []
    for paper in desk.running():
        prefix = f"articles/{paper.code}-{day.isoformat()}-"
        for folder in sorted({key.rpartition("/")[0] for key in desk.store.keys(prefix)}):
            key = latest_record(desk.store, folder)
            if key is None:
                continue
            read = from_json(desk.store.get(key), IssueArticles, key)
            issue = from_json(desk.store.get(read.source), Issue, read.source)
            entries.append(IssueEntry(paper, issue, read, key))
    return tuple(entries)
