"""Time as a fetch sees it, so that a test need not wait."""

from __future__ import annotations

import random
import time
from typing import Protocol

_LEFT: dict[str, float] = {}


class Clock(Protocol):
    """What a fetch asks of time and chance."""

    @property
    def left(self) -> dict[str, float]:
        """When each host was last asked, by this clock; the next fetch keeps its distance too."""

    def now(self) -> float:
        """Seconds since some moment; only differences mean something."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""

    def chance(self) -> float:
        """A number from 0 up to 1, so that many who wait do not come back together."""


class WallClock:
    """The machine's own time."""

    @property
    def left(self) -> dict[str, float]:
        """For all that fetch in this process."""
        return _LEFT

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def chance(self) -> float:
        return random.random()
