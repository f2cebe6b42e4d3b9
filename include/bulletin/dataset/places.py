"""Where the parts of the dataset are in the store: a key is a path below the dataset's root."""

from __future__ import annotations

from bulletin.published import places
from bulletin.published.places import table_path

ROOT = places.FOLDER
LATEST = f"{ROOT}/{places.LATEST}"
COPIES = f"{ROOT}/{places.COPIED}"


def key_of(path: str) -> str:
    """The store's key of a path."""
    return f"{ROOT}/{path}"


def table_key(name: str) -> str:
    """The key of a Delta table."""
    return key_of(table_path(name))
