"""
Time issues through a real Airflow: from trigger to release, and what Airflow adds to a task.

    through_airflow.py [--dates 20]

Starts an Airflow of its own (SQLite, LocalExecutor, four slots) in a temporary folder with a small
newspaper of four pages a date, sends one date through it, then the others at once, and prints two
tables. A task waits for a slot and its process, then runs; its work is the same step called in one
process, and what it runs beyond that is overhead.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "ops"), str(ROOT / "tests")]

import airflow_home
import local_airflow
import ports
from bulletin.archive import FolderStore
from bulletin.pipeline import Desk, fetch, issues_on, make_articles, publish
from errand import environment_of, errand_of
from follow import STAGES, Follower
from newsroom import wait_for_dags
from rest import Airflow, TaskTime
from screen import Screen
from smallpaper import newspaper

FIRST = date(2026, 3, 12)
STEPS = (
    ("ingest_issues", "fetch"),
    ("segment_articles", "make_articles"),
    ("publish_dataset", "publish"),
)


class _Silent(Screen):
    """Tells nothing of the dates that go through."""

    def line(self, day: str, verb: str, text: str) -> None:
        """Leave it out."""


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--dates", type=int, default=20)
    count = parser.parse_args().dates
    with tempfile.TemporaryDirectory() as folder:
        days = _days(count + 1)
        desk = newspaper(Path(folder), *days, pages=4)
        took, times = _through(Path(folder), days)
        alone = _alone(replace(desk, store=FolderStore(Path(folder) / "alone")), days)
    print(f"{'dates':>6}{'trigger to release s':>22}{'s a date':>10}")
    for dates, seconds in took:
        print(f"{dates:>6}{seconds:>22.1f}{seconds / dates:>10.2f}")
    print(
        f"\n{'task':32}{'runs':>5}{'waits s':>9}{'runs s':>8}{'its work s':>12}{'overhead s':>12}"
    )
    for dag_id, task_id in STEPS:
        own = [time for time in times if (time.dag_id, time.task_id) == (dag_id, task_id)]
        waited = statistics.median(time.waited for time in own)
        ran = statistics.median(time.ran for time in own)
        work = statistics.median(alone[task_id])
        name = f"{dag_id}.{task_id}"
        print(f"{name:32}{len(own):>5}{waited:>9.2f}{ran:>8.2f}{work:>12.2f}{ran - work:>12.2f}")
    return 0


def _days(count: int) -> list[date]:
    """Thursdays and Sundays, when the small newspaper appears."""
    every = (FIRST + timedelta(days=n) for n in range(7 * count))
    return [day for day in every if day.weekday() in {3, 6}][:count]


def _through(folder: Path, days: Sequence[date]) -> tuple[list[tuple[int, float]], list[TaskTime]]:
    words = ["run", "--paper", "hexi", "--papers", str(folder / "papers"), "--home",
             str(folder / "airflow"), "--store", str(folder / "store")]  # fmt: skip
    errand, port = errand_of(words), ports.free_port()
    env, since = environment_of(errand, os.environ), datetime.now(UTC)
    airflow_home.configure(errand.home, port)
    airflow_home.migrate(errand.home, env)
    names = [name for name in local_airflow.COMPONENTS if name != "triggerer"]
    with local_airflow.running(errand.home, env, names) as components:
        airflow = Airflow(
            f"http://127.0.0.1:{port}", "admin", airflow_home.admin_password(errand.home)
        )
        wait_for_dags(airflow, since, components)
        follower = Follower(
            airflow, _Silent(), errand.store, lambda: local_airflow.check_alive(components)
        )
        took = []
        for batch in (days[:1], days[1:]):
            start = time.monotonic()
            for day in batch:
                airflow.trigger(STAGES[0].dag_id, day)
            follower.follow(batch, since)
            took.append((len(batch), time.monotonic() - start))
        times = [task for run in airflow.runs_since(since) for task in airflow.task_times(run)]
    return took, times


def _alone(desk: Desk, days: Sequence[date]) -> dict[str, list[float]]:
    """The same steps in this process; the first date warms them up."""
    took: dict[str, list[float]] = {"fetch": [], "make_articles": [], "publish": []}
    at = datetime(2026, 7, 1, tzinfo=UTC)
    for day in days:
        for issue in issues_on(desk, day):
            marks = [time.perf_counter()]
            key = fetch(desk, issue, at=at).key
            marks.append(time.perf_counter())
            make_articles(desk, key)
            marks.append(time.perf_counter())
            publish(desk, day, at=at)
            marks.append(time.perf_counter())
            for step, (a, b) in zip(took, pairwise(marks), strict=True):
                took[step].append(b - a)
    return {step: values[1:] for step, values in took.items()}


if __name__ == "__main__":
    sys.exit(main())
