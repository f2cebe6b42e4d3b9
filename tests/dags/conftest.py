"""DAGs as Airflow reads them, and one way to run them without a scheduler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from airflow_for_tests import DAGS, prepare

prepare()

# What follows reads the configuration.
from airflow.dag_processing.dagbag import DagBag  # noqa: E402
from airflow.models.asset import AssetEvent, AssetModel  # noqa: E402
from airflow.utils import db  # noqa: E402
from airflow.utils.session import create_session  # noqa: E402
from sqlalchemy import select  # noqa: E402


@dataclass(frozen=True)
class Ended:
    """How a run ended: its state, its tasks' states, and what it announced, by asset and date."""

    state: str
    tasks: dict[str, str]
    announced: dict[tuple[str, str], dict]


@pytest.fixture(scope="session")
def dagbag():
    return DagBag(dag_folder=str(DAGS))


@pytest.fixture(scope="session")
def _database():
    db.initdb()


@pytest.fixture(scope="session")
def _dags_to_run():
    """Of its own, as a run changes how often its tasks are tried."""
    return DagBag(dag_folder=str(DAGS)).dags


@pytest.fixture
def run(_dags_to_run, _database):
    """
    Run a DAG in this process; `conf` stands in for the form, or for the partition key.

    `hour` is when its timetable would have started it.
    """

    def run_dag(dag_id: str, *, hour: datetime | None = None, **conf: str) -> Ended:
        dag = _dags_to_run[dag_id]
        for task in dag.tasks:  # retry delays are really waited for
            if task.is_mapped:
                task.partial_kwargs["retries"] = 0
            else:
                task.retries = 0
        run = dag.test(run_after=hour, run_conf=conf)
        with create_session() as session:
            found = session.execute(
                select(AssetModel.name, AssetEvent.partition_key, AssetEvent.extra)
                .join(AssetModel, AssetModel.id == AssetEvent.asset_id)
                .where(AssetEvent.source_run_id == run.run_id)
            ).all()
        return Ended(
            str(run.state),
            {_name(task): str(task.state) for task in run.get_task_instances()},
            {(name, day): extra for name, day, extra in found},
        )

    return run_dag


def _name(task) -> str:
    return f"{task.task_id} {task.rendered_map_index}" if task.map_index >= 0 else task.task_id
