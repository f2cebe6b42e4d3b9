"""A publisher that is cut off anywhere leaves the last release whole, and the next one goes on."""

from __future__ import annotations

import multiprocessing
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset import latest_release, lock, publish_release, tables, verify_release
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.schema import TABLES
from bulletin.errors import StoreError, StoreFull
from bulletin.model import DayState, LedgerDay
from dataset.builders import AT, DAY, entry, reworded, with_articles
from dataset.publisher import CountedStore, Killed, Steps, counted_commits, publish_and_die

NEXT = DAY + timedelta(days=1)
LATER = AT + timedelta(days=1)
ROOT = "datasets/bulletins"


@pytest.fixture
def gone(monkeypatch):
    """Whoever held a lease is gone at once."""
    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)


def known():
    """What the ledger says at the first publication."""
    return (LedgerDay("lanwan", DAY, DayState.COMPLETE, "4 pages", pages=4),)


def known_later():
    """And at the second."""
    return (*known(), LedgerDay("lanwan", NEXT, DayState.MISSING, "due by its rhythm"))


def first(store):
    """Two dates, one of which the second publication changes."""
    given = entry(store)
    publish_release(store, [given], day=DAY, at=AT, coverage=known)
    return with_articles(given, *given.articles[:1], reworded(given.articles[1], "改。"))


def published(store):
    """What readers have: rows of every table at the release's versions, and the copies."""
    manifest = read_standing(store).manifest
    rows = {}
    for table in TABLES:
        uri = store.uri(f"{ROOT}/tables/{table.name}")
        version = manifest.tables[table.name].version
        delta = DeltaTable(uri, version=version, storage_options=store.delta_options())
        found = delta.to_pyarrow_table().select(table.schema.names)
        rows[table.name] = found.sort_by([(name, "ascending") for name in table.key]).to_pylist()
    copies = {
        key: store.get(key)
        for key in store.keys(f"{ROOT}/exports/")
        if not key.endswith("version.json")
    }
    return rows, copies, manifest.counts


def die(store, given, at, monkeypatch, *, is_done):
    """Publish until the given step; whether there was such a step."""
    steps = Steps(at, is_done=is_done)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "commit", counted_commits(steps))
        try:
            publish_release(
                CountedStore(store, steps), [given], day=DAY, at=LATER, coverage=known_later
            )
        except Killed:
            return True
    return False


def undisturbed(store, given, monkeypatch):
    """How many steps a publication has, and what readers have after it."""
    steps = Steps()
    with monkeypatch.context() as patch:
        patch.setattr(tables, "commit", counted_commits(steps))
        publish_release(
            CountedStore(store, steps), [given], day=DAY, at=LATER, coverage=known_later
        )
    return steps.count, published(store)


def copied(store, name):
    """The same store at another place."""
    return FolderStore(Path(shutil.copytree(store.root, store.root.with_name(name))))


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
def test_cut_off_at_any_step_the_last_release_stays_and_the_next_is_proper(
    tmp_path, monkeypatch, gone, is_done
):
    origin = FolderStore(tmp_path / "origin")
    changed = first(origin)
    before = published(origin)
    count, after = undisturbed(copied(origin, "undisturbed"), changed, monkeypatch)
    assert count > 15
    for at in range(1, count + 1):
        store = copied(origin, f"store{at}")

        assert die(store, changed, at, monkeypatch, is_done=is_done), f"no step {at}"

        assert published(store)[0] in (before[0], after[0]), f"half a release at step {at}"
        verify_release(store)
        publish_release(store, [changed], day=DAY, at=LATER, coverage=known_later)
        assert published(store) == after, f"not the same after step {at}"
        verify_release(store)


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
def test_a_first_publication_that_is_cut_off_leaves_no_release(
    tmp_path, monkeypatch, gone, is_done
):
    origin = FolderStore(tmp_path / "origin")
    given = entry(origin)
    count, after = undisturbed(copied(origin, "undisturbed"), given, monkeypatch)
    for at in range(1, count + 1):
        store = copied(origin, f"store{at}")

        assert die(store, given, at, monkeypatch, is_done=is_done)

        release = latest_release(store)
        assert release is None or published(store)[0] == after[0]
        publish_release(store, [given], day=DAY, at=LATER, coverage=known_later)
        assert published(store) == after
        verify_release(store)


