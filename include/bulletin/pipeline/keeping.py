"""What is done for the dataset between publications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bulletin.catalogue import Refreshed, refresh
from bulletin.dataset import compact, latest_release, retention
from bulletin.errors import NotPublished
from bulletin.pipeline.desk import Desk


@dataclass(frozen=True, slots=True)
class Maintained:
    """
    What was done.

    Attributes:
        release: The release of files put together; None where there were none to put together.
        files, bytes: That were taken away.
        kept: The releases that are whole, oldest first.
    """

    release: str | None
    files: int
    bytes: int
    kept: tuple[str, ...]


def refresh_catalogue(desk: Desk, *, whole: bool = True) -> Refreshed:
    """
    Bring what goes out beside the releases up to the newest.

    Args:
        whole: Whether a SQLite file that takes minutes is made anew too.

    Raises:
        NotPublished: Nothing has been published yet.
        PublishingElsewhere: Another run is at it.
    """
    if latest_release(desk.store) is None:
        message = f"{desk.store.url}: nothing has been published yet; publish a date first"
        raise NotPublished(message)
    return refresh(desk.store, whole=whole)


def maintain(
    desk: Desk, *, at: datetime, last: int = retention.LAST, days: int = retention.DAYS
) -> Maintained:
    """
    Put files of tables together, and take away what no kept release needs.

    Raises:
        PublishingElsewhere: Another run is publishing.
        NotAsPublished: The last release, or a kept one, is not as it was published.
    """
    release = compact(desk.store, at=at)
    taken = retention.take_away(desk.store, at=at, last=last, days=days)
    return Maintained(release.version if release else None, taken.files, taken.bytes, taken.kept)


def pin(desk: Desk, version: str, reason: str) -> None:
    """Keep a release for good; BadSetting where it is not whole."""
    retention.pin(desk.store, version, reason)
