"""Changes after a release: in order, altogether or not at all."""

from __future__ import annotations

import gzip
import json

import pytest

from bulletin.errors import BadSetting, NotAsPublished
from bulletin.reader import open_dataset, pull
from reader.conftest import first, publish_all, second, third

ROOT = "datasets/bulletins"


def told(changes):
    return [
        (it.version, it.op, it.id.removeprefix("lanwan-2026-03-"), it.revision) for it in changes
    ]


def test_changes_come_release_by_release(any_store):
    first(any_store)
    second(any_store)
    third(any_store)
    dataset = open_dataset(any_store.url)

    after_second = list(dataset.changes("r000002"))
    assert told(after_second) == [
        ("r000003", "MOD", "15-a-i0001", 2),
        ("r000003", "DEL", "15-a-i0003", 2),
    ]
    assert "body" in after_second[0].changed
    assert after_second[0].record["body"].endswith("另一段。")
    assert (after_second[1].changed, after_second[1].record) == ((), None)
    assert told(dataset.changes("r000001"))[:3] == [
        ("r000002", "ADD", f"16-a-i000{n}", 1) for n in (1, 2, 3)
    ]
    assert told(dataset.changes("r000001", version="r000002")) == told(
        it for it in dataset.changes("r000001") if it.version == "r000002"
    )
    assert list(dataset.changes("r000003")) == []


def test_all_changes_give_the_articles(store):
    publish_all(store)
    dataset = open_dataset(store.url)
    articles = {}

    for change in dataset.changes(None):
        if change.op == "DEL":
            del articles[change.id]
        else:
            articles[change.id] = change.record

    rows = dataset.read("articles", columns=["article_id", "revision", "body", "content_sha256"])
    expected = rows.to_dict("records")
    assert [{name: articles[key][name] for name in rows} for key in sorted(articles)] == expected


def test_a_gap_is_refused_before_anything_is_given(store):
    publish_all(store)
    store.delete(f"{ROOT}/releases/r000002/manifest.json")
    dataset = open_dataset(store.url)

    assert len(list(dataset.changes("r000002"))) == 5
    with pytest.raises(NotAsPublished, match=r"r000002/manifest\.json: not here.*r000001.* a gap"):
        dataset.changes("r000001")
    with pytest.raises(NotAsPublished, match="the changes after the beginning have a gap"):
        dataset.changes(None)


def test_a_pulled_folder_that_began_later_has_a_gap(store, tmp_path):
    first(store)
    second(store)
    pull(store.url, tmp_path / "pulled")
    here = open_dataset(tmp_path / "pulled")

    assert len(list(here.changes("r000001"))) == 3
    with pytest.raises(NotAsPublished, match="a gap"):
        here.changes(None)


def test_missing_changes_are_a_gap(store):
    publish_all(store)
    store.delete(f"{ROOT}/releases/r000003/delta.jsonl.gz")

    with pytest.raises(NotAsPublished, match="r000003 names it; the changes have a gap"):
        list(open_dataset(store.url).changes("r000002"))


def test_altered_changes_are_refused_with_both_sums(store):
    first(store)
    key = f"{ROOT}/releases/r000001/delta.jsonl.gz"
    files = json.loads(store.get(f"{ROOT}/releases/r000001/manifest.json"))["files"]
    expected = next(it["sha256"] for it in files if it["path"].endswith("delta.jsonl.gz"))
    store.put(key, gzip.compress(b""))

    with pytest.raises(NotAsPublished) as caught:
        list(open_dataset(store.url).changes(None))

    assert str(caught.value).startswith(f"{store.uri(key)}: its SHA-256 is ")
    assert str(caught.value).endswith(f"; r000001 says {expected}")


@pytest.mark.parametrize("since", ["r000009", "r000003"])
def test_a_release_that_does_not_come_before_is_said(store, since):
    publish_all(store)

    with pytest.raises(BadSetting, match=f"there is no release {since} before r000002"):
        open_dataset(store.url).changes(since, version="r000002")


def test_what_is_no_version_is_said(store):
    first(store)

    with pytest.raises(BadSetting, match="'yesterday' is no version such as r000012"):
        open_dataset(store.url).changes("yesterday")
