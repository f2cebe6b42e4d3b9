"""
Read the issues of a date: pages to articles, cleaned and tagged.

A run starts when `ingest_issues` announces a date, and reads everything that the archive holds
for it. An issue that cannot be read fails its own task, and the others go on to the dataset; when
it is cleared, with everything downstream, the date is announced again.
"""

from collections.abc import Iterable
from typing import Any

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import PartitionedAssetTimetable, dag, get_current_context, task

from bulletin_airflow.announcements import announce_articles
from bulletin_airflow.assets import ARTICLES, RAW_ISSUES
from bulletin_airflow.days import publication_date
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.operators import NAME_IN_GRID, MakeArticlesOperator
from bulletin_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=PartitionedAssetTimetable(assets=RAW_ISSUES),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=4,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "read"],
    doc_md=__doc__,
)
def segment_articles() -> None:
    """Read the issues of a date."""

    @task
    def list_records() -> list[str]:
        """Name the issues of this date that are in the archive, by their records' keys."""
        from bulletin.pipeline import fetched_on

        desk, day = DeskHook().get_conn(), publication_date(get_current_context()["dag_run"])
        return list(fetched_on(desk, day, desk.only))

    @task(outlets=[ARTICLES], trigger_rule="all_done")
    def record(made: Iterable[Any]) -> None:
        """Announce the date once, when every issue has been tried."""
        announce_articles(get_current_context(), made)

    make = MakeArticlesOperator.partial(task_id="make_articles", map_index_template=NAME_IN_GRID)
    made = make.expand(issue=list_records())
    record(made.output)
    made >> EmptyOperator(task_id="every_issue_was_read", trigger_rule="none_failed")


segment_articles()
