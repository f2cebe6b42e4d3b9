"""Eight processes publish at once, and some are killed: nothing is lost or there twice."""

from __future__ import annotations

import multiprocessing
import signal
from datetime import timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.codec import from_json
from bulletin.dataset import verify_release
from bulletin.dataset.manifest import read_standing
from bulletin.published.manifest import Manifest
from dataset.builders import DAY
from dataset.publications import ROOT, published
from dataset.publisher import publish_again, publish_days, publish_until_shot

CODES = ("lanwan", "hexi", "dongpu", "nanqiao")
NEXT = DAY + timedelta(days=1)
# Two for each newspaper; both have both dates, each begins with another.
WORK = [(code, days) for code in CODES for days in ((DAY, NEXT), (NEXT, DAY))]


def at_once(*calls):
    """Start processes at the same moment; how each ended."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=call, args=given) for call, *given in calls]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


# Without folders: what is waited for there is the machine, and two processes are enough.
on_servers = pytest.mark.parametrize(
    "store_url",
    [
        pytest.param("moto", marks=pytest.mark.slow),
        pytest.param("ceph", marks=pytest.mark.s3),
    ],
    indirect=True,
)


@pytest.fixture(scope="module")
def one_by_one(tmp_path_factory):
    """The same dates, published one after another."""
    store = FolderStore(tmp_path_factory.mktemp("one_by_one"))
    for code in CODES:
        publish_days(store.url, code, (DAY, NEXT))
    return store


def versions(store):
    """Every release from the first to the last, as each names the one before it."""
    found, manifest = [], read_standing(store).manifest
    while manifest:
        found.insert(0, manifest.version)
        key = f"{ROOT}/releases/{manifest.previous}/manifest.json"
        manifest = from_json(store.get(key), Manifest, key) if manifest.previous else None
    return found


def check_same(store, other):
    """Readers have the same of both: every row of every table, once, and every copy."""
    rows, copies, counts = published(store)
    expected, expected_copies, expected_counts = published(other)
    assert rows == expected
    assert copies.keys() == expected_copies.keys()
    assert counts.by_paper.keys() == expected_counts.by_paper.keys()
    assert (counts.issues, counts.articles) == (8, 16)
    assert verify_release(store).rows == verify_release(other).rows == sum(map(len, rows.values()))


@on_servers
def test_eight_publishers_at_once(store_url, any_store, one_by_one):
    ended = at_once(*[(publish_again, store_url, code, days) for code, days in WORK])

    assert ended == [0] * 8
    assert versions(any_store) == [f"r{number:06d}" for number in range(1, 9)]
    check_same(any_store, one_by_one)


@on_servers
def test_eight_publishers_of_whom_two_are_killed(store_url, any_store, one_by_one):
    """One in the middle of its commits, one when it writes its files; their dates come later."""
    shot = [
        (publish_until_shot, store_url, "lanwan", DAY, 6),
        (publish_until_shot, store_url, "hexi", NEXT, 18),
    ]
    others = [("lanwan", (NEXT,)), ("hexi", (DAY,)), *WORK[4:]]

    ended = at_once(*shot, *[(publish_again, store_url, code, days) for code, days in others])

    assert ended == [-signal.SIGKILL] * 2 + [0] * 6
    assert len(versions(any_store)) == 6
    publish_again(store_url, "lanwan", (DAY,))
    publish_again(store_url, "hexi", (NEXT,))
    assert len(versions(any_store)) == 8  # a number may be missing, a release not
    assert versions(any_store) == sorted(set(versions(any_store)))
    check_same(any_store, one_by_one)
