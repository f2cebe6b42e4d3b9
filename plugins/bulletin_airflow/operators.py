"""
One issue at a time: the steps that Airflow maps over.

They are operators, and not functions, because more than one DAG has them, because the issue's name
stands in the grid from the first moment (`map_index_template="{{ task.issue_id }}"`), and because
they turn one of our answers, that no paper was printed, into one of Airflow's.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator, task
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException, TaskDeferred

from bulletin.errors import NotPublished
from bulletin_airflow.handover import to_xcom
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.sentences import about_articles, about_fetch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from airflow.sdk import Context

    from bulletin.pipeline import Fetched

NAME_IN_GRID = "{{ task.issue_id }}"
BETWEEN_TURNS = timedelta(seconds=15)  # an issue of eight pages takes its site 15 s and more

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

    def fetched(self, context: Context) -> Fetched:
        """
        Fetch the issue, when it is its turn at its site.

        Mapped tasks share one pool, so that a pool cannot keep a host to one of them (Airflow
        3.3 sets the pool of a mapped task before it is mapped). They take turns by leases in the
        store, which counts for all DAGs and machines; one that has to wait holds no slot.

        Raises:
            AirflowSkipException: The newspaper has no issue on that date.
            TaskDeferred: Another issue is fetched from the same host.
        """
        from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger

        from bulletin.model import IssueId
        from bulletin.pipeline import host_of, turn_at

        desk = DeskHook().get_conn()
        host = host_of(desk, IssueId(self.issue))
        with turn_at(desk, host) as is_ours:
            if is_ours:
                return fetch_or_skip(self.issue, context)
        _log.info("%s: another issue is fetched from %s; this one is next", self.issue, host)
        raise TaskDeferred(trigger=TimeDeltaTrigger(BETWEEN_TURNS), method_name="resume")

    def resume(self, context: Context, event: object = None) -> Any:  # noqa: ARG002  Airflow's
        """Try again, after another issue had its turn."""
        return self.execute(context)


class FetchIssueOperator(IssueOperator):
    """Fetch an issue's pages into the archive; skipped where the newspaper did not appear."""

    def execute(self, context: Context) -> dict[str, Any]:
        return to_xcom(self.fetched(context))


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
        key = self.fetched(context).key if self.from_step == "fetch" else self.issue
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


@task(task_id="all_have_failed", trigger_rule="all_failed")
def fail_as_all_did() -> None:
    """Turn the run red where every newspaper has failed; skipped where one has not."""
    message = "every newspaper has failed; look at the network, the store and the settings first"
    raise AirflowFailException(message)
