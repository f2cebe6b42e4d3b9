"""A small S3 server with vices: each is a promise that real servers have been seen to break."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

VICES = (
    "writes over",  # If-None-Match is not looked at: rclone, nanio
    "heeds no tag",  # If-Match is not looked at: rclone, nanio
    "knows no condition",  # 501 for a header that it does not know
    "whole for part",  # 200 and everything for a range: rclone
    "keeps framing",  # other bytes than were put: nanio, of clients that send chunks
    "lists late",  # a listing of a while ago
    "looks then writes",  # conditions are heeded, and not in one step
)


class Heedless(ThreadingHTTPServer):
    """Objects in memory; `vice` may be changed while it runs, None for none."""

    daemon_threads = True

    def __init__(self, vice: str | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        assert vice is None or vice in VICES
        self.vice = vice
        self.objects: dict[str, bytes] = {}
        self.lock = threading.RLock()
        self.asked: list[str] = []
        self.endpoint = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """Clients that go away are no matter."""


@contextmanager
def heedless(vice: str | None) -> Iterator[Heedless]:
    """Such a server, while it is needed."""
    server = Heedless(vice)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _tag(data: bytes) -> str:
    return hashlib.md5(data).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Heedless

    def log_message(self, *_):
        """Nothing is told."""

    def do_PUT(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.vice == "keeps framing":
            data = b"%x\r\n%s\r\n0\r\n" % (len(data), data)
        if self.server.vice == "knows no condition" and "If-None-Match" in self.headers:
            return self._answer(501, b"<Error><Code>NotImplemented</Code></Error>")
        if self.server.vice == "looks then writes":
            refused = self._refused()
            time.sleep(0.05)
            return self._put(data, refused)
        with self.server.lock:
            return self._put(data, self._refused())

    def _put(self, data, refused):
        if refused:
            return self._answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
        self.server.objects[self._key()] = data
        return self._answer(200, ETag=f'"{_tag(data)}"')

    def _refused(self):
        there = self.server.objects.get(self._key())
        if "If-None-Match" in self.headers and self.server.vice != "writes over":
            return there is not None
        if "If-Match" in self.headers and self.server.vice != "heeds no tag":
            return there is None or self.headers["If-Match"].strip('"') != _tag(there)
        return False

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query)
        if "list-type" in asked:
            return self._list(asked["prefix"][0])
        return self._give()

    do_HEAD = do_GET  # noqa: N815  the name that the library asks for

    def do_DELETE(self):
        with self.server.lock:
            self.server.objects.pop(self._key(), None)
        return self._answer(204)

    def _give(self):
        data = self.server.objects.get(self._key())
        if data is None:
            return self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        headers = {"ETag": f'"{_tag(data)}"', "Last-Modified": self.date_time_string()}
        if "Range" not in self.headers or self.server.vice == "whole for part":
            return self._answer(200, data, **headers)
        first, last = self.headers["Range"].removeprefix("bytes=").split("-")
        return self._answer(206, data[int(first) : int(last) + 1], **headers)

    def _list(self, prefix):
        bucket = self._key().partition("/")[0] + "/"
        late = self.server.vice == "lists late"
        keys = [it.removeprefix(bucket) for it in sorted(self.server.objects)]
        found = [it for it in keys if it.startswith(prefix)][: -1 if late else None]
        entries = "".join(f"<Contents><Key>{escape(it)}</Key></Contents>" for it in found)
        told = f"<ListBucketResult><IsTruncated>false</IsTruncated>{entries}</ListBucketResult>"
        return self._answer(200, told.encode())

    def _key(self):
        return unquote(urlsplit(self.path).path).lstrip("/")

    def _answer(self, status, body=b"", **headers):
        self.server.asked.append(f"{self.command} {self._key()}")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
