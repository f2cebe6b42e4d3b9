"""The dataset as one release has it: what everything in the catalogue is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds

from bulletin.archive import Store
from bulletin.published.manifest import File, Manifest
from bulletin.published.places import copy_path
from bulletin.reader.dataset import Dataset, dataset_in, open_dataset
from bulletin.reader.listing import listed
from bulletin.reader.tables import table_at

_BY_DATE = "exports/ninjs/"


@dataclass(frozen=True, slots=True)
class Written:
    """
    One file of the catalogue: its path below the dataset's root, and its bytes.

    Attributes:
        data: The bytes, or a file that has them, where they may be many.
    """

    path: str
    data: bytes | Path


@dataclass(frozen=True)
class Snapshot:
    """A dataset, read at the release that stood when it was opened; tables are opened once."""

    dataset: Dataset
    _opened: dict[str, ds.Dataset] = field(default_factory=dict, init=False, compare=False)

    @property
    def manifest(self) -> Manifest:
        """What the release says of itself."""
        return self.dataset.found.manifest

    @property
    def version(self) -> str:
        """The release, as r000012."""
        return self.manifest.version

    @property
    def created_at(self) -> datetime:
        """The release's time; the catalogue's only clock, so that it is the same each time."""
        return self.manifest.created_at

    def exports(self) -> tuple[File, ...]:
        """
        The plain files of all newspapers and months that are current, by their paths.

        Those of single dates, for newsrooms, are left out: they would be nearly all of the list.
        """
        copies = {file: copy_path(file.path) or "" for file in self.files}
        listed = (it for it, copy in copies.items() if copy and not copy.startswith(_BY_DATE))
        return tuple(sorted(listed, key=lambda file: copies[file]))

    @cached_property
    def files(self) -> tuple[File, ...]:
        """All files that are current: exports, whole issues and files of tables."""
        return listed(self.dataset.root, self.manifest)

    def rows(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        *,
        paper: str | None = None,
        month: str | None = None,
    ) -> pa.Table:
        """
        Rows of a table, in no order that can be relied on; none where it has no such table.

        Args:
            columns: Which; all where left out.
            paper, month: Code of a newspaper and a month as 2026-03; files of others are not read.
        """
        return pa.Table.from_batches(
            list(self.batches(table, columns, paper=paper, month=month)),
            schema=self._schema(table, columns),
        )

    def batches(
        self,
        table: str,
        columns: Sequence[str] | None = None,
        *,
        paper: str | None = None,
        month: str | None = None,
    ) -> Iterator[pa.RecordBatch]:
        """The same batch by batch, for tables that are larger than memory."""
        wanted = [("paper", paper), ("published_month", month)]
        conditions = [ds.field(name) == value for name, value in wanted if value is not None]
        condition = None
        for each in conditions:
            condition = each if condition is None else condition & each
        names = None if columns is None else list(columns)
        yield from self._dataset(table).to_batches(columns=names, filter=condition)

    def count(self, table: str) -> int:
        """The rows of a table."""
        return self.manifest.tables[table].rows

    def _dataset(self, table: str) -> ds.Dataset:
        if table not in self._opened:
            delta = table_at(self.dataset.root, self.manifest, table)
            self._opened[table] = delta.to_pyarrow_dataset()
        return self._opened[table]

    def _schema(self, table: str, columns: Sequence[str] | None) -> pa.Schema:
        schema = self._dataset(table).schema
        return schema if columns is None else pa.schema([schema.field(name) for name in columns])


def snapshot_in(store: Store) -> Snapshot:
    """
    The newest release in a store that is open.

    Raises:
        NotAsPublished: Nothing was published there.
    """
    return Snapshot(dataset_in(store))


def snapshot_of(place: str | Path) -> Snapshot:
    """
    The newest release of the dataset in a folder or below `s3://bucket/prefix`.

    Raises:
        NotAsPublished: Nothing was published there.
    """
    return Snapshot(open_dataset(place))
