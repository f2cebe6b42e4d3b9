"""The joints between the DAGs; one partition of each is one publication date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

RAW_ISSUES = Asset(
    name="raw_issues",
    uri="x-bulletin://raw_issues",
    extra={"holds": "The page PDFs of a date's issues, as fetched, each with its receipt."},
)
ARTICLES = Asset(
    name="articles",
    uri="x-bulletin://articles",
    extra={"holds": "What was read from a date's issues: articles, cleaned and tagged."},
)
DATASET_RELEASE = Asset(
    name="dataset_release",
    uri="x-bulletin://dataset_release",
    extra={"holds": "A dated publication of the dataset, for analysts to pull."},
)


def announce(
    context: Mapping[str, Any], asset: Asset, days: Iterable[date], counts: dict[str, Any]
) -> None:
    """
    Say that these dates of an asset are there; one event a date, when the task has succeeded.

    The key is given even where the run has the same one: a run under `dag.test()` has none. The
    counts go to XCom as well, where they can be read at once: Airflow 3.3 answers 500 to
    `/assets/events` as long as a run that such an event has started is queued.
    """
    context["ti"].xcom_push(key="announced", value=counts)
    event = context["outlet_events"][asset]
    event.extra = counts
    event.add_partitions(sorted({day.isoformat() for day in days}))
