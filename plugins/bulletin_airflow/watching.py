"""What `watch_coverage` needs of Airflow: which DAGs are broken, and telling of an incident."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowFailException

if TYPE_CHECKING:
    from airflow.sdk import Context

    from bulletin.ledger import BrokenDag

INCIDENT_IN_GRID = "{{ task.incident }}"


class RaiseIncidentOperator(BaseOperator):
    """
    Fail with an incident's message, so that whoever is told of failures is told of it.

    Nothing of it is a template: the message holds what a site has sent.

    Attributes:
        incident: The incident's id.
    """

    def __init__(self, *, incident: str, message: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.incident = incident
        self.message = message

    def execute(self, context: Context) -> None:  # noqa: ARG002  Airflow's signature
        raise AirflowFailException(self.message)


def broken_dags(folder: Path) -> tuple[BrokenDag, ...]:
    """The files of a folder of DAGs that cannot be imported; no task of theirs would ever fail."""
    from airflow.dag_processing.dagbag import DagBag

    from bulletin.ledger import BrokenDag

    errors = DagBag(dag_folder=str(folder)).import_errors
    return tuple(
        BrokenDag(Path(file).name, trace.strip().rpartition("\n")[2])
        for file, trace in sorted(errors.items())
    )
