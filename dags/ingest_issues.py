"""
Fetch the issues of a date from every newspaper.

One run is one publication date. A site that is down is asked again later; a site that has changed
fails its own task at once and says what it found; a newspaper that did not appear is skipped. What
came is announced as soon as every newspaper has been tried, so that one that failed holds nobody
back. It stays red: mend the cause, clear its `fetch` with everything downstream, and the date is
announced again with it.

For dates that are past, see *Backfill* in docs/operations.md.
"""

from collections.abc import Iterable
from typing import Any

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import CronPartitionTimetable, dag, get_current_context, task

from bulletin_airflow.announcements import announce_issues
from bulletin_airflow.assets import RAW_ISSUES
from bulletin_airflow.days import publication_date
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.operators import NAME_IN_GRID, FetchIssueOperator
from bulletin_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=CronPartitionTimetable("0 7 * * *", timezone="Asia/Shanghai", key_format="%Y-%m-%d"),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=4,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "ingest"],
    doc_md=__doc__,
)
def ingest_issues() -> None:
    """Fetch the issues of a date."""

    @task
    def list_issues() -> list[str]:
        """Name the issues that should have appeared on this date."""
        from bulletin.pipeline import issues_on

        day = publication_date(get_current_context()["dag_run"])
        return [str(issue) for issue in issues_on(DeskHook().get_conn(), day)]

    @task(outlets=[RAW_ISSUES], trigger_rule="all_done")
    def record(fetched: Iterable[Any]) -> None:
        """Announce the date once, when every newspaper has been tried."""
        announce_issues(get_current_context(), fetched)

    fetch = FetchIssueOperator.partial(task_id="fetch", map_index_template=NAME_IN_GRID)
    fetched = fetch.expand(issue=list_issues())
    record(fetched.output)
    fetched >> EmptyOperator(task_id="every_paper_came", trigger_rule="none_failed")


ingest_issues()
