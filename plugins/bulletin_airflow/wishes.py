"""What somebody has asked to be done again: the form of `rebuild_articles`, checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from airflow.sdk import Param

from bulletin.errors import BadSetting
from bulletin_airflow.days import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bulletin.pipeline import Desk

MAX_ISSUES = 1000  # Airflow maps at most 1,024 tasks, and queues 1,000 partitions at a time


class Step(StrEnum):
    """Where to begin; every later step follows."""

    FETCH = "fetch"
    LAYOUT = "layout"
    TOPICS = "topics"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Wish:
    """
    A paper, or all where None; a range of dates, both ends included; the first step.

    Attributes:
        is_preview: Only tell what new topics would change, and do nothing.
    """

    paper: str | None
    first: date
    last: date
    step: Step
    is_preview: bool = False

    @property
    def days(self) -> Iterator[date]:
        count = (self.last - self.first).days + 1
        return (self.first + timedelta(days=number) for number in range(count))


FORM = {
    "paper": Param(
        "",
        type="string",
        pattern="^([a-z][a-z0-9]{0,29})?$",
        title="Paper",
        description="Code of the newspaper, as its file is named; empty for all.",
        section="Which issues",
    ),
    "first": Param(
        None,
        type="string",
        format="date",
        title="From date",
        description="First date of publication.",
        section="Which issues",
    ),
    "last": Param(
        None,
        type="string",
        format="date",
        title="To date",
        description="Last date of publication; this one is included.",
        section="Which issues",
    ),
    "from_step": Param(
        Step.LAYOUT.value,
        type="string",
        enum=[step.value for step in Step],
        title="From step",
        description="fetch asks the site again; layout reads the stored pages again; topics tags "
        "the stored articles again; publish only makes the release. Later steps follow.",
        section="What to do",
    ),
    "preview": Param(
        default=False,
        type="boolean",
        title="Only tell what topics would change",
        description="With topics: the task `topic_changes` tells how many articles would gain and "
        "lose each topic, and nothing is written or published.",
        section="What to do",
    ),
}


def wish_of(params: Mapping[str, Any]) -> Wish:
    """
    The form as it was filled in.

    Raises:
        BadSetting: The dates are the wrong way round, or one is none; or a preview is asked for of
            a step other than topics.
    """
    first = day_of(params["first"], where="From date")
    last = day_of(params["last"], where="To date")
    if first > last:
        message = f"from {first} to {last}: the first date is after the last; change them over"
        raise BadSetting(message)
    step, is_preview = Step(params["from_step"]), bool(params.get("preview"))
    if is_preview and step is not Step.TOPICS:
        message = f"from {step}: only topics can be looked at beforehand; choose topics, or do it"
        raise BadSetting(message)
    return Wish(params["paper"] or None, first, last, step, is_preview)


def chosen_issues(desk: Desk, wish: Wish) -> tuple[str, ...]:
    """
    What a wish is about: ids of issues to fetch, or keys of records that are in the archive.

    Raises:
        BadSetting: They are more than one run can hold.
        UnknownPaper: Nobody has described that newspaper.
    """
    from bulletin.catalog import newspaper
    from bulletin.pipeline import fetched_on, issues_on

    only = (wish.paper,) if wish.paper else desk.only
    for code in only:
        newspaper(code, desk.papers)
    if wish.step is Step.FETCH:
        narrow = replace(desk, only=only)
        found = [str(issue) for day in wish.days for issue in issues_on(narrow, day)]
    else:
        found = [key for day in wish.days for key in fetched_on(desk, day, only)]
    if len(found) > MAX_ISSUES:
        message = (
            f"{wish.first} to {wish.last}: {len(found):,} issues; a run takes {MAX_ISSUES:,}, "
            "so cut the dates into several runs"
        )
        raise BadSetting(message)
    return tuple(found)


def days_with_issues(desk: Desk, wish: Wish) -> tuple[date, ...]:
    """The dates of a wish that have issues in the archive."""
    from bulletin.pipeline import fetched_on

    only = (wish.paper,) if wish.paper else desk.only
    return tuple(day for day in wish.days if fetched_on(desk, day, only))
