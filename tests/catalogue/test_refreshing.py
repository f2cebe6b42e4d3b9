"""The catalogue after a release: all of it, of one release, and nothing written in vain."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from datetime import timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.catalogue import refresh, refreshing
from bulletin.dataset import publish_release
from bulletin.errors import NotAsPublished, PublishingElsewhere, StoreFull
from dataset.builders import AT, DAY, entry, paper

ROOT = "datasets/bulletins"
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")


def publish(store, day=DAY, code="lanwan"):
    publish_release(store, [entry(store, paper(code), day)], day=day, at=AT)


def catalogue(store):
    return json.loads(store.get(f"{ROOT}/catalogue.json"))


def files(store):
    return {file["path"]: file["sha256"] for file in catalogue(store)["files"]}


def test_all_of_it_is_of_one_release(any_store):
    publish(any_store)

    done = refresh(any_store)

    assert (done.version, catalogue(any_store)["version"]) == ("r000001", "r000001")
    found = files(any_store)
    assert done.files == len(found)
    for path, digest in found.items():
        data = any_store.get(f"{ROOT}/{path}")
        assert hashlib.sha256(data).hexdigest() == digest, path
    assert {
        "index.html",
        "papers/lanwan.html",
        "status.json",
        "versions.json",
        "feed.xml",
        "feeds/articles.xml",
        "datapackage.json",
        "croissant.json",
        "dcat.jsonld",
        "schemas/articles.schema.json",
        "data-dictionary.csv",
        "exports/bulletins.sqlite.gz",
        "exports/datasette/metadata.json",
    } <= found.keys()


def test_nothing_is_written_where_it_is_of_the_release(store):
    publish(store)
    refresh(store)
    before = {key: store.path(key).stat().st_mtime_ns for key in store.keys(f"{ROOT}/")}

    again = refresh(store)

    assert (again.version, again.files, again.bytes) == ("r000001", 0, 0)
    after = {key: store.path(key).stat().st_mtime_ns for key in store.keys(f"{ROOT}/")}
    assert after == before


def test_only_what_is_another_is_written(store):
    publish(store)
    refresh(store)
    first = files(store)
    publish(store, NEXT)

    done = refresh(store)

    changed = {path for path, digest in files(store).items() if first.get(path) != digest}
    assert 0 < done.files == len(changed) < len(first)
    assert "schemas/articles.schema.json" not in changed
    assert {"index.html", "exports/bulletins.sqlite.gz", "feed.xml"} <= changed


def test_a_large_sqlite_file_is_made_when_all_is_asked_for(store, monkeypatch):
    monkeypatch.setattr(refreshing, "QUICK", 4)
    publish(store)
    refresh(store, whole=False)
    first = files(store)["exports/bulletins.sqlite.gz"]
    publish(store, NEXT)

    refresh(store, whole=False)

    assert (catalogue(store)["version"], catalogue(store)["sqlite"]) == ("r000002", "r000001")
    assert files(store)["exports/bulletins.sqlite.gz"] == first
    assert refresh(store, whole=False).files == 0
    listed = json.loads(store.get(f"{ROOT}/datapackage.json"))["resources"]
    assert f"sha256:{first}" in [it.get("hash") for it in listed]

    assert refresh(store).files > 0
    assert catalogue(store)["sqlite"] == "r000002"
    assert files(store)["exports/bulletins.sqlite.gz"] != first


def test_the_sqlite_file_has_the_release(store, tmp_path):
    publish(store)
    publish(store, NEXT)
    refresh(store)
    packed = store.get(f"{ROOT}/exports/bulletins.sqlite.gz")
    (tmp_path / "b.sqlite").write_bytes(zlib.decompress(packed, zlib.MAX_WBITS | 16))

    database = sqlite3.connect(tmp_path / "b.sqlite")

    assert database.execute("SELECT count(*) FROM articles").fetchone() == (6,)
    database.close()


def test_a_page_of_a_newspaper_that_is_gone_goes(store, monkeypatch):
    publish(store)
    publish(store, code="hexi")
    refresh(store)
    made = refreshing.pages
    monkeypatch.setattr(
        refreshing,
        "pages",
        lambda *given: (it for it in made(*given) if it.path != "papers/hexi.html"),
    )
    publish(store, NEXT)

    refresh(store)

    assert store.stat(f"{ROOT}/papers/hexi.html") is None
    assert store.stat(f"{ROOT}/papers/lanwan.html") is not None


@pytest.mark.parametrize("after", [0, 1, 3, 6])
def test_cut_off_it_goes_on(tmp_path, after):
    """Until its end `catalogue.json` tells of the release before; the next run writes the rest."""
    store, whole = (FolderStore(tmp_path / name) for name in ("store", "whole"))
    for each in (store, whole):
        publish(each)
        refresh(each)
        publish(each, NEXT)
    refresh(whole)

    class Full:
        left = after

        def __getattr__(self, name):
            return getattr(store, name)

        def put(self, key, data):
            if "/refreshing/" not in key:
                self.left -= 1
                if self.left < 0:
                    message = f"{key}: no space left"
                    raise StoreFull(message)
            store.put(key, data)

    with pytest.raises(StoreFull):
        refresh(Full())
    assert catalogue(store)["version"] == "r000001"

    refresh(store)

    assert catalogue(store)["version"] == "r000002"
    for path, digest in files(store).items():
        assert hashlib.sha256(store.get(f"{ROOT}/{path}")).hexdigest() == digest
    assert files(store).keys() == files(whole).keys()


def test_two_at_once_take_turns(store, monkeypatch):
    publish(store)
    monkeypatch.setattr(refreshing, "WAIT_S", 0.1)
    rack = refreshing.Rack(store, f"{ROOT}/refreshing", refreshing.STALE_AFTER_S)

    with rack.take(0).kept_young(), pytest.raises(PublishingElsewhere, match="refreshes it"):
        refresh(store)


def test_nothing_published_is_said(store):
    with pytest.raises(NotAsPublished, match="nothing was published there"):
        refresh(store)


def test_the_same_release_gives_the_same_bytes(tmp_path):
    found = []
    for name in ("one", "two"):
        store = FolderStore(tmp_path / name)
        publish(store)
        publish(store, NEXT)
        refresh(store)
        told = files(store)
        found.append({path: told[path] for path in told if not _names_tables(store, path)})

    assert found[0] == found[1]
    assert len(found[0]) > 30


def _names_tables(store, path):
    """Whether a file names manifests, which name files of tables, whose names are chance."""
    return path in {"versions.json", "dcat.jsonld", "index.html"}
