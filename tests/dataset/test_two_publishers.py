"""Publishers at the same time: nothing is lost, nothing is there twice."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta

from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset import verify_release
from bulletin.dataset.manifest import read_standing
from dataset.builders import DAY
from dataset.publications import published
from dataset.publisher import publish_days

OWN = tuple(DAY + timedelta(days=number) for number in range(3))


def at_once(*publications):
    """Run publications in processes of their own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(publications), mp_context=context) as pool:
        return [it.result() for it in [pool.submit(publish_days, *each) for each in publications]]


def one_by_one(tmp_path, *publications):
    """The same, published one after another."""
    store = FolderStore(tmp_path / "one_by_one")
    for code, days in publications:
        publish_days(store.url, code, days)
    return store


def check_same(store, other):
    """Every row of every table is there, once."""
    rows, expected = published(store)[0], published(other)[0]
    assert rows == expected
    assert verify_release(store).rows == sum(map(len, expected.values()))


def test_two_newspapers_published_at_once_are_both_there(store_url, any_store, tmp_path):
    releases = at_once((store_url, "lanwan", OWN), (store_url, "hexi", OWN))

    versions = sorted(version for each in releases for version, _ in each)
    assert versions == [f"r00000{number}" for number in range(1, 7)]
    check_same(any_store, one_by_one(tmp_path, ("lanwan", OWN), ("hexi", OWN)))
    manifest = read_standing(any_store).manifest
    assert (manifest.version, manifest.previous) == ("r000006", "r000005")
    assert (manifest.counts.issues, manifest.counts.articles) == (6, 12)
    uri = any_store.uri("datasets/bulletins/tables/articles")
    ids = DeltaTable(uri, storage_options=any_store.delta_options()).to_pyarrow_table()
    assert len(set(ids["article_id"].to_pylist())) == ids.num_rows == 12


def test_the_same_date_published_twice_at_once_is_published_once(store_url, any_store, tmp_path):
    releases = at_once(*[(store_url, "lanwan", (DAY,))] * 2)

    assert sorted(releases) == [[("r000001", False)], [("r000001", True)]]
    check_same(any_store, one_by_one(tmp_path, ("lanwan", (DAY,))))
