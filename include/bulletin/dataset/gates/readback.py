"""What was written, read back before the pointer leads to it."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.archive import Store
from bulletin.dataset.files import get_as_published
from bulletin.dataset.tables import Replacement, select
from bulletin.errors import NotAsPublished
from bulletin.published.manifest import File


def read_back(store: Store, files: Iterable[File]) -> int:
    """
    Read every file back and compare its size and SHA-256; how many there were.

    Raises:
        NotAsPublished: Naming the first that is not what was written. The pointer must not move.
    """
    found = list(files)
    for file in found:
        get_as_published(store, file, "the release that is being written")
    return len(found)


def read_back_rows(parts: Iterable[Replacement]) -> int:
    """
    Read the rows that were committed back from the tables' files; how many there were.

    Raises:
        NotAsPublished: A table does not have what was committed. The pointer must not move.
        StoreUnavailable: A table cannot be read.
    """
    rows = 0
    for part in parts:
        found = select(part.table, part.delta, part.condition)
        if not found.equals(part.after):
            message = (
                f"{part.delta.table_uri}: {found.num_rows} rows where {part.condition}, and they "
                f"are not the {part.after.num_rows} that were written; look at the store, then "
                "publish again"
            )
            raise NotAsPublished(message)
        rows += found.num_rows
    return rows
