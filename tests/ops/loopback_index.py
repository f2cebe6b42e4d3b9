"""A package index on loopback as pip and uv know it: a page a package, with links to wheels."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Index:
    """Serves `{package: {wheel name: bytes}}` while the `with` block lasts."""

    def __init__(self, packages: Mapping[str, Mapping[str, bytes]]) -> None:
        self.authorizations: list[str] = []
        pages = {f"/simple/{package}/": _page(wheels) for package, wheels in packages.items()}
        files = {
            f"/files/{name}": wheel
            for wheels in packages.values()
            for name, wheel in wheels.items()
        }
        self._server = ThreadingHTTPServer(
            ("127.0.0.1", 0), _handler(pages | files, self.authorizations)
        )
        self.address = f"http://127.0.0.1:{self._server.server_port}/simple"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _page(wheels: Mapping[str, bytes]) -> bytes:
    links = (
        f'<a href="../../files/{name}#sha256={hashlib.sha256(wheel).hexdigest()}">{name}</a>'
        for name, wheel in wheels.items()
    )
    return ("<!DOCTYPE html><html><body>" + "".join(links) + "</body></html>").encode()


def _handler(
    answers: Mapping[str, bytes], authorizations: list[str]
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if sent := self.headers.get("Authorization"):
                authorizations.append(sent)
            answer = answers.get(self.path)
            self.send_response(404 if answer is None else 200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(answer or b"")))
            self.end_headers()
            self.wfile.write(answer or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests look at what was sent."""

    return Handler
