"""One fetch at a time at a site, from however many machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from bulletin.archive import Rack
from bulletin.catalog import Site
from bulletin.model import IssueId
from bulletin.pipeline.desk import Desk

STALE_AFTER_S = 2700.0  # a fetch leaves its site after half an hour; what is silent longer is gone


def host_of(desk: Desk, issue: IssueId) -> str | None:
    """The host that an issue is fetched from; None where it comes from a folder or a bucket."""
    platform = desk.newspaper(issue.paper).platform_on(issue.date)
    return urlsplit(platform.base).hostname if isinstance(platform, Site) else None


@contextmanager
def turn_at(desk: Desk, host: str | None) -> Iterator[bool]:
    """
    Be the only one that fetches from a host; False, and nobody waits, where another does.

    The pause between two requests is kept within a process. Newspapers of one publisher share a
    host, and their issues are fetched by processes, so these take turns by leases in the store.
    """
    if host is None:
        yield True
        return
    mine = Rack(desk.store, f"turns/{host}", STALE_AFTER_S).take(0.0)
    try:
        yield mine is not None
    finally:
        if mine is not None:
            mine.give_back()
