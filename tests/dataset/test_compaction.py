"""Files of tables put together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset import lock, publish_release, tables, verify_release
from bulletin.dataset.compaction import MOST_FILES, compact
from bulletin.errors import BulletinError
from bulletin.reader import open_dataset, pull
from dataset.builders import AT, DAY, entry, paper
from dataset.publisher import Killed, Steps, counted_commits

ROOT = "datasets/bulletins"
LATER = AT + timedelta(days=40)
DATES = [DAY + timedelta(days=number) for number in range(MOST_FILES + 1)]


def publish(store, days=DATES, code="lanwan"):
    for day in days:
        publish_release(store, [entry(store, paper(code), day, articles=2)], day=day, at=AT)


def files(store, table="articles"):
    return len(DeltaTable(store.uri(f"{ROOT}/tables/{table}")).file_uris())


def rows(store, version=None):
    dataset = open_dataset(store.url)
    return {
        name: dataset.read(name, version=version).to_json(date_format="iso")
        for name in dataset.tables
    }


def test_a_month_of_many_files_becomes_one_and_no_row_another(store):
    publish(store)
    before, last = rows(store), verify_release(store).version
    assert files(store) == MOST_FILES + 1

    release = compact(store, at=LATER)

    assert (release.is_new, release.added, release.modified, release.removed) == (True, 0, 0, 0)
    assert release.articles == 2 * len(DATES)
    assert files(store) == files(store, "article_pages") == 1
    assert rows(store) == before
    assert rows(store, last) == before
    assert list(open_dataset(store.url).changes(last)) == []
    assert verify_release(store).version == release.version
    said = store.get(f"{ROOT}/releases/{release.version}/CHANGELOG.md").decode()
    assert "No row is another. Files of these tables were put together: articles, " in said


def test_what_is_together_is_left_alone(store):
    assert compact(store, at=LATER) is None
    publish(store, DATES[:-1])
    publish(store, DATES[:2], "hexi")

    assert compact(store, at=LATER) is None


def test_dates_go_on_after_it(store, tmp_path):
    publish(store)
    compact(store, at=LATER)
    pull(store.url, tmp_path / "pulled")
    more = DATES[-1] + timedelta(days=1)

    publish(store, [more, DATES[0]])

    assert verify_release(store).version == "r000011"
    assert files(store) == 2
    done = pull(store.url, tmp_path / "pulled")
    assert (done.version, done.articles) == ("r000011", 2 * (len(DATES) + 1))
    assert len(open_dataset(tmp_path / "pulled").read("articles")) == done.articles


def test_the_same_gives_the_same_bytes(tmp_path):
    stores = [FolderStore(tmp_path / name) for name in ("one", "two")]
    found = []
    for store in stores:
        publish(store)
        compact(store, at=LATER)
        keys = [key for key in store.keys(f"{ROOT}/tables/") if "/_delta_log/" not in key]
        found.append(sorted(map(store.get, keys)))

    assert found[0] == found[1]


@pytest.mark.parametrize("at", [1, 3, 6])
def test_cut_off_the_last_release_stays_and_the_next_is_proper(store, monkeypatch, at):
    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)
    publish(store)
    before = rows(store)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "commit", counted_commits(Steps(at, is_done=True)))
        with pytest.raises(Killed):
            compact(store, at=LATER)

    assert rows(store) == before
    assert verify_release(store).version == "r000009"
    publish(store, [DATES[-1] + timedelta(days=1)])
    assert compact(store, at=LATER) is not None
    verify_release(store)


def test_on_any_store(any_store):
    publish(any_store)

    assert compact(any_store, at=LATER) is not None

    assert verify_release(any_store).version == "r000010"


def test_another_publisher_is_waited_for(store, monkeypatch):
    publish(store)
    monkeypatch.setattr(lock, "WAIT_S", 0.1)

    with lock.lease(store), pytest.raises(BulletinError, match="has been publishing"):
        compact(store, at=LATER)
