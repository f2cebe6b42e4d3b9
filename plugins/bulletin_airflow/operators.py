"""
One issue at a time: the steps that Airflow maps over.

They are operators, and not functions, because more than one DAG has them, because the issue's name
stands in the grid from the first moment (`map_index_template="{{ task.issue_id }}"`), and because
they turn one of our answers, that no paper was printed, into one of Airflow's.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowSkipException

from bulletin.errors import NotPublished
from bulletin_airflow.handover import to_xcom
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.sentences import about_articles, about_fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.sdk import Context

    from bulletin.pipeline import Fetched

NAME_IN_GRID = "{{ task.issue_id }}"

_log = logging.getLogger(__name__)


class IssueOperator(BaseOperator):
    """
    A step for one issue.

    Attributes:
        issue: The issue's id, or the key of its record in the archive.
    """

    template_fields: Sequence[str] = ("issue",)

    def __init__(self, *, issue: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.issue = issue

    @property
    def issue_id(self) -> str:
        """`lanwan-2026-03-15-a`, also for `raw/lanwan/2026-03-15-a/issue/0001.json`."""
        if "/" not in self.issue:
            return self.issue
        _, paper, dated, *_ = self.issue.split("/")
        return f"{paper}-{dated}"


class FetchIssueOperator(IssueOperator):
    """Fetch an issue's pages into the archive; skipped where the newspaper did not appear."""

    def execute(self, context: Context) -> dict[str, Any]:
        fetched = fetch_or_skip(self.issue, context)
        return to_xcom(fetched)


class MakeArticlesOperator(IssueOperator):
    """Read an issue's pages, and write its articles, cleaned and tagged."""

    def execute(self, context: Context) -> dict[str, Any]:  # noqa: ARG002  Airflow's signature
        from bulletin.pipeline import make_articles

        made = make_articles(DeskHook().get_conn(), self.issue)
        _log.info(about_articles(made))
        return to_xcom(made)


class RebuildIssueOperator(IssueOperator):
    """
    Take an issue again through every step from one on.

    Attributes:
        from_step: fetch, layout or topics.
    """

    template_fields = ("issue", "from_step")

    def __init__(self, *, from_step: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.from_step = from_step

    def execute(self, context: Context) -> dict[str, Any]:
        from bulletin.pipeline import make_articles, retag

        desk = DeskHook().get_conn()
        key = fetch_or_skip(self.issue, context).key if self.from_step == "fetch" else self.issue
        made = retag(desk, key) if self.from_step == "topics" else make_articles(desk, key)
        _log.info(about_articles(made))
        return to_xcom(made)


def fetch_or_skip(issue: str, context: Context) -> Fetched:
    """
    Fetch an issue, dated with the start of this try.

    Raises:
        AirflowSkipException: The newspaper has no issue on that date.
    """
    from bulletin.model import IssueId
    from bulletin.pipeline import fetch

    try:
        fetched = fetch(DeskHook().get_conn(), IssueId(issue), at=context["ti"].start_date)
    except NotPublished as absence:
        raise AirflowSkipException(str(absence)) from absence
    _log.info(about_fetch(fetched))
    return fetched
