"""The release that stands, as a publisher finds it and gives it back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bulletin.archive import Store
from bulletin.codec import from_json
from bulletin.dataset.places import LATEST, key_of
from bulletin.errors import NotAsPublished, NotInStore
from bulletin.published.manifest import Latest, Manifest


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
        warnings: What the gates warned of, and what a person let through.
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
    warnings: tuple[str, ...] = ()


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
