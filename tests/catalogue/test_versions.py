"""The list of releases: gap-free, true to the manifests, and bounded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.catalogue import versions
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.catalogue.versions import versions_files
from bulletin.dataset import publish_release
from catalogue.published import AT, DAY, root_of, written_to
from dataset.builders import entry


def publish(folder, count, start=0):
    """Releases of one date each, after another."""
    store = FolderStore(folder)
    for number in range(start, start + count):
        day = DAY + timedelta(days=number)
        moment = AT + timedelta(days=number)
        publish_release(store, [entry(store, day=day, articles=2)], day=day, at=moment)
    return snapshot_of(folder)


def refreshed(folder, snapshot=None):
    """The files of now, put in their places; what is in them by path."""
    files = versions_files(snapshot or snapshot_of(folder))
    written_to(folder, files)
    return {file.path: json.loads(file.data) for file in files}


@pytest.fixture
def small(monkeypatch):
    """Blocks of two releases."""
    monkeypatch.setattr(versions, "_BLOCK", 2)


def test_every_release_is_listed_newest_first_without_a_gap(tmp_path):
    publish(tmp_path, 3)

    said = refreshed(tmp_path)["versions.json"]

    assert (said["version"], said["count"], said["older"]) == ("r000003", 3, [])
    assert [it["version"] for it in said["releases"]] == ["r000003", "r000002", "r000001"]
    assert [it["previous"] for it in said["releases"]] == ["r000002", "r000001", None]
    newest = said["releases"][0]
    assert (newest["created_at"], newest["published_date"]) == (
        "2026-03-18T01:02:03Z", "2026-03-17",
    )  # fmt: skip
    assert newest["papers"] == ["lanwan"]
    assert newest["counts"] == {
        "issues": 3, "articles": 6, "added": 2, "modified": 0, "removed": 0,
    }  # fmt: skip


def test_manifest_and_delta_have_the_sums_of_their_bytes(tmp_path):
    publish(tmp_path, 2)

    for release in refreshed(tmp_path)["versions.json"]["releases"]:
        for name in ("manifest", "delta"):
            data = (root_of(tmp_path) / release[name]["path"]).read_bytes()
            assert hashlib.sha256(data).hexdigest() == release[name]["sha256"]


def test_older_releases_go_into_files_that_never_change_again(tmp_path, small):
    publish(tmp_path, 4)
    before = refreshed(tmp_path)
    old = (root_of(tmp_path) / "versions/000001.json").read_bytes()
    publish(tmp_path, 4, start=4)
    after = refreshed(tmp_path)

    assert [it["version"] for it in before["versions/000001.json"]["releases"]] == [
        "r000002", "r000001",
    ]  # fmt: skip
    assert [len(it["versions.json"]["releases"]) for it in (before, after)] == [2, 2]
    assert (root_of(tmp_path) / "versions/000001.json").read_bytes() == old
    assert [(it["path"], it["first"], it["last"]) for it in after["versions.json"]["older"]] == [
        ("versions/000003.json", "r000005", "r000006"),
        ("versions/000002.json", "r000003", "r000004"),
        ("versions/000001.json", "r000001", "r000002"),
    ]
    assert after["versions.json"]["count"] == 8


def test_what_was_taken_over_is_what_would_be_made_anew(tmp_path, small):
    for number in range(6):
        publish(tmp_path, 1, start=number)
        refreshed(tmp_path)
    by_steps = versions_files(snapshot_of(tmp_path))
    for file in by_steps:
        (root_of(tmp_path) / file.path).unlink()

    assert versions_files(snapshot_of(tmp_path)) == by_steps


def test_only_the_new_manifests_are_read(tmp_path, monkeypatch):
    publish(tmp_path, 3)
    refreshed(tmp_path)
    snapshot = publish(tmp_path, 1, start=3)
    read = watched(monkeypatch)

    versions_files(snapshot)

    assert read == ["r000004", "r000003"]


@pytest.mark.parametrize("harm", ["text", "entry", "gap", "newer"])
def test_a_list_that_was_altered_is_made_anew(tmp_path, small, harm):
    publish(tmp_path, 5)
    whole = refreshed(tmp_path)["versions.json"]
    path = root_of(tmp_path) / "versions.json"
    if harm == "text":
        path.write_text("{}")
    elif harm == "entry":
        path.write_text(json.dumps(whole | {"releases": whole["releases"][1:]} | {"older": []}))
    elif harm == "gap":
        gone = [whole["releases"][0], *whole["releases"][2:]]
        path.write_text(json.dumps(whole | {"releases": gone}))
    else:
        newer = {**whole["releases"][0], "version": "r000009"}
        path.write_text(json.dumps(whole | {"releases": [newer, *whole["releases"]]}))

    assert refreshed(tmp_path)["versions.json"] == whole


def test_an_older_file_that_was_altered_is_made_anew(tmp_path, small):
    publish(tmp_path, 5)
    refreshed(tmp_path)
    path = root_of(tmp_path) / "versions/000001.json"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"articles": 2', b'"articles": 9'))
    assert path.read_bytes() != data

    refreshed(tmp_path)

    assert path.read_bytes() == data


def watched(monkeypatch):
    """The releases whose manifests are read, from here on."""
    read: list[str] = []
    walked = versions.back_from

    def watch(root, found) -> Iterator:
        for each in walked(root, found):
            read.append(each.manifest.version)
            yield each

    monkeypatch.setattr(versions, "back_from", watch)
    return read
