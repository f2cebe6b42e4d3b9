"""Stores that do not keep their promises are refused before anything is published into them."""

from __future__ import annotations

import errno

import pytest

from bulletin.archive import FolderStore, ask_everything, check_fit, fitness, folder, open_store
from bulletin.archive.fitness import MARKER
from bulletin.errors import StoreRefused, StoreUnavailable
from servers.fixtures import bucket_at
from servers.heedless import VICES, heedless
from servers.loopback import free_port

REFUSED = {
    "writes over": "writes over a taken key .*If-None-Match",
    "heeds no tag": "another tag was asked for .*If-Match",
    "knows no condition": "refused .501 NotImplemented",
    "whole for part": "asked for a range, the server answers 200",
    "keeps framing": "does not come back the same",
    "lists late": "a listing does not tell at once",
    "looks then writes": "at the same moment",
}


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch):
    """No store has been asked by this process."""
    monkeypatch.setattr(fitness, "_asked", set())


def next_process(monkeypatch):
    """Forget what this process has asked, as one that begins."""
    monkeypatch.setattr(fitness, "_asked", set())


def test_a_store_that_keeps_its_promises_passes_and_nothing_stays_but_the_mark(any_store):
    check_fit(any_store)

    assert list(any_store.keys("")) == [MARKER]


@pytest.mark.parametrize("vice", VICES)
def test_a_server_that_breaks_a_promise_is_refused_in_one_line(vice):
    with heedless(vice) as server:
        store = bucket_at(server.endpoint)

        with pytest.raises(StoreRefused, match=REFUSED[vice]) as told:
            check_fit(store)

        assert "\n" not in str(told.value)
        assert [key for key in server.objects if "passed" in key] == []


def test_the_refusal_names_the_server_and_what_to_use_instead():
    with heedless("writes over") as server:
        with pytest.raises(StoreRefused) as told:
            check_fit(bucket_at(server.endpoint))

        assert str(told.value) == (
            f"s3://press/store at {server.endpoint}: not fit to publish into: it writes over a "
            "taken key (If-None-Match: * is not answered with 412); use AWS S3, Ceph or another "
            "server that heeds If-None-Match and If-Match, or a folder on a disk of the machine"
        )


def test_a_process_asks_once(monkeypatch):
    with heedless(None) as server:
        store = bucket_at(server.endpoint)
        check_fit(store)
        server.asked.clear()

        check_fit(bucket_at(server.endpoint))

        assert server.asked == []


def test_the_next_process_asks_three_requests(monkeypatch):
    with heedless(None) as server:
        check_fit(bucket_at(server.endpoint))
        next_process(monkeypatch)
        server.asked.clear()

        check_fit(bucket_at(server.endpoint))

        key = f"press/store/{MARKER}"
        assert server.asked == [f"GET {key}", f"PUT {key}", f"PUT {key}"]


@pytest.mark.parametrize("vice", ["writes over", "heeds no tag"])
def test_a_mark_is_not_believed_of_a_server_that_has_become_another(monkeypatch, vice):
    """The same address, the same objects, and conditions are heeded no more."""
    with heedless(None) as server:
        check_fit(bucket_at(server.endpoint))
        next_process(monkeypatch)
        before = dict(server.objects)
        server.vice = vice

        with pytest.raises(StoreRefused, match=REFUSED[vice]):
            check_fit(bucket_at(server.endpoint))

        assert server.objects == before


def test_a_mark_that_was_copied_to_another_server_counts_for_nothing(monkeypatch):
    """A server that breaks what the mark's own questions do not touch is still found out."""
    with heedless(None) as first, heedless("looks then writes") as second:
        check_fit(bucket_at(first.endpoint))
        next_process(monkeypatch)
        second.objects.update(first.objects)

        with pytest.raises(StoreRefused, match="at the same moment"):
            check_fit(bucket_at(second.endpoint))


def test_a_mark_of_another_check_counts_for_nothing(monkeypatch):
    with heedless(None) as server:
        monkeypatch.setattr(fitness, "_CHECK", 0)
        check_fit(bucket_at(server.endpoint))
        monkeypatch.undo()
        server.vice = "looks then writes"

        with pytest.raises(StoreRefused, match="at the same moment"):
            check_fit(bucket_at(server.endpoint))


def test_a_mark_that_cannot_be_read_counts_for_nothing(store):
    store.put(MARKER, b"{")

    check_fit(store)

    assert b'"check": 1' in store.get(MARKER)


def test_a_store_that_is_away_is_no_store_that_is_refused():
    with pytest.raises(StoreUnavailable):
        check_fit(bucket_at(f"http://127.0.0.1:{free_port()}", retries={"total_max_attempts": 1}))


def test_a_check_that_fails_takes_away_what_it_wrote(monkeypatch):
    with heedless("looks then writes") as server:
        with pytest.raises(StoreRefused):
            ask_everything(bucket_at(server.endpoint))

        assert server.objects == {}


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_links_is_refused(store, monkeypatch, number):
    """FAT says EPERM, some FUSE file systems ENOSYS or ENOTSUP."""

    def unknown(*_):
        raise OSError(number, "not here")

    monkeypatch.setattr(folder.os, "link", unknown)

    with pytest.raises(StoreRefused, match=r"makes no hard links .*use a disk of the machine"):
        check_fit(store)


def test_a_file_system_without_locks_is_refused(store, monkeypatch):
    """NFS without its lock server says ENOLCK."""

    def unknown(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(folder.fcntl, "flock", unknown)

    with pytest.raises(StoreRefused, match="locks no files"):
        check_fit(store)


def test_a_folder_on_another_disk_is_asked_anew(store, monkeypatch):
    check_fit(store)
    next_process(monkeypatch)
    monkeypatch.setattr(FolderStore, "place", f"{store.url} on device 1")
    asked = []
    monkeypatch.setattr(fitness, "ask_everything", asked.append)

    check_fit(store)

    assert asked == [store]


def test_a_store_is_opened_and_asked_in_one_go(store_url):
    """What the address gives is what is asked: no wrapper has to be known."""
    assert ask_everything(open_store(store_url)) in {5, 7}
