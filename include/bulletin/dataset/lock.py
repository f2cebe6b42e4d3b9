"""
One publisher at a time: leases at `publishing/` of the dataset.

A lease keeps publishers out of each other's way. That nothing is lost does not hang on it: one
that was taken for dead and wakes up finds a newer commit, file or pointer, and fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.archive import Rack, Store
from bulletin.dataset.places import ROOT
from bulletin.errors import PublishingElsewhere

STALE_AFTER_S = 120.0  # a holder tells four times in this that it is at work; one silent is gone
WAIT_S = 180.0  # longer than STALE_AFTER_S, so that whoever waits outlives a holder that is gone

_FOLDER = f"{ROOT}/publishing"


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
    rack = Rack(store, _FOLDER, STALE_AFTER_S)
    wait = WAIT_S if wait_s is None else wait_s
    mine = rack.take(wait)
    if mine is None:
        raise _publishing_elsewhere(rack, wait)
    try:
        with mine.kept_young():
            yield
    finally:
        mine.give_back()


def _publishing_elsewhere(rack: Rack, wait_s: float) -> PublishingElsewhere:
    holder = rack.holder() or "another run"
    return PublishingElsewhere(
        f"{rack.store.uri(_FOLDER)}: {holder} has been publishing for over {wait_s:.0f} s; "
        "run again when it is done"
    )
