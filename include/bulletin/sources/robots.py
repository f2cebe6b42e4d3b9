"""What a site's robots.txt lets us read; asked once a day, as RFC 9309 allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

from bulletin.archive import Store
from bulletin.codec import from_json, in_utc, to_json
from bulletin.errors import NotInStore
from bulletin.sources.manners import AGENT
from bulletin.sources.origin import Origin

KEPT = timedelta(hours=24)  # RFC 9309, 2.4: not longer, unless the site cannot be reached
MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309 asks for at least 500 KiB


class RobotsShelf(Protocol):
    """Where the rules of hosts are kept from one fetch to the next."""

    def find(self, origin: Origin) -> str | None:
        """The text of a host's robots.txt; None where it should be asked for."""

    def keep(self, origin: Origin, text: str) -> None:
        """Keep what a host answered."""


class NoShelf:
    """Keeps nothing."""

    def find(self, origin: Origin) -> str | None:  # noqa: ARG002  as RobotsShelf has it
        return None

    def keep(self, origin: Origin, text: str) -> None:
        """Forget it."""


@dataclass(frozen=True, slots=True)
class KeptRobots:
    """A host's robots.txt; its text is empty where the host has none."""

    host: str
    asked_at: datetime
    text: str


class StoreShelf:
    """Keeps rules in the archive for a day: `index/robots/<host>-<port>.json`."""

    def __init__(self, store: Store, at: datetime) -> None:
        self._store = store
        self._at = in_utc(at)

    def find(self, origin: Origin) -> str | None:
        try:
            kept = from_json(self._store.get(_key(origin)), KeptRobots, _key(origin))
        except NotInStore:
            return None
        is_of_today = timedelta(0) <= self._at - kept.asked_at < KEPT
        return kept.text if is_of_today else None

    def keep(self, origin: Origin, text: str) -> None:
        self._store.put(_key(origin), to_json(KeptRobots(origin.host, self._at, text)))


class Rules:
    """
    The rules of every host that a fetch comes to.

    Args:
        read: Asks a host for its robots.txt.
    """

    def __init__(self, shelf: RobotsShelf, read: Callable[[Origin], str]) -> None:
        self._shelf = shelf
        self._read = read
        self._known: dict[str, Protego] = {}

    def of(self, origin: Origin) -> Protego:
        """A host's rules; they hold for each of its ports, because we ask for no more than two."""
        rules = self._known.get(origin.host)
        if rules is None:
            text = self._shelf.find(origin)
            if text is None:
                text = self._read(origin)
                self._shelf.keep(origin, text)
            rules = self._known[origin.host] = Protego.parse(text)
        return rules

    def forbids(self, origin: Origin, url: str) -> bool:
        """Whether the host forbids us this address."""
        return not self.of(origin).can_fetch(url, AGENT)


def _key(origin: Origin) -> str:
    return f"index/robots/{origin.host.replace(':', '_')}-{origin.port}.json"
