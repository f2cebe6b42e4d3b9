"""What every server on loopback needs: a port, and the patience to wait for it."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable

PATIENCE_S = 120  # a cold start of the slowest takes 15 s on two idle cores


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_there: Callable[[], bool], what: str) -> None:
    """Wait for something; TimeoutError where it does not come."""
    until = time.monotonic() + PATIENCE_S
    while not is_there():
        if time.monotonic() > until:
            message = f"{what} did not come up in {PATIENCE_S} s"
            raise TimeoutError(message)
        time.sleep(0.1)


def answers(endpoint: str) -> bool:
    """Whether anything answers there, an error too."""
    try:
        with urllib.request.urlopen(endpoint, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
