"""
Ask through the day for issues that are not here, or not whole.

A round every half hour. It asks for the issues of the day whose window is open, as the newspapers'
files say, until they are whole or the window closes; and once a day, when a newspaper's window has
opened, for its issues of one, three and seven days ago, whose pages may have been replaced. Only
what has come or changed is announced. What fails is red in its round and asked for in the next;
a site that refuses us or has changed is left to a person.
"""

from collections.abc import Iterable
from typing import Any

import pendulum
from airflow.sdk import CronPartitionTimetable, dag, get_current_context, task

from bulletin_airflow.announcements import announce_news
from bulletin_airflow.assets import RAW_ISSUES
from bulletin_airflow.days import publication_date
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.operators import NAME_IN_GRID, FetchIssueOperator, fail_as_all_did
from bulletin_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=CronPartitionTimetable(
        "15,45 7-23 * * *", timezone="Asia/Shanghai", key_format="%Y-%m-%d"
    ),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "ingest"],
    doc_md=__doc__,
)
def revisit_issues() -> None:
    """Ask for issues that are not here."""

    @task
    def list_issues() -> list[str]:
        """Name the issues that this round asks for."""
        from bulletin.pipeline import issues_again

        run = get_current_context()["dag_run"]
        day, at = publication_date(run), run.run_after
        return [str(issue) for issue in issues_again(DeskHook().get_conn(), day, at)]

    @task(outlets=[RAW_ISSUES], trigger_rule="all_done")
    def record(fetched: Iterable[Any]) -> None:
        """Announce the dates of issues that have come or changed, when all have been tried."""
        announce_news(get_current_context(), DeskHook().get_conn(), fetched)

    fetch = FetchIssueOperator.partial(
        task_id="fetch",
        map_index_template=NAME_IN_GRID,
        retries=0,  # the next round asks again
    )
    fetched = fetch.expand(issue=list_issues())
    record(fetched.output)
    fetched >> fail_as_all_did()


revisit_issues()
