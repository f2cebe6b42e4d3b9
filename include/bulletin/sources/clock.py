"""Time as a fetch sees it, so that a test need not wait."""

from __future__ import annotations

import random
import time
from typing import Protocol


class Clock(Protocol):
    """What a fetch asks of time and chance."""

    def now(self) -> float:
        """Seconds since some moment; only differences mean something."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""

    def chance(self) -> float:
        """A number from 0 up to 1, so that many who wait do not come back together."""


class WallClock:
    """The machine's own time."""

    def now(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def chance(self) -> float:
        return random.random()
