"""The lists of current files after a publication: those that it touched, anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from bulletin.archive import Store
from bulletin.dataset.columns import Table
from bulletin.dataset.files import get_as_published, sha256_of
from bulletin.dataset.places import key_of
from bulletin.dataset.tables import Replacement, explained
from bulletin.errors import NotAsPublished
from bulletin.published.index import Part, by_part, part_at, part_of, place_of, read_parts
from bulletin.published.manifest import File, Manifest
from bulletin.published.places import table_path


@dataclass(frozen=True, slots=True)
class Indexed:
    """
    What is current after a publication.

    Attributes:
        parts: Those that are another now.
        kept: The lists of the others, as earlier releases wrote them.
        added: Files of tables that this publication wrote, read back.
    """

    parts: tuple[Part, ...]
    kept: tuple[File, ...]
    added: tuple[File, ...]


def index_after(
    store: Store,
    standing: Manifest | None,
    replaced: Sequence[Replacement],
    new: Iterable[File],
) -> Indexed:
    """
    List the current files.

    Args:
        replaced: What was committed to tables.
        new: Exports and whole issues that were written.

    Raises:
        NotAsPublished: A list or a table's file is not what it should be.
    """
    folders = [folder for part in replaced for folder in _touched(part)]
    fresh = by_part(new)
    touched = {*fresh, *(part_of(f"{folder.path}x") for folder in folders)}
    index = standing.index if standing else ()
    before = read_parts(
        [file for file in index if part_at(file.path) in touched],
        lambda file: get_as_published(store, file, "the last release"),
    )
    known = {file.path: file for part in before.values() for file in part.files}
    listed = [file for folder in folders for file in _files(store, folder, known)]
    standing_in = tuple(folder.path for folder in folders)
    now = by_part([*listed, *new])
    parts = tuple(
        Part(name, _merged(before.get(name), standing_in, now.get(name, ())))
        for name in sorted(touched)
    )
    return Indexed(
        parts=parts,
        kept=tuple(file for file in index if part_at(file.path) not in touched),
        added=tuple(file for file in listed if file.path not in known),
    )


def current_files(store: Store, manifest: Manifest) -> tuple[File, ...]:
    """
    All files that are current in a release, part by part.

    Raises:
        NotAsPublished: A list is missing or altered.
    """
    parts = read_parts(
        manifest.index, lambda file: get_as_published(store, file, manifest.version)
    )
    return tuple(file for part in parts.values() for file in part.files)


def _merged(
    before: Part | None, folders: tuple[str, ...], new: Sequence[File]
) -> tuple[File, ...]:
    """A part's files; those are left out in whose place others are, or that a table let go."""
    taken = {place_of(file.path) for file in new}
    stay = (
        file
        for file in (before.files if before else ())
        if place_of(file.path) not in taken and not file.path.startswith(folders)
    )
    return tuple(sorted((*stay, *new), key=lambda file: file.path))


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of a table, and the values that its rows are parted by."""

    delta: DeltaTable
    path: str
    values: Mapping[str, str]

    def actions(self) -> list[Mapping[str, Any]]:
        """What the table's log says of its files here."""
        with explained(self.delta.table_uri):
            found = pa.table(self.delta.get_add_actions(flatten=True))
        for name, value in self.values.items():
            found = found.filter(pc.field(f"partition.{name}") == value)
        listed: list[Mapping[str, Any]] = found.select(
            ["path", "size_bytes", "num_records"]
        ).to_pylist()
        return listed


def _touched(part: Replacement) -> list[_Folder]:
    """The folders of a table in which a replacement has changed files."""
    root = f"{table_path(part.table.name)}/"
    if not part.table.parted_by:
        return [_Folder(part.delta, root, {})]
    return [
        _Folder(part.delta, "/".join([root[:-1], *map("=".join, values.items()), ""]), values)
        for values in _partitions(part.table, (part.before, part.after))
    ]


def _partitions(table: Table, rows: Sequence[pa.Table]) -> list[dict[str, str]]:
    names = list(table.parted_by)
    found = pa.concat_tables([each.select(names) for each in rows])
    ordered: list[dict[str, str]] = (
        found.group_by(names).aggregate([]).sort_by([(name, "ascending") for name in names])
    ).to_pylist()
    return ordered


def _files(store: Store, folder: _Folder, known: Mapping[str, File]) -> list[File]:
    """The files that a table now has in a folder, each read back where it is new."""
    root = "/".join(folder.path.split("/")[:2])
    found = []
    for action in folder.actions():
        path = f"{root}/{action['path']}"
        size, rows = action["size_bytes"], action["num_records"]
        found.append(known.get(path) or _read_back(store, path, size, rows))
    return found


def _read_back(store: Store, path: str, size: int, rows: int) -> File:
    data = store.get(key_of(path))
    if len(data) != size:
        message = f"{store.uri(key_of(path))}: {len(data)} bytes were kept of {size}; run again"
        raise NotAsPublished(message)
    return File(path, size, sha256_of(data), rows)
