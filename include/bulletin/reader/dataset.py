"""The dataset as a Python program reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypedDict, Unpack

import pandas as pd

from bulletin.archive import Store
from bulletin.errors import BadSetting
from bulletin.published.manifest import Manifest
from bulletin.reader.deltas import Change, changes
from bulletin.reader.manifest import Release
from bulletin.reader.root import Found, Root, release_at, releases, root_at, root_in
from bulletin.reader.tables import Rows, read_table


class Choice(TypedDict, total=False):
    """What `Dataset.read` chooses rows and columns by."""

    version: str | None
    since: date | str | None
    until: date | str | None
    papers: Iterable[str] | None
    topics: Iterable[str] | None
    columns: Iterable[str] | None


def open_dataset(place: str | Path) -> Dataset:
    """
    Open the dataset in a folder or below `s3://bucket/prefix`.

    Args:
        place: A store, a dataset's root in it, or a folder that was pulled. For S3 the endpoint,
            region and keys are the environment's, as boto3 reads them.

    Returns:
        The dataset as its newest release has it at this moment; open it again to see a later one.

    Raises:
        NotAsPublished: Nothing was published there, or the manifest is altered.
        StoreUnavailable, StoreRefused: The place itself fails.
    """
    return dataset_at(root_at(str(place)))


def dataset_in(store: Store) -> Dataset:
    """
    Open the dataset in a store that is open.

    Raises:
        NotAsPublished: Nothing was published there, or the manifest is altered.
    """
    return dataset_at(root_in(store))


def dataset_at(root: Root) -> Dataset:
    """The dataset at a root, as its newest release has it at this moment."""
    return Dataset(root, release_at(root, None))


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset as one release has it: what is read from it is all of one moment."""

    root: Root
    found: Found

    @property
    def version(self) -> str:
        """The release that is read where no version is given: the newest when it was opened."""
        return self.found.manifest.version

    @property
    def tables(self) -> dict[str, int]:
        """The names of its tables, and the rows that each has."""
        return {name: table.rows for name, table in sorted(self.found.manifest.tables.items())}

    @property
    def table_versions(self) -> dict[str, int]:
        """The version of each Delta table that belongs to the release, for other engines."""
        return {name: table.version for name, table in sorted(self.found.manifest.tables.items())}

    def versions(self, last: int | None = None) -> tuple[str, ...]:
        """The releases that can be read, newest first; `last` is how many at most."""
        return tuple(release.version for release in self.releases(last))

    def releases(self, last: int | None = None) -> tuple[Release, ...]:
        """
        The same with dates and counts.

        Each is read from its manifest, one request a release.

        Raises:
            NotAsPublished: A manifest is altered.
        """
        return tuple(Release.of(found.manifest) for found in islice(releases(self.root), last))

    def read(
        self,
        table: str,
        *,
        version: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        papers: Iterable[str] | None = None,
        topics: Iterable[str] | None = None,
        columns: Iterable[str] | None = None,
    ) -> pd.DataFrame:
        """
        Rows of one table, sorted by its key, at the version that the release names.

        Args:
            table: One of `tables`.
            version: A release, as r000012; the dataset's own where left out.
            since, until: First and last publication date, both included; a date or YYYY-MM-DD.
            papers: Codes of newspapers.
            topics: Codes of topics, of which an article has one or more; for `articles`, and for
                `article_topics`, where the rows of these topics are given.
            columns: Names of columns, in the order wanted; all where left out.

        Returns:
            A row for each row of the table, columns as docs/dataset.md has them. Dates are
            `datetime.date`, times are in UTC, lists are NumPy arrays, boxes are in points.
            Files of other newspapers and months are not read.

        Raises:
            BadSetting: No such table, release or column, or a filter that the table has no column
                for.
            NotAsPublished: The table or a file of it is not here, or has other rows than were
                published.
            StoreUnavailable: A file cannot be read.
        """
        rows = Rows(
            since=_day(since, "since"),
            until=_day(until, "until"),
            papers=_codes(papers, "papers"),
            topics=_codes(topics, "topics"),
        )
        wanted = _codes(columns, "columns")
        found: pd.DataFrame = read_table(
            self.root, self._manifest(version), table, rows, wanted
        ).to_pandas()
        return found

    def changes(
        self,
        since_version: str | None,
        version: str | None = None,
        *,
        tables: Iterable[str] = ("articles",),
    ) -> Iterator[Change]:
        """
        What changed after a release, oldest first.

        Applied one after another to the rows of `since_version`, the changes give those of
        `version`.

        Args:
            since_version: The release whose rows are known; None for from the beginning.
            version: The last release that counts; the dataset's own where left out.
            tables: Which tables' changes; the articles' where left out.

        Raises:
            BadSetting: There was no such release, or it comes later than `version`; no such table.
            NotAsPublished: A release in between is not here, or its changes are altered. What came
                before an altered one has been given by then.
        """
        names = _codes(tables, "tables") or ()
        if strange := [name for name in names if name not in self.tables]:
            message = f"no table {strange[0]!r}; there are {', '.join(self.tables)}"
            raise BadSetting(message)
        newest = self.found if version is None else release_at(self.root, version)
        return changes(self.root, newest, since_version, names)

    def _manifest(self, version: str | None) -> Manifest:
        if version in {None, self.version}:
            return self.found.manifest
        return release_at(self.root, version).manifest


def read(place: str | Path, table: str, **wanted: Unpack[Choice]) -> pd.DataFrame:
    """
    Rows of one table of the dataset at `place`, as its newest release has them.

    It is `open_dataset(place).read(table, …)`, and takes and raises the same. Who reads more than
    one table opens the dataset instead: then they are all of one release.
    """
    return open_dataset(place).read(table, **wanted)


def _day(given: date | str | None, name: str) -> date | None:
    if not isinstance(given, str):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        message = f"{name}: {given!r} is not a date; write YYYY-MM-DD"
        raise BadSetting(message) from error


def _codes(given: Iterable[str] | None, name: str) -> tuple[str, ...] | None:
    if isinstance(given, str):
        message = f"{name}: {given!r} is one string; give a list, [{given!r}]"
        raise BadSetting(message)
    return None if given is None else tuple(given)
