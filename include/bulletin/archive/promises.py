"""
What publishing asks of a store, each as a question to the server itself.

A question takes a store and a folder in it that is its own, and answers whether the promise was
kept. It writes small objects there and leaves them.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from bulletin.archive.store import Store
from bulletin.errors import NotInStore

IF_NONE_MATCH = "it writes over a taken key (If-None-Match: * is not answered with 412)"
IF_MATCH = "it writes where another tag was asked for (If-Match is not answered with 412)"

_RACERS = 8  # writers at the same moment; boto3 keeps 10 connections
_RACES = 3  # in a row: a server that looks first and writes then loses only some
_WRONG_TAG = "0" * 32  # as long as a tag of S3; no bytes are known that have it
# Every byte, and what a server that stores the framing of chunks would stumble over.
_BYTES = bytes(range(256)) * 8 + b"5;chunk-signature=0\r\nabcde\r\n0\r\n"


def gives_back(store: Store, folder: str) -> bool:
    """Whether what is put comes back the same, at once, and nothing comes where nothing is."""
    key = f"{folder}/bytes"
    try:
        store.get(key)
    except NotInStore:
        store.put(key, _BYTES)
        return store.get(key) == _BYTES
    return False


def gives_parts(store: Store, folder: str) -> bool:
    """Whether a range comes alone; StoreRefused where the server says otherwise itself."""
    key = f"{folder}/part"
    store.put(key, _BYTES)
    return store.get_part(key, 250, 260) == _BYTES[250:261]


def refuses_taken(store: Store, folder: str) -> bool:
    """Whether a key is taken once."""
    key = f"{folder}/taken"
    told = [store.put_new(key, data) for data in (b"first", b"second")]
    return told == [True, False] and store.get(key) == b"first"


def refuses_taken_key(store: Store, key: str, data: bytes) -> bool:
    """Whether a key is refused that has these bytes already; they stay, whatever it does."""
    return not store.put_new(key, data)


def refuses_wrong_tag(store: Store, key: str, data: bytes) -> bool:
    """The same for a write that asks for another tag."""
    return not store.swap(key, data, _WRONG_TAG)


def moves_by_tag(store: Store, folder: str) -> bool:
    """Whether a pointer moves from what was seen, and from nothing else."""
    key = f"{folder}/pointer"
    if store.swap(key, b"0", _WRONG_TAG) or not store.swap(key, b"1", None):
        return False
    seen = _tag(store, key)
    told = [
        store.swap(key, b"x", None),
        refuses_wrong_tag(store, key, b"x"),
        store.swap(key, b"2", seen),
        store.swap(key, b"3", seen),
    ]
    return told == [False, True, True, False] and store.get(key) == b"2"


def lists_at_once(store: Store, folder: str) -> bool:
    """Whether a listing knows what was just written and taken away, sorted."""
    keys = [f"{folder}/list/{name}" for name in ("a", "b-2", "b/1", "c")]
    for key in reversed(keys):
        store.put(key, b"")
    store.delete(keys[0])
    return list(store.keys(f"{folder}/list/")) == keys[1:]


def lets_one_write(store: Store, folder: str) -> bool:
    """Whether of many that write to a free key at the same moment one is told that it did."""
    return all(_one_wins(store, f"{folder}/race-{n}", store.put_new) for n in range(_RACES))


def lets_one_move(store: Store, folder: str) -> bool:
    """The same where many move a pointer from what all of them have seen."""
    for number in range(_RACES):
        key = f"{folder}/pointer-race-{number}"
        store.put(key, b"seen")
        seen = _tag(store, key)
        if not _one_wins(store, key, partial(store.swap, seen=seen)):
            return False
    return True


def _one_wins(store: Store, key: str, write: Callable[[str, bytes], bool]) -> bool:
    line = Barrier(_RACERS)

    def run(number: int) -> bool:
        line.wait()
        return write(key, str(number).encode())

    with ThreadPoolExecutor(_RACERS) as pool:
        told = list(pool.map(run, range(_RACERS)))
    return told.count(True) == 1 and store.get(key) == str(told.index(True)).encode()


def _tag(store: Store, key: str) -> str | None:
    found = store.stat(key)
    return found.tag if found else None


# In the order of asking: the cheap ones first, races last.
OF_ANY: tuple[tuple[str, Callable[[Store, str], bool]], ...] = (
    ("what is put does not come back the same", gives_back),
    (IF_NONE_MATCH, refuses_taken),
    (IF_MATCH, moves_by_tag),
    ("a range of bytes does not come alone, with 206", gives_parts),
    ("a listing does not tell at once, and sorted, what was just written", lists_at_once),
)
OF_A_SERVER = (
    *OF_ANY,
    ("of runs that write a key at the same moment not one alone is told it did", lets_one_write),
    ("of runs that move a pointer at the same moment not one alone is told", lets_one_move),
)
