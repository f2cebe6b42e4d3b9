"""One exchange with a site: a request goes out, the body is poured where it should go."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

import requests

from bulletin.errors import TooMuch
from bulletin.sources.connections import Guard, GuardedAdapter, old_tls
from bulletin.sources.manners import Times
from bulletin.sources.platform import OK

CHUNK = 64 * 1024  # bytes at a time, so that a body is left as soon as it is too long
MAX_HEADERS = 40  # kept of an answer
MAX_HEADER = 300  # characters kept of one

_PRIVATE = frozenset({"set-cookie", "set-cookie2"})  # they would let a reader go on in our name


@dataclass(frozen=True, slots=True)
class Reply:
    """
    An answer whose body has been read, if it is one of status 200.

    Attributes:
        target: Where a redirect leads, as the site writes it; None where it is none.
        digest: SHA-256 of the body as a hex string; empty where none was read.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    target: str | None
    size: int
    digest: str

    def header(self, name: str) -> str:
        """The value of a header; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Wire:
    """
    One session: its connections, its cookies, its name.

    Args:
        headers: Sent with each request; User-Agent among them.
        is_old: Whether servers with the TLS of twenty years ago are spoken with.

    Attributes:
        heard: What came of the last answer, its body perhaps not to the end; None for nothing.
    """

    def __init__(
        self, guard: Guard, headers: Mapping[str, str], times: Times, *, is_old: bool = False
    ) -> None:
        self._times = (times.connect, times.read)
        self._guard = guard
        self.heard: Reply | None = None
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.update(headers)
        self._session.headers["Accept-Encoding"] = "identity"
        for prefix in ("http://", "https://"):
            self._session.mount(prefix, GuardedAdapter(guard, old_tls() if is_old else None))

    def close(self) -> None:
        self._session.close()
        self._guard.close()

    def ask(self, url: str, wishes: Mapping[str, str], into: BinaryIO, most: int) -> Reply:
        """
        Ask once, and write the body of an answer of status 200 over what `into` holds.

        Raises:
            TooMuch: More than `most` bytes, after any decompression.
            requests.RequestException: No whole answer.
        """
        self.heard = None
        into.seek(0)
        into.truncate()
        with self._session.get(
            url, headers=wishes, stream=True, allow_redirects=False, timeout=self._times
        ) as answer:
            target = self._session.get_redirect_target(answer)
            self.heard = Reply(url, answer.status_code, _kept(answer), target, 0, "")
            if answer.status_code != OK:
                return self.heard
            try:
                size, digest = _poured(answer, into, most)
            except (requests.RequestException, TooMuch):
                self.heard = replace(self.heard, size=answer.raw.tell())
                raise
            return replace(self.heard, size=size, digest=digest)


def _poured(answer: requests.Response, into: BinaryIO, most: int) -> tuple[int, str]:
    """Write a body, unpacked where the site packs it unasked; its size and SHA-256."""
    size, digest = 0, hashlib.sha256()
    promised = answer.headers.get("Content-Length", "")
    if promised.isdecimal() and int(promised) > most:
        raise TooMuch(_too_long(answer.url, most))
    for chunk in answer.iter_content(CHUNK):
        size += len(chunk)
        if size > most:
            raise TooMuch(_too_long(answer.url, most))
        digest.update(chunk)
        into.write(chunk)
    return size, digest.hexdigest()


def _too_long(url: str, most: int) -> str:
    return f"{url}: more than {most} bytes; open it in a browser"


def _kept(answer: requests.Response) -> tuple[tuple[str, str], ...]:
    """The headers that are written down: not cookies, and not without end."""
    named = [
        (name, value) for name, value in answer.headers.items() if name.lower() not in _PRIVATE
    ]
    return tuple((name[:MAX_HEADER], value[:MAX_HEADER]) for name, value in named[:MAX_HEADERS])
