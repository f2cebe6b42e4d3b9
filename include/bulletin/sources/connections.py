"""
Connections that know whom they talk to, and for how long.

The address is looked at on the connected socket itself, before a byte is sent, so that neither a
name that resolves to a different place the second time nor a redirect leads into our own network.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from types import TracebackType
from typing import Self

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import InvalidHeader, MaxRetryError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from bulletin.errors import SourceChanged, SourceUnavailable

RETRIES = 3  # after the first request; together with Airflow's own retries this covers a restart
MAX_BACKOFF_S = 60  # seconds between two tries; a longer pause is Airflow's to make
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # statuses worth another try at once


class Guard:
    """
    Looks at the other end of each connection, and cuts one that takes too long.

    A read timeout alone does not end an answer that drips a byte at a time.
    """

    def __init__(self, host: str, *, allow_private: bool) -> None:
        self._host = host
        self._allow_private = allow_private
        self._line: socket.socket | None = None
        self._url = ""
        self.is_over = False

    def admit(self, connected: socket.socket) -> socket.socket:
        """
        The socket itself.

        Raises:
            SourceChanged: Its other end is inside our own network.
            SourceUnavailable: The time for this request is over.
        """
        address = ip_address(connected.getpeername()[0].partition("%")[0])
        if not (self._allow_private or is_public(address)):
            connected.close()
            message = (
                f"{self._host} is at {address}, which is not a public address; "
                "if it is an intranet's, say allow_private: true in the newspaper's file"
            )
            raise SourceChanged(message)
        if self.is_over:
            connected.close()
            message = f"{self._url}: no answer in time, tried again and again; try again later"
            raise SourceUnavailable(message)
        self._forget()
        self._line = connected.dup()  # a second handle: TLS takes the first one over
        return connected

    @contextmanager
    def limited(self, url: str, seconds: float) -> Iterator[None]:
        """Cut the connection if asking for `url`, inside, takes longer than `seconds`."""
        self._url = url
        self.is_over = False
        alarm = threading.Timer(seconds, self._cut)
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()

    def close(self) -> None:
        self._forget()

    def _cut(self) -> None:
        self.is_over = True
        if self._line is not None:
            with suppress(OSError):  # closed at its other end already
                self._line.shutdown(socket.SHUT_RDWR)

    def _forget(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is out on the Internet: no loopback, intranet, link-local, multicast."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


class Patience(Retry):
    """Tries again, never sooner than `interval` seconds, nor when asked to wait for very long."""

    interval = 0.0

    @classmethod
    def of(cls, interval: float) -> Self:
        """Three more tries, the pauses growing from `interval` seconds."""
        patience = cls(
            RETRIES,
            allowed_methods={"GET"},
            status_forcelist=PASSING,
            raise_on_status=False,
            backoff_factor=interval,
            backoff_max=MAX_BACKOFF_S,
        )
        patience.interval = interval
        return patience

    def new(self, **kw: object) -> Self:
        again = super().new(**kw)
        again.interval = self.interval
        return again

    def get_backoff_time(self) -> float:
        return max(self.interval, super().get_backoff_time())

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        try:
            return super().get_retry_after(response)
        except InvalidHeader:  # "soon" is no time; then our own pauses hold
            return None

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        wanted = self.get_retry_after(response) if response else None
        if _pool and wanted is not None and wanted > MAX_BACKOFF_S:
            raise MaxRetryError(_pool, url)
        return super().increment(method, url, response, error, _pool, _stacktrace)


class GuardedAdapter(HTTPAdapter):
    """One connection at a time, each seen by the guard."""

    def __init__(self, guard: Guard, patience: Patience) -> None:
        super().__init__(1, 1, max_retries=patience, pool_block=True)
        self.poolmanager.pool_classes_by_scheme = _guarded_pools(guard)


def _guarded_pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    """The classes by which urllib3 makes connections, all of them asking this guard."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return guard.admit(super()._new_conn())

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return guard.admit(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
