"""
The logs of Delta tables, brought over as far as a release needs them.

The newest checkpoint that is not past the wanted version is enough, with the commits from there
on: what a first pull costs does not grow with the number of dates published. Nothing past the
version is brought, so that the folder's tables end with what was pulled.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from bulletin.errors import NotAsPublished, NotInStore
from bulletin.published.manifest import File, Manifest, TableVersion
from bulletin.reader.pulled import PulledFolder
from bulletin.reader.root import Root
from bulletin.reader.wanted import Wanted

_COMMIT = re.compile(r"(\d{20})\.json")
_CHECKPOINT = re.compile(r"(\d{20})\.checkpoint\.parquet")


def table_files(
    root: Root, folder: PulledFolder, manifest: Manifest, name: str, files: Sequence[File]
) -> tuple[Wanted, ...]:
    """
    Bring the log of a table over; the data files that the table has at the release's version.

    Args:
        files: Among which those of the table are, with their SHA-256.

    Raises:
        NotAsPublished: The log lacks a commit, cannot be read, or gives other rows or files than
            the release. What came of it is taken away again.
    """
    table = f"tables/{name}"
    expected = manifest.tables[name]
    where = f"{root.uri(table)} at version {expected.version}, which {manifest.version} names"
    new = _fetch_log(root, folder, f"{table}/_delta_log/", expected.version, where)
    try:
        _compare(folder, table, expected, [it for it in files if _is_of(it, table)], where)
    except NotAsPublished:
        for path in new:
            folder.store.delete(path)
        raise
    for path, sha256 in new.items():
        folder.remember(path, sha256)
    return tuple(
        Wanted(file.path, file.bytes, file.sha256, manifest.version)
        for file in files
        if _is_of(file, table)
    )


def needed(names: Iterable[str], version: int) -> tuple[str, ...]:
    """
    Those files of a log that say what a table is at this version.

    Raises:
        ValueError: A commit is not among them.
    """
    names = list(names)
    checkpoints = _numbered(names, _CHECKPOINT)
    base = max((number for number in checkpoints if number <= version), default=None)
    commits = _numbered(names, _COMMIT)
    wanted = range(0 if base is None else base + 1, version + 1)
    if missing := [number for number in wanted if number not in commits]:
        message = f"its log has no commit {missing[0]}"
        raise ValueError(message)
    found = [commits[number] for number in wanted]
    return tuple(found if base is None else [checkpoints[base], *found])


def _numbered(names: Sequence[str], pattern: re.Pattern[str]) -> dict[int, str]:
    return {int(found[1]): name for name in names if (found := pattern.fullmatch(name))}


def _fetch_log(
    root: Root, folder: PulledFolder, log: str, version: int, where: str
) -> dict[str, str]:
    """What had to be fetched, with its SHA-256; it counts when the table can be read by it."""
    prefix = root.key(log)
    try:
        names = needed((key.removeprefix(prefix) for key in root.store.keys(prefix)), version)
    except ValueError as error:
        message = f"{where}: {error}"
        raise NotAsPublished(message) from error
    new = {}
    for path in (f"{log}{name}" for name in names):
        if not folder.has(path, None):
            try:
                data = root.get(path)
            except NotInStore as error:
                message = f"{where}: {root.uri(path)} is missing"
                raise NotAsPublished(message) from error
            folder.store.put(path, data)
            new[path] = hashlib.sha256(data).hexdigest()
    return new


def _is_of(file: File, table: str) -> bool:
    return file.path.startswith(f"{table}/")


def _compare(
    folder: PulledFolder, table: str, expected: TableVersion, files: Sequence[File], where: str
) -> None:
    """Refuse a log that gives other rows or files than the release."""
    try:
        delta = DeltaTable(folder.store.uri(table), version=expected.version)
        actions = pa.table(delta.get_add_actions(flatten=True)).to_pylist()
    except (DeltaError, OSError, ValueError) as error:
        said = " ".join(str(error).split())[:200]
        message = f"{where}: its log cannot be read ({said})"
        raise NotAsPublished(message) from error
    rows = sum(action["num_records"] for action in actions)
    if rows != expected.rows:
        message = f"{where}: its log tells of {rows} rows; the manifest says {expected.rows}"
        raise NotAsPublished(message)
    paths = {f"{table}/{action['path']}" for action in actions}
    if other := sorted(paths ^ {file.path for file in files}):
        message = f"{where}: {other[0]} is not both in its log and in the release's lists of files"
        raise NotAsPublished(message)
