"""Files that are fetched to disk, and what the archive knows of them beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bulletin.archive import Store
from bulletin.document import MAX_BYTES
from bulletin.model import PageRef, Receipt
from bulletin.sources.platform import OK

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Known:
    """Bytes that the archive has, with the site's words by which it knows them again."""

    receipts: tuple[Receipt, ...]

    def wishes(self) -> dict[str, str]:
        """The headers that say which bytes we have."""
        words = {
            "If-None-Match": self.receipts[0].etag,
            "If-Modified-Since": self.receipts[0].modified,
        }
        return {name: value for name, value in words.items() if value}


@dataclass(frozen=True, slots=True)
class Download:
    """
    What came back for an address, its bytes in a file.

    Attributes:
        path: The file; empty but for status 200.
        etag, modified: The answer's ETag and Last-Modified; empty where it has none.
    """

    url: str
    final_url: str
    status: int
    path: Path
    size: int
    sha256: str
    etag: str
    modified: str

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all, be it an empty one."""
        return self.status == OK


class Getter(Protocol):
    """What can fetch a file: the fetcher."""

    def download(self, url: str, most: int, into: Path, known: Known | None = None) -> Download:
        """The bytes of an address, in a file."""


class Downloads:
    """
    Takes an issue's pages from a site, one after another, through one file.

    Args:
        path: The file; each page is written over the one before.
        earlier: Receipts of the issue's pages as they are in the archive.
    """

    def __init__(
        self, fetcher: Getter, path: Path, store: Store, earlier: Iterable[Receipt] = ()
    ) -> None:
        self._fetcher = fetcher
        self._path = path
        self._store = store
        self._earlier = tuple(earlier)

    def get(self, page: PageRef) -> Download | Known | None:
        """A page's bytes; those that the archive has, if they are the same; None for no file."""
        known = self._known(page)
        answer = self._fetcher.download(page.url, MAX_BYTES, self._path, known)
        if answer.status == NOT_MODIFIED:
            return known
        return answer if answer.is_there else None

    def _known(self, page: PageRef) -> Known | None:
        """What the archive has of a page, or of the file of a whole issue, under its address."""
        same = tuple(
            receipt
            for receipt in self._earlier
            if receipt.url.partition("#")[0] == page.url and (receipt.etag or receipt.modified)
        )
        if same and same[0].page != page.id:  # one file for several pages
            same = tuple(receipt for receipt in same if receipt.page == page.id)
        return Known(same) if same and all(map(self._is_here, same)) else None

    def _is_here(self, receipt: Receipt) -> bool:
        """Whether the archive still has the bytes; if not, they must come again."""
        stat = self._store.stat(receipt.key)
        return stat is not None and stat.size == receipt.size