def test_several_that_are_cut_off_in_a_row_change_nothing(tmp_path, monkeypatch, gone):
    store = FolderStore(tmp_path / "store")
    changed = first(store)
    before = published(store)

    for at in (5, 9, 7, 10, 6):
        assert die(store, changed, at, monkeypatch, is_done=True)
        assert published(store) == before

    release = publish_release(store, [changed], day=DAY, at=LATER)
    assert (release.modified, release.removed) == (1, 1)
    assert verify_release(store).version == release.version


def test_what_was_restored_is_not_restored_again(tmp_path, monkeypatch, gone):
    store = FolderStore(tmp_path / "store")
    changed, given = first(store), entry(store)
    assert die(store, changed, 6, monkeypatch, is_done=True)

    versions = []
    for _ in range(3):
        release = publish_release(store, [given], day=DAY, at=LATER)
        versions.append(DeltaTable(store.uri(f"{ROOT}/tables/articles")).version())

    assert (release.version, release.is_new) == ("r000001", False)
    assert len(set(versions)) == 1


def test_copies_that_were_not_brought_up_are_brought_up_by_the_next_run(
    tmp_path, monkeypatch, gone
):
    """Cut off at the first copy: the release stands, so the next run has nothing to publish."""
    store = FolderStore(tmp_path / "store")
    changed = first(store)
    count, after = undisturbed(copied(store, "undisturbed"), changed, monkeypatch)
    assert die(store, changed, count - 4, monkeypatch, is_done=False)
    assert published(store)[1] != after[1]

    release = publish_release(store, [changed], day=DAY, at=LATER)

    assert (release.version, release.is_new) == ("r000002", False)
    assert published(store) == after


@pytest.mark.parametrize("at", [4, 8, 12])
def test_a_process_that_ends_holds_nobody_up(tmp_path, at):
    """As after kill -9: its lease is over at once, for the process is no more."""
    store = FolderStore(tmp_path / "store")
    publish_release(store, [entry(store)], day=DAY, at=AT)
    process = multiprocessing.get_context("spawn").Process(
        target=publish_and_die, args=(store.url, NEXT, at)
    )
    process.start()
    process.join()
    assert process.exitcode == 9
    assert verify_release(store).version == "r000001"

    publish_release(store, [entry(store, day=NEXT)], day=NEXT, at=AT)

    assert verify_release(store).rows == 2 * (3 + 6 + 12 + 1 + 4) + 1


@pytest.mark.parametrize("at", [6, 14])
def test_cut_off_on_any_kind_of_store(any_store, monkeypatch, gone, at):
    changed = first(any_store)
    before = published(any_store)

    assert die(any_store, changed, at, monkeypatch, is_done=True)

    assert published(any_store) == before
    release = publish_release(any_store, [changed], day=DAY, at=LATER)
    assert (release.modified, release.removed) == (1, 1)
    verify_release(any_store)


def test_a_store_that_is_full_leaves_the_last_release(tmp_path, monkeypatch, gone):
    store = FolderStore(tmp_path / "store")
    changed = first(store)
    before = published(store)

    class Full:
        def __getattr__(self, name):
            return getattr(store, name)

        def put_new(self, key, data):
            if "/releases/" in key:
                message = f"{key}: no space left; free some and run again"
                raise StoreFull(message)
            return store.put_new(key, data)

    with pytest.raises(StoreFull):
        publish_release(Full(), [changed], day=DAY, at=LATER)

    assert published(store) == before
    assert publish_release(store, [changed], day=DAY, at=LATER).is_new


def test_a_store_that_goes_away_leaves_the_lease_to_its_age(tmp_path):
    store = FolderStore(tmp_path / "store")

    class Away:
        def __getattr__(self, name):
            return getattr(store, name)

        def put_new(self, key, data):
            if key.endswith(".done"):
                message = "gone"
                raise StoreError(message)
            return store.put_new(key, data)

    assert publish_release(Away(), [entry(store)], day=DAY, at=AT).is_new
