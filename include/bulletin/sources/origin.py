"""Where a newspaper's site is: the part of an address that a link or redirect may not change."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of an address."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self | None:
        """The origin of an address; None where it is no plain HTTP address."""
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:  # as urlsplit says to a port that is none
            return None
        if (
            parts.scheme not in _PORTS
            or not (port and parts.hostname)
            or parts.username is not None
        ):
            return None
        return cls(parts.scheme, parts.hostname, port)

    def admits(self, url: str, hosts: Collection[str] = ()) -> bool:
        """
        Whether an address is here, or is the same host by HTTPS.

        Args:
            hosts: Names of other hosts that are as good, at the ports of HTTP and HTTPS.
        """
        other = Origin.of(url)
        if other is None:
            return False
        is_plain = other.port == _PORTS[other.scheme]
        is_named = other.host in hosts and is_plain
        return is_named or other in (self, Origin("https", self.host, _PORTS["https"]))

    def path(self, path: str) -> str:
        """The address of a path on this host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{path}"
