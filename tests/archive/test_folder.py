"""A store in a folder."""

from __future__ import annotations

import os
import stat
import threading

import pytest

from bulletin.archive import FolderStore, folder
from bulletin.errors import NotInStore, StoreFull, StoreRefused


def test_a_relative_folder_counts_from_where_it_was_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = FolderStore(tmp_path.relative_to(tmp_path) / "store")
    monkeypatch.chdir("/")

    store.put("a/b", b"x")

    assert (tmp_path / "store" / "a" / "b").read_bytes() == b"x"


def test_files_may_be_read_by_everyone(store):
    store.put_new("a/b", b"x")

    assert stat.S_IMODE(store.path("a/b").stat().st_mode) == 0o644


def test_no_reader_sees_half_a_file(store):
    """A file is whole or not there, however often it is written over meanwhile."""
    sizes, stop = set(), threading.Event()
    store.put("pointer", b"a" * 100_000)

    def read():
        while not stop.is_set():
            sizes.add(len(store.get("pointer")))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        store.put("pointer", bytes([number]) * (100_000 + number))
    stop.set()
    reader.join()

    assert min(sizes) >= 100_000


def test_what_is_being_written_and_the_lock_are_no_keys(store):
    store.swap("latest.json", b"1", None)
    (store.root / ".writing-abc").write_bytes(b"half")

    assert list(store.keys("")) == ["latest.json"]


@pytest.mark.parametrize("verb", ["put_new", "put"])
def test_a_full_disk_is_said_and_leaves_nothing_behind(store, monkeypatch, verb):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder.os, "fsync", full)

    with pytest.raises(StoreFull, match="no space left; free some and run again"):
        getattr(store, verb)("a/b", b"x")

    assert list(store.root.rglob("*")) == [store.root / "a"]


def test_a_folder_that_may_not_be_written_is_said(store):
    store.put("a/b", b"x")
    store.path("a").chmod(0o500)
    if os.access(store.path("a"), os.W_OK):
        store.path("a").chmod(0o700)
        pytest.skip("root may write everywhere")
    try:
        with pytest.raises(StoreRefused, match="may not be written"):
            store.put("a/c", b"x")
    finally:
        store.path("a").chmod(0o700)


def test_a_folder_is_no_file(store):
    store.put("a/b/c", b"x")

    assert store.stat("a/b") is None


def test_a_name_that_is_a_folder_cannot_be_read(store):
    with pytest.raises(NotInStore):
        store.get("a/b")


def test_delta_needs_nothing_but_the_path(store):
    assert store.uri("datasets/x") == str(store.root / "datasets" / "x")
    assert store.delta_options() == {}
