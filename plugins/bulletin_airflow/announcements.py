"""What a DAG says at its end: an event on its asset, with the counts and a sentence an issue."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from airflow.sdk.exceptions import AirflowSkipException

from bulletin_airflow.assets import ARTICLES, DATASET_RELEASE, RAW_ISSUES, announce
from bulletin_airflow.handover import from_xcom, to_xcom
from bulletin_airflow.sentences import (
    about_articles,
    about_change,
    about_fetch,
    about_release,
    count,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from airflow.sdk import Context

    from bulletin.pipeline import Desk, Fetched, Published

_log = logging.getLogger(__name__)

_WARNINGS = 20  # on an event; all are in the log and in the release's gates.json


def announce_issues(context: Context, values: Iterable[Any]) -> None:
    """
    Announce the dates of issues that were fetched; `values` are what `fetch` tasks have sent.

    Raises:
        AirflowSkipException: None was fetched, so that there is nothing to announce.
    """
    from bulletin.pipeline import Fetched

    fetched = from_xcom(values, Fetched)
    if not fetched:
        message = "no issue was fetched; nothing is announced"
        raise AirflowSkipException(message)
    _announce_issues(context, fetched)


def announce_news(context: Context, desk: Desk, values: Iterable[Any]) -> None:
    """
    The same for those issues alone that have changed since their articles were made.

    Raises:
        AirflowSkipException: None has.
    """
    from bulletin.pipeline import Fetched, unread

    fetched = unread(desk, from_xcom(values, Fetched))
    if not fetched:
        message = "no issue has come or changed; nothing is announced"
        raise AirflowSkipException(message)
    _announce_issues(context, fetched)


def _announce_issues(context: Context, fetched: Sequence[Fetched]) -> None:
    pages = sum(each.pages for each in fetched)
    counts = {
        "issues": len(fetched),
        "pages": pages,
        "new_pages": sum(each.new_pages for each in fetched),
        "findings": sum(each.findings for each in fetched),
        "notes": [about_fetch(each) for each in fetched],
    }
    announce(context, RAW_ISSUES, (each.issue.date for each in fetched), counts)
    _log.info("%s fetched, %s", count(len(fetched), "issue"), count(pages, "page"))


def announce_articles(context: Context, values: Iterable[Any]) -> None:
    """
    Announce the dates of issues that were read; `values` are what the mapped tasks have sent.

    Raises:
        AirflowSkipException: None was read, so that there is nothing to announce.
    """
    from bulletin.pipeline import Made

    made = from_xcom(values, Made)
    if not made:
        message = "no issue was read; nothing is announced"
        raise AirflowSkipException(message)
    articles = sum(each.articles for each in made)
    counts = {
        "issues": len(made),
        "pages": sum(each.pages for each in made),
        "articles": articles,
        "tags": sum(each.tags for each in made),
        "findings": sum(each.findings for each in made),
        "held": [str(each.issue) for each in made if each.held],
        "notes": [about_articles(each) for each in made],
    }
    announce(context, ARTICLES, (each.issue.date for each in made), counts)
    _log.info("%s read, %s", count(len(made), "issue"), count(articles, "article"))


def announce_release(context: Context, day: date, published: Published) -> None:
    """Announce the release that now holds a date."""
    warnings = published.warnings
    notes = [about_release(published), *warnings[:_WARNINGS]]
    counts = to_xcom(published) | {"warnings": len(warnings), "notes": notes}
    announce(context, DATASET_RELEASE, [day], counts)
    _log.info("%s: %s", day, about_release(published))
    for warning in published.warnings:
        _log.warning("%s", warning)


def tell_topic_changes(desk: Desk, keys: Sequence[str]) -> list[str]:
    """Say by topic what the topics of today change in stored issues, a sentence each."""
    from bulletin.pipeline import by_topic, tag_changes

    changes = by_topic(change for key in keys for change in tag_changes(desk, key))
    told = [about_change(change) for change in changes]
    _log.info("\n".join(told) or "no article gains or loses a topic")
    return told


def announce_days(context: Context, days: Sequence[date]) -> None:
    """
    Announce dates whose stored articles are to be published as they are.

    Raises:
        AirflowSkipException: The archive has no issue of any of them.
    """
    if not days:
        message = "the archive has no issue of these dates; nothing is announced"
        raise AirflowSkipException(message)
    announce(context, ARTICLES, days, {"notes": [f"{count(len(days), 'date')} as stored"]})
    _log.info("%s handed to publish_dataset", count(len(days), "date"))
