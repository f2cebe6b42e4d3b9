"""
Look after the dataset's files, every day at 03:30.

Tables whose months lie in many small files get one file a month, by a release in which no row is
another. Then what no kept release needs is taken away: the newest releases are kept, all that are
young, the last of each month, and those that were pinned by hand. Manifests and changes of all
releases stay. Last the catalogue is made, the SQLite file with it.
"""

import logging

import pendulum
from airflow.sdk import CronTriggerTimetable, Param, dag, get_current_context, task

from bulletin_airflow.catalogue import refresh_or_skip
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.retries import DEFAULT_ARGS
from bulletin_airflow.sentences import about_maintenance

_log = logging.getLogger(__name__)


@dag(
    schedule=CronTriggerTimetable("30 3 * * *", timezone="Asia/Shanghai"),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params={
        "keep_last": Param(
            30, type="integer", minimum=1, title="Releases", description="The newest, in any case"
        ),
        "keep_days": Param(
            30, type="integer", minimum=1, title="Days", description="All that are younger"
        ),
    },
    tags=["bulletin", "publish"],
    doc_md=__doc__,
)
def maintain_dataset() -> None:
    """Look after the dataset's files."""

    @task
    def maintain() -> None:
        """Put files of tables together, and take away what no kept release needs."""
        from bulletin import pipeline

        context = get_current_context()
        keep = context["params"]
        done = pipeline.maintain(
            DeskHook().get_conn(),
            at=context["ti"].start_date,
            last=keep["keep_last"],
            days=keep["keep_days"],
        )
        _log.info(about_maintenance(done))

    @task
    def refresh() -> None:
        """Bring the catalogue up to the newest release, with a SQLite file of any size."""
        refresh_or_skip(whole=True)

    maintain() >> refresh()


maintain_dataset()
