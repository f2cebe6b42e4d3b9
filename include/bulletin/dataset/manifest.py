"""What a release says of itself, and the pointer to the last one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.archive import Store
from bulletin.codec import from_json
from bulletin.dataset.places import LATEST, key_of
from bulletin.errors import NotAsPublished, NotInStore


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release; `path` counts from the dataset's root, `rows` where it has rows."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class TableVersion:
    """Which version of a Delta table belongs to the release, and its rows."""

    version: int
    rows: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the dataset holds, and what this release changed in its articles."""

    issues: int
    articles: int
    added: int
    modified: int
    removed: int


@dataclass(frozen=True, slots=True)
class AllCounts(Counts):
    """Counts of the whole dataset, and of each newspaper by its code."""

    by_paper: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    One release.

    Attributes:
        previous: The release before it.
        published_date, papers: What this release published anew.
        first_date, last_date: Of the whole dataset's issues.
        tables: By name: together they are the dataset of one moment.
        files: This release's own files, the whole issues it made, and for every month of every
            newspaper the export that is current, which earlier releases may have written.
    """

    version: str
    schema_version: str
    created_at: datetime
    previous: str | None
    published_date: date
    papers: tuple[str, ...]
    first_date: date
    last_date: date
    tables: dict[str, TableVersion]
    counts: AllCounts
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The pointer that readers go by; `manifest` is its path below the dataset's root."""

    version: str
    created_at: datetime
    manifest: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The release that stands; `tag` is the store's mark of the pointer as it was read."""

    latest: Latest
    manifest: Manifest
    tag: str


@dataclass(frozen=True, slots=True)
class Release:
    """
    One publication of the dataset.

    Attributes:
        manifest: The store's key of its manifest.
        sha256: Of the manifest, and through it of every file.
        is_new: Whether the call that gives it back has made it.
        issues, articles: In the whole dataset.
        added, modified, removed: Articles, against the release before it; 0 from a call that
            had nothing to publish.
    """

    version: str
    created_at: datetime
    manifest: str
    sha256: str
    is_new: bool
    issues: int
    articles: int
    added: int
    modified: int
    removed: int


def latest_release(store: Store) -> Release | None:
    """
    The release that readers see; None where nothing has been published.

    Raises:
        NotAsPublished: The pointer or the manifest is not what was published.
    """
    standing = read_standing(store)
    return release_of(standing.latest, standing.manifest, is_new=False) if standing else None


def release_of(latest: Latest, manifest: Manifest, *, is_new: bool) -> Release:
    """A release as it is given back."""
    counts = manifest.counts
    return Release(
        version=manifest.version,
        created_at=manifest.created_at,
        manifest=key_of(latest.manifest),
        sha256=latest.sha256,
        is_new=is_new,
        issues=counts.issues,
        articles=counts.articles,
        added=counts.added,
        modified=counts.modified,
        removed=counts.removed,
    )


def read_standing(store: Store) -> Standing | None:
    """
    Read the pointer and the manifest it names.

    Raises:
        NotAsPublished: The manifest is missing, or its bytes are not those that were published.
    """
    pointer = store.stat(LATEST)
    if pointer is None:
        return None
    latest = from_json(store.get(LATEST), Latest, store.uri(LATEST))
    where = store.uri(key_of(latest.manifest))
    try:
        data = store.get(key_of(latest.manifest))
    except NotInStore as error:
        message = f"{where}: missing; {LATEST} names it"
        raise NotAsPublished(message) from error
    digest = hashlib.sha256(data).hexdigest()
    if digest != latest.sha256:
        message = f"{where}: its SHA-256 is {digest}; {LATEST} says {latest.sha256}"
        raise NotAsPublished(message)
    return Standing(latest, from_json(data, Manifest, where), pointer.tag)
