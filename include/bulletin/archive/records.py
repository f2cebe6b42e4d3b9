"""
Records that gain versions: `articles/<issue>/0001.json`, then `0002.json`.

A record is never written over. The newest number counts; adding what is there already adds
nothing, so a step can be run again, and two runs at once end with one record.
"""

from __future__ import annotations

import re

from bulletin.archive.store import Store
from bulletin.errors import StoreUnavailable

_NUMBER = re.compile(r"(\d{4})\.json")
_ATTEMPTS = 50  # writers that may come between; each try that fails means another one got through


def records(store: Store, folder: str) -> list[str]:
    """Keys of all versions of a record, oldest first."""
    keys = store.keys(f"{folder}/")
    return [key for key in keys if _NUMBER.fullmatch(key.removeprefix(f"{folder}/"))]


def latest_record(store: Store, folder: str) -> str | None:
    """Key of the newest version; None where there is none."""
    return max(records(store, folder), default=None)


def add_record(store: Store, folder: str, data: bytes) -> str:
    """
    Keep `data` as the newest version, unless it is that already.

    Returns:
        The key under which these bytes now are.

    Raises:
        StoreUnavailable: Others kept adding at the same moment.
    """
    for _ in range(_ATTEMPTS):
        newest = latest_record(store, folder)
        if newest is not None and store.get(newest) == data:
            return newest
        number = int(newest[-9:-5]) + 1 if newest else 1
        key = f"{folder}/{number:04d}.json"
        if store.put_new(key, data):
            return key
    message = f"{folder}: {_ATTEMPTS} other writers came first; run again"
    raise StoreUnavailable(message)
