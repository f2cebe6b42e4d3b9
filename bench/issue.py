"""
Time a four-page issue from PDF bytes to published release, outside Airflow, on one core.

    issue.py [--rounds 9]

Each round has a fresh store in a temporary folder; start-up (imports, the lexicon) is not counted,
and the first round, which warms it all, is left out of the median. Prints a row a step.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bulletin.archive import FolderStore
from bulletin.model import IssueId
from bulletin.pipeline import Desk, fetch, make_articles, publish

ISSUE = IssueId("lanwan-2026-03-12-a")
AT = datetime(2026, 3, 12, 7, tzinfo=UTC)
STEPS = ("fetch", "articles", "publish", "all")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    times = [_round() for _ in range(rounds + 1)][1:]
    print(f"four-page issue, PDF bytes to release, one core, median of {rounds} rounds")
    print(f"{'step':10}{'median s':>10}{'fastest s':>11}")
    for step in STEPS:
        values = [row[step] for row in times]
        print(f"{step:10}{statistics.median(values):10.3f}{min(values):11.3f}")
    return 0


def _round() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(FolderStore(Path(folder)), only=(ISSUE.paper,))
        took: dict[str, float] = {}
        fetched = _timed(took, "fetch", lambda: fetch(desk, ISSUE, at=AT))
        _timed(took, "articles", lambda: make_articles(desk, fetched.key))
        _timed(took, "publish", lambda: publish(desk, ISSUE.date, at=AT))
        took["all"] = sum(took.values())
        return took


def _timed(took: dict[str, float], step: str, work: Callable[[], Any]) -> Any:
    start = time.perf_counter()
    done = work()
    took[step] = time.perf_counter() - start
    return done


if __name__ == "__main__":
    sys.exit(main())
