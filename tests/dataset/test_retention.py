"""What may go when releases are no longer kept."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.dataset import publish_release, verify_release
from bulletin.dataset.compaction import compact
from bulletin.dataset.retention import pin, read_kept, take_away
from bulletin.errors import BadSetting, NotAsPublished
from bulletin.reader import open_dataset, pull
from dataset.builders import AT, DAY, entry, reworded, with_articles

ROOT = "datasets/bulletins"
MUCH_LATER = datetime(2031, 1, 1, tzinfo=UTC)


def publish(store, times, *, apart=timedelta(days=1)):
    """One date again and again, each time with other words."""
    given = entry(store, articles=2)
    for number in range(times):
        again = reworded(given.articles[1], f"第{number}次写成的一段话。")
        made = with_articles(given, given.articles[0], again)
        publish_release(store, [made], day=DAY, at=AT + number * apart)


def body(store, version):
    return open_dataset(store.url).read("articles", version=version)["body"].iloc[1]


def test_the_newest_stay_and_the_last_of_each_month(store):
    publish(store, 8, apart=timedelta(days=5))  # 16 March to 20 April

    taken = take_away(store, at=MUCH_LATER, last=2, days=1)

    assert taken.kept == ("r000004", "r000007", "r000008")
    assert taken.files > 0
    assert verify_release(store).version == "r000008"
    for version, number in (("r000004", 3), ("r000007", 6), ("r000008", 7)):
        assert body(store, version).endswith(f"第{number}次写成的一段话。")


def test_what_is_gone_is_said_and_its_changes_stay(store, tmp_path):
    publish(store, 5)
    take_away(store, at=MUCH_LATER, last=1, days=1)

    with pytest.raises(NotAsPublished, match=r"r000002 is no longer kept.*whole are r000005"):
        body(store, "r000002")
    with pytest.raises(NotAsPublished, match="no longer kept whole"):
        pull(store.url, tmp_path / "pulled", version="r000002")
    changes = list(open_dataset(store.url).changes(None))
    assert [(it.version, it.op) for it in changes][-1] == ("r000005", "MOD")
    assert pull(store.url, tmp_path / "pulled").version == "r000005"


def test_nothing_young_is_taken(store):
    publish(store, 5)

    taken = take_away(store, at=datetime.now(UTC), last=1, days=1)

    assert taken.files == 0  # written within the last day, whatever their releases' times are


def test_young_releases_are_kept_whatever_their_number(store):
    publish(store, 5)

    taken = take_away(store, at=MUCH_LATER, last=1, days=3650)

    assert (taken.files, len(taken.kept)) == (0, 5)


def test_a_release_that_a_person_pinned_stays(store):
    publish(store, 5)
    pin(store, "r000002", "cited in a report")

    taken = take_away(store, at=MUCH_LATER, last=1, days=1)

    assert taken.kept == ("r000002", "r000005")
    assert body(store, "r000002").endswith("第1次写成的一段话。")
    assert read_kept(store).pinned == {"r000002": "cited in a report"}


def test_what_is_gone_cannot_be_pinned(store):
    publish(store, 3)
    take_away(store, at=MUCH_LATER, last=1, days=1)

    with pytest.raises(BadSetting, match="r000001 is no release that is whole"):
        pin(store, "r000001", "too late")
    with pytest.raises(BadSetting, match="r000009 is no release that is whole"):
        pin(store, "r000009", "never was")


def test_what_a_cut_off_run_left_goes_when_it_is_old(store):
    publish(store, 1)
    month = "paper=lanwan/published_month=2026-03"
    left = f"{ROOT}/tables/articles/{month}/part-of-nobody.parquet"
    store.put(left, b"x")
    export = f"{ROOT}/releases/r000009/exports/articles/left.parquet"
    store.put(export, b"x")

    assert take_away(store, at=datetime.now(UTC)).files == 0
    for key in (left, export):
        os.utime(store.path(key), (0, 0))
    taken = take_away(store, at=datetime.now(UTC))

    assert (taken.files, taken.bytes) == (2, 2)
    verify_release(store)


def test_a_file_of_nobody_s_among_the_releases_is_left_alone(store):
    publish(store, 3)
    stray = f"{ROOT}/releases/.DS_Store"
    store.put(stray, b"x")
    os.utime(store.path(stray), (0, 0))

    assert take_away(store, at=MUCH_LATER, last=1, days=1).files > 0
    assert store.get(stray) == b"x"


def test_again_and_again_it_keeps_what_it_kept(store):
    publish(store, 4)
    compact(store, at=AT + timedelta(days=60))
    first = take_away(store, at=MUCH_LATER, last=1, days=1)
    publish_release(store, [entry(store)], day=DAY, at=AT + timedelta(days=90))

    second = take_away(store, at=MUCH_LATER, last=1, days=1)

    assert set(second.kept) >= set(first.kept) - {"r000005"}
    assert verify_release(store).version == second.kept[-1]
    assert take_away(store, at=MUCH_LATER, last=1, days=1).files == 0


def test_a_kept_release_that_is_broken_stops_it(store):
    publish(store, 3)
    manifest = open_dataset(store.url).found.manifest
    store.put(f"{ROOT}/{manifest.index[0].path}", b"x")
    before = list(store.keys(f"{ROOT}/"))

    with pytest.raises(NotAsPublished):
        take_away(store, at=MUCH_LATER, last=1, days=1)

    left = {key for key in store.keys(f"{ROOT}/") if "/publishing/" not in key}
    assert left == {key for key in before if "/publishing/" not in key}


def test_on_any_store(any_store):
    publish(any_store, 4)

    taken = take_away(any_store, at=MUCH_LATER, last=1, days=1)

    assert taken.kept == ("r000004",)
    assert taken.files > 0
    assert verify_release(any_store).version == "r000004"
