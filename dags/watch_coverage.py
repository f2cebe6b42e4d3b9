"""
Look every hour whether what should be here is here.

The ledger of every newspaper is made anew: dates that are overdue, sites that refuse us or have
changed, newspapers that have gone stale, issue numbers that leave one out, issues of another size
than they used to have, and DAGs that cannot be imported. What is wrong is one incident for each
cause. A new one fails its own task, once, with its message and what to do; as long as the cause
lasts, the next runs are green and name it in the log of `look_around`.

`bulletin ledger` shows the same on a terminal.
"""

import logging
from pathlib import Path
from typing import Any

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import CronTriggerTimetable, dag, get_current_context, task

from bulletin_airflow.handover import from_xcom, to_xcom
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.retries import DEFAULT_ARGS
from bulletin_airflow.sentences import about_watch
from bulletin_airflow.watching import INCIDENT_IN_GRID, RaiseIncidentOperator, broken_dags

_log = logging.getLogger(__name__)


@dag(
    schedule=CronTriggerTimetable("20 * * * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "watch"],
    doc_md=__doc__,
)
def watch_coverage() -> None:
    """Look whether what should be here is here."""

    @task
    def look_around() -> Any:
        """Find what is wrong, and what of that was not there at the last look."""
        from bulletin.ledger import look

        context, desk = get_current_context(), DeskHook().get_conn()
        broken = broken_dags(Path(context["dag"].fileloc).parent)
        asked_at = context["ti"].start_date
        watch = look(desk.store, desk.running(), asked_at=asked_at, broken=broken)
        _log.info(about_watch(watch))
        return to_xcom(watch)

    @task
    def name_new(watch: Any) -> list[dict[str, str]]:
        """Name the incidents that are new."""
        return [{"incident": it["id"], "message": it["message"]} for it in watch["opened"]]

    @task(trigger_rule="all_done")
    def keep(watch: Any) -> None:
        """Keep what is open, when every new incident has been told of."""
        from bulletin.ledger import Watch, note

        for looked in from_xcom([watch], Watch):
            note(DeskHook().get_conn().store, looked)

    watch = look_around()
    told = RaiseIncidentOperator.partial(
        task_id="raise_incident", map_index_template=INCIDENT_IN_GRID
    ).expand_kwargs(name_new(watch))
    told >> keep(watch)
    told >> EmptyOperator(task_id="nothing_new_is_wrong", trigger_rule="none_failed")


watch_coverage()
