"""Requests that fail and answers that get lost while a release is published on S3."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass

import pytest
from botocore.retries import standard

from bulletin.archive.s3 import S3Store
from bulletin.dataset import IssueEntry, lock, verify_release
from bulletin.errors import BulletinError, StoreUnavailable
from dataset.publications import first, published, second
from servers.faulty import FAULTS, WRITES, Plan, Proxy, in_front_of
from servers.fixtures import BUCKET, bucket_at

RAIN = ("error", "lost", "cut", "busy", "dropped", "failed")
RUNS = 12  # until a publication gets through the rain; each that is cut off has got on


class Hasty(S3Store):
    """A store whose delta-rs, too, waits for a second and tries a few times."""

    def delta_options(self):
        return {
            **super().delta_options(),
            "timeout": "1s",
            "connect_timeout": "1s",
            "max_retries": "3",
            "retry_timeout": "10s",
            "backoff_config.init_backoff": "10ms",
            "backoff_config.max_backoff": "50ms",
        }


@dataclass(frozen=True)
class Scene:
    """
    A store with one release, from which each try begins anew, and the next release.

    Attributes:
        writes: What the next publication asks for, where nothing goes wrong; reads too.
        before, after: What readers have before and after it.
    """

    proxy: Proxy
    direct: S3Store
    given: IssueEntry
    asked: list[str]
    before: object
    after: object

    @property
    def writes(self):
        return [line for line in self.asked if line.split()[0] in WRITES]

    def at(self, name):
        """The number of the first write whose path has these words."""
        return next(n for n, line in enumerate(self.writes, 1) if name in line)


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Nobody waits long, and whoever held a lease is gone at once."""
    monkeypatch.setattr(standard.ExponentialBackoff, "delay_amount", lambda *_: 0.01)
    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)


@pytest.fixture(scope="module")
def scene(moto_server):
    endpoint = moto_server["AWS_ENDPOINT_URL"]
    with in_front_of(endpoint) as proxy:
        direct = Hasty(f"s3://{BUCKET}/{uuid.uuid4()}", bucket_at(endpoint).client)
        given = first(direct)
        before = published(direct)
        other = Hasty(copied(direct).url, bucket_at(proxy.endpoint).client)
        proxy.follow(Plan())
        second(other, given)
        yield Scene(proxy, direct, given, proxy.seen(), before, published(other))


def copied(store):
    """The same store at another place of the bucket."""
    url = f"s3://{BUCKET}/{uuid.uuid4()}"
    other = Hasty(url, store.client)
    for key in store.keys(""):
        source = {"Bucket": BUCKET, "Key": store._name(key)}
        store.client.copy_object(Bucket=BUCKET, Key=other._name(key), CopySource=source)
    return other


def through(proxy, direct):
    """The same store, behind the proxy."""
    options = {"read_timeout": 1, "retries": {"total_max_attempts": 3, "mode": "standard"}}
    return Hasty(direct.url, bucket_at(proxy.endpoint, **options).client)


def attempt(scene, direct, plan):
    """Publish while the plan is followed; what was raised, or None."""
    store = through(scene.proxy, direct)
    scene.proxy.follow(plan)
    try:
        second(store, scene.given)
    except BulletinError as error:
        return error
    finally:
        scene.proxy.follow(Plan())
    return None


def check_whole(scene, direct):
    """Readers have the one release or the other, whole."""
    assert published(direct)[0] in (scene.before[0], scene.after[0])


def check_repaired(scene, direct):
    """The next run, undisturbed, leaves what would be there if nothing had gone wrong."""
    second(direct, scene.given)
    assert published(direct) == scene.after
    verify_release(direct)


def run_into(scene, plan):
    """Publish into a fault; whether that went well, after all else was checked."""
    direct = copied(scene.direct)
    error = attempt(scene, direct, plan)
    assert error is None or error.is_passing, error
    check_whole(scene, direct)
    if error is None:
        assert published(direct)[0] == scene.after[0]
    check_repaired(scene, direct)
    return error


@pytest.mark.parametrize("name", ["issues/_delta_log", "latest.json"])
def test_a_server_that_keeps_a_write_and_is_gone(scene, name):
    """The write is done, nobody is told, and nothing answers any more."""
    plan = Plan(("lost",), at=scene.at(name), methods=WRITES, then="dropped")

    assert isinstance(run_into(scene, plan), StoreUnavailable)


def test_a_lost_answer_to_a_commit_is_not_taken_for_another_run(scene):
    direct = copied(scene.direct)
    plan = Plan(("lost",), at=scene.at("topics/_delta_log"), methods=WRITES)

    assert attempt(scene, direct, plan) is None

    assert published(direct) == scene.after


def test_a_publication_gets_through_rain(scene):
    """Every tenth request meets a fault, of each kind in turn."""
    direct = copied(scene.direct)
    for phase in range(RUNS):
        error = attempt(scene, direct, Plan(RAIN, at=phase + 1, every=10))
        check_whole(scene, direct)
        if error is None:
            break
        assert error.is_passing, error

    assert error is None
    assert published(direct)[0] == scene.after[0]
    check_repaired(scene, direct)


# A publication takes seconds where its server fails, and there are 31 writes and 190 requests: a
# sample of them each time, and all with BULLETIN_SWEEP=1, which takes the better part of an hour.
IS_WHOLE = os.environ.get("BULLETIN_SWEEP") == "1"
WRITES_APART, REQUESTS_APART = (1, 13) if IS_WHOLE else (6, 95)


@pytest.mark.slow
def test_after_a_write_the_server_may_be_gone(scene):
    for at in range(1, len(scene.writes) + 1, WRITES_APART):
        plan = Plan(("lost",), at=at, methods=WRITES, then="dropped")

        error = run_into(scene, plan)

        # The last write gives the lease back: that it is given back is not told to anybody.
        assert (error is None) == (at == len(scene.writes)), scene.writes[at - 1]


@pytest.mark.slow
def test_a_lost_answer_is_found_out(scene):
    for at in range(min(3, WRITES_APART), len(scene.writes) + 1, WRITES_APART):
        direct = copied(scene.direct)

        error = attempt(scene, direct, Plan(("lost",), at=at, methods=WRITES))

        assert error is None, scene.writes[at - 1]
        assert published(direct) == scene.after


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_any_fault_at_any_kind_of_request(scene, fault):
    """Other requests for each kind of fault."""
    for at in range(1 + 5 * FAULTS.index(fault), len(scene.asked) + 1, REQUESTS_APART):
        run_into(scene, Plan((fault,), at=at))
