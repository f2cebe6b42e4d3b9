"""One SQLite file of a whole release: every table, searchable, always the same bytes."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.catalogue.sqlite.filling import LISTED, fill
from bulletin.catalogue.sqlite.layout import index, indexes
from bulletin.dataset.schema import TABLES
from bulletin.errors import StoreError, StoreFull
from bulletin.packing import GZIP_LEVEL

NAME = "bulletins.sqlite"
PATH = f"exports/{NAME}.gz"

_PAGE = 4096  # bytes; SQLite's own default, named because the file's bytes depend on it
_CACHE = 32_000  # KiB of pages in memory while it is made
_CHUNK = 1 << 20  # bytes at a time when it is compressed

# While the file is made nobody else reads it, and a power cut leaves nothing worth keeping.
_WHILE_MADE = f"""
PRAGMA page_size = {_PAGE};
PRAGMA cache_size = -{_CACHE};
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA secure_delete = OFF;
PRAGMA locking_mode = EXCLUSIVE;
"""


def sqlite_export(snapshot: Snapshot, folder: Path) -> Written:
    """
    Make `exports/bulletins.sqlite.gz`.

    Args:
        folder: Where the file is made; three times its unpacked size must be free. What is left
            there at the end is the compressed file.

    Raises:
        StoreFull: The folder's disk is full.
        StoreError: SQLite could not make it.
    """
    draft, whole, packed = (folder / name for name in (f"{NAME}.draft", NAME, f"{NAME}.gz"))
    for path in (draft, whole):
        path.unlink(missing_ok=True)
    try:
        with _told(folder):
            _build(snapshot, draft, whole)
            draft.unlink()
            _pack(whole, packed)
    finally:
        for path in (draft, whole):
            path.unlink(missing_ok=True)
    return Written(PATH, packed)


def _build(snapshot: Snapshot, draft: Path, whole: Path) -> None:
    """Make the database, and write it anew without gaps."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as database:
        database.executescript(_WHILE_MADE)
        database.execute("BEGIN")
        fill(database, snapshot)
        _index(database)
        _name_release(database, snapshot)
        database.execute("COMMIT")
        database.executescript(_statements("search.sql"))
        database.executescript(_statements("views.sql"))
        database.execute("ANALYZE")
        database.execute("VACUUM INTO ?", (str(whole),))


def _index(database: sqlite3.Connection) -> None:
    for table in TABLES:
        for statement in indexes(table):
            database.execute(statement)
    for listed in LISTED:
        if names := listed.searched:
            database.execute(index(listed.table, names))


def _name_release(database: sqlite3.Connection, snapshot: Snapshot) -> None:
    """What release this is, for whoever finds the file alone."""
    manifest = snapshot.manifest
    database.execute("CREATE TABLE release (version TEXT PRIMARY KEY, created_at, schema_version)")
    at = f"{snapshot.created_at:%Y-%m-%dT%H:%M:%SZ}"
    database.execute(
        "INSERT INTO release VALUES (?, ?, ?)", (manifest.version, at, manifest.schema_version)
    )


def _pack(whole: Path, packed: Path) -> None:
    """Compress, with no time and no name in the header."""
    with (
        whole.open("rb") as source,
        packed.open("wb") as target,
        gzip.GzipFile("", "wb", GZIP_LEVEL, fileobj=target, mtime=0) as file,
    ):
        shutil.copyfileobj(source, file, _CHUNK)


def _statements(name: str) -> str:
    return files("bulletin.catalogue.sqlite").joinpath(name).read_text("utf-8")


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            message = f"{folder}: no space left for {NAME}; free three times its size"
            raise StoreFull(message) from error
        message = f"{folder}: SQLite {sqlite3.sqlite_version} could not make {NAME} ({error})"
        raise StoreError(message) from error
