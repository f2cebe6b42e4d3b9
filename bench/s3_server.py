"""An S3 server for a benchmark: a real Ceph where it is installed, moto else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
sys.path.append(str(TESTS))
from servers import ceph
from servers.loopback import answers, free_port, wait_until


@contextmanager
def served() -> Iterator[tuple[str, dict[str, str]]]:
    """An S3 server: its name, and the variables that reach it."""
    with tempfile.TemporaryDirectory() as folder:
        name, server, found = (_ceph if ceph.is_installed() else _moto)(Path(folder))
        try:
            yield name, {"AWS_REGION": "us-east-1", **found}
        finally:
            server.send_signal(signal.SIGINT)  # at which Ceph's ends its daemons first
            server.wait()


def _ceph(folder: Path) -> tuple[str, subprocess.Popen[bytes], dict[str, str]]:
    home = folder / "ceph"
    command = [sys.executable, "-m", "servers.ceph", str(home), str(os.getpid())]
    server = subprocess.Popen(
        command, cwd=TESTS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_until((home / "ready.json").exists, "Ceph")
    known = json.loads((home / "ready.json").read_text())
    return "Ceph", server, _variables(known["endpoint"], known["key"], known["secret"])


def _moto(_folder: Path) -> tuple[str, subprocess.Popen[bytes], dict[str, str]]:
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers(endpoint), "moto")
    return "moto", server, _variables(endpoint, "key", "secret")


def _variables(endpoint: str, key: str, secret: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
    }
