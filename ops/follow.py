"""
Watch dates go through the DAGs, and say each thing once.

What a run has announced is read from its task: Airflow 3.3 answers 500 to `/assets/events` as long
as a run that such an event has started is still queued.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from rest import Airflow, Run, Task
    from screen import Screen

SECONDS_BETWEEN_LOOKS = 0.4
SECONDS_UNTIL_ASKING = 10  # without news; then tasks are asked whether they are in trouble
SECONDS_OF_PATIENCE = 240  # without news; a first retry comes after 60


@dataclass(frozen=True, slots=True)
class Stage:
    """A DAG, its task that announces the date, and what has then been done."""

    dag_id: str
    task_id: str
    verb: str


CATALOGUE = "refresh_catalogue"  # the DAG for what goes out beside releases
STAGES = (
    Stage("ingest_issues", "record", "fetched"),
    Stage("segment_articles", "record", "read"),
    Stage("publish_dataset", "publish", "published"),
)


@dataclass
class Progress:
    """
    What has been seen so far, by DAG and date.

    Attributes:
        runs: The newest of each.
        announced: What a run that is over has announced; empty for nothing.
        told: Tries of tasks whose trouble has been told.
    """

    runs: dict[tuple[str, str], Run] = field(default_factory=dict)
    announced: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    told: set[Task] = field(default_factory=set)

    def is_settled(self, day: str) -> bool:
        """Whether a date's runs are over, down to the last or to one that announced nothing."""
        if any(not run.is_over for run in self.runs.values() if run.day == day):
            return False
        told = [self.announced.get((stage.dag_id, day)) for stage in STAGES]
        return {} in told or None not in told

    def release(self) -> Mapping[str, Any] | None:
        """The newest release's facts."""
        found = [facts for facts in self.announced.values() if "version" in facts]
        return max(found, key=lambda facts: str(facts["version"]), default=None)


@dataclass(frozen=True, slots=True)
class Follower:
    """
    Follows dates from their issues to a release.

    Attributes:
        store: Before the keys that are told.
        check: Raises where Airflow itself is no more.
    """

    airflow: Airflow
    screen: Screen
    store: str
    check: Callable[[], None]
    progress: Progress = field(default_factory=Progress)

    def follow(self, days: Sequence[date], since: datetime) -> Mapping[str, Any] | None:
        """
        Tell what happens to some dates until each is in a release.

        Returns:
            The newest release's facts; None where no newspaper appeared.

        Raises:
            NewsroomError: A date was not published; the message says why.
        """
        wanted = frozenset(day.isoformat() for day in days)
        last_news = time.monotonic()
        while not all(self.progress.is_settled(day) for day in wanted):
            self.check()
            quiet = time.monotonic() - last_news
            if self._look(since, wanted):
                last_news = time.monotonic()
                self._tell_news()
            elif quiet > SECONDS_OF_PATIENCE:
                break
            elif quiet > SECONDS_UNTIL_ASKING:
                self._tell_trouble()
            time.sleep(SECONDS_BETWEEN_LOOKS)
        if failures := list(self._failures(wanted)):
            raise NewsroomError("\n".join(failures))
        return self.progress.release()

    def refresh_catalogue(self) -> None:
        """
        Let the catalogue be brought up to the newest release, and wait for it.

        Raises:
            NewsroomError: It was not.
        """
        run = self.airflow.start(CATALOGUE)
        began = time.monotonic()
        while not run.is_over and time.monotonic() - began < SECONDS_OF_PATIENCE:
            self.check()
            time.sleep(SECONDS_BETWEEN_LOOKS)
            run = self.airflow.again(run)
        if run.state != "success":
            message = f"{CATALOGUE}: its run {run.run_id} is {run.state}; look at its log"
            raise NewsroomError(message)

    def _look(self, since: datetime, wanted: frozenset[str]) -> bool:
        """Whether any run has changed since the last look."""
        chain = {stage.dag_id for stage in STAGES}
        before = dict(self.progress.runs)
        for run in self.airflow.runs_since(since):
            if run.dag_id in chain and run.day in wanted:
                self.progress.runs[run.dag_id, run.day] = run
        return self.progress.runs != before

    def _tell_news(self) -> None:
        """Say what the runs that have ended since the last look have announced."""
        for stage in STAGES:
            for (dag_id, day), run in sorted(self.progress.runs.items()):
                known = (dag_id, day) in self.progress.announced
                if dag_id == stage.dag_id and run.is_over and not known:
                    counts = self.airflow.announced(run, stage.task_id)
                    self.progress.announced[dag_id, day] = counts
                    self._tell(stage, run, counts)

    def _tell(self, stage: Stage, run: Run, counts: Mapping[str, Any]) -> None:
        place = f", in {self.store}/{counts['manifest']}" if "manifest" in counts else ""
        for note in counts.get("notes", []):
            self.screen.line(run.day, stage.verb, f"{note}{place}")
        if run.state == "success" and not counts:
            self.screen.line(run.day, "nothing", "no newspaper appeared on this date")

    def _tell_trouble(self) -> None:
        """Say once of each try that failed why it did."""
        for run in self.progress.runs.values():
            for task in () if run.is_over else self.airflow.troubled_tasks(run):
                if task not in self.progress.told:
                    self.progress.told.add(task)
                    self.screen.line(run.day, "trouble", f"{task.name}: {self._reason(task)}")

    def _failures(self, wanted: frozenset[str]) -> Iterator[str]:
        """A line for each run that has failed, and one for the dates that wait in vain."""
        for run in self.progress.runs.values():
            if run.state == "failed":
                tasks = self.airflow.troubled_tasks(run)
                why = ", ".join(f"{task.name}: {self._reason(task)}" for task in tasks)
                yield f"{run.dag_id} of {run.day} failed: {why or 'Airflow gives no reason'}"
        if late := sorted(day for day in wanted if not self.progress.is_settled(day)):
            yield f"{', '.join(late)}: not published, and no news for {SECONDS_OF_PATIENCE} s"

    def _reason(self, task: Task) -> str:
        return reason(self.airflow.log_of(task))


def reason(entries: Sequence[Mapping[str, Any]]) -> str:
    """What the entries of a task's log say was the matter, in one line."""
    raised = [
        f"{detail['exc_type']}: {detail['exc_value']}"
        for entry in entries
        for detail in entry.get("error_detail") or ()
    ]
    errors = [str(entry.get("event")) for entry in entries if entry.get("level") == "error"]
    line = next(iter([*raised, *reversed(errors)]), "its log gives no reason")
    return " ".join(line.split())
