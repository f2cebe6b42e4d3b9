"""Newspapers whose pages somebody brings under a prefix: of a bucket, or of a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from bulletin.archive import Store, open_store
from bulletin.catalog import Prefix
from bulletin.document import MAX_BYTES
from bulletin.errors import (
    NotInStore,
    NotPublished,
    SourceBlocked,
    SourceUnavailable,
    StoreRefused,
    StoreUnavailable,
    TooMuch,
)
from bulletin.model import IssueId, PageRef
from bulletin.sources.folder import PAGE, PAGE_NAME, dated, page_refs
from bulletin.sources.platform import OK, Answer, Listing


class PrefixPlatform:
    """
    A newspaper's prefix.

    Args:
        file: The newspaper's file, for messages.
    """

    def __init__(self, prefix: Prefix, file: str, store: Store | None = None) -> None:
        self._url = prefix.url.rstrip("/")
        self._pattern = prefix.pattern
        self._file = file
        self._store = store or open_store(prefix.url)

    def listing(self, issue: IssueId) -> Listing:
        key = dated(self._pattern, issue.date, self._file)
        fits = re.compile(PAGE_NAME.join(map(re.escape, key.split(PAGE))))
        with self._readable():
            keys = list(self._store.keys(key.partition(PAGE)[0]))
        found = {key: match for key in keys if (match := fits.fullmatch(key))}
        if not found:
            message = f"{issue}: nothing like {key} is under {self._url}"
            raise NotPublished(message)
        if PAGE not in key:
            return Listing((PageRef(issue.page(1), "", self._address(key)),), is_whole=True)
        return Listing(
            page_refs(issue, {self._address(key): match["page"] for key, match in found.items()})
        )

    def get(self, page: PageRef) -> Answer | None:
        key = page.url.removeprefix(f"{self._url}/")
        with self._readable():
            stat = self._store.stat(key)
            if stat is not None and stat.size > MAX_BYTES:
                message = f"{page.url}: {stat.size} bytes, and {MAX_BYTES} are read"
                raise TooMuch(message)
            try:
                return Answer(page.url, page.url, OK, self._store.get(key))
            except NotInStore:
                return None

    def _address(self, key: str) -> str:
        return f"{self._url}/{key}"

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except StoreUnavailable as error:
            message = f"{self._url}: {error}"
            raise SourceUnavailable(message) from error
        except StoreRefused as error:
            message = f"{self._url}: {error}"
            raise SourceBlocked(message) from error
