"""
Whether a store keeps the promises that publishing stands on.

Some servers that speak S3 take a conditional write and pay no heed to its condition: two runs then
undo each other, and nobody is told. `check_fit` asks the server itself, before anything is written
that readers see.

- A store that has kept every promise gets a small object that names the check and the place, which
  is the store's address with the server's. Where it names another, everything is asked anew.
- What answers at the same address may have become another server, with all objects copied into it.
  So each process asks once more, on that very object, whether conditions are heeded.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass

from bulletin.archive.promises import (
    IF_MATCH,
    IF_NONE_MATCH,
    OF_A_SERVER,
    OF_ANY,
    refuses_taken_key,
    refuses_wrong_tag,
)
from bulletin.archive.store import Store
from bulletin.codec import to_json
from bulletin.errors import NotInStore, StoreError, StoreRefused

MARKER = "fitness/passed.json"

_CHECK = 1  # number of this check; a store that has passed another is asked anew
_asked: set[str] = set()  # places that this process has asked


@dataclass(frozen=True, slots=True)
class _Passed:
    """Which check was passed, and where."""

    check: int
    place: str


def check_fit(store: Store) -> None:
    """
    See that a store is fit to publish into: everything once, a little in each process.

    Raises:
        StoreRefused: It broke a promise; the message names which, and what to use instead.
        StoreUnavailable, StoreFull: The place itself fails.
    """
    place = store.place
    if place in _asked:
        return
    mark = to_json(_Passed(_CHECK, place))
    if _is_marked(store, mark):
        _see(store, refuses_taken_key(store, MARKER, mark), IF_NONE_MATCH)
        _see(store, refuses_wrong_tag(store, MARKER, mark), IF_MATCH)
    else:
        ask_everything(store)
        store.put(MARKER, mark)
    _asked.add(place)


def ask_everything(store: Store) -> int:
    """
    Ask for every promise, on small objects that are taken away again; how many were asked for.

    Raises:
        StoreRefused: One was broken; the message names which, and what to use instead.
        StoreUnavailable, StoreFull: The place itself fails.
    """
    promises = OF_A_SERVER if store.url.startswith("s3://") else OF_ANY
    folder = f"fitness/{secrets.token_hex(8)}"
    try:
        for promise, is_kept in promises:
            _see(store, is_kept(store, folder), promise)
    finally:
        _take_away(store, folder)
    return len(promises)


def _is_marked(store: Store, mark: bytes) -> bool:
    try:
        return store.get(MARKER) == mark
    except NotInStore:
        return False


def _see(store: Store, is_kept: bool, promise: str) -> None:  # noqa: FBT001
    if not is_kept:
        message = (
            f"{store.place}: not fit to publish into: {promise}; use AWS S3, Ceph or another "
            "server that heeds If-None-Match and If-Match, or a folder on a disk of the machine"
        )
        raise StoreRefused(message)


def _take_away(store: Store, folder: str) -> None:
    with suppress(StoreError):  # what stays is small, and nobody reads it
        for key in list(store.keys(f"{folder}/")):
            store.delete(key)
