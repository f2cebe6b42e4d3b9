"""
The newsstand in a process of its own, with a pipe to change its habits.

    with Stall() as stall:
        stall.set(Habits(late=frozenset({2})))
        ...
        stall.asked()

`python -m newsstand.stall` is that process.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Self

from newsstand.habits import Habits
from newsstand.press import Press
from newsstand.server import Newsstand, Request
from newsstand.site import CODE

_LENGTH = struct.Struct(">I")
_PATHS = (Path(__file__).parents[1], Path(__file__).parents[2] / "include")


class Stall:
    """
    A site that serves, from another process, while its context lasts.

    Attributes:
        host, base: Addresses of the host, and of the paper's tree on it.
    """

    def __enter__(self) -> Self:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, _PATHS))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "newsstand.stall"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.host = _received(self._process.stdout)
        self.base = f"{self.host}/{CODE}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def set(self, habits: Habits) -> None:
        """Give the site these habits, and forget what was asked so far."""
        self._told("set", habits)

    def asked(self) -> list[Request]:
        """What was asked since the habits were set, in order."""
        return self._told("asked", None)

    def secured(self, papers: Path, exchange: Path | None = None) -> str:
        """Serve by TLS as well, with this certificate; the address of the paper's tree there."""
        return f"{self._told('secure', (papers, exchange))}/{CODE}"

    def _told(self, verb: str, value: object) -> Any:
        _send(self._process.stdin, (verb, value))
        return _received(self._process.stdout)


def serve(commands: BinaryIO, answers: BinaryIO) -> None:
    """Serve until the commands end."""
    press = Press()
    press.set(Habits())
    with ExitStack() as stack:
        stand = stack.enter_context(Newsstand(site=press))
        _send(answers, stand.host)
        while (command := _received(commands)) is not None:
            match command:
                case "set", habits:
                    stand.requests.clear()
                    press.set(habits)
                    _send(answers, None)
                case "secure", (papers, exchange):
                    secured = Newsstand(site=press, papers=papers, exchange=exchange)
                    _send(answers, stack.enter_context(secured).host)
                case "asked", None:
                    _send(answers, list(stand.requests))


def _send(pipe: BinaryIO, value: object) -> None:
    data = pickle.dumps(value)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _received(pipe: BinaryIO) -> Any:
    """The next value; None where the pipe has ended."""
    head = pipe.read(_LENGTH.size)
    return pickle.loads(pipe.read(_LENGTH.unpack(head)[0])) if head else None


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
