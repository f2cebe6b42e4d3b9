"""
Polite HTTP with one newspaper's hosts.

One connection, a pause between requests, an honest name, robots.txt obeyed, redirects to the
newspaper's own hosts only, every answer bounded in time and bytes. A site that says no is left
alone: nothing here goes round a refusal. The environment's proxies and netrc are not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Self

from bulletin.errors import CatalogError, SourceBlocked, SourceChanged
from bulletin.sources.answers import MOVED
from bulletin.sources.asking import Asker, Wish
from bulletin.sources.clock import Clock, WallClock
from bulletin.sources.connections import Guard
from bulletin.sources.downloads import Download, Known
from bulletin.sources.logbook import Logbook
from bulletin.sources.manners import AGENT, Times, user_agent
from bulletin.sources.markup import joined
from bulletin.sources.origin import Origin
from bulletin.sources.platform import Answer
from bulletin.sources.robots import MAX_ROBOTS, NoShelf, RobotsShelf, Rules
from bulletin.sources.wire import Reply, Wire

MAX_HOPS = 5  # redirects; as many as RFC 9309 asks to follow


class Fetcher:
    """
    Fetches from one newspaper's hosts, in turn.

    Args:
        base: An address on its host.
        contact: An address for the webmaster, in the User-Agent.
        min_interval_s: Least time between two requests; a longer Crawl-delay wins.
        allow_private: Whether the host may be inside our own network.
        hosts: Names of other hosts that links and redirects may lead to.
        headers: Sent with each request, beside our name.
        is_old: Whether servers with the TLS of twenty years ago are spoken with.
        logbook: Where every attempt is noted.
        robots: Where the rules of hosts are kept.
    """

    def __init__(
        self,
        base: str,
        *,
        contact: str | None,
        min_interval_s: float,
        allow_private: bool = False,
        hosts: Iterable[str] = (),
        headers: Iterable[tuple[str, str]] = (),
        is_old: bool = False,
        times: Times = Times(),  # noqa: B008  # a frozen value
        clock: Clock | None = None,
        logbook: Logbook | None = None,
        robots: RobotsShelf | None = None,
    ) -> None:
        origin = Origin.of(base)
        if origin is None:
            message = f"base: {base!r} is not an address such as https://epaper.example.cn/code"
            raise CatalogError(message)
        self._origin, self._hosts = origin, frozenset(hosts)
        guard = Guard(origin.host, allow_private=allow_private)
        named = {**dict(headers), "User-Agent": user_agent(contact)}
        self._wire = Wire(guard, named, times, is_old=is_old)
        self._asker = Asker(
            self._wire,
            guard,
            min_interval_s,
            times=times,
            clock=clock or WallClock(),
            logbook=logbook or Logbook(),
        )
        self._rules = Rules(robots or NoShelf(), self._read_robots)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.close()

    def get(self, url: str, most: int) -> Answer:
        """
        What is at an address: status 200 with its bytes, or 404 or 410 without.

        More than `most` bytes, after any decompression, are too many.

        Raises:
            SourceUnavailable: No whole answer in time, or a status that says to come back.
            SourceBlocked: robots.txt or the status says no.
            SourceChanged: A redirect off the hosts or without end, or a status nobody expects.
            TooMuch: More than `most` bytes.
        """
        body = BytesIO()
        reply = self._permitted(Wish(url, body, most))
        return Answer(url, reply.url, reply.status, body.getvalue())

    def download(self, url: str, most: int, into: Path, known: Known | None = None) -> Download:
        """
        The same, but the bytes go to a file as they come; status 304 is an answer as well.

        Args:
            known: The bytes that the archive has; where the site knows them again, none are sent.
        """
        headers = known.wishes() if known else {}
        with into.open("wb+") as file:
            reply = self._permitted(Wish(url, file, most, tuple(headers.items())))
        return Download(
            url=url,
            final_url=reply.url,
            status=reply.status,
            path=into,
            size=reply.size,
            sha256=reply.digest,
            etag=reply.header("etag"),
            modified=reply.header("last-modified"),
        )

    def _permitted(self, wish: Wish) -> Reply:
        """What a wish leads to, if robots.txt lets us ask for all that lies on the way."""
        delay = self._rules.of(self._origin).crawl_delay(AGENT) or 0.0
        self._asker.interval = max(self._asker.interval, delay)
        return self._followed(wish, self._rules.forbids)

    def _read_robots(self, origin: Origin) -> str:
        """A host's rules; none where it has no robots.txt, or sends us elsewhere for it."""
        body = BytesIO()
        wish = Wish(origin.path("/robots.txt"), body, MAX_ROBOTS)
        try:
            self._followed(wish, lambda *_: False)
        except SourceChanged:
            return ""
        return body.getvalue().decode("utf-8-sig", errors="replace")

    def _followed(self, wish: Wish, forbids: Callable[[Origin, str], bool]) -> Reply:
        here = wish.url
        for _ in range(MAX_HOPS + 1):
            if forbids(self._admitted(wish.url, here), here):
                message = (
                    f"{here}: robots.txt of the site forbids it; ask the newspaper's permission"
                )
                raise SourceBlocked(message)
            reply = self._asker.ask(wish, here)
            if reply.status not in MOVED:
                return reply
            here = _onward(reply)
        message = (
            f"{wish.url}: over {MAX_HOPS} redirects, the last to {here}; open it in a browser"
        )
        raise SourceChanged(message)

    def _admitted(self, url: str, here: str) -> Origin:
        """The origin of `here`, to which `url` led, if it is the newspaper's."""
        origin = Origin.of(here)
        if origin is None or not self._origin.admits(here, self._hosts):
            message = (
                f"{url} leads to {here}, off its host; if the site has moved, mend base; "
                "if that host is the newspaper's too, name it in hosts"
            )
            raise SourceChanged(message)
        return origin


def _onward(reply: Reply) -> str:
    """Where a redirect leads."""
    onward = joined(reply.url, reply.target) if reply.target else None
    if onward is None:
        message = f"{reply.url}: redirects to {reply.target!r}, which is no address"
        raise SourceChanged(message)
    return onward
