"""
Fetch the issues of a date from every newspaper.

One run is one publication date. A site that is down is asked again later; a site that has changed
fails its own task at once and says what it found; a newspaper that has not appeared is skipped,
and `revisit_issues` asks for it again through the day. What came is announced as soon as every
newspaper has been tried. One that failed stays red and holds nobody back: the run is green, unless
all of them failed. Mend the cause, clear its `fetch` with everything downstream, and the date is
announced again with it.

For dates that are past, see *Backfill* in docs/operations.md.
"""

from collections.abc import Iterable
from typing import Any

import pendulum
from airflow.sdk import CronPartitionTimetable, dag, get_current_context, task

from bulletin_airflow.announcements import announce_issues
from bulletin_airflow.assets import RAW_ISSUES
from bulletin_airflow.days import publication_date
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.operators import NAME_IN_GRID, FetchIssueOperator, fail_as_all_did
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
        """Name the issues that should have appeared on this date, as far as it is their hour."""
        from bulletin.pipeline import issues_open

        context = get_current_context()
        day, at = publication_date(context["dag_run"]), context["ti"].start_date
        return [str(issue) for issue in issues_open(DeskHook().get_conn(), day, at)]

    @task(outlets=[RAW_ISSUES], trigger_rule="all_done")
    def record(fetched: Iterable[Any]) -> None:
        """Announce the date once, when every newspaper has been tried."""
        announce_issues(get_current_context(), fetched)

    fetch = FetchIssueOperator.partial(task_id="fetch", map_index_template=NAME_IN_GRID)
    fetched = fetch.expand(issue=list_issues())
    record(fetched.output)
    fetched >> fail_as_all_did()


ingest_issues()
