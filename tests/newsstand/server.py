"""The site on a real socket, in a thread of this process."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from newsstand.site import CODE, Reply, Site, StandIssue

_NOT_MODIFIED = 304


@dataclass(frozen=True)
class Request:
    """One request that came in; `at` is a time that only differences of mean something."""

    path: str
    headers: dict[str, str]
    at: float


class Newsstand:
    """
    A site that serves while its context lasts.

    Attributes:
        site: Its habits; change them at any time.
        requests: What was asked, in order.
        connections: How many were opened.
        port, host, base: Where it is.
    """

    def __init__(
        self,
        issues: Sequence[StandIssue] = (),
        port: int = 0,
        *,
        site: Any = None,
        papers: Path | None = None,
        exchange: Path | None = None,
        address: str = "127.0.0.1",
    ) -> None:
        self.site = site or Site(issues)
        self.requests: list[Request] = []
        self.connections = 0
        self.closing = threading.Event()
        self._server = _Server((address, port), _Handler)
        self._server.stand = self
        if papers is not None:
            self._server.socket = _secured(self._server.socket, papers, exchange)
        scheme = "http" if papers is None else "https"
        self.port = self._server.server_address[1]
        self.host = f"{scheme}://{address}:{self.port}"
        self.base = f"{self.host}/{CODE}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def reply(self, path: str, *replies: Reply) -> None:
        """Answer a path with these, one after another; the last one stays."""
        self.site.replies[path] = list(replies)

    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]


def _secured(line: socket.socket, papers: Path, exchange: Path | None) -> socket.socket:
    """The same with TLS, by a certificate and an exchange of keys as weak as they like."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0" if exchange is None else "DHE:@SECLEVEL=0")
    if exchange is not None:
        context.maximum_version = ssl.TLSVersion.TLSv1_2  # after it nobody may choose the group
        context.load_dh_params(exchange)
    context.load_cert_chain(papers)
    return context.wrap_socket(line, server_side=True)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    stand: Newsstand

    def handle_error(self, *_: object) -> None:
        """A reader that hangs up is no error here."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or the end of each answer waits for the other side's word
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.stand.connections += 1

    def do_GET(self) -> None:
        stand, path = self.server.stand, urlsplit(self.path).path
        headers = dict(self.headers)
        stand.requests.append(Request(path, headers, time.monotonic()))
        reply = stand.site.reply_to(self.path, headers)
        if reply.pause and stand.closing.wait(reply.pause):
            return
        self._send(reply)

    def _send(self, reply: Reply) -> None:
        if reply.is_reset:
            self._reset()
            return
        promised = len(reply.body) if reply.promised is None else reply.promised
        self.close_connection = reply.is_unsized or promised != len(reply.body)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        if reply.status != _NOT_MODIFIED and not reply.is_unsized:
            self.send_header("Content-Length", str(promised))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        if not reply.drip:
            self.wfile.write(reply.body)
            return
        for byte in reply.body:
            self.wfile.write(bytes([byte]))
            if self.server.stand.closing.wait(reply.drip):
                return

    def _reset(self) -> None:
        """Cut the line so that the other side sees a reset, not an end."""
        at_once = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Keep still: tests look at `requests`."""
