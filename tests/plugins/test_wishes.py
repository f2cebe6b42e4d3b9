"""The form of `rebuild_articles`."""

from datetime import UTC, date, datetime, timedelta

import pytest
from airflow.sdk.exceptions import ParamValidationError

from bulletin.errors import BadSetting, UnknownPaper
from bulletin.model import IssueId
from bulletin.pipeline import fetch
from bulletin_airflow import wishes
from bulletin_airflow.wishes import FORM, Step, Wish, chosen_issues, wish_of
from smallpaper import newspaper

NOON = datetime(2026, 3, 16, 12, tzinfo=UTC)
THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)
FILLED_IN = {
    "paper": "hexi",
    "first": "2026-03-12",
    "last": "2026-03-15",
    "from_step": "topics",
}


def test_a_form_as_it_is_filled_in():
    wish = wish_of(FILLED_IN)

    assert wish == Wish("hexi", THURSDAY, SUNDAY, Step.TOPICS)
    assert list(wish.days) == [THURSDAY + timedelta(days=number) for number in range(4)]


def test_a_preview_is_of_topics_alone():
    assert wish_of(FILLED_IN | {"preview": True}).is_preview
    with pytest.raises(BadSetting, match="only topics can be looked at beforehand"):
        wish_of(FILLED_IN | {"preview": True, "from_step": "layout"})


def test_no_paper_means_all():
    assert wish_of(FILLED_IN | {"paper": ""}).paper is None


def test_dates_the_wrong_way_round_are_refused():
    with pytest.raises(BadSetting, match="change them over"):
        wish_of(FILLED_IN | {"first": "2026-03-16"})


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("from_step", "all"),
        ("paper", "../etc"),
        ("paper", "Hexi"),
        ("first", "soon"),
        ("last", None),
    ],
)
def test_airflow_refuses_what_the_form_does_not_allow(field, wrong):
    with pytest.raises(ParamValidationError):
        FORM[field].resolve(wrong)


def test_issues_to_fetch_are_those_that_should_have_appeared(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)

    assert chosen_issues(desk, Wish("hexi", THURSDAY, SUNDAY, Step.FETCH)) == (
        "hexi-2026-03-12-a",
        "hexi-2026-03-15-a",
    )


def test_issues_to_read_are_those_in_the_archive(tmp_path):
    desk = newspaper(tmp_path, THURSDAY)
    key = fetch(desk, IssueId("hexi-2026-03-12-a"), at=NOON).key

    assert chosen_issues(desk, Wish(None, THURSDAY, SUNDAY, Step.LAYOUT)) == (key,)


def test_a_paper_that_nobody_has_described_is_refused(tmp_path):
    with pytest.raises(UnknownPaper, match="no newspaper 'hedong'"):
        chosen_issues(newspaper(tmp_path), Wish("hedong", THURSDAY, SUNDAY, Step.LAYOUT))


def test_more_issues_than_a_run_can_hold_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(wishes, "MAX_ISSUES", 1)

    with pytest.raises(BadSetting, match="2 issues; a run takes 1, so cut the dates"):
        chosen_issues(newspaper(tmp_path), Wish("hexi", THURSDAY, SUNDAY, Step.FETCH))
