"""
What Airflow does about each of our errors.

What may pass by itself is tried again, later each time; what needs a person fails at once, however
many tries are left, and the log says why. Anything that is not ours keeps Airflow's own rule.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

from bulletin.errors import (
    BulletinError,
    CatalogError,
    DocumentError,
    ExpectationFailed,
    LayoutError,
    NotAsPublished,
    PublishingElsewhere,
    SourceBlocked,
    SourceChanged,
    SourceUnavailable,
    StoreFull,
    StoreRefused,
    StoreUnavailable,
)

_PASSING = {
    SourceUnavailable: "the site does not answer; it is asked again later",
    StoreUnavailable: "the store does not answer; it is asked again later",
    PublishingElsewhere: "another run is publishing; its turn comes first",
}

_FOR_A_PERSON = {
    SourceChanged: "the site is not as its file describes it: look at it and mend the file",
    SourceBlocked: "the site refuses us: ask the newspaper, never go round it",
    DocumentError: "the PDF cannot be read: look at it, then clear this task",
    LayoutError: "the page is unlike the newspapers we know: look at it",
    CatalogError: "a newspaper's file or a setting is wrong: mend it, then clear this task",
    ExpectationFailed: "a gate is shut: the last release stays until you look",
    NotAsPublished: "a published file was altered or lost: the last release needs a person",
    StoreRefused: "the store refuses: check its keys, bucket and permissions",
    StoreFull: "no space left: free some, then clear this task",
    BulletinError: "this does not pass by itself: a person must look",
}

RETRY_POLICY = ExceptionRetryPolicy(
    rules=[
        *(RetryRule(kind, RetryAction.RETRY, reason=why) for kind, why in _PASSING.items()),
        *(RetryRule(kind, RetryAction.FAIL, reason=why) for kind, why in _FOR_A_PERSON.items()),
    ]
)

DEFAULT_ARGS: dict[str, Any] = {
    "owner": "newsdesk",
    "retries": 3,
    "retry_policy": RETRY_POLICY,
    "retry_delay": timedelta(minutes=1),
    "retry_exponential_backoff": 4.0,  # after 1, 4 and 16 minutes: a site's restart, then a repair
    "max_retry_delay": timedelta(minutes=30),
}
