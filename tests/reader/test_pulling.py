"""A folder that is brought up to a release."""

from __future__ import annotations

import json
import subprocess

import pandas as pd
import pytest
from deltalake import DeltaTable

from bulletin.errors import BadSetting, NotAsPublished
from bulletin.reader import Parts, open_dataset, pull
from reader.conftest import first, fourth, publish_all, second, third
from reader.folders import OWN, ROOT, assert_whole, files_of


def test_a_release_is_pulled_whole(any_store, to):
    first(any_store)
    second(any_store)

    done = pull(any_store.url, to)

    assert (done.version, done.articles, done.issues, done.kept) == ("r000002", 6, 2, 0)
    assert_whole(to, any_store, "r000002")
    exports = pd.read_parquet(to / "exports" / "articles")
    assert sorted(exports["article_id"]) == list(open_dataset(to).read("articles")["article_id"])
    assert len(DeltaTable(str(to / "tables/articles")).to_pandas()) == 6
    assert json.loads((to / "exports/version.json").read_text()) == {"version": "r000002"}


def test_the_sums_of_a_folder_check_all_of_it(store, to):
    publish_all(store)
    pull(store.url, to, version="r000001")
    pull(store.url, to)

    subprocess.run(["sha256sum", "-c", "--quiet", "pulled.sha256"], cwd=to, check=True)
    listed = [line.split("  ")[1] for line in (to / "pulled.sha256").read_text().splitlines()]
    copies = [path for path in files_of(to) if path.startswith("exports/")]
    assert sorted({*listed, *copies, *OWN}) == files_of(to)


def test_nothing_is_fetched_a_second_time(any_store, to, watch):
    publish_all(any_store)
    done = pull(any_store.url, to)
    watch.begin()

    again = pull(any_store.url, to)

    assert (again.files, again.bytes, again.kept) == (0, 0, done.files)
    assert watch.files == []


def test_only_what_is_new_is_fetched(store, to, watch):
    first(store)
    pull(store.url, to)
    second(store)
    watch.begin()

    done = pull(store.url, to)

    assert done.kept > 0
    had = {key for key in watch.files if "/tables/" in key}
    assert len([key for key in had if key.endswith(".parquet")]) == 6
    assert {key.rpartition("/")[2] for key in had if "_delta_log" in key} == {f"{2:020}.json"}
    assert len(watch.files) == len(set(watch.files))


def test_a_pinned_release_stays_while_a_newer_one_is_published(store, to):
    first(store)
    second(store)
    pull(store.url, to, version="r000001")
    third(store)

    again = pull(store.url, to, version="r000001")

    assert (again.version, again.files) == ("r000001", 0)
    assert_whole(to, store, "r000001")
    assert pull(store.url, to).version == "r000003"
    assert_whole(to, store, "r000003")


def test_an_older_release_after_a_newer_one(store, to):
    publish_all(store)
    pull(store.url, to)
    assert len(pd.read_parquet(to / "exports" / "articles")) == 8

    pull(store.url, to, version="r000001")

    assert_whole(to, store, "r000001")
    assert len(pd.read_parquet(to / "exports" / "articles")) == 3
    assert open_dataset(to).versions() == ("r000004", "r000001")
    assert len(open_dataset(to).read("articles", version="r000004")) == 8


def test_parts(store, to, tmp_path):
    first(store)

    pull(store.url, to, parts=Parts(("articles", "issues"), exports=False))
    assert {path.split("/")[1] for path in files_of(to) if path.startswith("tables/")} == {
        "articles",
        "issues",
    }
    assert not (to / "exports").exists()
    with pytest.raises(NotAsPublished, match="pull --version r000001 --tables pages"):
        open_dataset(to).read("pages")

    pull(store.url, to, parts=Parts(("pages",), exports=True))
    assert len(open_dataset(to).read("pages")) == 4
    assert len(open_dataset(to).read("articles")) == 3
    assert len(pd.read_parquet(to / "exports" / "articles")) == 3


def test_a_pull_begins_at_the_newest_checkpoint(store, to, watch):
    first(store)
    second(store)
    DeltaTable(store.uri(f"{ROOT}/tables/articles")).create_checkpoint()
    third(store)

    pull(store.url, to, parts=Parts(("articles",), exports=False))

    logs = [key.rpartition("/")[2] for key in watch.files if "_delta_log" in key]
    assert logs == [f"{2:020}.checkpoint.parquet", f"{3:020}.json"]
    assert len(open_dataset(to).read("articles")) == 5
    pull(store.url, to, version="r000001", parts=Parts(("articles",), exports=False))
    assert len(open_dataset(to).read("articles")) == 3


def test_commits_that_no_release_names_are_not_brought(store, to):
    first(store)
    DeltaTable(store.uri(f"{ROOT}/tables/articles")).delete("paper = 'lanwan'")

    pull(store.url, to)

    assert DeltaTable(str(to / "tables/articles")).version() == 1


def test_what_a_cut_off_run_has_written_is_no_release(store, to):
    first(store)
    second(store)
    data = store.get(f"{ROOT}/releases/r000002/manifest.json")
    orphan = data.replace(b'"version": "r000002"', b'"version": "r000003"')
    store.put(f"{ROOT}/releases/r000003/manifest.json", orphan)

    assert open_dataset(store.url).versions() == ("r000002", "r000001")
    with pytest.raises(BadSetting, match="no release 'r000003'; there are r000002, r000001"):
        pull(store.url, to, version="r000003")


def test_what_comes_between_is_brought_for_who_follows(store, to):
    first(store)
    pull(store.url, to)
    second(store)
    third(store)
    fourth(store)

    pull(store.url, to)

    there, here = open_dataset(store.url), open_dataset(to)
    assert list(here.changes("r000001")) == list(there.changes("r000001"))
    assert here.versions() == ("r000004", "r000001")
