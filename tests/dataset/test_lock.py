"""One publisher at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bulletin.archive import Holder
from bulletin.archive.leases import this_process
from bulletin.codec import from_json, to_json
from bulletin.dataset import lock
from bulletin.dataset.lock import lease
from bulletin.errors import PublishingElsewhere

FIRST = "datasets/bulletins/publishing/000001.json"


def leases(store):
    names = (key.rpartition("/")[2] for key in store.keys("datasets/bulletins/publishing/"))
    return [name for name in names if name != "clock"]


def held_elsewhere(store, **facts):
    """A lease of a process on another machine."""
    holder = replace(Holder("press-2", 7, 4711, "token"), **facts)
    store.put_new(FIRST, to_json(holder))


def test_a_lease_is_taken_and_given_back(any_store):
    with lease(any_store):
        assert leases(any_store) == ["000001.json"]
    with lease(any_store):
        pass

    assert leases(any_store) == ["000001.done", "000001.json", "000002.done", "000002.json"]


def test_a_lease_names_its_process(any_store):
    with lease(any_store):
        holder = from_json(any_store.get(FIRST), Holder, FIRST)

    assert holder.pid == os.getpid()


def test_a_lease_is_given_back_when_publishing_fails(any_store):
    with pytest.raises(ZeroDivisionError), lease(any_store):
        raise ZeroDivisionError

    with lease(any_store, wait_s=0):
        pass


def test_a_second_publisher_is_told_who_holds_the_lease(any_store):
    held_elsewhere(any_store)

    with pytest.raises(PublishingElsewhere, match="process 4711 on press-2 has been publishing"):
        lease(any_store, wait_s=0.2).__enter__()


def test_a_second_publisher_waits_for_the_first(any_store):
    held_elsewhere(any_store)
    opened = threading.Timer(0.5, any_store.put_new, (FIRST.replace(".json", ".done"), b""))
    opened.start()

    began = time.monotonic()
    with lease(any_store, wait_s=30):
        waited = time.monotonic() - began

    assert waited >= 0.4


def test_a_holder_that_is_silent_for_long_is_taken_for_gone(any_store, monkeypatch):
    held_elsewhere(any_store)
    monkeypatch.setattr(lock, "STALE_AFTER_S", 1.0)

    with lease(any_store, wait_s=30):
        assert leases(any_store) == ["000001.json", "000002.json"]


def test_ages_are_told_by_the_clock_of_the_store(store):
    """A lease of an hour ago is stale whatever this machine believes the time to be."""
    held_elsewhere(store)
    path = store.path(FIRST)
    then = path.stat().st_mtime - timedelta(hours=1).total_seconds()
    os.utime(path, (then, then))

    with lease(store, wait_s=0):
        pass


def test_a_process_of_this_machine_that_ended_holds_nothing(store):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here = this_process()
    held_elsewhere(store, host=here.host, namespace=here.namespace, pid=ended.pid)

    with lease(store, wait_s=0):
        pass


def test_a_process_number_of_another_container_says_nothing(store):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    here = this_process()
    held_elsewhere(store, host=here.host, namespace=here.namespace + 1, pid=ended.pid)

    with pytest.raises(PublishingElsewhere):
        lease(store, wait_s=0).__enter__()


def test_a_lease_that_was_cut_off_while_it_was_written_ends_by_its_age(store, monkeypatch):
    store.put_new(FIRST, b"{")
    with pytest.raises(PublishingElsewhere, match="another run has been publishing"):
        lease(store, wait_s=0).__enter__()

    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)
    with lease(store, wait_s=0):
        pass


def test_old_leases_are_forgotten(store):
    for _ in range(25):
        with lease(store):
            pass

    assert leases(store)[0] == "000006.done"
    assert leases(store)[-1] == "000025.json"


def test_of_many_threads_one_at_a_time_holds_it(any_store):
    inside, most, done = [], [], []

    def publish(number):
        with lease(any_store, wait_s=60):
            inside.append(number)
            most.append(len(inside))
            time.sleep(0.02)
            inside.remove(number)
        done.append(number)

    threads = [threading.Thread(target=publish, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(done) == [0, 1, 2, 3, 4, 5]
    assert set(most) == {1}


def test_an_answer_lost_on_the_way_does_not_lose_the_lease(store):
    """A client that asks again is told that something is there; it is its own lease."""

    class Deaf:
        def __getattr__(self, name):
            return getattr(store, name)

        def put_new(self, key, data):
            store.put_new(key, data)
            return False

    with lease(Deaf(), wait_s=0):
        assert leases(store) == ["000001.json"]
