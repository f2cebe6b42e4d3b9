"""The task that brings the catalogue up to the newest release, for the DAGs that do."""

from __future__ import annotations

import logging

from airflow.sdk.exceptions import AirflowSkipException

from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.sentences import about_catalogue

_log = logging.getLogger(__name__)


def refresh_or_skip(*, whole: bool) -> None:
    """
    Write what is another now, and say so in the log.

    Args:
        whole: Whether a SQLite file that takes minutes is made anew too.

    Raises:
        AirflowSkipException: Nothing has been published yet.
    """
    from bulletin import pipeline
    from bulletin.errors import NotPublished

    try:
        done = pipeline.refresh_catalogue(DeskHook().get_conn(), whole=whole)
    except NotPublished as absence:
        raise AirflowSkipException(str(absence)) from absence
    _log.info(about_catalogue(done))
