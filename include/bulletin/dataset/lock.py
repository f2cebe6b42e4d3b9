"""
One publisher at a time: numbered leases in the store.

- A lease is `publishing/000007.json`, written where nothing is; it is over when `000007.done` is
  beside it, when its holder is a process of this machine that has ended, or when it is older than
  `STALE_AFTER_S`.
- The next publisher writes the next number. Where two try, the store lets one through.
- Ages are told by the store's own clock, so machines need not agree on the time.

A lease keeps publishers out of each other's way. That nothing is lost does not hang on it: one
that was taken for dead and wakes up finds a newer commit, file or pointer, and fails.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bulletin.archive import Store
from bulletin.codec import from_json, to_json
from bulletin.dataset.places import ROOT
from bulletin.errors import NotInStore, PublishingElsewhere, StoreError

STALE_AFTER_S = 120.0  # a date is published in a second or two; one silent for this long is gone
WAIT_S = 180.0  # longer than STALE_AFTER_S, so that whoever waits outlives a holder that is gone
PAUSE_S = 0.1  # between two looks at whether the lease is done: one listing
CLOSER_LOOK_S = 2.0  # between two looks at whether its holder is gone: five requests

_FOLDER = f"{ROOT}/publishing"
_CLOCK = f"{_FOLDER}/clock"
_LEASE = re.compile(r".*/(?P<number>\d{6,})\.(?P<kind>json|done)")
_KEPT = 20  # leases left to look at; older ones are taken away


@dataclass(frozen=True, slots=True)
class Holder:
    """
    Who holds a lease.

    Attributes:
        namespace: Tells apart containers of one machine that share a name; 0 where there is none.
        token: Tells apart two leases of one process.
    """

    host: str
    namespace: int
    pid: int
    token: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}"


@dataclass(frozen=True, slots=True)
class _Last:
    """The newest lease; number 0, and done, where there has been none."""

    number: int
    is_done: bool


@contextmanager
def lease(store: Store, *, wait_s: float | None = None) -> Iterator[None]:
    """
    Be the only publisher for a while.

    Args:
        store: Where the dataset is.
        wait_s: How long others are waited for, in seconds; `WAIT_S` where left out.

    Raises:
        PublishingElsewhere: Somebody else held on longer than that.
    """
    number, mine = _acquired(store, WAIT_S if wait_s is None else wait_s)
    try:
        _forget_old(store, number)
        yield
    finally:
        with suppress(StoreError):  # the lease then ends by its age
            store.put_new(_key(number, "done"), mine)


def _acquired(store: Store, wait_s: float) -> tuple[int, bytes]:
    """The number of a lease that is ours now, and the bytes by which it is known."""
    mine = to_json(_this_process())
    until = time.monotonic() + wait_s
    look_closer_at = time.monotonic()
    while True:
        last = _last(store)
        is_over = last.is_done
        if not is_over and time.monotonic() >= look_closer_at:
            is_over = _is_abandoned(store, last.number)
            look_closer_at = time.monotonic() + CLOSER_LOOK_S
        if is_over:
            number = last.number + 1
            if _written(store, _key(number, "json"), mine) and _last(store).number == number:
                return number, mine
        elif time.monotonic() > until:
            raise _publishing_elsewhere(store, last.number, wait_s)
        else:
            time.sleep(PAUSE_S)


def _publishing_elsewhere(store: Store, number: int, wait_s: float) -> PublishingElsewhere:
    holder = _holder(store, number) or "another run"
    return PublishingElsewhere(
        f"{store.uri(_FOLDER)}: {holder} has been publishing for over {wait_s:.0f} s; "
        "run again when it is done"
    )


def _written(store: Store, key: str, data: bytes) -> bool:
    """
    Whether the lease is ours.

    A server may have kept the bytes and its answer been lost on the way: the second try is then
    told that something is there already, and what is there is ours.
    """
    if store.put_new(key, data):
        return True
    try:
        return store.get(key) == data
    except NotInStore:  # another's, who is done and whose lease is forgotten
        return False


def _last(store: Store) -> _Last:
    found = [(int(lease["number"]), lease["kind"]) for lease in _leases(store)]
    number = max((number for number, _ in found), default=0)
    return _Last(number, is_done=number == 0 or (number, "done") in found)


def _leases(store: Store) -> Iterator[re.Match[str]]:
    for key in store.keys(f"{_FOLDER}/"):
        if found := _LEASE.fullmatch(key):
            yield found


def _is_abandoned(store: Store, number: int) -> bool:
    holder = _holder(store, number)
    return (holder is not None and _has_ended(holder)) or _age_s(store, number) > STALE_AFTER_S


def _holder(store: Store, number: int) -> Holder | None:
    try:
        key = _key(number, "json")
        return from_json(store.get(key), Holder, store.uri(key))
    except StoreError:  # ended and forgotten meanwhile, or cut off while it was written
        return None


def _has_ended(holder: Holder) -> bool:
    """Whether it was a process of this very machine that is no more."""
    here = _this_process()
    if (holder.host, holder.namespace) != (here.host, here.namespace):
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _age_s(store: Store, number: int) -> float:
    """Seconds since the lease was written, by the clock of the store."""
    written = store.stat(_key(number, "json"))
    store.put(_CLOCK, b"")
    now = store.stat(_CLOCK)
    if written is None or now is None:
        return 0.0
    return (now.modified_at - written.modified_at).total_seconds()


def _this_process() -> Holder:
    own = Path("/proc/self/ns/pid")
    namespace = own.stat().st_ino if own.exists() else 0
    return Holder(socket.gethostname(), namespace, os.getpid(), secrets.token_hex(8))


def _forget_old(store: Store, number: int) -> None:
    for found in list(_leases(store)):
        if int(found["number"]) <= number - _KEPT:
            store.delete(found[0])


def _key(number: int, kind: str) -> str:
    return f"{_FOLDER}/{number:06d}.{kind}"
