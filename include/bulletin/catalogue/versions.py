"""
`versions.json`: every release that can be read, the newest first.

The newest 500 to 999 are in it. Older ones are in files of 500 that never change again,
`versions/000001.json` and on, the oldest first; `older` names them with their SHA-256. What the
standing file says is taken over, so that a release reads its own manifest and one more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.codec import from_json, to_json
from bulletin.errors import NotInStore, StoreError
from bulletin.published.manifest import Counts
from bulletin.published.places import delta_path, manifest_path
from bulletin.reader.root import Found, Root, back_from

VERSIONS = "versions.json"

_BLOCK = 500  # releases of one older file: 0.25 MB, or 1 MB where each is of 100 newspapers


@dataclass(frozen=True, slots=True)
class Named:
    """A file by its path below the dataset's root, and its SHA-256."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One release.

    Attributes:
        previous: The release before it, which is the next in the list; None for the first.
        published_date, papers: What it published anew; None and nothing where it only put the
            tables' files together.
        counts: Of the whole dataset, and what the release changed.
        delta: The rows that it changed; None where it has no such file.
    """

    version: str
    created_at: datetime
    previous: str | None
    published_date: date | None
    papers: tuple[str, ...]
    counts: Counts
    manifest: Named
    delta: Named | None


@dataclass(frozen=True, slots=True)
class Block:
    """An older file: its releases from the oldest, `first`, to the newest, `last`."""

    path: str
    sha256: str
    first: str
    last: str
    count: int


@dataclass(frozen=True, slots=True)
class Older:
    """What is in an older file: releases, the newest first."""

    releases: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """
    What is in `versions.json`.

    Attributes:
        version: The newest release.
        count: Releases here and in the older files together.
        older: The older files, the newest first.
    """

    version: str
    count: int
    older: tuple[Block, ...]
    releases: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What can be taken over: the newest releases, and the bytes of older files, oldest first."""

    releases: tuple[Entry, ...] = ()
    blocks: tuple[bytes, ...] = ()


def versions_files(snapshot: Snapshot) -> tuple[Written, ...]:
    """`versions.json` and the older files, as the release of the snapshot has them."""
    root = snapshot.dataset.root
    standing = _standing(root)
    entries: list[Entry] = []
    for found in back_from(root, snapshot.dataset.found):
        entry = _entry(found)
        if standing.releases and entry == standing.releases[0]:
            entries += standing.releases
            break
        entries.append(entry)
    else:
        standing = _Standing()
    return _files(entries, list(standing.blocks))


def _files(entries: list[Entry], blocks: list[bytes]) -> tuple[Written, ...]:
    """Close blocks until less than two would fill the rest, and write all of it."""
    while len(entries) >= 2 * _BLOCK:
        blocks.append(to_json(Older(tuple(entries[-_BLOCK:]))))
        del entries[-_BLOCK:]
    older = tuple(_block(number, data) for number, data in enumerate(blocks, start=1))
    count = len(entries) + sum(block.count for block in older)
    versions = Versions(entries[0].version, count, older[::-1], tuple(entries))
    return (
        Written(VERSIONS, to_json(versions)),
        *(Written(block.path, data) for block, data in zip(older, blocks, strict=True)),
    )


def _block(number: int, data: bytes) -> Block:
    path = f"versions/{number:06d}.json"
    releases = from_json(data, Older, path).releases
    sha256 = hashlib.sha256(data).hexdigest()
    return Block(path, sha256, releases[-1].version, releases[0].version, len(releases))


def _entry(found: Found) -> Entry:
    manifest, counts = found.manifest, found.manifest.counts
    path = delta_path(manifest.version)
    delta = next((Named(it.path, it.sha256) for it in manifest.files if it.path == path), None)
    return Entry(
        version=manifest.version,
        created_at=manifest.created_at,
        previous=manifest.previous,
        published_date=manifest.published_date,
        papers=tuple(manifest.papers),
        counts=Counts(
            counts.issues, counts.articles, counts.added, counts.modified, counts.removed
        ),
        manifest=Named(manifest_path(manifest.version), found.sha256),
        delta=delta,
    )


def _standing(root: Root) -> _Standing:
    """What the files that stand say, if they say it without a gap; else nothing."""
    try:
        versions = from_json(root.get(VERSIONS), Versions, root.uri(VERSIONS))
        blocks = [(block, root.get(block.path)) for block in reversed(versions.older)]
        whole = all(_block(n, data) == block for n, (block, data) in enumerate(blocks, start=1))
        entries = [*versions.releases, *_entries_of([data for _, data in blocks])]
    except (NotInStore, StoreError):
        return _Standing()
    if not (whole and entries and _follow(entries)):
        return _Standing()
    return _Standing(versions.releases, tuple(data for _, data in blocks))


def _entries_of(blocks: list[bytes]) -> Iterator[Entry]:
    for data in reversed(blocks):
        yield from from_json(data, Older, VERSIONS).releases


def _follow(entries: list[Entry]) -> bool:
    """Whether each names the next as the one before it, down to the first release."""
    return entries[-1].previous is None and all(
        newer.previous == older.version for newer, older in pairwise(entries)
    )
