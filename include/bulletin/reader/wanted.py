"""A file that a pull wants, and whether what came is that file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from bulletin.errors import NotAsPublished, NotInStore
from bulletin.reader.root import Root


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    A file that belongs to a release.

    Attributes:
        sha256: As the manifest has it; None for files of tables, of which manifests say nothing.
        rows: Of a table's data file, as the table's log has it.
        named_by: Who says all this, for messages.
    """

    path: str
    bytes: int
    sha256: str | None
    rows: int | None
    named_by: str


def fetched(root: Root, file: Wanted) -> bytes:
    """
    The file's bytes, compared with what is said of it.

    Raises:
        NotAsPublished: It is missing, or another than was published.
    """
    where = root.uri(file.path)
    try:
        data = root.get(file.path)
    except NotInStore as error:
        message = f"{where}: missing; {file.named_by} names it"
        raise NotAsPublished(message) from error
    if len(data) != file.bytes:
        message = f"{where}: {len(data)} bytes; {file.named_by} says {file.bytes}"
        raise NotAsPublished(message)
    if file.sha256 is not None:
        _compare(data, file.sha256, where, file.named_by)
    if file.rows is not None:
        _read_through(data, file.rows, where, file.named_by)
    return data


def _compare(data: bytes, expected: str, where: str, named_by: str) -> None:
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        message = f"{where}: its SHA-256 is {found}; {named_by} says {expected}"
        raise NotAsPublished(message)


def _read_through(data: bytes, expected: int, where: str, named_by: str) -> None:
    try:
        batches = pq.ParquetFile(pa.BufferReader(data)).iter_batches()
        rows = sum(batch.num_rows for batch in batches)
    except (pa.ArrowException, OSError) as error:
        said = " ".join(str(error).split())[:200]
        message = f"{where}: it cannot be read as Parquet; it is not what was published ({said})"
        raise NotAsPublished(message) from error
    if rows != expected:
        message = f"{where}: {rows} rows; {named_by} says {expected}"
        raise NotAsPublished(message)
