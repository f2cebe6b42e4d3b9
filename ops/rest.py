"""Airflow's REST API, as much of it as following some runs takes."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import requests

from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SECONDS_TO_ANSWER = 20
ATTEMPTS = 3
PAUSES_S = (
    0.5,
    1,
    2,
    4,
    8,
)  # between tries where the database is locked; a scheduler's turn is 1 s
LOCKED = "Database error"  # what Airflow says where SQLite was busy; nothing was done then
ANNOUNCED = "announced"  # under which our tasks send what they announce
PAGE = 100  # entries in one answer; Airflow's own ceiling


@dataclass(frozen=True, slots=True)
class Run:
    """A DAG run; `day` is its partition key, empty where it has none."""

    dag_id: str
    run_id: str
    day: str
    state: str

    @property
    def is_over(self) -> bool:
        return self.state in {"success", "failed"}


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a run, with its name in the grid."""

    run: Run
    task_id: str
    map_index: int
    tries: int
    name: str


@dataclass(frozen=True, slots=True)
class TaskTime:
    """Seconds of a task that has run: from when it could run to its start, and to its end."""

    dag_id: str
    task_id: str
    waited: float
    ran: float


class Airflow:
    """A client of one Airflow on this machine."""

    def __init__(self, address: str, user: str, password: str) -> None:
        self.address = address
        self._login = {"username": user, "password": password}
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy between here and here

    def is_healthy(self, components: Iterable[str]) -> bool:
        """Whether these say so; the answer is 200 even where they do not."""
        try:
            answer = self._session.get(f"{self.address}/api/v2/monitor/health", timeout=5)
            health = answer.json()
        except (requests.RequestException, ValueError):
            return False
        names = {
            name.replace("-", "_").replace("api_server", "metadatabase") for name in components
        }
        return all(health.get(name, {}).get("status") == "healthy" for name in names)

    def warm_up(self) -> bool:
        """
        Let the api-server build what serves tasks, which takes it 3 s at the first request.

        Returns:
            Whether it answers yet.
        """
        try:
            return self._session.get(f"{self.address}/execution/health", timeout=60).ok
        except requests.RequestException:
            return False

    def log_in(self) -> None:
        """Fetch a token for all that follows."""
        answer = self._session.post(
            f"{self.address}/auth/token", json=self._login, timeout=SECONDS_TO_ANSWER
        )
        if not answer.ok:
            message = f"{self.address} refuses the admin's password ({answer.status_code})"
            raise NewsroomError(message)
        self._session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def parsed_since(self, moment: datetime) -> frozenset[str]:
        """Ids of the DAGs whose files have been read since a moment."""
        return frozenset(
            dag["dag_id"]
            for dag in self._all("/dags", "dags")
            if _moment(dag["last_parsed_time"]) >= moment
        )

    def import_errors_since(self, moment: datetime) -> tuple[str, ...]:
        """The last line of what each DAG file has raised since a moment."""
        return tuple(
            f"{error['filename']}: {error['stack_trace'].strip().splitlines()[-1]}"
            for error in self._all("/importErrors", "import_errors")
            if _moment(error["timestamp"]) >= moment
        )

    def switch_on(self, dag_id: str) -> None:
        """Let a DAG's runs start."""
        self._call("PATCH", f"/dags/{dag_id}", {"is_paused": False})

    def trigger(self, dag_id: str, day: date) -> Run:
        """Start a run for a date."""
        wish = {"logical_date": None, "partition_key": day.isoformat()}
        return _run(self._call("POST", f"/dags/{dag_id}/dagRuns", wish))

    def start(self, dag_id: str) -> Run:
        """Start a run that is for no date."""
        return _run(self._call("POST", f"/dags/{dag_id}/dagRuns", {"logical_date": None}))

    def again(self, run: Run) -> Run:
        """A run as it now stands."""
        return _run(self._call("GET", f"/dags/{run.dag_id}/dagRuns/{run.run_id}"))

    def runs_since(self, moment: datetime) -> tuple[Run, ...]:
        """Every DAG's runs that were queued at this moment or later."""
        wanted = {"run_after_gte": moment.isoformat()}
        return tuple(_run(found) for found in self._all("/dags/~/dagRuns", "dag_runs", wanted))

    def announced(self, run: Run, task_id: str) -> Mapping[str, Any]:
        """The counts that a run's task has announced; empty where it announced nothing."""
        where = f"/dags/{run.dag_id}/dagRuns/{run.run_id}/taskInstances/{task_id}"
        found = self._call("GET", f"{where}/xcomEntries", wanted={"xcom_key_pattern": ANNOUNCED})
        if not found["xcom_entries"]:
            return {}
        value = self._call("GET", f"{where}/xcomEntries/{ANNOUNCED}")["value"]
        counts: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
        return counts

    def troubled_tasks(self, run: Run) -> tuple[Task, ...]:
        """Tasks of a run that have failed or wait for another try."""
        where = f"/dags/{run.dag_id}/dagRuns/{run.run_id}/taskInstances"
        found = self._all(where, "task_instances", {"state": ["failed", "up_for_retry"]})
        return tuple(
            Task(
                run,
                task["task_id"],
                task["map_index"],
                task["try_number"],
                task["rendered_map_index"] or task["task_id"],
            )
            for task in found
        )

    def task_times(self, run: Run) -> tuple[TaskTime, ...]:
        """How long the tasks of a run that succeeded waited and ran."""
        where = f"/dags/{run.dag_id}/dagRuns/{run.run_id}/taskInstances"
        times = []
        for task in self._all(where, "task_instances", {"state": ["success"]}):
            if task["scheduled_when"] and task["start_date"]:
                marks = [_moment(task[it]) for it in ("scheduled_when", "start_date", "end_date")]
                waited, ran = marks[1] - marks[0], marks[2] - marks[1]
                seconds = waited.total_seconds(), ran.total_seconds()
                times.append(TaskTime(run.dag_id, task["task_id"], *seconds))
        return tuple(times)

    def log_of(self, task: Task) -> tuple[Mapping[str, Any], ...]:
        """The entries that a task's last try has logged."""
        where = f"/dags/{task.run.dag_id}/dagRuns/{task.run.run_id}/taskInstances/{task.task_id}"
        content = self._call(
            "GET", f"{where}/logs/{task.tries}", wanted={"map_index": task.map_index}
        )["content"]
        return tuple(entry for entry in content if isinstance(entry, dict))

    def _all(
        self, path: str, name: str, wanted: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """A whole list, page by page."""
        found: list[dict[str, Any]] = []
        while True:
            page = {**(wanted or {}), "limit": PAGE, "offset": len(found)}
            answer = self._call("GET", path, wanted=page)
            found += answer[name]
            if not answer[name] or len(found) >= answer["total_entries"]:
                return found

    def _call(
        self,
        verb: str,
        path: str,
        content: Mapping[str, Any] | None = None,
        wanted: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        answer = self._answer(verb, path, content, wanted)
        if answer.status_code == requests.codes.unauthorized:
            self.log_in()
            answer = self._answer(verb, path, content, wanted)
        for pause in PAUSES_S:
            if answer.ok or LOCKED not in answer.text:
                break
            time.sleep(pause)
            answer = self._answer(verb, path, content, wanted)
        if not answer.ok:
            message = f"Airflow answers {answer.status_code} to {verb} {path}: {answer.text[:300]}"
            raise NewsroomError(message)
        parsed: dict[str, Any] = answer.json()
        return parsed

    def _answer(
        self,
        verb: str,
        path: str,
        content: Mapping[str, Any] | None,
        wanted: Mapping[str, Any] | None,
    ) -> requests.Response:
        """One answer; asking for something is tried again, as a busy machine may be late."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._session.request(
                    verb,
                    f"{self.address}/api/v2{path}",
                    json=content,
                    params=wanted,
                    headers={"Accept": "application/json"},
                    timeout=SECONDS_TO_ANSWER,
                )
            except requests.RequestException as error:
                if verb == "POST" or attempt == ATTEMPTS:
                    message = f"Airflow at {self.address} does not answer: {error}"
                    raise NewsroomError(message) from error
                time.sleep(1)
        raise AssertionError(path)


def _run(content: Mapping[str, Any]) -> Run:
    return Run(
        content["dag_id"], content["dag_run_id"], content["partition_key"] or "", content["state"]
    )


def _moment(text: str | None) -> datetime:
    return datetime.fromisoformat(text) if text else datetime.min.replace(tzinfo=UTC)
