"""From the articles of a date to a release of the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from bulletin import topics
from bulletin.archive import check_fit, latest_record
from bulletin.catalog import Folder, Newspaper, newspapers
from bulletin.codec import from_json
from bulletin.dataset import (
    Along,
    IssueEntry,
    Release,
    Verification,
    publish_release,
    sift,
    verify_release,
)
from bulletin.errors import ExpectationFailed, NotPublished
from bulletin.ledger import ledgers_as_known
from bulletin.model import Issue, IssueArticles, LedgerDay
from bulletin.pipeline.copies import with_clusters
from bulletin.pipeline.desk import Desk, Published
from bulletin.topics import measures

_OF_TOPIC = ("definition", "medtop", "medtop_label", "medtop_is_loose", "gbt20093")
_UNMEASURED = {"precision": None, "recall": None, "f1": None, "labelled": 0}
_UNSETTLED = timedelta(days=14)  # a date is looked at again for a week; twice that, to be sure


def publish(desk: Desk, day: date, *, at: datetime) -> Published:
    """
    Publish all issues of a date whose articles are made.

    A newspaper that a gate refuses keeps what the dataset has of it; the others are published
    first, and then the refusal is raised.

    Args:
        at: The time that the release is given, if there is one.

    Raises:
        NotPublished: No articles of this date are in the archive.
        ExpectationFailed: For each newspaper that was refused; what it would have changed is kept
            aside with the reason.
        ReleaseError, StoreError: As `bulletin.dataset.publish_release` says.
    """
    entries = _entries(desk, day)
    if not entries:
        message = f"{day}: no articles of this date in {desk.store.url}; make them first"
        raise NotPublished(message)
    check_fit(desk.store)
    sifted = sift(desk.store, entries, day, at)
    fit, refused = with_clusters(desk.store, sifted.fit, day), dict(sifted.refused)
    release = None
    while fit and release is None:
        try:
            release = _released(desk, fit, day, at)
        except ExpectationFailed as error:
            if not error.refused:
                raise
            refused |= error.refused
            fit = [entry for entry in fit if entry.newspaper.code not in error.refused]
    if release is None or refused:
        others = f"; the others are in {release.version}" if release else ""
        raise ExpectationFailed("; ".join(refused.values()) + others, refused=refused)
    return Published(
        version=release.version, is_new=release.is_new, manifest=release.manifest,
        issues=len(fit), articles=sum(len(entry.articles) for entry in fit),
        added=release.added, modified=release.modified, removed=release.removed,
        warnings=release.warnings,
    )  # fmt: skip


def verify(desk: Desk) -> Verification:
    """Read the newest release back; NotAsPublished names the first file that differs."""
    return verify_release(desk.store)


def _released(desk: Desk, fit: Sequence[IssueEntry], day: date, at: datetime) -> Release:
    along = Along(
        coverage=lambda: coverage_on(desk, day),
        topics=topic_facts,
        topic_scores=msgspec.to_builtins(measures()),
    )
    return publish_release(desk.store, fit, day=day, at=at, along=along)


def topic_facts() -> list[dict[str, Any]]:
    """What the table `topics` says of each topic: what it is, and how right its tags are."""
    scores = measures().topics
    return [
        {
            "code": topic.id,
            "name_zh": topic.zh,
            "name_en": topic.en,
            **{name: getattr(topic, name) for name in _OF_TOPIC},
            "lexicon_version": topics.LEXICON_VERSION,
            **(msgspec.to_builtins(scores[topic.id]) if topic.id in scores else _UNMEASURED),
        }
        for topic in topics.TOPICS
    ]


def coverage_on(desk: Desk, day: date) -> tuple[LedgerDay, ...]:
    """
    The ledger's dates that go into a release of a date: all newspapers that run, for its month.

    In the first days of a month the month before is among them, as its last dates may still come.
    They stand as they were when the archive last learned of them, of whatever newspaper: the same
    archive gives the same, and a date that is published anew takes nothing back.
    """
    first = (day - _UNSETTLED).replace(day=1)
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    codes = frozenset(paper.code for paper in desk.running())
    books = ledgers_as_known(desk.store, newspapers(desk.papers), first, last, only=codes)
    ours = (desk.store.url, *((desk.inbox.url,) if desk.inbox else ()))
    return tuple(
        replace(entry, reason=_without(entry.reason, (*ours, *_folders(book.newspaper))))
        for book in books
        for entry in book.days
    )


def _folders(paper: Newspaper) -> tuple[str, ...]:
    """Folders of this machine that an error may name: of the newspaper's file and of its pages."""
    home = Path(paper.file).parent.absolute()
    platforms = (paper.platform, *(era.platform for era in paper.eras))
    roots = (str(home / it.root) for it in platforms if isinstance(it, Folder))
    return (*roots, str(home))


def _without(reason: str, places: Sequence[str]) -> str:
    """A reason without these places, also where they have spaces in their names."""
    for place in sorted(places, key=len, reverse=True):
        reason = reason.replace(place, "…")
    return reason


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
