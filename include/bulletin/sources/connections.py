"""
Connections that know whom they talk to, and for how long.

The address is looked at on the connected socket itself, before a byte is sent, so that neither a
name that resolves to a different place the second time nor a redirect leads into our own network.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import certifi
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from bulletin.errors import SourceChanged, SourceUnavailable

HOSTS = 4  # pools of connections: the newspaper's own host, and a few that its file names
OLD_RENEGOTIATION = 0x4  # SSL_OP_LEGACY_SERVER_CONNECT; the ssl module names it from 3.12 on
# Where an IPv4 address stands at the end: NAT64 (RFC 6052) and what was once "compatible"
_GATEWAYS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))


class Guard:
    """
    Looks at the other end of each connection, and cuts one that takes too long.

    A read timeout alone does not end an answer that drips a byte at a time.
    """

    def __init__(self, host: str, *, allow_private: bool) -> None:
        self._host = host
        self._allow_private = allow_private
        self._lines: dict[str, socket.socket] = {}
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
        self._forget(str(address))
        self._lines[str(address)] = connected.dup()  # a second handle: TLS takes the first over
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
        for address in tuple(self._lines):
            self._forget(address)

    def _cut(self) -> None:
        self.is_over = True
        for line in tuple(self._lines.values()):
            with suppress(OSError):  # closed at its other end already
                line.shutdown(socket.SHUT_RDWR)

    def _forget(self, address: str) -> None:
        line = self._lines.pop(address, None)
        if line is not None:
            line.close()


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is out on the Internet: no loopback, intranet, link-local, multicast."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _embedded(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The old address in the last 32 bits, where a gateway would take it from there."""
    if any(address in network for network in _GATEWAYS):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


class GuardedAdapter(HTTPAdapter):
    """One connection at a time to a host, seen by the guard; to try again is the caller's."""

    def __init__(self, guard: Guard, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        super().__init__(HOSTS, 1, max_retries=0, pool_block=True)
        self.poolmanager.pool_classes_by_scheme = _guarded_pools(guard)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        if self._tls is not None:
            kwargs["ssl_context"] = self._tls
        super().init_poolmanager(*args, **kwargs)


def old_tls() -> ssl.SSLContext:
    """
    TLS that also speaks with servers of twenty years ago; certificates are checked all the same.

    Short Diffie-Hellman keys and the old renegotiation are what publishers' machines still have.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    context.options |= OLD_RENEGOTIATION
    return context


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
