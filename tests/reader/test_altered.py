"""What is not as it was published, at the source or in the folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess

import pytest

from bulletin.errors import BulletinError, NotAsPublished, StoreError
from bulletin.reader import open_dataset, pull
from reader.conftest import first, publish_all
from reader.folders import OWN, ROOT, assert_whole, files_of


def test_what_was_altered_in_the_folder_is_fetched_again(store, to):
    publish_all(store)
    pull(store.url, to)
    paths = [path for path in files_of(to) if path not in OWN]
    for path in paths:
        data = (to / path).read_bytes()
        (to / path).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))

    pull(store.url, to)

    assert_whole(to, store, "r000004")
    subprocess.run(["sha256sum", "-c", "--quiet", "pulled.sha256"], cwd=to, check=True)


def test_an_altered_file_is_named_with_both_sums(store, to):
    first(store)
    manifest = json.loads(store.get(f"{ROOT}/releases/r000001/manifest.json"))
    pulled = [file for file in manifest["files"] if not file["path"].startswith("issues/")]
    assert len(pulled) == 5 + 4 + 2 + 7  # own, exports, lists, tables

    for file in pulled:
        shutil.rmtree(to, ignore_errors=True)
        key = f"{ROOT}/{file['path']}"
        data = store.get(key)
        store.put(key, data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(NotAsPublished) as caught:
            pull(store.url, to)
        where, _, said = str(caught.value).partition(": its SHA-256 is ")
        assert where == store.uri(key)
        assert said.endswith(f"; r000001 says {file['sha256']}")
        assert said[:64] != file["sha256"]
        assert not (to / file["path"]).exists()
        assert not (to / "latest.json").exists()
        store.put(key, data)

    pull(store.url, to)
    assert_whole(to, store, "r000001")


def data_file(store, table):
    return next(key for key in store.keys(f"{ROOT}/tables/{table}/") if key.endswith(".parquet"))


@pytest.mark.parametrize("table", ["articles", "papers"])
def test_another_file_in_a_table_is_named(store, to, table):
    first(store)
    key = data_file(store, table)
    data = store.get(key)

    def refusal():
        with pytest.raises(NotAsPublished) as caught:
            pull(store.url, to)
        assert not (to / "latest.json").exists()
        return str(caught.value)

    store.put(key, data[:-8] + b"\0" * 8)
    assert refusal().startswith(f"{store.uri(key)}: its SHA-256 is ")
    store.put(key, data + b"x")
    assert refusal().startswith(f"{store.uri(key)}: {len(data) + 1} bytes; r000001 says")
    store.delete(key)
    assert refusal() == f"{store.uri(key)}: missing; r000001 names it"


def test_a_log_that_tells_of_other_rows_is_refused_and_not_kept(store, to):
    first(store)
    log = f"{ROOT}/tables/articles/_delta_log/{1:020}.json"
    whole = store.get(log)
    lines = whole.splitlines(keepends=True)
    store.put(log, b"".join(line for line in lines if not line.startswith(b'{"add"')))

    with pytest.raises(NotAsPublished, match="its log tells of 0 rows; the manifest says 3"):
        pull(store.url, to)

    assert not (to / log.removeprefix(f"{ROOT}/")).exists()
    store.put(log, whole)
    pull(store.url, to)
    assert_whole(to, store, "r000001")


def test_a_log_with_a_gap_is_named(store, to):
    first(store)
    store.delete(f"{ROOT}/tables/articles/_delta_log/{1:020}.json")

    with pytest.raises(NotAsPublished, match=r"articles at version 1.*its log has no commit 1"):
        pull(store.url, to)


def test_a_file_leads_nowhere_outside_of_the_folder(store, to, tmp_path):
    first(store)
    path = "releases/r000001/../../../out"
    _altered_manifest(store, lambda it: _first_own(it).update(path=path))

    with pytest.raises(StoreError, match="cannot be a key of the store"):
        pull(store.url, to)

    assert not list(tmp_path.rglob("out"))


def test_a_list_leads_nowhere_outside_of_the_folder(store, to, tmp_path):
    first(store)
    _altered_manifest(store, lambda it: _lead_astray(store, it["index"][1]))

    with pytest.raises(StoreError, match="cannot be a key of the store"):
        pull(store.url, to)

    assert not list(tmp_path.rglob("out"))


def test_a_table_leads_nowhere_outside_of_the_folder(store, to):
    first(store)
    _altered_manifest(store, lambda it: it["tables"].update({"../x": it["tables"]["papers"]}))

    with pytest.raises(BulletinError):
        pull(store.url, to)

    assert not (to / "x").exists()


def test_a_log_leads_nowhere_outside_of_the_folder(store, to, tmp_path):
    first(store)
    key = data_file(store, "papers")
    log = f"{ROOT}/tables/papers/_delta_log/{1:020}.json"
    name = key.rpartition("/")[2].encode()
    store.put(log, store.get(log).replace(name, b"../../../../out"))

    with pytest.raises(NotAsPublished, match="not both in its log and in the release"):
        pull(store.url, to)

    assert not list(tmp_path.rglob("out"))


def _lead_astray(store, entry):
    """Let a list name a file outside of the dataset, with sums that agree."""
    key = f"{ROOT}/{entry['path']}"
    part = json.loads(gzip.decompress(store.get(key)))
    export = next(it for it in part["files"] if "/exports/" in it["path"])
    export["path"] = "releases/r000001/exports/../../../../out"
    data = gzip.compress(json.dumps(part).encode())
    store.put(key, data)
    entry.update(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())


def _first_own(manifest):
    return next(it for it in manifest["files"] if it["path"].startswith("releases/"))


def _altered_manifest(store, alter):
    """A manifest that somebody wrote otherwise, with a pointer that agrees."""
    key = f"{ROOT}/releases/r000001/manifest.json"
    manifest = json.loads(store.get(key))
    alter(manifest)
    data = json.dumps(manifest).encode()
    store.put(key, data)
    latest = json.loads(store.get(f"{ROOT}/latest.json"))
    latest["sha256"] = hashlib.sha256(data).hexdigest()
    store.put(f"{ROOT}/latest.json", json.dumps(latest).encode())


def test_an_altered_manifest_is_refused(store, to):
    first(store)
    key = f"{ROOT}/releases/r000001/manifest.json"
    store.put(key, store.get(key).replace(b'"articles": 3', b'"articles": 9'))

    with pytest.raises(NotAsPublished, match=r"manifest\.json: its SHA-256 is .* was published"):
        pull(store.url, to)


def test_an_altered_manifest_of_an_older_release_is_named(store):
    publish_all(store)
    key = f"{ROOT}/releases/r000002/manifest.json"
    store.put(key, store.get(key).replace(b'"articles": 6', b'"articles": 9'))
    dataset = open_dataset(store.url)

    with pytest.raises(
        NotAsPublished, match=r"r000002/manifest\.json: its SHA-256 is .* r000003 says"
    ):
        dataset.versions()
    with pytest.raises(NotAsPublished, match="its SHA-256"):
        list(dataset.changes("r000001"))
