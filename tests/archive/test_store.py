"""What every store can do: a folder, moto's server, a real Ceph."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.archive import check_key, open_store
from bulletin.errors import BadSetting, NotInStore, StoreError

RACERS = 12

BAD_KEYS = [
    "",
    "/etc/passwd",
    "../outside",
    "raw/../../outside",
    "raw/./page.pdf",
    "raw//page.pdf",
    "raw/page.pdf/",
    "raw/pa\x00ge.pdf",
    "raw/pa\nge.pdf",
    "raw\\page.pdf",
    "raw/c:page.pdf",
    "raw/page?.pdf",
]


def race(act):
    """Let threads begin at the same moment; what each came back with."""
    line = threading.Barrier(RACERS)

    def run(number):
        line.wait()
        return act(number)

    with ThreadPoolExecutor(RACERS) as pool:
        return list(pool.map(run, range(RACERS)))


def test_bytes_come_back_as_they_were(any_store):
    data = bytes(range(256)) * 100

    any_store.put_new("raw/hexi/2026-03-15-a/p01.pdf", data)

    assert any_store.get("raw/hexi/2026-03-15-a/p01.pdf") == data


def test_empty_bytes_are_kept(any_store):
    any_store.put("raw/empty", b"")

    assert any_store.get("raw/empty") == b""
    assert any_store.stat("raw/empty").size == 0


def test_a_key_may_be_in_chinese(any_store):
    any_store.put("raw/河西/第一版.pdf", b"x")

    assert any_store.get("raw/河西/第一版.pdf") == b"x"
    assert list(any_store.keys("raw/河")) == ["raw/河西/第一版.pdf"]


def test_a_file_goes_in_as_bytes_do(any_store, tmp_path):
    path = tmp_path / "page"
    path.write_bytes(b"%PDF" * 100_000)

    assert any_store.put_new_file("a/b", path)
    path.write_bytes(b"second")
    assert not any_store.put_new_file("a/b", path)

    assert any_store.get("a/b") == b"%PDF" * 100_000


def test_nothing_is_overwritten_by_put_new(any_store):
    assert any_store.put_new("a/b", b"first")
    assert not any_store.put_new("a/b", b"second")

    assert any_store.get("a/b") == b"first"


def test_put_writes_over(any_store):
    any_store.put("a/b", b"first")
    any_store.put("a/b", b"second")

    assert any_store.get("a/b") == b"second"


def test_of_many_that_write_the_same_key_one_wins_and_the_others_are_told(any_store):
    answers = race(lambda number: any_store.put_new("a/race", str(number).encode()))

    assert answers.count(True) == 1
    assert any_store.get("a/race") == str(answers.index(True)).encode()


def test_a_pointer_moves_only_from_what_was_seen(any_store):
    assert any_store.swap("latest.json", b"1", None)
    assert not any_store.swap("latest.json", b"x", None)
    seen = any_store.stat("latest.json").tag

    assert any_store.swap("latest.json", b"2", seen)
    assert not any_store.swap("latest.json", b"x", seen)
    assert any_store.get("latest.json") == b"2"


def test_a_pointer_to_nothing_is_not_made_from_a_tag(any_store):
    assert not any_store.swap("latest.json", b"1", "0123456789abcdef0123456789abcdef")

    assert any_store.stat("latest.json") is None


def test_of_many_that_move_a_pointer_none_undoes_another(any_store):
    any_store.put("count", b"0")

    def add_one(_):
        while True:
            seen = any_store.stat("count")
            number = int(any_store.get("count"))
            if any_store.stat("count").tag != seen.tag:
                continue
            if any_store.swap("count", str(number + 1).encode(), seen.tag):
                return number

    numbers = race(add_one)

    assert sorted(numbers) == list(range(RACERS))
    assert any_store.get("count") == str(RACERS).encode()


def test_stat_tells_size_time_and_whether_bytes_changed(any_store):
    any_store.put("a/b", b"first")
    first = any_store.stat("a/b")
    any_store.put("a/b", b"other")
    second = any_store.stat("a/b")

    assert (first.key, first.size) == ("a/b", 5)
    assert first.tag != second.tag
    assert abs(datetime.now(UTC) - second.modified_at) < timedelta(minutes=1)


def test_what_is_not_there_is_said(any_store):
    assert any_store.stat("a/b") is None
    assert list(any_store.keys("a/")) == []
    with pytest.raises(NotInStore, match="nothing is kept there"):
        any_store.get("a/b")


def test_deleting_takes_away_and_may_be_done_twice(any_store):
    any_store.put("a/b", b"x")

    any_store.delete("a/b")
    any_store.delete("a/b")

    assert any_store.stat("a/b") is None


def test_keys_are_sorted_and_begin_with_the_prefix(any_store):
    for key in ("a/c", "a/b-2", "a/b-1", "ab/x", "b/x"):
        any_store.put(key, b"x")

    assert list(any_store.keys("a/")) == ["a/b-1", "a/b-2", "a/c"]
    assert list(any_store.keys("a/b-")) == ["a/b-1", "a/b-2"]
    assert list(any_store.keys("a")) == ["a/b-1", "a/b-2", "a/c", "ab/x"]
    assert len(list(any_store.keys(""))) == 5


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_key_that_could_leave_the_store_is_refused(any_store, key):
    for act in (any_store.get, any_store.stat, any_store.delete, any_store.uri):
        with pytest.raises(StoreError, match="cannot be a key"):
            act(key)
    for act in (any_store.put_new, any_store.put):
        with pytest.raises(StoreError, match="cannot be a key"):
            act(key, b"x")
    with pytest.raises(StoreError, match="cannot be a key"):
        any_store.swap(key, b"x", None)


def test_a_good_key_is_given_back():
    assert check_key("raw/hexi/2026-03-15-a/p01-0a1b.pdf") == "raw/hexi/2026-03-15-a/p01-0a1b.pdf"


def test_two_stores_below_one_another_do_not_mix(any_store, store_url):
    below = open_store(f"{store_url}/below")
    below.put("a", b"x")

    assert list(below.keys("")) == ["a"]
    assert any_store.get("below/a") == b"x"


@pytest.mark.parametrize("url", ["s3:/bucket", "s3:bucket", "S3://bucket"])
def test_a_bucket_s_address_has_two_slashes(url):
    with pytest.raises(BadSetting, match="write s3://bucket/prefix"):
        open_store(url)


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(BadSetting, match="neither a folder nor s3://bucket/prefix"):
        open_store("https://bucket.example/prefix")
