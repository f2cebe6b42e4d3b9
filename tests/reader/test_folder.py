"""Which folders a pull takes, and which it leaves alone."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from pathlib import Path

import pytest

from bulletin.errors import BadSetting, StoreError, StoreFull, StoreUnavailable
from bulletin.reader import pull
from reader.conftest import first, publish_all
from reader.folders import ROOT, assert_whole, files_of


def test_a_folder_that_holds_something_else_is_left_alone(store, to, tmp_path):
    first(store)
    to.mkdir()
    (to / "exports").mkdir()
    (to / "exports" / "mine.txt").write_text("mine")

    with pytest.raises(BadSetting, match="not empty, and nothing was pulled into it"):
        pull(store.url, to)
    with pytest.raises(BadSetting, match="not empty"):
        pull(store.url, Path(store.url) / ROOT)
    with pytest.raises(BadSetting, match="not a folder"):
        pull(store.url, to / "exports" / "mine.txt")

    assert files_of(to) == ["exports/mine.txt"]


def test_a_folder_has_one_source(store, to, tmp_path):
    first(store)
    pull(store.url, to)
    shutil.copytree(store.url, tmp_path / "other")

    with pytest.raises(BadSetting, match=f"it holds what was pulled from {store.url}"):
        pull(str(tmp_path / "other"), to)


def test_one_pull_at_a_time(store, to):
    first(store)
    to.mkdir()
    with (to / ".pulling.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        with pytest.raises(StoreUnavailable, match="another pull is at work there"):
            pull(store.url, to)

    pull(store.url, to)


def test_a_folder_that_may_not_be_written_is_said(store, to, tmp_path):
    first(store)
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="Not a directory"):
        pull(store.url, tmp_path / "file" / "pulled")


def test_a_pulled_folder_can_be_pulled_from(store, to, tmp_path):
    publish_all(store)
    pull(store.url, to, version="r000002")

    pull(str(to), tmp_path / "again")

    assert_whole(tmp_path / "again", store, "r000002")


def test_a_full_disk_is_said(store, to, monkeypatch):
    first(store)

    def full(source, copy):
        raise OSError(errno.ENOSPC, "No space left on device", str(copy))

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(shutil, "copyfile", full)

    with pytest.raises(StoreFull, match=r"exports/.*: no space left; free some and pull again"):
        pull(store.url, to)

    assert not (to / "latest.json").exists()


def test_a_file_system_without_links_gets_copies(store, to, monkeypatch):
    first(store)

    def refused(source, copy):
        raise OSError(errno.EPERM, "Operation not permitted", str(copy))

    monkeypatch.setattr(os, "link", refused)

    pull(store.url, to)

    assert_whole(to, store, "r000001")
    assert len(list((to / "exports").rglob("articles.*"))) == 3
