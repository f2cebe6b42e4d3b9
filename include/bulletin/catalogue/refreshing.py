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
from bulletin.catalogue.sqlite import PATH, datasette_files, sqlite_export
from bulletin.catalogue.status import status_file
from bulletin.catalogue.versions import versions_files
from bulletin.codec import from_json, to_json
from bulletin.errors import PublishingElsewhere, StoreError
from bulletin.published.manifest import File
from bulletin.published.places import FOLDER

CATALOGUE = "catalogue.json"
STALE_AFTER_S = 300.0  # one that is at work says so every quarter of this
QUICK = 50_000  # articles: about a minute of one core for the SQLite file
WAIT_S = 1800.0  # a million articles take some minutes

_KEY = f"{FOLDER}/{CATALOGUE}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """
    Of which release the catalogue is, and its files.

    Attributes:
        sqlite: The release that the SQLite file is of; it may be an earlier one.
    """

    version: str
    files: tuple[File, ...]
    sqlite: str

    def is_of(self, snapshot: Snapshot, *, whole: bool) -> bool:
        """Whether nothing has to be made for a release."""
        is_whole = self.sqlite == snapshot.version or not _makes_sqlite(
            snapshot, self, whole=whole
        )
        return self.version == snapshot.version and is_whole


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was done: the release, and how many files were written and how many bytes."""

    version: str
    files: int
    bytes: int


def refresh(store: Store, *, whole: bool = True) -> Refreshed:
    """
    Bring the catalogue up to the newest release; nothing is written where it is.

    Args:
        whole: Whether a SQLite file that takes minutes is made anew; where not, the one there is
            stays as it is, and says itself of which release it is.

    Raises:
        NotAsPublished: Nothing was published, or a file of the release is not as it was.
        PublishingElsewhere: Another run is at it.
        StoreError: The store fails.
    """
    snapshot = snapshot_in(store)
    if _known(store).is_of(snapshot, whole=whole):
        return Refreshed(snapshot.version, 0, 0)  # nobody has to wait
    lease = Rack(store, f"{FOLDER}/refreshing", STALE_AFTER_S).take(WAIT_S)
    if lease is None:
        message = f"{store.uri(_KEY)}: another run refreshes it; run again when it is done"
        raise PublishingElsewhere(message)
    try:
        with lease.kept_young():
            return _refresh(store, whole=whole)
    finally:
        lease.give_back()


def _refresh(store: Store, *, whole: bool) -> Refreshed:
    snapshot, before = snapshot_in(store), _known(store)
    if before.is_of(snapshot, whole=whole):
        return Refreshed(snapshot.version, 0, 0)
    known = {file.path: file for file in before.files}
    written: list[File] = []

    def keep(made: Written) -> File:
        file = _file_of(made)
        if known.get(file.path) != file:
            _put(store, made)
            written.append(file)
        return file

    with tempfile.TemporaryDirectory(prefix="bulletin-") as folder:
        if is_new := _makes_sqlite(snapshot, before, whole=whole):
            sqlite = keep(sqlite_export(snapshot, Path(folder)))
        else:
            sqlite = known[PATH]
    files = [sqlite, *(keep(made) for made in _beside(snapshot, sqlite))]
    # The page that leads to them comes last.
    files += [keep(made) for made in pages(snapshot, {file.path: file.bytes for file in files})]
    for path in known.keys() - {file.path for file in files}:
        store.delete(f"{FOLDER}/{path}")
    of = snapshot.version if is_new else before.sqlite
    store.put(_KEY, to_json(Catalogue(snapshot.version, tuple(files), of)))
    return Refreshed(snapshot.version, len(written), sum(file.bytes for file in written))


def _makes_sqlite(snapshot: Snapshot, before: Catalogue, *, whole: bool) -> bool:
    """Whether the SQLite file is made anew: where asked for, where it is quick, where none is."""
    is_quick = snapshot.manifest.counts.articles <= QUICK
    return whole or is_quick or all(file.path != PATH for file in before.files)


def _beside(snapshot: Snapshot, sqlite: File) -> Iterator[Written]:
    yield from datasette_files(snapshot)
    yield from descriptors(snapshot, others=[sqlite])
    yield status_file(snapshot)
    yield from versions_files(snapshot)
    yield from feeds(snapshot)


def _known(store: Store) -> Catalogue:
    try:
        return from_json(store.get(_KEY), Catalogue, store.uri(_KEY))
    except StoreError:  # none yet, or not readable: then all of it is made again
        return Catalogue("", (), "")


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
