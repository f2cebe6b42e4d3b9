"""A table's rows month by month: sorted, and never more than a month of a newspaper in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from bulletin.catalogue.snapshot import Snapshot
from bulletin.dataset.columns import Column, Table
from bulletin.reader.tables import table_at

_ROWS = 1_000  # as Python values at a time; articles of a thousand characters are 5 MB then

_JSON = msgspec.json.Encoder()


def months(snapshot: Snapshot, table: Table) -> Iterator[pa.Table]:
    """
    All rows by newspaper and month, sorted by the key; none where there is no such table.

    A table's files are listed once: asked for month by month, a filter would go through all of
    them each time.
    """
    if table.name not in snapshot.manifest.tables:
        return
    whole = table_at(snapshot.dataset.root, snapshot.manifest, table.name).to_pyarrow_dataset()
    columns = [name for name in table.schema.names if name in whole.schema.names]
    files = defaultdict(list)
    for file in whole.get_fragments():
        found = ds.get_partition_keys(file.partition_expression)
        files[tuple(found.get(name, "") for name in table.parted_by)].append(file)
    for month in sorted(files):
        part = ds.FileSystemDataset(files.pop(month), whole.schema, whole.format, whole.filesystem)
        read = part.to_table(columns=columns, use_threads=False)
        rows = read.sort_by([(it, "ascending") for it in table.key])
        del read
        yield from (pa.Table.from_batches([it]) for it in rows.to_batches(max_chunksize=_ROWS))
        del rows
        pa.default_memory_pool().release_unused()  # else it keeps some of every month


def values(rows: pa.Table, column: Column) -> list[object]:
    """
    A column's values as SQLite keeps them.

    Dates and times are text as ISO 8601 has it, lists are JSON. A column that an older release
    does not have is all nulls.
    """
    if column.name not in rows.column_names:
        return [None] * rows.num_rows
    found = rows[column.name]
    if pa.types.is_date(column.type):
        found = found.cast(pa.string())
    elif pa.types.is_timestamp(column.type):
        found = pc.strftime(found.cast(pa.timestamp("s"), safe=False), "%Y-%m-%dT%H:%M:%SZ")
    listed: list[object] = found.to_pylist()
    return list(map(_as_json, listed)) if pa.types.is_list(column.type) else listed


def _as_json(value: object) -> str | None:
    return None if value is None else _JSON.encode(value).decode()
