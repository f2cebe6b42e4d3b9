"""
Publish the articles of a date: checks, tables, a dated release, exports.

A run starts when a date's articles are announced. One run publishes at a time. A newspaper that a
gate refuses fails the run at once, and what stands of it stays; the others of the date are
published first. `bulletin release --why` says why. What is published already is not published
again.
"""

import pendulum
from airflow.sdk import PartitionedAssetTimetable, dag, get_current_context, task

from bulletin_airflow.announcements import announce_release
from bulletin_airflow.assets import ARTICLES, DATASET_RELEASE
from bulletin_airflow.days import publication_date
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.retries import DEFAULT_ARGS


@dag(
    schedule=PartitionedAssetTimetable(assets=ARTICLES),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    tags=["bulletin", "publish"],
    doc_md=__doc__,
)
def publish_dataset() -> None:
    """Publish the articles of a date."""

    @task(outlets=[DATASET_RELEASE])
    def publish() -> None:
        """Publish the date, and announce the release that holds it."""
        from bulletin import pipeline

        context = get_current_context()
        day = publication_date(context["dag_run"])
        published = pipeline.publish(DeskHook().get_conn(), day, at=context["ti"].start_date)
        announce_release(context, day, published)

    publish()


publish_dataset()
