"""Time that passes only where somebody waits."""

from __future__ import annotations


class FakeClock:
    """
    A fetcher's clock.

    Attributes:
        pauses: Seconds that were waited, in order.
        tick: Seconds that pass each time somebody looks.
        left: When each host was last asked.
    """

    def __init__(self, tick: float = 0.0) -> None:
        self.pauses: list[float] = []
        self.tick = tick
        self.left: dict[str, float] = {}
        self._now = 1000.0

    def now(self) -> float:
        self._now += self.tick
        return self._now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(round(seconds, 3))
        self._now += seconds

    def chance(self) -> float:
        return 0.5
