"""
Convenience copies of the current exports, so that a plain path reads the whole dataset.

They are written over, one by one, after the release's own files stand. `exports/version.json`
names the release that all of them are of; where a run was cut off before, the next one goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.archive import Store
from bulletin.codec import from_json, to_json
from bulletin.dataset.indexing import current_files
from bulletin.dataset.places import COPIES, key_of
from bulletin.errors import StoreError
from bulletin.published.manifest import Manifest
from bulletin.published.places import copy_path, exported_by, number_of


@dataclass(frozen=True, slots=True)
class _Copies:
    """The release that the copies are of."""

    version: str


def refresh_copies(store: Store, manifest: Manifest) -> None:
    """Bring the copies up to this release; nothing is written where they are."""
    done = _copied(store)
    if done == manifest.version:
        return
    # Who comes from the release before needs what this one wrote; else all that is current.
    is_next = done is not None and done == manifest.previous
    for file in manifest.files if is_next else current_files(store, manifest):
        copy, version = copy_path(file.path), exported_by(file.path)
        if copy and version and (done is None or number_of(version) > number_of(done)):
            store.put(key_of(copy), store.get(key_of(file.path)))
    store.put(COPIES, to_json(_Copies(manifest.version)))


def is_copied(store: Store, manifest: Manifest) -> bool:
    """Whether the copies are of this release."""
    return _copied(store) == manifest.version


def _copied(store: Store) -> str | None:
    try:
        return from_json(store.get(COPIES), _Copies, store.uri(COPIES)).version
    except StoreError:  # none yet, or not readable: then all of them are made again
        return None
