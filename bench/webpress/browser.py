"""A headless Chromium, spoken to over its debugging pipe: lay out, fit, print."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
FIRST_FREE = 10  # file descriptors: the browser wants its pipe on 3 and 4
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)


class NoChromium(Exception):
    """Chromium is not installed, or went away; the press cannot set HTML without it."""


class Browser:
    """One Chromium process; a context manager that ends the process it started."""

    def __enter__(self) -> Self:
        binary = next(filter(None, map(shutil.which, NAMES)), None)
        if binary is None:
            raise NoChromium("no chromium on the path: install Debian's package `chromium`")
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        high_in = fcntl.fcntl(theirs_in, fcntl.F_DUPFD, FIRST_FREE)
        high_out = fcntl.fcntl(theirs_out, fcntl.F_DUPFD, FIRST_FREE)
        quiet = os.open(Path(self._home.name) / "log", os.O_WRONLY | os.O_CREAT)
        quiet = fcntl.fcntl(quiet, fcntl.F_DUPFD, FIRST_FREE)
        self._process = os.posix_spawn(
            binary,
            [binary, *FLAGS, f"--user-data-dir={self._home.name}/profile", "about:blank"],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, quiet, 1),
                (os.POSIX_SPAWN_DUP2, quiet, 2),
                (os.POSIX_SPAWN_DUP2, high_in, 3),
                (os.POSIX_SPAWN_DUP2, high_out, 4),
            ],
        )
        for descriptor in (theirs_in, theirs_out, high_in, high_out, quiet):
            os.close(descriptor)
        self._out, self._in = ours_out, os.fdopen(ours_in, "rb", buffering=1 << 20)
        self._last, self._rest, self._session = 0, b"", None
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._call("Page.enable")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session = None
        self._call("Browser.close")
        os.close(self._out)
        self._in.close()
        os.waitpid(self._process, 0)
        self._home.cleanup()

    def print(self, html: str, fit: str) -> tuple[dict[str, Any], bytes]:
        """Set a page and run the expression `fit` on it: its answer, and the page as PDF."""
        frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._call("Emulation.setEmulatedMedia", media="print")
        self._call("Page.setDocumentContent", frameId=frame, html=html)
        told = self._call(
            "Runtime.evaluate", expression=fit, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise ValueError(told["exceptionDetails"]["exception"]["description"])
        printed = self._call(
            "Page.printToPDF", preferCSSPageSize=True, printBackground=True, marginTop=0
        )
        return told["result"]["value"], base64.b64decode(printed["data"])

    def _call(self, method: str, **params: object) -> dict[str, Any]:
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        while True:
            answer = self._read()
            if answer.get("id") == self._last:
                if "error" in answer:
                    message = f"{method}: {answer['error']['message']}"
                    raise ValueError(message)
                return answer["result"]

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = self._in.read1(1 << 20)
            if not more:
                raise NoChromium("chromium went away: run it by hand to see why")
            self._rest += more
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)
