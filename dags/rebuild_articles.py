"""
Do a stretch of dates again, from a step on.

For a newspaper whose file was mended, a better reader, or new topics. Fill in the form: a paper,
or none for all; two dates; the first step. Nothing stored is written over: another reading of an
issue becomes its newest version, and the dates go on to `publish_dataset`, which publishes what
has changed. A run takes up to 1,000 issues.

From the step `topics`, `topic_changes` tells first how many articles gain and lose each topic;
tick the box to be told that and no more.
"""

from collections.abc import Iterable
from typing import Any

import pendulum
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import PartitionedAtRuntime, dag, get_current_context, task

from bulletin_airflow.announcements import announce_articles, announce_days, tell_topic_changes
from bulletin_airflow.assets import ARTICLES
from bulletin_airflow.hooks import DeskHook
from bulletin_airflow.operators import NAME_IN_GRID, RebuildIssueOperator
from bulletin_airflow.retries import DEFAULT_ARGS
from bulletin_airflow.wishes import FORM, Step, chosen_issues, days_with_issues, wish_of


@dag(
    schedule=PartitionedAtRuntime(),
    start_date=pendulum.datetime(2000, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    params=FORM,
    tags=["bulletin", "by hand"],
    doc_md=__doc__,
)
def rebuild_articles() -> None:
    """Do a stretch of dates again."""

    @task
    def choose_issues() -> list[str]:
        """Name the issues to be done again; none where the release alone is wanted."""
        wish = wish_of(get_current_context()["params"])
        return (
            [] if wish.step is Step.PUBLISH else list(chosen_issues(DeskHook().get_conn(), wish))
        )

    @task
    def topic_changes(issues: list[str]) -> list[str]:
        """Tell what new topics change before anything is written."""
        is_of_topics = wish_of(get_current_context()["params"]).step is Step.TOPICS
        return tell_topic_changes(DeskHook().get_conn(), issues) if is_of_topics else []

    @task
    def to_be_done(issues: list[str]) -> list[str]:
        """Pass on the issues; none where somebody only wanted to be told."""
        return [] if wish_of(get_current_context()["params"]).is_preview else issues

    @task(outlets=[ARTICLES], trigger_rule="all_done")
    def record(made: Iterable[Any]) -> None:
        """Announce the dates, when every issue has been tried."""
        context = get_current_context()
        wish = wish_of(context["params"])
        if wish.step is Step.PUBLISH:
            announce_days(context, days_with_issues(DeskHook().get_conn(), wish))
        else:
            announce_articles(context, made)

    rebuild = RebuildIssueOperator.partial(
        task_id="rebuild", from_step="{{ params.from_step }}", map_index_template=NAME_IN_GRID
    )
    chosen = choose_issues()
    issues = to_be_done(chosen)
    topic_changes(chosen) >> issues
    rebuilt = rebuild.expand(issue=issues)
    record(rebuilt.output)
    rebuilt >> EmptyOperator(task_id="every_issue_was_rebuilt", trigger_rule="none_failed")


rebuild_articles()
