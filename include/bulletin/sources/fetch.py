"""
Polite HTTP with one host.

One connection, a pause between requests, an honest name, robots.txt obeyed, redirects within the
host only, every answer bounded in time and bytes. A site that says no is left alone: nothing here
goes round a refusal. The environment's proxies and netrc are not used.
"""

from __future__ import annotations

import math
import time
from typing import Self

import requests
from protego import Protego

from bulletin.errors import CatalogError, SourceBlocked, SourceChanged, SourceUnavailable
from bulletin.sources.answers import body_of, is_there, reason_of
from bulletin.sources.connections import Guard, GuardedAdapter, Patience
from bulletin.sources.manners import AGENT, Times, user_agent
from bulletin.sources.markup import joined
from bulletin.sources.origin import Origin
from bulletin.sources.platform import Answer

MAX_HOPS = 5  # redirects; as many as RFC 9309 asks to follow
MAX_ROBOTS = 512 * 1024  # bytes; RFC 9309 asks for at least 500 KiB

_MOVED = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """
    Fetches from one host, in turn.

    Args:
        base: An address on the host.
        contact: An address for the webmaster, in the User-Agent.
        min_interval_s: Least time between two requests; a longer Crawl-delay wins.
        allow_private: Whether the host may be inside our own network.
    """

    def __init__(
        self,
        base: str,
        *,
        contact: str | None,
        min_interval_s: float,
        allow_private: bool = False,
        times: Times = Times(),  # noqa: B008  # a frozen value
    ) -> None:
        origin = Origin.of(base)
        if origin is None:
            message = f"base: {base!r} is not an address such as https://epaper.example.cn/code"
            raise CatalogError(message)
        self._origin = origin
        self._times = times
        self._interval = min_interval_s
        self._left_at = -math.inf
        self._robots: Protego | None = None
        self._guard = Guard(origin.host, allow_private=allow_private)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["User-Agent"] = user_agent(contact)
        self._session.headers["Accept-Encoding"] = "identity"
        for prefix in ("http://", "https://"):
            adapter = GuardedAdapter(self._guard, Patience.of(min_interval_s))
            self._session.mount(prefix, adapter)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()
        self._guard.close()

    def get(self, url: str, most: int) -> Answer:
        """
        What is at an address: status 200 with its bytes, or 404 or 410 without.

        More than `most` bytes, after any decompression, are too many.

        Raises:
            SourceUnavailable: No whole answer in time, or a status that says to come back.
            SourceBlocked: robots.txt or the status says no.
            SourceChanged: A redirect off the host or without end, or a status nobody expects.
            TooMuch: More than `most` bytes.
        """
        if self._robots is None:
            self._robots = self._read_robots()
        return self._followed(url, most)

    def _read_robots(self) -> Protego:
        """The host's rules; none where it has no robots.txt, or sends us elsewhere for it."""
        url = self._origin.path("/robots.txt")
        try:
            text = self._followed(url, MAX_ROBOTS).data.decode("utf-8-sig", errors="replace")
        except SourceChanged:
            text = ""
        rules = Protego.parse(text)
        self._interval = max(self._interval, rules.crawl_delay(AGENT) or 0.0)
        return rules

    def _followed(self, url: str, most: int) -> Answer:
        here = url
        for _ in range(MAX_HOPS + 1):
            self._check(url, here)
            onward, status, data = self._asked(here, most)
            if onward is None:
                return Answer(url, here, status, data)
            here = onward
        message = f"{url}: over {MAX_HOPS} redirects, the last to {here}; open it in a browser"
        raise SourceChanged(message)

    def _check(self, url: str, here: str) -> None:
        """See that the address `here`, to which `url` led, is one that we may ask."""
        if not self._origin.admits(here):
            message = f"{url} leads to {here}, off its host; if the site has moved, mend base"
            raise SourceChanged(message)
        if self._robots is not None and not self._robots.can_fetch(here, AGENT):
            message = f"{here}: robots.txt of the site forbids it; ask the newspaper's permission"
            raise SourceBlocked(message)

    def _asked(self, url: str, most: int) -> tuple[str | None, int, bytes]:
        """One request: where it sends us on to, its status, its bytes."""
        self._wait(url)
        try:
            with self._guard.limited(url, self._times.total):
                asked = self._exchange(url, most)
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader) as error:
            message = f"{url}: the site's answer cannot be used ({error}); open it in a browser"
            raise SourceChanged(message) from error
        except requests.RequestException as error:
            message = f"{url}: no whole answer ({reason_of(error)}); try again later"
            raise SourceUnavailable(message) from error
        finally:
            self._left_at = time.monotonic()
        if self._guard.is_over:
            message = f"{url}: not all there after {self._times.total:g} s; try again later"
            raise SourceUnavailable(message)
        return asked

    def _exchange(self, url: str, most: int) -> tuple[str | None, int, bytes]:
        times = (self._times.connect, self._times.read)
        with self._session.get(url, stream=True, allow_redirects=False, timeout=times) as answer:
            onward = self._onward(answer)
            data = body_of(answer, most) if onward is None and is_there(answer) else b""
            return onward, answer.status_code, data

    def _wait(self, url: str) -> None:
        pause = self._left_at + self._interval - time.monotonic()
        if pause > self._times.total:
            message = (
                f"{url}: the site asks for {self._interval:g} s between requests; too slow for us"
            )
            raise SourceBlocked(message)
        if pause > 0:
            time.sleep(pause)

    def _onward(self, answer: requests.Response) -> str | None:
        if answer.status_code not in _MOVED:
            return None
        target = self._session.get_redirect_target(answer)
        onward = joined(answer.url, target) if target else None
        if onward is None:
            message = f"{answer.url}: redirects to {target!r}, which is no address"
            raise SourceChanged(message)
        return onward
