"""Leases between machines whose clocks do not agree, and of holders who need long."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from botocore import auth

from bulletin.archive import Holder, Rack, leases
from bulletin.codec import to_json

ELSEWHERE = to_json(Holder("press-2", 7, 4711, "token"))
OFF_S = 600.0  # Ceph and AWS refuse requests of clients that are off by more than 15 minutes


@contextmanager
def on_another_machine(monkeypatch, off_s):
    """As from a machine whose clock is off, which signs its requests by that clock."""
    now, signed = time.time, auth.get_current_datetime
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: now() + off_s)
        patch.setattr(
            auth, "get_current_datetime", lambda *given: signed(*given) + timedelta(seconds=off_s)
        )
        yield


def held_on_another_machine(store, monkeypatch, off_s):
    with on_another_machine(monkeypatch, off_s):
        store.put_new("turns/x/000001.json", ELSEWHERE)


@pytest.mark.parametrize("theirs", [-OFF_S, OFF_S])
@pytest.mark.parametrize("ours", [-OFF_S, OFF_S])
def test_a_lease_is_no_older_for_a_clock_that_is_off(any_store, monkeypatch, theirs, ours):
    held_on_another_machine(any_store, monkeypatch, theirs)

    with on_another_machine(monkeypatch, ours):
        assert Rack(any_store, "turns/x", 60.0).take(0) is None


@pytest.mark.parametrize("off_s", [-OFF_S, OFF_S])
def test_nor_is_it_younger(any_store, monkeypatch, off_s):
    held_on_another_machine(any_store, monkeypatch, off_s)

    with on_another_machine(monkeypatch, -off_s):
        lease = Rack(any_store, "turns/x", 1.0).take(30)

    assert lease.number == 2


def test_a_holder_at_work_is_not_taken_for_gone(any_store, monkeypatch):
    """It needs longer than a silent one is waited for, and says so meanwhile."""
    monkeypatch.setattr(leases, "_has_ended", lambda _: False)
    monkeypatch.setattr(leases, "CLOSER_LOOK_S", 0.0)
    rack = Rack(any_store, "turns/x", 3.0)  # S3 tells times to the second
    lease = rack.take(0)

    with lease.kept_young():
        assert Rack(any_store, "turns/x", 3.0).take(5.0) is None


def test_a_holder_that_fell_silent_is_taken_for_gone(store, monkeypatch):
    monkeypatch.setattr(leases, "_has_ended", lambda _: False)
    monkeypatch.setattr(leases, "CLOSER_LOOK_S", 0.0)
    rack = Rack(store, "turns/x", 0.5)
    with rack.take(0).kept_young():
        time.sleep(0.3)

    assert rack.take(10).number == 2


def test_a_holder_that_hangs_is_taken_for_gone_in_the_end(store, monkeypatch):
    monkeypatch.setattr(leases, "_has_ended", lambda _: False)
    monkeypatch.setattr(leases, "CLOSER_LOOK_S", 0.0)
    monkeypatch.setattr(leases, "LONGEST_S", 0.5)
    rack = Rack(store, "turns/x", 0.5)

    with rack.take(0).kept_young():
        assert rack.take(10).number == 2


def test_signs_of_life_are_forgotten_with_their_leases(store):
    for _ in range(25):
        lease = Rack(store, "turns/x", 0.02).take(0)
        with lease.kept_young():
            time.sleep(0.02)
        lease.give_back()

    numbers = {int(key.rpartition("/")[2][:6]) for key in store.keys("turns/x/0")}
    assert min(numbers) == 6
    assert any(key.endswith(".alive") for key in store.keys("turns/x/"))
