"""Whether the last release is still what was published."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from bulletin.archive import Store
from bulletin.dataset.files import sha256_of
from bulletin.dataset.manifest import File, TableVersion, read_standing
from bulletin.dataset.places import LATEST, key_of, table_key
from bulletin.dataset.tables import explained
from bulletin.errors import NotAsPublished, NotInStore


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found to be as published; `bytes` are those of the files, `rows` of the tables."""

    version: str
    files: int
    bytes: int
    tables: int
    rows: int


def verify_release(store: Store) -> Verification:
    """
    Read back everything that the last release names.

    Every file is compared with its size and SHA-256, every table is read through at its version
    and its rows are counted.

    Raises:
        NotAsPublished: Naming the first that differs, or that there is no release.
    """
    standing = read_standing(store)
    if standing is None:
        message = f"{store.uri(LATEST)}: missing; nothing has been published here"
        raise NotAsPublished(message)
    manifest = standing.manifest
    for file in manifest.files:
        _check_file(store, file)
    for name, expected in sorted(manifest.tables.items()):
        _check_table(store, name, expected)
    return Verification(
        version=manifest.version,
        files=len(manifest.files),
        bytes=sum(file.bytes for file in manifest.files),
        tables=len(manifest.tables),
        rows=sum(table.rows for table in manifest.tables.values()),
    )


def _check_file(store: Store, file: File) -> None:
    where = store.uri(key_of(file.path))
    try:
        data = store.get(key_of(file.path))
    except NotInStore as error:
        message = f"{where}: missing; the release names it"
        raise NotAsPublished(message) from error
    if len(data) != file.bytes:
        message = f"{where}: {len(data)} bytes; the release says {file.bytes}"
        raise NotAsPublished(message)
    if sha256_of(data) != file.sha256:
        message = f"{where}: its SHA-256 is {sha256_of(data)}; the release says {file.sha256}"
        raise NotAsPublished(message)


def _check_table(store: Store, name: str, expected: TableVersion) -> None:
    uri = store.uri(table_key(name))
    try:
        with explained(uri):
            rows = _rows(store, uri, expected.version)
    except NotInStore as error:
        raise NotAsPublished(str(error)) from error
    if rows != expected.rows:
        message = (
            f"{uri}: {rows} rows at version {expected.version}; the release says {expected.rows}"
        )
        raise NotAsPublished(message)


def _rows(store: Store, uri: str, version: int) -> int:
    """Read a table through, batch by batch; its rows."""
    try:
        delta = DeltaTable(uri, version=version, storage_options=store.delta_options())
        return sum(batch.num_rows for batch in delta.to_pyarrow_dataset().to_batches())
    except (DeltaError, FileNotFoundError, pa.ArrowInvalid) as error:
        message = f"{uri}: cannot be read at version {version}, which the release names ({error})"
        raise NotAsPublished(" ".join(message.split())) from error
