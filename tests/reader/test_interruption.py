"""Pulls that are cut off, at any point: the folder is what it was, and the next one goes on."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pandas as pd
import pytest

from bulletin.errors import BulletinError, StoreError, StoreUnavailable
from bulletin.reader import open_dataset, pull
from reader.conftest import first, second
from reader.folders import ROOT, assert_whole, files_of


@pytest.fixture
def two(store, to):
    """A folder at r000001, of a source that is at r000002."""
    first(store)
    pull(store.url, to)
    second(store)
    return store


def cuts(two, to, watch, tmp_path, answer):
    """For every answer on the way to r000002: a folder at r000001 whose pull was cut off there."""
    watch.begin()
    pull(two.url, tmp_path / "whole")
    shutil.rmtree(tmp_path / "whole")
    shutil.copytree(to, tmp_path / "at-first")
    watch.begin()
    pull(two.url, to)
    count = len(watch.got)
    assert count > 15
    for cut in range(1, count):  # the first looks for a root, and finds none there
        folder = tmp_path / f"cut-{cut}"
        shutil.copytree(tmp_path / "at-first", folder)
        watch.begin(lambda number, key, data, cut=cut: answer(number == cut, key, data))
        yield folder
        watch.begin()


def test_a_pull_that_is_cut_off_anywhere_goes_on(two, to, watch, tmp_path):
    def away(is_cut, key, data):
        if is_cut:
            raise StoreUnavailable(key)
        return data

    for folder in cuts(two, to, watch, tmp_path, away):
        with pytest.raises(StoreUnavailable):
            pull(two.url, folder)
        before = set(watch.got[:-1])
        watch.begin()
        assert open_dataset(folder).version == "r000001"
        assert len(open_dataset(folder).read("articles")) == 3
        assert len(pd.read_parquet(folder / "exports" / "articles")) == 3

        watch.begin()
        pull(two.url, folder)
        twice = {key for key in watch.files if key in before and key.endswith((".parquet", ".gz"))}
        assert twice == set()
        assert open_dataset(folder).version == "r000002"
    assert_whole(folder, two, "r000002")


def test_half_an_answer_never_counts(two, to, watch, tmp_path):
    def halved(is_cut, key, data):
        return data[: len(data) // 2] if is_cut else data

    for folder in cuts(two, to, watch, tmp_path, halved):
        try:
            pull(two.url, folder)
        except BulletinError:
            watch.begin()
            assert open_dataset(folder).version == "r000001"
            assert len(open_dataset(folder).read("articles")) == 3
            pull(two.url, folder)
        watch.begin()  # one that goes on had half of a pointer, where it only looked for one
        assert_whole(folder, two, "r000002")


def test_a_write_that_fails_anywhere_leaves_nothing_half(two, to, tmp_path, monkeypatch):
    shutil.copytree(to, tmp_path / "at-first")
    synced, syncs = os.fsync, []
    monkeypatch.setattr(os, "fsync", lambda file: syncs.append(file) or synced(file))
    pull(two.url, to)
    count = len(syncs)
    assert count > 15

    for cut in range(count):
        folder = tmp_path / f"cut-{cut}"
        shutil.copytree(tmp_path / "at-first", folder)
        left = iter(range(cut))

        def sync(file, left=left):
            if next(left, None) is None:
                raise OSError(errno.EIO, "Input/output error")
            return synced(file)

        monkeypatch.setattr(os, "fsync", sync)
        with pytest.raises(StoreError):
            pull(two.url, folder)
        monkeypatch.setattr(os, "fsync", synced)
        assert open_dataset(folder).version == "r000001"
        assert len(open_dataset(folder).read("articles")) == 3
        pull(two.url, folder)
        assert open_dataset(folder).version == "r000002"
    assert_whole(folder, two, "r000002")


def test_a_line_left_half_spoils_none_that_follow(two, to, watch):
    with (to / "pulled.sha256").open("a") as file:
        file.write("0123")

    def away(number, key, data):
        if key.endswith(".parquet"):
            raise StoreUnavailable(key)
        return data

    watch.begin(away)
    with pytest.raises(StoreUnavailable):
        pull(two.url, to)

    lines = (to / "pulled.sha256").read_text().splitlines()
    assert len(lines) > 20
    assert [line for line in lines if line[64:66] != "  "] == []


def test_files_left_half_by_a_kill_never_count(two, to):
    half = to / "tables/articles/paper=lanwan/.writing-abc"
    half.write_bytes(b"PAR1")
    for path in files_of(Path(two.url) / ROOT):
        if not path.startswith(("publishing", "issues", "exports", "latest")):
            whole = two.get(f"{ROOT}/{path}")
            if not (to / path).exists():
                (to / path).parent.mkdir(parents=True, exist_ok=True)
                (to / path).write_bytes(whole[: len(whole) // 2])
    with (to / "pulled.sha256").open("a") as file:
        file.write("0123")

    pull(two.url, to)

    assert_whole(to, two, "r000002")
    assert not half.exists()
