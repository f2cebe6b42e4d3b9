"""
Bring what goes out beside the releases up to the newest: ten to every hour.

The page that people see first, status, feeds, descriptors and the SQLite file are made from the
newest release, and only those that are another now are written. Where they are of it already, a
run does nothing; where nothing has been published yet, it is skipped. With more than 50,000
articles the SQLite file takes minutes; `maintain_dataset` makes it then, once a day.
"""

import pendulum
from airflow.sdk import CronTriggerTimetable, dag, task

from bulletin_airflow.catalogue import refresh_or_skip
from bulletin_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=CronTriggerTimetable("50 * * * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "publish"],
    doc_md=__doc__,
)
def refresh_catalogue() -> None:
    """Bring what goes out beside the releases up to the newest."""

    @task
    def refresh() -> None:
        """Write what is another now."""
        refresh_or_skip(whole=False)

    refresh()


refresh_catalogue()
