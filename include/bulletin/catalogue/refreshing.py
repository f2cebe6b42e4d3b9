"""
Bring the catalogue up to the newest release.

Its files are convenience: each is written over, when the release that it tells of stands.
`catalogue.json` names the release that they are of, with the SHA-256 of each, and is written last;
where a run was cut off before, the next one goes on. What has not changed is not written.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.archive import Rack, Store
from bulletin.catalogue.descriptors import descriptors
from bulletin.catalogue.feeds import feeds
from bulletin.catalogue.page import pages
from bulletin.catalogue.snapshot import Snapshot, Written, snapshot_in
from bulletin.catalogue.sqlite import datasette_files, sqlite_export
from bulletin.catalogue.status import status_file
from bulletin.catalogue.versions import versions_files
from bulletin.codec import from_json, to_json
from bulletin.errors import PublishingElsewhere, StoreError
from bulletin.published.manifest import File
from bulletin.published.places import FOLDER

CATALOGUE = "catalogue.json"
STALE_AFTER_S = 300.0  # one that is at work says so every quarter of this
WAIT_S = 1800.0  # a million articles take some minutes

_KEY = f"{FOLDER}/{CATALOGUE}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Of which release the catalogue is, and its files."""

    version: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was done: the release, and how many files were written and how many bytes."""

    version: str
    files: int
    bytes: int


def refresh(store: Store) -> Refreshed:
    """
    Bring the catalogue up to the newest release; nothing is written where it is.

    Raises:
        NotAsPublished: Nothing was published, or a file of the release is not as it was.
        PublishingElsewhere: Another run is at it.
        StoreError: The store fails.
    """
    if _known(store).version == snapshot_in(store).version:
        return Refreshed(_known(store).version, 0, 0)  # nobody has to wait
    lease = Rack(store, f"{FOLDER}/refreshing", STALE_AFTER_S).take(WAIT_S)
    if lease is None:
        message = f"{store.uri(_KEY)}: another run refreshes it; run again when it is done"
        raise PublishingElsewhere(message)
    try:
        with lease.kept_young():
            return _refresh(store)
    finally:
        lease.give_back()


def _refresh(store: Store) -> Refreshed:
    snapshot, before = snapshot_in(store), _known(store)
    if before.version == snapshot.version:
        return Refreshed(snapshot.version, 0, 0)
    known = {file.path: file for file in before.files}
    files, written = [], []
    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        for made in _made(snapshot, Path(folder)):
            file = _file_of(made)
            files.append(file)
            if known.get(file.path) != file:
                _put(store, made)
                written.append(file)
    for path in known.keys() - {file.path for file in files}:
        store.delete(f"{FOLDER}/{path}")
    store.put(_KEY, to_json(Catalogue(snapshot.version, tuple(files))))
    return Refreshed(snapshot.version, len(written), sum(file.bytes for file in written))


def _made(snapshot: Snapshot, folder: Path) -> Iterator[Written]:
    """Every file of the catalogue; the page that leads to them comes last."""
    whole = sqlite_export(snapshot, folder)
    made = [
        whole,
        *datasette_files(snapshot),
        *descriptors(snapshot, others=[whole]),
        status_file(snapshot),
        *versions_files(snapshot),
        *feeds(snapshot),
    ]
    yield from made
    yield from pages(snapshot, {it.path: _file_of(it).bytes for it in made})


def _known(store: Store) -> Catalogue:
    try:
        return from_json(store.get(_KEY), Catalogue, store.uri(_KEY))
    except StoreError:  # none yet, or not readable: then all of it is made again
        return Catalogue("", ())


def _file_of(made: Written) -> File:
    if isinstance(made.data, bytes):
        return File(made.path, len(made.data), hashlib.sha256(made.data).hexdigest())
    with made.data.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return File(made.path, made.data.stat().st_size, digest)


def _put(store: Store, made: Written) -> None:
    key = f"{FOLDER}/{made.path}"
    if isinstance(made.data, bytes):
        store.put(key, made.data)
    else:
        store.put_file(key, made.data)
