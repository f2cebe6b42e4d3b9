"""Dates are followed until each is in a release; a scripted Airflow says how they fare."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

import follow
from follow import Follower, reason
from rest import Run, Task
from trouble import NewsroomError

SINCE = datetime(2026, 3, 15, tzinfo=UTC)
DAY = date(2026, 3, 15)
RELEASE = {"version": "r000001", "manifest": "d/releases/r000001/manifest.json", "notes": ["out"]}
DONE = {"ingest_issues": {"notes": ["in"]}, "segment_articles": {"notes": ["read"]}}


@dataclass
class ScriptedAirflow:
    """Gives one look after another, and the last one for ever."""

    looks: list[dict[str, str]]
    told: dict[str, dict]
    troubled: list[str] = field(default_factory=list)

    def runs_since(self, moment):
        assert moment == SINCE
        look = self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]
        return tuple(Run(dag, f"{dag}__1", "2026-03-15", state) for dag, state in look.items())

    def announced(self, run, task_id):
        assert task_id == ("publish" if run.dag_id == "publish_dataset" else "record")
        return self.told.get(run.dag_id, {})

    def troubled_tasks(self, run):
        return [Task(run, "fetch", 0, 1, name) for name in self.troubled]

    def log_of(self, task):
        detail = {"exc_type": "SourceChanged", "exc_value": f"{task.name}: no pages"}
        return ({"level": "error", "event": "Task failed", "error_detail": [detail]},)


@dataclass
class Notebook:
    """A screen that keeps what is shown."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def line(self, *columns):
        self.lines.append(columns)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(follow, "SECONDS_BETWEEN_LOOKS", 0.001)
    monkeypatch.setattr(follow, "SECONDS_UNTIL_ASKING", 0.02)
    monkeypatch.setattr(follow, "SECONDS_OF_PATIENCE", 0.1)


def followed(airflow, check=lambda: None):
    screen = Notebook()
    try:
        release = Follower(airflow, screen, "/store", check).follow([DAY], SINCE)
    except NewsroomError as error:
        return screen.lines, str(error)
    return screen.lines, release


def test_a_date_is_followed_from_its_issues_to_the_release():
    airflow = ScriptedAirflow(
        [
            {},
            {"ingest_issues": "running"},
            {"ingest_issues": "success", "segment_articles": "queued"},
            {"ingest_issues": "success", "segment_articles": "success"},
            {
                "ingest_issues": "success",
                "segment_articles": "success",
                "publish_dataset": "success",
            },
        ],
        DONE | {"publish_dataset": RELEASE},
    )

    assert followed(airflow) == (
        [
            ("2026-03-15", "fetched", "in"),
            ("2026-03-15", "read", "read"),
            ("2026-03-15", "published", "out, in /store/d/releases/r000001/manifest.json"),
        ],
        RELEASE,
    )


def test_a_date_without_a_newspaper_ends_there():
    assert followed(ScriptedAirflow([{"ingest_issues": "success"}], {})) == (
        [("2026-03-15", "nothing", "no newspaper appeared on this date")],
        None,
    )


def test_a_run_that_failed_is_told_with_the_reason_from_its_log():
    airflow = ScriptedAirflow([{"ingest_issues": "failed"}], {}, ["hexi-2026-03-15-a"])

    assert followed(airflow) == (
        [],
        (
            "ingest_issues of 2026-03-15 failed: "
            "hexi-2026-03-15-a: SourceChanged: hexi-2026-03-15-a: no pages"
        ),
    )


def test_one_newspaper_s_failure_is_told_when_the_others_are_published():
    states = {
        "ingest_issues": "failed",
        "segment_articles": "success",
        "publish_dataset": "success",
    }
    airflow = ScriptedAirflow([states], DONE | {"publish_dataset": RELEASE}, ["hexi"])
    lines, failure = followed(airflow)

    assert [verb for _, verb, _ in lines] == ["fetched", "read", "published"]
    assert failure.startswith("ingest_issues of 2026-03-15 failed: hexi: SourceChanged")


def test_a_try_that_failed_is_told_once_while_the_next_is_awaited():
    airflow = ScriptedAirflow([{"ingest_issues": "running"}], {}, ["hexi"])

    assert followed(airflow) == (
        [("2026-03-15", "trouble", "hexi: SourceChanged: hexi: no pages")],
        "2026-03-15: not published, and no news for 0.1 s",
    )


def test_an_airflow_that_is_no_more_is_not_waited_for():
    def ended():
        raise NewsroomError("Airflow's scheduler ended")

    airflow = ScriptedAirflow([{"ingest_issues": "running"}], {})

    assert followed(airflow, ended) == ([], "Airflow's scheduler ended")


def test_a_log_without_an_exception_gives_its_last_error():
    entries = [{"level": "error", "event": "first"}, {"level": "error", "event": "killed\nby 9"}]

    assert reason(entries) == "killed by 9"
    assert reason([]) == "its log gives no reason"


@dataclass
class CatalogueAirflow:
    """Runs the DAG for the catalogue; each look gives its next state, and the last for ever."""

    states: list[str]

    def start(self, dag_id):
        return Run(dag_id, "catalogue__1", "", "queued")

    def again(self, run):
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        return Run(run.dag_id, run.run_id, run.day, state)


def test_the_catalogue_is_waited_for():
    airflow = CatalogueAirflow(["queued", "running", "success"])

    Follower(airflow, Notebook(), "/store", lambda: None).refresh_catalogue()

    assert airflow.states == ["success"]


@pytest.mark.parametrize("state", ["failed", "running"])
def test_a_catalogue_that_is_not_made_is_said(state):
    follower = Follower(CatalogueAirflow([state]), Notebook(), "/store", lambda: None)

    with pytest.raises(NewsroomError, match=f"refresh_catalogue: its run catalogue__1 is {state}"):
        follower.refresh_catalogue()
