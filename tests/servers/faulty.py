"""
A proxy in front of an S3 server, through which answers get lost.

It counts requests, and does to some of them what networks and servers do. It is a process of its
own, as moto is: some of delta-rs's calls hold Python's lock while they wait for an answer.
`python -m servers.faulty PORT UPSTREAM-PORT`; both are on loopback.
"""

from __future__ import annotations

import http.client
import json
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from servers.loopback import answers, free_port, wait_until

FAULTS = (
    "error",  # 500, and nothing was done
    "busy",  # 503, and nothing was done
    "dropped",  # the connection ends, and nothing was done
    "failed",  # it was done, and 500 is answered
    "lost",  # it was done, and the connection ends without an answer
    "late",  # it was done, and the answer comes when nobody waits for it any more
    "cut",  # it was done, and half of the answer comes
)
HALVED = "halved"  # half an answer that calls itself whole, as some proxies give
LATE_S = 2.0  # the clients of these tests wait for one second
WRITES = ("PUT", "POST", "DELETE")
_CONTROL = "/-/"
_OURS = {"connection", "transfer-encoding", "content-length", "keep-alive", "expect", "date"}


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What is done to which requests.

    Attributes:
        faults: What is done, in turn, to the request `at` and to each `every` after it, counted
            from 1; `at` 0 for nothing, `every` 0 for that one alone.
        methods: The methods that are counted; all, where empty.
        then: What is done to every request after the first of them; "" for nothing.
    """

    faults: tuple[str, ...] = ()
    at: int = 0
    every: int = 0
    methods: tuple[str, ...] = ()
    then: str = ""


class Proxy:
    """The proxy as a test sees it; `endpoint` is where clients go."""

    def __init__(self, port: int) -> None:
        self.endpoint = f"http://127.0.0.1:{port}"

    def follow(self, plan: Plan) -> None:
        """Do this from now on, and begin to count anew."""
        self._ask("plan", json.dumps(asdict(plan)).encode())

    def seen(self) -> list[str]:
        """Method and path of each request since the last plan."""
        return json.loads(self._ask("seen"))

    def _ask(self, verb: str, data: bytes | None = None) -> bytes:
        with urllib.request.urlopen(f"{self.endpoint}{_CONTROL}{verb}", data, 10) as answer:
            return answer.read()


@contextmanager
def in_front_of(endpoint: str) -> Iterator[Proxy]:
    """Such a proxy, while it is needed."""
    port, upstream = free_port(), urlsplit(endpoint).port
    process = subprocess.Popen(
        [sys.executable, "-m", "servers.faulty", str(port), str(upstream)],
        cwd=Path(__file__).parents[1], stdin=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        proxy = Proxy(port)
        wait_until(lambda: answers(f"{proxy.endpoint}{_CONTROL}seen"), "the proxy")
        yield proxy
    finally:
        process.kill()
        process.wait()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, upstream: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.upstream, self.lock = upstream, threading.Lock()
        self.plan, self.count, self.is_over, self.seen = Plan(), 0, False, list[str]()

    def handle_error(self, request, client_address):
        """Clients that go away are no matter."""

    def fault_of(self, method: str, path: str) -> str:
        """What is done to a request, which is counted hereby."""
        with self.lock:
            self.seen.append(f"{method} {path}")
            if self.is_over and self.plan.then:
                return self.plan.then
            if self.plan.methods and method not in self.plan.methods:
                return ""
            self.count += 1
            past = self.count - self.plan.at
            turn, rest = divmod(past, self.plan.every) if self.plan.every else (0, past)
            if not self.plan.at or past < 0 or rest:
                return ""
            self.is_over = True
            return self.plan.faults[turn % len(self.plan.faults)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: _Server

    def log_message(self, *_):
        """Nothing is told."""

    def handle_one(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith(_CONTROL):
            return self._control(body)
        fault = self.server.fault_of(self.command, self.path)
        if fault in {"error", "busy"}:
            return self._fail(500 if fault == "error" else 503)
        if fault == "dropped":
            return self._hang_up()
        status, headers, data = self._forward(body)
        if fault == "failed":
            return self._fail(500)
        if fault == "lost":
            return self._hang_up()
        if fault == "late":
            time.sleep(LATE_S)
        if fault == HALVED:
            data = data[: len(data) // 2]
        return self._give(status, headers, data, is_cut=fault == "cut")

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_one  # noqa: N815

    def _forward(self, body):
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.upstream, timeout=60)
        upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in {"connection", "expect"}:
                upstream.putheader(name, value)
        upstream.endheaders(body or None)
        answer = upstream.getresponse()
        data = answer.read()
        headers = list(answer.getheaders())
        upstream.close()
        return answer.status, headers, data

    def _give(self, status, headers, data, *, is_cut):
        length = {name.lower(): value for name, value in headers}.get("content-length")
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _OURS - {"date"}:
                self.send_header(name, value)
        if status != 204:
            told = length if self.command == "HEAD" and length else str(len(data))
            self.send_header("Content-Length", told)
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if is_cut else data)
        if is_cut:
            self._hang_up()

    def _fail(self, status):
        code = "InternalError" if status == 500 else "SlowDown"
        data = f"<Error><Code>{code}</Code><Message>planned</Message></Error>".encode()
        self._give(status, [("Content-Type", "application/xml")], data, is_cut=False)

    def _hang_up(self):
        """End the connection at once, as a machine that goes away: with a reset."""
        self.wfile.flush()
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True

    def _control(self, body):
        if self.path == f"{_CONTROL}plan":
            plan = json.loads(body)
            with self.server.lock:
                self.server.plan = Plan(**plan)
                self.server.count, self.server.is_over, self.server.seen = 0, False, []
        self._give(200, [], json.dumps(self.server.seen).encode(), is_cut=False)


if __name__ == "__main__":
    _Server(int(sys.argv[1]), int(sys.argv[2])).serve_forever()
