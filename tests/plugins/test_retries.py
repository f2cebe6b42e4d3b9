"""What Airflow does about each of our errors."""

import pytest
from airflow.sdk import RetryAction

from bulletin import errors
from bulletin_airflow.retries import DEFAULT_ARGS, RETRY_POLICY


def decision(kind):
    return RETRY_POLICY.evaluate(kind("a message"), try_number=1, max_tries=3)


@pytest.mark.parametrize(
    "kind", [errors.SourceUnavailable, errors.StoreUnavailable, errors.PublishingElsewhere]
)
def test_what_may_pass_is_tried_again_after_the_task_s_own_delay(kind):
    assert decision(kind).action is RetryAction.RETRY
    assert decision(kind).retry_delay is None


@pytest.mark.parametrize(
    "kind",
    [
        errors.SourceChanged,
        errors.SourceBlocked,
        errors.NotAPdf,
        errors.Locked,
        errors.TooMuch,
        errors.LayoutError,
        errors.UnknownPaper,
        errors.BadSetting,
        errors.ExpectationFailed,
        errors.NotAsPublished,
        errors.StoreRefused,
        errors.StoreFull,
        errors.NotInStore,
        errors.NotPublished,
    ],
)
def test_what_needs_a_person_fails_at_once_and_says_why(kind):
    assert decision(kind).action is RetryAction.FAIL
    assert decision(kind).reason


def test_each_of_our_errors_is_decided_as_it_says_of_itself():
    kinds = [errors.BulletinError]
    for kind in kinds:
        kinds += kind.__subclasses__()

    assert {kind.__name__: decision(kind).action is RetryAction.RETRY for kind in kinds} == {
        kind.__name__: kind.is_passing for kind in kinds
    }


def test_what_is_not_ours_keeps_airflow_s_own_rule():
    assert decision(ZeroDivisionError).action is RetryAction.DEFAULT


def test_a_task_has_three_more_tries_each_later_than_the_last():
    assert DEFAULT_ARGS["retries"] == 3
    assert DEFAULT_ARGS["retry_exponential_backoff"] > 1
    assert DEFAULT_ARGS["retry_delay"] < DEFAULT_ARGS["max_retry_delay"]
