"""Whether what stands is what was published."""

from __future__ import annotations

import json

import pytest
from deltalake import DeltaTable

from bulletin.dataset import publish_release, verify_release
from bulletin.errors import NotAsPublished
from dataset.builders import AT, DAY, entry

ROOT = "datasets/bulletins"


@pytest.fixture
def published(store):
    publish_release(store, [entry(store)], day=DAY, at=AT)
    return store


def refusal(store):
    with pytest.raises(NotAsPublished) as caught:
        verify_release(store)
    return str(caught.value)


def data_file(store, table):
    return next(key for key in store.keys(f"{ROOT}/tables/{table}/") if key.endswith(".parquet"))


def test_what_was_published_is_counted(published):
    found = verify_release(published)

    own, tables, whole = 5 + 4 + 2, 7, 1
    assert (found.version, found.files, found.tables) == ("r000001", own + tables + whole, 10)
    assert found.rows == 3 + 6 + 12 + 1 + 4 + 1 + 3


def test_every_file_of_the_manifest_is_compared(published):
    manifest = json.loads(published.get(f"{ROOT}/releases/r000001/manifest.json"))

    for file in manifest["files"]:
        key = f"{ROOT}/{file['path']}"
        data = published.get(key)
        published.put(key, data[:-1] + bytes([data[-1] ^ 1]))
        assert refusal(published).startswith(f"{published.uri(key)}: its SHA-256 is ")
        published.put(key, data + b"x")
        assert f"{published.uri(key)}: {len(data) + 1} bytes; " in refusal(published)
        published.delete(key)
        assert refusal(published).startswith(f"{published.uri(key)}: missing; ")
        published.put(key, data)

    verify_release(published)


def test_an_altered_manifest_is_named(published):
    key = f"{ROOT}/releases/r000001/manifest.json"
    published.put(key, published.get(key).replace(b'"articles": 3', b'"articles": 9'))

    assert refusal(published).startswith(f"{published.uri(key)}: its SHA-256 is ")


def test_a_missing_manifest_is_named(published):
    published.delete(f"{ROOT}/releases/r000001/manifest.json")

    assert "manifest.json: missing; datasets/bulletins/latest.json names it" in refusal(published)


@pytest.mark.parametrize("table", ["articles", "papers"])
def test_a_missing_file_of_a_table_is_named(published, table):
    key = data_file(published, table)
    published.delete(key)

    assert refusal(published) == f"{published.uri(key)}: missing; the release names it"


def test_a_file_of_a_table_that_is_cut_short_is_named(published):
    key = data_file(published, "articles")
    published.put(key, published.get(key)[:500])

    assert refusal(published).startswith(f"{published.uri(key)}: 500 bytes; the release says")


def test_a_log_that_names_another_file_is_named(published):
    key = data_file(published, "articles")
    log = f"{ROOT}/tables/articles/_delta_log/{1:020}.json"
    other = f"{key.rpartition('/')[0]}/other.parquet"
    published.put(other, published.get(key))
    name, new = (it.rpartition("/")[2].encode() for it in (key, other))
    published.put(log, published.get(log).replace(name, new))

    assert "is not both in its log and in the release's lists of files" in refusal(published)


def test_a_table_without_its_log_is_named(published):
    for key in list(published.keys(f"{ROOT}/tables/issues/_delta_log/")):
        published.delete(key)

    assert "tables/issues: cannot be read at version 1" in refusal(published)


def test_a_later_commit_that_no_release_names_does_no_harm(published):
    DeltaTable(published.uri(f"{ROOT}/tables/articles")).delete("paper = 'lanwan'")

    verify_release(published)


def test_nothing_published_is_said(store):
    assert refusal(store).endswith("latest.json: missing; nothing has been published here")
