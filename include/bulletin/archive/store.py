"""
What a store can do, and how one is opened.

Where two runs could meet, bytes are written with `put_new`: the first writer wins and the second
is told so. `swap` is for the few pointers that move; it succeeds only on what the caller has seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bulletin.errors import BadSetting, StoreError

_PART = re.compile(r"[^\x00-\x1f\\/:*?\"<>|]+")


@dataclass(frozen=True, slots=True)
class Stat:
    """What the store knows of a key; `tag` changes whenever the bytes do."""

    key: str
    size: int
    tag: str
    modified_at: datetime


class Store(Protocol):
    """
    Bytes under keys such as `raw/hexi/2026-03-15-a/p01-0a1b2c3d4e5f.pdf`.

    Every method raises StoreUnavailable, StoreRefused or StoreFull where the place itself fails.
    """

    url: str

    @property
    def place(self) -> str:
        """The address with what answers there: two that differ in it are two stores."""

    def get(self, key: str) -> bytes:
        """The bytes; NotInStore where there are none."""

    def get_part(self, key: str, first: int, last: int) -> bytes:
        """The bytes from one offset to another, both included; NotInStore where there are none."""

    def put_new(self, key: str, data: bytes) -> bool:
        """Write where nothing is; False, and nothing changed, where something is already."""

    def put_new_file(self, key: str, path: Path) -> bool:
        """The same with the bytes of a file, which never are in memory all at once."""

    def put(self, key: str, data: bytes) -> None:
        """Write, in one piece, over whatever is there; only for copies that may be made again."""

    def put_file(self, key: str, path: Path) -> None:
        """The same with the bytes of a file, which never are in memory all at once."""

    def swap(self, key: str, data: bytes, seen: str | None) -> bool:
        """Write if the tag is still `seen` (None: if there is nothing); False where it is not."""

    def stat(self, key: str) -> Stat | None:
        """Size, tag and time; None where there is nothing."""

    def keys(self, prefix: str) -> Iterator[str]:
        """Every key that begins with `prefix`, sorted."""

    def delete(self, key: str) -> None:
        """Take away; nothing happens where there is nothing."""

    def uri(self, key: str) -> str:
        """The address by which pandas, pyarrow and delta-rs know the key."""

    def delta_options(self) -> dict[str, str]:
        """What delta-rs needs to open `uri(key)`."""


def check_key(key: str) -> str:
    """
    The key itself, if it is one.

    Raises:
        StoreError: It is empty, absolute, or has a part that is `..` or unfit for a file's name.
    """
    parts = key.split("/")
    if any(part in {"", ".", ".."} or not _PART.fullmatch(part) for part in parts):
        message = (
            f"{key!r} cannot be a key of the store; it must be parts joined by single slashes"
        )
        raise StoreError(message)
    return key


def open_store(url: str) -> Store:
    """
    Open `s3://bucket/prefix` with the environment's credentials, or a folder.

    Raises:
        BadSetting: The address is neither.
    """
    from bulletin.archive.folder import FolderStore
    from bulletin.archive.s3 import S3Store, client_from_environment

    if url.startswith("s3://"):
        return S3Store(url, client_from_environment())
    if url.lower().startswith("s3:"):
        message = f"{url!r} is no bucket's address; write s3://bucket/prefix"
        raise BadSetting(message)
    if "://" in url:
        message = f"BULLETIN_STORE: {url!r} is neither a folder nor s3://bucket/prefix"
        raise BadSetting(message)
    return FolderStore(Path(url))
