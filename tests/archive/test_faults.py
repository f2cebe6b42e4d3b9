"""Requests that fail and answers that get lost on the way to a real S3 protocol server."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest
from botocore.retries import standard

from bulletin.archive import Claim, Rack, Stat, add_record, claim_bytes, records
from bulletin.errors import StoreUnavailable
from bulletin.model import IssueId
from servers.faulty import FAULTS, HALVED, Plan, Proxy, in_front_of
from servers.fixtures import bucket_at

ISSUE = IssueId("hexi-2026-03-15-a")
TRIES = 3


@pytest.fixture(scope="module")
def proxy(moto_server):
    with in_front_of(moto_server["AWS_ENDPOINT_URL"]) as found:
        yield found


@pytest.fixture
def store(proxy, monkeypatch):
    """A store behind the proxy, whose client waits little and tries thrice."""
    monkeypatch.setattr(standard.ExponentialBackoff, "delay_amount", lambda *_: 0.01)
    proxy.follow(Plan())
    found = bucket_at(
        proxy.endpoint, read_timeout=1, retries={"total_max_attempts": TRIES, "mode": "standard"}
    )
    found._prefix = f"{uuid.uuid4()}/"
    return found


@dataclass(frozen=True)
class Verb:
    """A call of the store, what it gives where nothing goes wrong, and what is there then."""

    name: str
    given: tuple[object, ...]
    gives: object
    leaves: bytes | None


VERBS = (
    Verb("put_new", ("new", b"1"), gives=True, leaves=b"1"),
    Verb("put_new", ("there", b"1"), gives=False, leaves=b"was"),
    Verb("put", ("there", b"1"), gives=None, leaves=b"1"),
    Verb("swap", ("new", b"1", None), gives=True, leaves=b"1"),
    Verb("swap", ("there", b"1", None), gives=False, leaves=b"was"),
    Verb("swap", ("there", b"1", "TAG"), gives=True, leaves=b"1"),
    Verb("swap", ("there", b"1", "0" * 32), gives=False, leaves=b"was"),
    Verb("get", ("there",), gives=b"was", leaves=b"was"),
    Verb("get_part", ("there", 1, 2), gives=b"as", leaves=b"was"),
    Verb("delete", ("there",), gives=None, leaves=None),
)
NAMED = [f"{verb.name}-{'-'.join(str(it)[:6] for it in verb.given)}" for verb in VERBS]


def call(store, proxy, verb, plan):
    """Call the verb while the plan is followed."""
    store.put("there", b"was")
    tag = store.stat("there").tag
    proxy.follow(plan)
    given = [tag if it == "TAG" else it for it in verb.given]
    try:
        return getattr(store, verb.name)(*given)
    finally:
        proxy.follow(Plan())


def content(store, key):
    return store.get(key) if store.stat(key) else None


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("verb", VERBS, ids=NAMED)
def test_a_fault_that_passes_is_not_noticed(store, proxy, verb, fault):
    """Also where the answer to a conditional write is lost, and the second try meets the first."""
    assert call(store, proxy, verb, Plan((fault,), at=1)) == verb.gives

    assert content(store, verb.given[0]) == verb.leaves


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", ["stat", "keys"])
def test_a_look_is_not_disturbed_by_a_fault_that_passes(store, proxy, name, fault):
    store.put("a/b", b"x")
    proxy.follow(Plan((fault,), at=1))

    found = store.stat("a/b") if name == "stat" else list(store.keys("a/"))

    assert found == ["a/b"] or (isinstance(found, Stat) and found.size == 1)


@pytest.mark.parametrize("fault", ["error", "dropped", "lost", "cut"])
@pytest.mark.parametrize("verb", VERBS, ids=NAMED)
def test_a_server_that_stays_away_is_said_and_passes(store, proxy, verb, fault):
    try:
        told = call(store, proxy, verb, Plan((fault,), at=1, then=fault))
    except StoreUnavailable:
        told = "unavailable"

    # Half of an answer may be enough, where it says nothing.
    assert told == "unavailable" or (fault, told) == ("cut", verb.gives)
    assert content(store, verb.given[0]) in {verb.leaves, b"was", None}


@pytest.mark.parametrize("fault", ["error", "dropped", "cut", HALVED])
def test_a_listing_that_never_comes_whole_is_said(store, proxy, fault):
    store.put("a/b", b"x")
    proxy.follow(Plan((fault,), at=1, then=fault))

    with pytest.raises(StoreUnavailable, match=r"no answer from the store|answers 500"):
        list(store.keys("a/"))


@pytest.mark.parametrize("fault", ["lost", "failed", "cut", "late"])
def test_a_file_whose_answer_was_lost_is_ours(store, proxy, tmp_path, fault):
    path = tmp_path / "page"
    path.write_bytes(b"%PDF" * 700_000)
    proxy.follow(Plan((fault,), at=1))

    assert store.put_new_file("a/b", path)

    assert store.get("a/b") == path.read_bytes()


def test_the_same_bytes_of_another_are_not_ours(store, proxy):
    """Another was first, and our request met a fault besides."""
    store.put_new("a", b"same")
    seen = store.stat("a").tag
    store.swap("a", b"moved", seen)
    for write in (lambda: store.put_new("a", b"moved"), lambda: store.swap("a", b"moved", seen)):
        proxy.follow(Plan(("error",), at=1))

        assert not write()


@pytest.mark.parametrize("at", range(1, 4))
@pytest.mark.parametrize("fault", ["lost", "error"])
def test_a_record_is_added_once(store, proxy, fault, at):
    proxy.follow(Plan((fault,), at=at))

    assert add_record(store, "articles/x", b"one") == "articles/x/0001.json"
    assert add_record(store, "articles/x", b"one") == "articles/x/0001.json"
    assert len(records(store, "articles/x")) == 1


def test_a_claim_whose_answer_was_lost_stands(store, proxy):
    proxy.follow(Plan(("lost",), at=1))

    assert claim_bytes(store, Claim(ISSUE, None), "ab" * 32) == Claim(ISSUE, None)


@pytest.mark.parametrize("at", range(1, 6))
@pytest.mark.parametrize("fault", ["lost", "failed", "busy", "cut"])
def test_a_lease_is_taken_once_and_given_back(store, proxy, fault, at):
    rack = Rack(store, "turns/x", 60.0)
    proxy.follow(Plan((fault,), at=at))
    lease = rack.take(0)
    assert lease.number == 1
    assert Rack(store, "turns/x", 60.0).take(0) is None

    proxy.follow(Plan((fault,), at=1))
    lease.give_back()

    assert rack.take(0).number == 2


def test_the_plan_is_followed(proxy: Proxy, store):
    """The proxy itself: what is counted, and what a fault leaves on the server."""
    proxy.follow(Plan(("error", "lost"), at=2, every=2, methods=("PUT",)))
    store.put("a", b"1")
    store.put("b", b"2")
    store.put("c", b"3")
    store.get("a")

    assert [line.split()[0] for line in proxy.seen()] == ["PUT"] * 5 + ["GET"]
