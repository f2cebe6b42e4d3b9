"""
One at a time: numbered leases below a folder of the store.

- A lease is `<folder>/000007.json`, written where nothing is; it is over when `000007.done` is
  beside it, when its holder is a process of this machine that has ended, or when it is too old.
- The next one writes the next number. Where two try, the store lets one through.
- Ages are told by the store's own clock, so machines need not agree on the time.
- Who needs long keeps the lease young by writing `000007.alive` again and again.

A lease keeps runs out of each other's way. That nothing is lost must not hang on it: one that was
taken for dead may wake up.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bulletin.archive.store import Store
from bulletin.codec import from_json, to_json
from bulletin.errors import NotInStore, StoreError

PAUSE_S = 0.1  # between two looks at whether the lease is done: one listing
CLOSER_LOOK_S = 2.0  # between two looks at whether its holder is gone: six requests

LONGEST_S = 3600.0  # a lease is kept young for; who hangs must not hold others up for ever

_NAME = re.compile(r".*/(?P<number>\d{6,})\.(?P<kind>json|done|alive)")
_BEATS = 4  # in the time after which a holder is taken for gone: three may be lost
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


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease that is ours, and the bytes by which it is known."""

    rack: Rack
    number: int
    mine: bytes

    @contextmanager
    def kept_young(self) -> Iterator[None]:
        """Tell while this lasts, and for `LONGEST_S` at most, that the holder is at work."""
        done = threading.Event()
        beat = threading.Thread(target=self._beat, args=(done,), daemon=True)
        beat.start()
        try:
            yield
        finally:
            done.set()
            beat.join(PAUSE_S)  # what is still on its way does no harm

    def _beat(self, done: threading.Event) -> None:
        every_s = self.rack.stale_after_s / _BEATS
        if every_s <= 0:  # nobody is believed to be there
            return
        until = time.monotonic() + LONGEST_S
        while not done.wait(every_s) and time.monotonic() < until:
            with suppress(StoreError):
                self.rack.store.put(self.rack.key(self.number, "alive"), b"")

    def give_back(self) -> None:
        """Let the next one through; where the store is away, the lease ends by its age."""
        with suppress(StoreError):
            self.rack.store.put_new(self.rack.key(self.number, "done"), self.mine)


@dataclass(frozen=True, slots=True)
class Rack:
    """
    Where the leases of one thing are kept.

    Attributes:
        folder: Below it, by number, and the store's clock.
        stale_after_s: A holder of whom nothing is known is taken for gone after so many seconds.
    """

    store: Store
    folder: str
    stale_after_s: float

    def take(self, wait_s: float) -> Lease | None:
        """The next lease, waited for that many seconds at most; None where another holds on."""
        mine = to_json(this_process())
        until = time.monotonic() + wait_s
        look_closer_at = time.monotonic()
        while True:
            last = self._last()
            is_over = last.is_done
            if not is_over and time.monotonic() >= look_closer_at:
                is_over = self._is_abandoned(last.number)
                look_closer_at = time.monotonic() + CLOSER_LOOK_S
            if is_over:
                number = last.number + 1
                if self._is_written(number, mine) and self._last().number == number:
                    self._forget_old(number)
                    return Lease(self, number, mine)
            elif time.monotonic() > until:
                return None
            else:
                time.sleep(PAUSE_S)

    def holder(self) -> Holder | None:
        """Who has the newest lease; None where nobody does, or who is not to be read."""
        return self._holder(self._last().number)

    def key(self, number: int, kind: str) -> str:
        """Where a lease is, or that it is done."""
        return f"{self.folder}/{number:06d}.{kind}"

    def _is_written(self, number: int, mine: bytes) -> bool:
        """
        Whether the lease is ours.

        A server may have kept the bytes and its answer been lost on the way: the second try is
        then told that something is there already, and what is there is ours.
        """
        key = self.key(number, "json")
        if self.store.put_new(key, mine):
            return True
        try:
            return self.store.get(key) == mine
        except NotInStore:  # another's, who is done and whose lease is forgotten
            return False

    def _last(self) -> _Last:
        found = [(int(lease["number"]), lease["kind"]) for lease in self._leases()]
        number = max((number for number, _ in found), default=0)
        return _Last(number, is_done=number == 0 or (number, "done") in found)

    def _leases(self) -> Iterator[re.Match[str]]:
        for key in self.store.keys(f"{self.folder}/"):
            if found := _NAME.fullmatch(key):
                yield found

    def _is_abandoned(self, number: int) -> bool:
        holder = self._holder(number)
        has_ended = holder is not None and _has_ended(holder)
        return has_ended or self._age_s(number) > self.stale_after_s

    def _holder(self, number: int) -> Holder | None:
        key = self.key(number, "json")
        try:
            return from_json(self.store.get(key), Holder, self.store.uri(key))
        except StoreError:  # ended and forgotten meanwhile, or cut off while it was written
            return None

    def _age_s(self, number: int) -> float:
        """Seconds since the holder was last heard of, by the clock of the store."""
        clock = f"{self.folder}/clock"
        heard = [self.store.stat(self.key(number, kind)) for kind in ("json", "alive")]
        self.store.put(clock, b"")
        now = self.store.stat(clock)
        moments = [it.modified_at for it in heard if it]
        if not moments or now is None:
            return 0.0
        return (now.modified_at - max(moments)).total_seconds()

    def _forget_old(self, number: int) -> None:
        for found in list(self._leases()):
            if int(found["number"]) <= number - _KEPT:
                self.store.delete(found[0])


def this_process() -> Holder:
    """Who asks; told apart from every other lease by its token."""
    own = Path("/proc/self/ns/pid")
    namespace = own.stat().st_ino if own.exists() else 0
    return Holder(socket.gethostname(), namespace, os.getpid(), secrets.token_hex(8))


def _has_ended(holder: Holder) -> bool:
    """Whether it was a process of this very machine that is no more."""
    here = this_process()
    if (holder.host, holder.namespace) != (here.host, here.namespace):
        return False
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
