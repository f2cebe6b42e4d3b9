"""From the articles of a date to a release of the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bulletin.archive import latest_record
from bulletin.codec import from_json
from bulletin.dataset import IssueEntry, Verification, check, publish_release, verify_release
from bulletin.errors import ExpectationFailed, NotPublished
from bulletin.model import Issue, IssueArticles
from bulletin.pipeline.desk import Desk, Published


def publish(desk: Desk, day: date, *, at: datetime) -> Published:
    """
    Publish all issues of a date whose articles are made.

    A newspaper that a gate refuses keeps what the dataset has of it; the others are published
    first, and then the refusal is raised.

    Args:
        at: The time that the release is given, if there is one.

    Raises:
        NotPublished: No articles of this date are in the archive.
        ExpectationFailed: For each newspaper that was refused.
        ReleaseError, StoreError: As `bulletin.dataset.publish_release` says.
    """
    entries = _entries(desk, day)
    if not entries:
        message = f"{day}: no articles of this date in {desk.store.url}; make them first"
        raise NotPublished(message)
    refused = _refusals(entries, day)
    fit = [entry for entry in entries if entry.newspaper.code not in refused]
    release = publish_release(desk.store, fit, day=day, at=at) if fit else None
    if release is None or refused:
        others = f"; the others are in {release.version}" if release else ""
        raise ExpectationFailed("; ".join(refused.values()) + others)
    return Published(
        version=release.version, is_new=release.is_new, manifest=release.manifest,
        issues=len(fit), articles=sum(len(entry.articles) for entry in fit),
        added=release.added, modified=release.modified, removed=release.removed,
    )  # fmt: skip


def verify(desk: Desk) -> Verification:
    """Read the newest release back; NotAsPublished names the first file that differs."""
    return verify_release(desk.store)


def _refusals(entries: Sequence[IssueEntry], day: date) -> dict[str, str]:
    """Why a gate refuses a newspaper, by its code."""
    refused = {}
    for code in sorted({entry.newspaper.code for entry in entries}):
        try:
            check([entry for entry in entries if entry.newspaper.code == code], day)
        except ExpectationFailed as error:
            refused[code] = str(error)
    return refused


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
