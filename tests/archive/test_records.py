"""Records that gain versions."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from bulletin.archive import add_record, latest_record, records


def test_a_record_that_says_nothing_else_gains_no_version(any_store):
    first = add_record(any_store, "articles/hexi-2026-03-15-a", b"one")
    again = add_record(any_store, "articles/hexi-2026-03-15-a", b"one")
    second = add_record(any_store, "articles/hexi-2026-03-15-a", b"two")

    assert first == again == "articles/hexi-2026-03-15-a/0001.json"
    assert second == "articles/hexi-2026-03-15-a/0002.json"
    assert latest_record(any_store, "articles/hexi-2026-03-15-a") == second


def test_a_record_that_says_again_what_an_older_one_said_is_a_new_version(store):
    for data in (b"one", b"two", b"one"):
        add_record(store, "a", data)

    assert [store.get(key) for key in records(store, "a")] == [b"one", b"two", b"one"]


def test_other_files_beside_are_no_versions(store):
    store.put("a/0001.json", b"one")
    store.put("a/0002.json.bak", b"x")
    store.put("a/deeper/0003.json", b"x")

    assert records(store, "a") == ["a/0001.json"]
    assert latest_record(store, "b") is None


def test_two_that_add_the_same_at_once_end_with_one_version(any_store):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: add_record(any_store, "a", b"one"), range(8)))

    assert set(keys) == {"a/0001.json"}


def test_many_that_add_different_things_at_once_lose_nothing(any_store):
    texts = [str(number).encode() for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda data: add_record(any_store, "a", data), texts))

    assert sorted(keys) == [f"a/{number:04d}.json" for number in range(1, 9)]
    assert sorted(any_store.get(key) for key in keys) == texts
