"""A site on a loopback port that has what a test puts under each address."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from bulletin.sources.fetch import Fetcher


class Shelf:
    """
    Serves texts and bytes by path, with the query where one is named, while its context lasts.

    Attributes:
        files: What is there; change it at any time. An int is a status, `>path` a redirect.
        asked: The paths that were asked for, in order, without robots.txt.
    """

    def __init__(self, files: Mapping[str, str | bytes | int]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.shelf = self
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def fetcher(self) -> Fetcher:
        return Fetcher(self.base, contact=None, min_interval_s=0.0, allow_private=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        shelf = self.server.shelf
        if self.path != "/robots.txt":
            shelf.asked.append(self.path)
        found = shelf.files.get(self.path, shelf.files.get(self.path.partition("?")[0], 404))
        if isinstance(found, str) and found.startswith(">"):
            self._send(302, b"", location=found[1:])
        elif isinstance(found, int):
            self._send(found, b"")
        else:
            self._send(200, found.encode() if isinstance(found, str) else found)

    def _send(self, status: int, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep still: tests look at `asked`."""
