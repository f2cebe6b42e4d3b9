"""Which date a run is for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bulletin.errors import BadSetting

if TYPE_CHECKING:
    from airflow.sdk.types import DagRunProtocol


def publication_date(dag_run: DagRunProtocol) -> date:
    """
    The date of a run: its partition key.

    `dag.test()` gives its runs no partition key (Airflow 3.3); there, `{"date": "2026-03-15"}` in
    the run's conf stands in.

    Raises:
        BadSetting: There is neither, or it is no date.
    """
    key = dag_run.partition_key or (dag_run.conf or {}).get("date")
    if key is None:
        message = (
            f"run {dag_run.run_id} has no partition key, so it has no date; "
            "trigger it with one, as 2026-03-15"
        )
        raise BadSetting(message)
    return day_of(str(key), where=f"partition key of run {dag_run.run_id}")


def day_of(text: str, where: str) -> date:
    """
    Read YYYY-MM-DD, and nothing else that Python would take for a date.

    Raises:
        BadSetting: It is something else; the message begins with `where`.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        message = f"{where}: {text!r} is not a date; write it as 2026-03-15"
        raise BadSetting(message) from error
    if day.isoformat() != text:
        message = f"{where}: {text!r} is not written as {day.isoformat()}"
        raise BadSetting(message)
    return day
