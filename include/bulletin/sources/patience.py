"""When to try again: pauses that grow, a site's own wish, and an end to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

RETRIES = 3  # after the first request; together with Airflow's own retries this covers a restart
MAX_BACKOFF_S = 60.0  # seconds between two tries; a longer pause is Airflow's to make
JITTER = 0.5  # of a pause at most is added by chance


@dataclass(frozen=True, slots=True)
class Patience:
    """Tries again, never sooner than `interval` seconds."""

    interval: float

    def pause(self, tried: int, wanted: float | None, chance: float) -> float | None:
        """
        Seconds before the next try; None where there should be none.

        Args:
            tried: How many times the site was asked.
            wanted: Seconds that it asks us to wait, if it does.
            chance: From 0 to 1, how much of the jitter is added.
        """
        if tried > RETRIES or (wanted or 0.0) > MAX_BACKOFF_S:
            return None
        grown = min(self.interval * 2.0 ** (tried - 1), MAX_BACKOFF_S) * (1 + JITTER * chance)
        return max(grown, wanted or 0.0)


def seconds_wanted(after: str | None, date: str | None) -> float | None:
    """
    How long a Retry-After asks us to wait; None where it says nothing that can be understood.

    A moment is counted from the answer's own Date, because the site's clock may go wrong.
    """
    if after is None:
        return None
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", after):
        return float(after)
    try:
        wait = parsedate_to_datetime(after) - parsedate_to_datetime(date or "")
    except (TypeError, ValueError):  # no date, or one with a zone and one without
        return None
    return max(0.0, wait.total_seconds())
