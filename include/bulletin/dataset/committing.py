"""
One commit to a Delta table: as the very next version, or not at all.

A server may keep a commit and its answer be lost on the way. delta-rs asks again, is told that the
version is taken, and takes it for another's. So each commit carries a mark of its own, by which it
is known again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from deltalake import CommitProperties, DeltaTable
from deltalake.exceptions import CommitFailedError

_MARK = "bulletin.commit"  # among the commit's own facts, where a table's history shows it


def commit_next(delta: DeltaTable, act: Callable[[CommitProperties], object]) -> None:
    """
    Do what commits to the table, which is at the new version afterwards.

    Args:
        delta: The table, opened at its newest version.
        act: Commits with the properties that it is given.

    Raises:
        CommitFailedError: Another has committed since the table was opened; nothing of ours is in.
    """
    mark, after = secrets.token_hex(8), delta.version() + 1
    properties = CommitProperties(custom_metadata={_MARK: mark}, max_commit_retries=0)
    try:
        act(properties)
    except CommitFailedError:
        delta.update_incremental()
        if delta.version() != after or delta.history(1)[0].get(_MARK) != mark:
            raise
