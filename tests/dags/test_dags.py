"""What holds for every DAG file, and the shape of each."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from airflow.serialization.serialized_objects import DagSerialization

from airflow_for_tests import DAGS, ROOT
from bulletin.pipeline.rounds import FIRST_ROUND, ROUND
from bulletin_airflow.retries import RETRY_POLICY

FILES = sorted(DAGS.glob("*.py"))

EDGES = {
    "ingest_issues": {
        ("list_issues", "fetch"),
        ("fetch", "record"),
        ("fetch", "all_have_failed"),
    },
    "revisit_issues": {
        ("list_issues", "fetch"),
        ("fetch", "record"),
        ("fetch", "all_have_failed"),
    },
    "segment_articles": {
        ("list_records", "make_articles"),
        ("make_articles", "record"),
        ("make_articles", "every_issue_was_read"),
    },
    "publish_dataset": set(),
    "refresh_catalogue": set(),
    "maintain_dataset": {("maintain", "refresh")},
    "rebuild_articles": {
        ("choose_issues", "topic_changes"),
        ("choose_issues", "to_be_done"),
        ("topic_changes", "to_be_done"),
        ("to_be_done", "rebuild"),
        ("rebuild", "record"),
        ("rebuild", "every_issue_was_rebuilt"),
    },
    "watch_coverage": {
        ("look_around", "name_new"),
        ("look_around", "keep"),
        ("name_new", "raise_incident"),
        ("raise_incident", "keep"),
        ("raise_incident", "nothing_new_is_wrong"),
    },
}
OURS = sorted(EDGES)
PRODUCERS = {
    "raw_issues": {"ingest_issues.record", "revisit_issues.record"},
    "articles": {"segment_articles.record", "rebuild_articles.record"},
    "dataset_release": {"publish_dataset.publish"},
}
NOT_AGAIN = {("revisit_issues", "fetch")}  # the next round does
STARTS = {"segment_articles": "raw_issues", "publish_dataset": "articles"}

HEAVY = ("pypdfium2", "pypdf", "numpy", "pandas", "pyarrow", "deltalake", "boto3", "requests")


def test_every_file_is_imported_without_complaint(dagbag):
    assert dagbag.import_errors == {}


def test_a_dag_is_called_as_its_file_is(dagbag):
    assert {dag.dag_id: dag.fileloc for dag in dagbag.dags.values()} == {
        path.stem: str(path) for path in FILES
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_in_a_second_and_brings_no_library_for_pages_or_tables(path):
    """Seconds of this process's own work, so that a busy machine does not count."""
    program = (
        "import sys, time, runpy; import airflow.sdk; began = time.process_time()\n"
        f"runpy.run_path({str(path)!r})\n"
        f"print(time.process_time() - began, *(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((*sys.path, str(ROOT / "plugins")))},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, *heavy = done.stdout.splitlines()[-1].split()

    assert heavy == []
    assert float(seconds) < 1.0


@pytest.mark.parametrize("dag_id", OURS)
def test_a_dag_says_what_it_does_and_whose_it_is(dagbag, dag_id):
    dag = dagbag.dags[dag_id]

    assert dag.doc_md.strip()
    assert "bulletin" in dag.tags
    assert not dag.catchup
    assert {task.owner for task in dag.tasks} == {"newsdesk"}


@pytest.mark.parametrize("dag_id", OURS)
def test_a_task_is_tried_again_by_the_rules_of_our_errors(dagbag, dag_id):
    for task in dagbag.dags[dag_id].tasks:
        assert task.retries == (0 if (dag_id, task.task_id) in NOT_AGAIN else 3)
        assert task.has_retry_policy
        assert (
            task.partial_kwargs["retry_policy"] if task.is_mapped else task.retry_policy
        ) is RETRY_POLICY


@pytest.mark.parametrize("dag_id", OURS)
def test_the_tasks_stand_in_this_order(dagbag, dag_id):
    tasks = dagbag.dags[dag_id].tasks

    assert {(task.task_id, below) for task in tasks for below in task.downstream_task_ids} == (
        EDGES[dag_id]
    )


def test_an_asset_is_announced_by_these_tasks_alone(dagbag):
    found: dict[str, set[str]] = {}
    for dag in dagbag.dags.values():
        for task in dag.tasks:
            for asset in task.outlets or ():
                found.setdefault(asset.name, set()).add(f"{dag.dag_id}.{task.task_id}")

    assert found == PRODUCERS


@pytest.mark.parametrize(("dag_id", "asset"), STARTS.items())
def test_an_asset_starts_the_next_dag(dagbag, dag_id, asset):
    assert dagbag.dags[dag_id].timetable.asset_condition.name == asset


def test_a_run_of_the_timetable_is_for_the_day_in_shanghai(dagbag):
    """At seven in the morning, when the e-papers are out."""
    timetable = dagbag.dags["ingest_issues"].timetable

    assert (timetable.expression, str(timetable.timezone), timetable.key_format) == (
        "0 7 * * *",
        "Asia/Shanghai",
        "%Y-%m-%d",
    )


def test_rounds_go_on_through_the_day_half_an_hour_apart(dagbag):
    written = DagSerialization.to_dict(dagbag.dags["revisit_issues"])
    timetable = DagSerialization.from_dict(written).timetable
    hour = datetime.combine(date(2026, 3, 12), FIRST_ROUND, ZoneInfo("Asia/Shanghai"))
    infos = list(
        timetable.iter_partition_dagrun_infos(
            earliest=datetime(2026, 3, 12, tzinfo=UTC),
            latest=datetime(2026, 3, 12, 23, 59, tzinfo=UTC),
        )
    )

    ticks = [info.run_after for info in infos]
    assert ticks[0] == hour
    assert {(later - earlier).total_seconds() for earlier, later in pairwise(ticks)} == {
        ROUND.total_seconds()
    }
    assert {info.partition_key for info in infos} == {"2026-03-12"}
    assert len(ticks) == 34


def test_one_run_publishes_at_a_time(dagbag):
    assert dagbag.dags["publish_dataset"].max_active_runs == 1


@pytest.mark.parametrize("dag_id", OURS)
def test_a_dag_survives_its_way_through_the_database(dagbag, dag_id):
    written = DagSerialization.to_dict(dagbag.dags[dag_id])

    assert sorted(DagSerialization.from_dict(written).task_ids) == sorted(
        dagbag.dags[dag_id].task_ids
    )
