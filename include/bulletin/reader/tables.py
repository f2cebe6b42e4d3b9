"""
Rows of one table at the version that a release names.

Newspapers and dates choose its files: the table is parted by the ones, and its log has the bounds
of the others for each file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError

from bulletin.errors import BadSetting, NotAsPublished, StoreUnavailable
from bulletin.published.manifest import Manifest, TableVersion
from bulletin.reader.root import Root, check_whole

# How each table is sorted, as the data dictionary has it.
KEYS = {
    "articles": ("article_id",),
    "article_topics": ("article_id", "rank"),
    "article_entities": ("article_id", "field", "start", "end"),
    "article_pages": ("article_id", "part", "start", "end"),
    "issues": ("issue_id",),
    "pages": ("page_id",),
    "papers": ("code",),
    "coverage": ("paper", "published_date"),
    "article_revisions": ("article_id", "revision"),
    "topics": ("code",),
}

_STRINGS = pa.string()


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows are wanted; None leaves all."""

    since: date | None = None
    until: date | None = None
    papers: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None

    @property
    def are_all(self) -> bool:
        return self == Rows()


def table_path(name: str) -> str:
    """Where a table is."""
    return f"tables/{name}"


def read_table(
    root: Root, manifest: Manifest, name: str, rows: Rows, columns: Sequence[str] | None
) -> pa.Table:
    """
    Read rows of a table, sorted by its key.

    Raises:
        BadSetting: No such table, no such column, or a filter that this table has no column for.
        NotAsPublished: The table is not here, or not at that version, or other rows than were
            published.
        StoreUnavailable: A file of it cannot be read.
    """
    expected = _table_of(root, manifest, name)
    uri = root.uri(table_path(name))
    with _explained(uri, manifest, expected):
        dataset = table_at(root, manifest, name).to_pyarrow_dataset()
        found = _selected(dataset, name, rows, columns)
    if rows.are_all and found.num_rows != expected.rows:
        message = f"{uri}: {found.num_rows} rows; {manifest.version} says {expected.rows}"
        raise NotAsPublished(message)
    return found


def table_at(root: Root, manifest: Manifest, name: str) -> DeltaTable:
    """
    A Delta table at the version that a release names.

    Raises:
        BadSetting: No such table.
        NotAsPublished: The table is not here, or not at that version.
    """
    expected = _table_of(root, manifest, name)
    check_whole(root, manifest.version)
    uri = root.uri(table_path(name))
    with _explained(uri, manifest, expected):
        return DeltaTable(
            uri, version=expected.version, storage_options=root.store.delta_options()
        )


def _table_of(root: Root, manifest: Manifest, name: str) -> TableVersion:
    expected = manifest.tables.get(name)
    if expected is None:
        message = f"no table {name!r}; there are {', '.join(sorted(manifest.tables))}"
        raise BadSetting(message)
    pulled = root.record.release(manifest.version) if root.record else None
    if pulled and name not in pulled.tables:
        message = (
            f"{root.uri(table_path(name))}: {manifest.version} was pulled without this table; "
            f"bulletin pull --version {manifest.version} --tables {name}"
        )
        raise NotAsPublished(message)
    return expected


def _selected(
    dataset: ds.Dataset, name: str, rows: Rows, columns: Sequence[str] | None
) -> pa.Table:
    known = dataset.schema.names
    wanted = _checked(columns, known, name)
    key = [column for column in KEYS.get(name, ()) if column in known]
    condition, sieve = _conditions(rows, known, name)
    read = dict.fromkeys([*wanted, *key, *(["topics"] if sieve else [])])
    batches = dataset.to_batches(columns=list(read), filter=condition)
    kept = [sieve(batch) for batch in batches] if sieve else list(batches)
    found = pa.Table.from_batches(kept, schema=pa.schema([dataset.schema.field(c) for c in read]))
    in_order = found.sort_by([(column, "ascending") for column in key]) if key else found
    return in_order.select(wanted)


def _checked(columns: Sequence[str] | None, known: Sequence[str], name: str) -> list[str]:
    if columns is None:
        return list(known)
    if strange := [column for column in columns if column not in known]:
        message = f"{name} has no column {strange[0]!r}; it has {', '.join(known)}"
        raise BadSetting(message)
    return list(columns)


def _conditions(
    rows: Rows, known: Sequence[str], name: str
) -> tuple[ds.Expression | None, Callable[[pa.RecordBatch], pa.RecordBatch] | None]:
    """What files and row groups are chosen by, and what is left to look for in lists."""
    conditions, sieve = [], None
    if rows.papers is not None:
        paper = _one_of(("paper", "code"), known, name, "papers")
        conditions.append(ds.field(paper).isin(pa.array(rows.papers, _STRINGS)))
    if rows.since is not None:
        day = _one_of(("published_date",), known, name, "since")
        conditions.append(ds.field(day) >= pa.scalar(rows.since, pa.date32()))
    if rows.until is not None:
        day = _one_of(("published_date",), known, name, "until")
        conditions.append(ds.field(day) <= pa.scalar(rows.until, pa.date32()))
    if rows.topics is not None:
        sought = pa.array(rows.topics, _STRINGS)
        if _one_of(("topics", "topic"), known, name, "topics") == "topics":
            sieve = lambda batch: _with_topics(batch, sought)  # noqa: E731  with what was sought
        else:
            conditions.append(ds.field("topic").isin(sought))
    return (reduce(and_, conditions) if conditions else None), sieve


def _one_of(names: Sequence[str], known: Sequence[str], table: str, filtered: str) -> str:
    found = next((name for name in names if name in known), None)
    if found is None:
        message = (
            f"{filtered}=… is not for {table}, which has no column {names[0]!r}; leave it out"
        )
        raise BadSetting(message)
    return found


def _with_topics(batch: pa.RecordBatch, sought: pa.Array) -> pa.RecordBatch:
    lists = batch.column("topics")
    is_hit = pc.is_in(pc.list_flatten(lists), value_set=sought)
    return batch.take(pc.unique(pc.list_parent_indices(lists).filter(is_hit)))


@contextmanager
def _explained(uri: str, manifest: Manifest, expected: TableVersion) -> Iterator[None]:
    """Turn what delta-rs and Arrow raise into ours, with the place and the remedy."""
    where = f"{uri} at version {expected.version}, which {manifest.version} names"
    try:
        yield
    except TableNotFoundError as error:
        message = f"{where}: there is no such table"
        raise NotAsPublished(message) from error
    except FileNotFoundError as error:
        message = f"{where}: a file is missing ({_line(error)})"
        raise NotAsPublished(message) from error
    except (DeltaError, OSError, pa.ArrowInvalid) as error:
        message = f"{where}: it could not be read ({_line(error)}); verify it, or pull it again"
        raise StoreUnavailable(message) from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
