"""Whether the last release is still what was published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from bulletin.archive import Store
from bulletin.dataset.files import get_as_published
from bulletin.dataset.indexing import current_files
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.places import LATEST, table_key
from bulletin.dataset.tables import explained
from bulletin.errors import NotAsPublished, NotInStore
from bulletin.published.manifest import File, TableVersion
from bulletin.published.places import table_path


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
    listed = current_files(store, manifest)
    files = {file.path: file for file in (*manifest.files, *manifest.index, *listed)}
    for file in files.values():
        get_as_published(store, file, "the release")
    for name, expected in sorted(manifest.tables.items()):
        _check_table(
            store,
            name,
            expected,
            [it for it in listed if it.path.startswith(f"{table_path(name)}/")],
        )
    return Verification(
        version=manifest.version,
        files=len(files),
        bytes=sum(file.bytes for file in files.values()),
        tables=len(manifest.tables),
        rows=sum(table.rows for table in manifest.tables.values()),
    )


def _check_table(store: Store, name: str, expected: TableVersion, listed: Sequence[File]) -> None:
    uri = store.uri(table_key(name))
    try:
        with explained(uri):
            rows, paths = _rows(store, uri, expected.version)
    except NotInStore as error:
        raise NotAsPublished(str(error)) from error
    if rows != expected.rows:
        message = (
            f"{uri}: {rows} rows at version {expected.version}; the release says {expected.rows}"
        )
        raise NotAsPublished(message)
    named = {file.path.removeprefix(f"{table_path(name)}/") for file in listed}
    if other := sorted(named ^ paths):
        message = f"{uri}: {other[0]} is not both in its log and in the release's lists of files"
        raise NotAsPublished(message)


def _rows(store: Store, uri: str, version: int) -> tuple[int, set[str]]:
    """Read a table through, batch by batch; its rows, and the paths of its files."""
    try:
        delta = DeltaTable(uri, version=version, storage_options=store.delta_options())
        rows = sum(batch.num_rows for batch in delta.to_pyarrow_dataset().to_batches())
        paths = pa.table(delta.get_add_actions(flatten=True))["path"].to_pylist()
    except (DeltaError, FileNotFoundError, pa.ArrowInvalid) as error:
        message = f"{uri}: cannot be read at version {version}, which the release names ({error})"
        raise NotAsPublished(" ".join(message.split())) from error
    return rows, set(paths)
