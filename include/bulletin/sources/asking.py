"""Asking a site for one address, with patience, and noting each attempt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit

import requests

from bulletin.errors import BulletinError, SourceBlocked, SourceUnavailable
from bulletin.model import Attempt
from bulletin.sources.answers import Later, Tried, tried_with, trouble_of, verdict_of
from bulletin.sources.clock import Clock
from bulletin.sources.connections import Guard
from bulletin.sources.logbook import Logbook
from bulletin.sources.manners import Times
from bulletin.sources.patience import Patience
from bulletin.sources.wire import Reply, Wire


@dataclass(frozen=True, slots=True)
class Wish:
    """An address, where its bytes should go, how many at most, and what we say with it."""

    url: str
    into: BinaryIO
    most: int
    headers: tuple[tuple[str, str], ...] = ()


class Asker:
    """
    Asks in turn, with pauses.

    Attributes:
        interval: Least seconds between two requests; it may be raised at any time. Those of an
            earlier fetch by the same clock count.
    """

    def __init__(
        self,
        wire: Wire,
        guard: Guard,
        interval: float,
        *,
        times: Times,
        clock: Clock,
        logbook: Logbook,
    ) -> None:
        self.interval = interval
        self._wire, self._guard = wire, guard
        self._times, self._clock, self._logbook = times, clock, logbook
        self._begun_at, self._left_at = clock.now(), -math.inf

    def ask(self, wish: Wish, here: str) -> Reply:
        """
        Ask for `here`, to which the wish led, until there is an answer.

        Raises:
            SourceUnavailable: There is no sense in asking again now.
            SourceBlocked, SourceChanged, TooMuch: As the answer is.
        """
        patience, tried = Patience(self.interval), 0
        with self._guard.limited(here, self._times.total):
            while True:
                left_at = max(self._left_at, self._clock.left.get(_host(here), -math.inf))
                self._wait(here, left_at + self.interval - self._clock.now())
                try:
                    return self._asked(wish, here)
                except Later as later:
                    tried += 1
                    pause = patience.pause(tried, later.wait, self._clock.chance())
                    if pause is None:
                        raise
                    self._wait(here, pause)

    def _asked(self, wish: Wish, here: str) -> Reply:
        """One request, noted in the logbook whatever comes of it."""
        begun = self._clock.now()
        tried = self._exchanged(wish, here)
        self._left_at = self._clock.left[_host(here)] = self._clock.now()
        self._logbook.note(
            Attempt(
                url=wish.url,
                asked=here,
                after_s=round(begun - self._begun_at, 3),
                took_s=round(self._left_at - begun, 3),
                status=tried.reply.status if tried.reply else None,
                headers=tried.reply.headers if tried.reply else (),
                size=tried.reply.size if tried.reply else 0,
                sha256=tried.reply.digest if tried.reply else "",
                verdict=tried.verdict,
                reason=str(tried.error or ""),
            )
        )
        if tried.reply is None or tried.error is not None:
            raise tried.error or AssertionError
        return tried.reply

    def _exchanged(self, wish: Wish, here: str) -> Tried:
        try:
            reply = self._wire.ask(here, dict(wish.headers), wish.into, wish.most)
            verdict = verdict_of(reply, is_conditional=bool(wish.headers))
        except BulletinError as error:
            return tried_with(error, self._wire.heard)
        except requests.RequestException as error:
            return tried_with(self._in_time(here) or trouble_of(here, error), self._wire.heard)
        over = self._in_time(here)
        return Tried(reply, verdict) if over is None else tried_with(over, reply)

    def _in_time(self, here: str) -> SourceUnavailable | None:
        """What there is to say where the guard has cut the connection."""
        if not self._guard.is_over:
            return None
        message = f"{here}: not all there after {self._times.total:g} s; try again later"
        return SourceUnavailable(message)

    def _wait(self, url: str, pause: float) -> None:
        """
        Let a pause pass.

        Raises:
            SourceBlocked: The site wants pauses in which nobody can read a newspaper.
            SourceUnavailable: The time for the whole fetch is over.
        """
        if self.interval > self._times.total:
            message = (
                f"{url}: the site asks for {self.interval:g} s between requests; too slow for us"
            )
            raise SourceBlocked(message)
        spent = self._clock.now() - self._begun_at + max(pause, 0.0)
        if spent > self._times.issue:
            message = (
                f"{url}: the fetch would take over {self._times.issue:g} s; "
                "what came stays, fetch again later"
            )
            raise SourceUnavailable(message)
        if pause > 0:
            self._clock.sleep(pause)


def _host(url: str) -> str:
    """The host of an address, whatever its port: one machine answers on all of them."""
    return urlsplit(url).hostname or ""
