"""
The Delta tables: opened as the last release names them, and a date's rows replaced.

A publication may be cut off between two commits. Nothing of it must join the next one, so a table
that has gone on since the last release is restored to the version that the release names before
anything is written. Every commit must be the very next version: where another run came between,
the commit fails and nothing of ours is in the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow as pa
from deltalake import (
    DeltaTable,
    PostCommitHookProperties,
    QueryBuilder,
    WriterProperties,
    write_deltalake,
)
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from bulletin.archive import Store
from bulletin.dataset.columns import Table
from bulletin.dataset.committing import commit_next
from bulletin.dataset.places import table_key
from bulletin.errors import (
    NotAsPublished,
    PublishingElsewhere,
    StoreFull,
    StoreRefused,
    StoreUnavailable,
)

EMPTY = 0  # the version of a table that has been made and not yet been written to

_CONFIGURATION = {
    # A release names a version; it must be readable as long as the release is kept.
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
    # To open a table is to read its newest checkpoint and every commit since: twenty at most.
    "delta.checkpointInterval": "20",
    # Dates alone are looked up; bounds of bodies would make the log as long as the text.
    "delta.dataSkippingStatsColumns": "published_date",
}
_ZSTD = WriterProperties(compression="ZSTD", compression_level=3)
_AFTER_COMMIT = PostCommitHookProperties(create_checkpoint=True, cleanup_expired_logs=False)

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FULL = ("No space left", "Disk quota exceeded", "507 Insufficient Storage", "QuotaExceeded")
_REFUSED = ("necessary privileges", "Permission denied", "403 Forbidden", "401 Unauthorized")


@dataclass(frozen=True, slots=True)
class Replacement:
    """
    The rows of one table that a publication replaces, and what by.

    Attributes:
        condition: Which rows they are, as SQL.
    """

    table: Table
    delta: DeltaTable
    condition: str
    before: pa.Table
    after: pa.Table

    @property
    def is_change(self) -> bool:
        return not self.before.equals(self.after)


def open_tables(
    store: Store, tables: Sequence[Table], versions: Sequence[int]
) -> tuple[DeltaTable, ...]:
    """
    Open tables as they were at these versions; make those that do not exist, restore those that
    have gone on.

    Raises:
        NotAsPublished: A table is gone or behind the version it should have.
    """
    return tuple(
        _open_table(store, table, version) for table, version in zip(tables, versions, strict=True)
    )


def look_at(
    store: Store, tables: Sequence[Table], versions: Sequence[int]
) -> tuple[DeltaTable, ...]:
    """
    Open tables as they were at these versions, and change nothing.

    Raises:
        NotAsPublished: A table is gone.
        StoreUnavailable: A table, or that version of it, cannot be read.
    """
    return tuple(
        _looked_at(store, table, version) for table, version in zip(tables, versions, strict=True)
    )


def _looked_at(store: Store, table: Table, version: int) -> DeltaTable:
    uri = store.uri(table_key(table.name))
    with explained(uri):
        try:
            return DeltaTable(uri, version=version, storage_options=store.delta_options())
        except TableNotFoundError as error:
            raise _gone(uri, version) from error


def _gone(uri: str, version: int) -> NotAsPublished:
    return NotAsPublished(f"{uri}: the table is gone; the last release names version {version}")


def _open_table(store: Store, table: Table, version: int) -> DeltaTable:
    uri = store.uri(table_key(table.name))
    with explained(uri):
        try:
            delta = DeltaTable(uri, storage_options=store.delta_options())
        except TableNotFoundError as error:
            if version != EMPTY:
                raise _gone(uri, version) from error
            return _made(store, table, uri)
        if delta.version() < version:
            message = f"{uri}: at version {delta.version()}; the last release names {version}"
            raise NotAsPublished(message)
        if delta.version() > version and not _is_restored(delta, version):
            commit_next(delta, lambda given: delta.restore(version, commit_properties=given))
        return delta


def _made(store: Store, table: Table, uri: str) -> DeltaTable:
    return DeltaTable.create(
        uri,
        schema=table.schema,
        partition_by=list(table.parted_by),
        name=table.name,
        description=f"{table.en} {table.zh}",
        configuration=_CONFIGURATION,
        storage_options=store.delta_options(),
    )


def _is_restored(delta: DeltaTable, version: int) -> bool:
    """Whether the newest commit is a restoration of that version."""
    newest = delta.history(1)[0]  # of another program, if it wrote there: it need not say much
    restored = newest.get("operationParameters", {}).get("version")
    return (newest.get("operation"), restored) == ("RESTORE", str(version))


def select(table: Table, delta: DeltaTable, condition: str) -> pa.Table:
    """The rows for which the condition holds, sorted by the table's key."""
    query = f"SELECT * FROM rows WHERE {condition}"  # noqa: S608  made of codes and a date
    with explained(delta.table_uri):
        stream = QueryBuilder().register("rows", delta).execute(query)
        found = pa.table(stream)  # and not stream.read_all(), which stops all other threads
    rows = found.select(table.schema.names).cast(table.schema)
    return table.in_order(rows)


def commit(replacement: Replacement) -> int:
    """
    Write a replacement; the table's version afterwards.

    Raises:
        PublishingElsewhere: Another run has written to the table since it was opened.
        StoreFull, StoreRefused, StoreUnavailable: The place itself failed.
    """
    delta = replacement.delta
    how: dict[str, str] = {"mode": "overwrite", "predicate": replacement.condition}
    if not replacement.before.num_rows:  # a fifth of the time: nothing has to be looked for
        how = {"mode": "append"}
    with explained(delta.table_uri):
        commit_next(
            delta,
            lambda given: write_deltalake(
                delta,
                replacement.after,
                **how,
                writer_properties=_ZSTD,
                commit_properties=given,
                post_commithook_properties=_AFTER_COMMIT,
            ),
        )
    return int(delta.version())


@contextmanager
def explained(uri: str) -> Iterator[None]:
    """Turn what delta-rs raises into ours, with the place and the remedy."""
    try:
        yield
    except CommitFailedError as error:
        message = f"{uri}: another run has written there since; run again"
        raise PublishingElsewhere(message) from error
    except (DeltaError, OSError) as error:
        said = " ".join(_COLOUR.sub("", str(error)).split())[:400]
        if any(sign in said for sign in _FULL):
            message = f"{uri}: no space left; free some and run again"
            raise StoreFull(message) from error
        if any(sign in said for sign in _REFUSED):
            message = f"{uri}: refused; check keys, bucket and permissions ({said})"
            raise StoreRefused(message) from error
        message = f"{uri}: the table could not be read or written; run again ({said})"
        raise StoreUnavailable(message) from error
