"""A publisher that is cut off anywhere leaves the last release whole, and the next one goes on."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path

import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset import Along, latest_release, lock, publish_release, tables, verify_release
from bulletin.errors import StoreError, StoreFull
from dataset.builders import AT, DAY, entry
from dataset.publications import LATER, NEXT, ROOT, first, known_later, published, second
from dataset.publisher import CountedStore, Killed, Steps, counted_commits, publish_and_die


@pytest.fixture
def gone(monkeypatch):
    """Whoever held a lease is gone at once."""
    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)


def die(store, given, at, monkeypatch, *, is_done):
    """Publish until the given step; whether there was such a step."""
    steps = Steps(at, is_done=is_done)
    with monkeypatch.context() as patch:
        patch.setattr(tables, "commit", counted_commits(steps))
        try:
            second(CountedStore(store, steps), given)
        except Killed:
            return True
    return False


def undisturbed(store, given, monkeypatch):
    """How many steps a publication has, and what readers have after it."""
    steps = Steps()
    with monkeypatch.context() as patch:
        patch.setattr(tables, "commit", counted_commits(steps))
        second(CountedStore(store, steps), given)
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
        publish_release(store, [changed], day=DAY, at=LATER, along=Along(coverage=known_later))
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
        publish_release(store, [given], day=DAY, at=LATER, along=Along(coverage=known_later))
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

    assert verify_release(store).rows == 2 * (3 + 6 + 12 + 1 + 4 + 3) + 1


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


def test_what_another_program_wrote_into_a_table_does_not_join_a_release(tmp_path):
    """A commit of no one knows whom, which says no more of itself than it must."""
    store = FolderStore(tmp_path / "store")
    changed = first(store)
    log = store.path(f"{ROOT}/tables/issues/_delta_log")
    (log / f"{2:020}.json").write_bytes(b'{"commitInfo":{"timestamp":0,"operation":"WRITE"}}\n')

    assert second(store, changed).is_new

    verify_release(store)
