"""Stores to test on: a folder, a bucket on moto's server, a bucket on a real Ceph."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from bulletin.archive import open_store
from bulletin.archive.s3 import S3Store, client_config
from servers import ceph
from servers.loopback import answers, free_port, wait_until

BUCKET = "press"


@pytest.fixture(scope="session")
def moto_server():
    """
    What reaches moto's server: variables of the environment.

    It is a process of its own: some of delta-rs's calls hold Python's lock while they wait for an
    answer, and a server in a thread would never give it.
    """
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    endpoint = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers(endpoint), "moto")
    yield _with_bucket(endpoint, "key", "secret")
    server.kill()
    server.wait()


@pytest.fixture(scope="session")
def ceph_server(tmp_path_factory):
    """What reaches a real Ceph, one for all workers of a session."""
    if not ceph.is_installed():
        pytest.skip("Ceph is not installed: apt-get install ceph-mon ceph-osd radosgw")
    shared = os.environ.get("PYTEST_XDIST_WORKER") is not None
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if shared else base) / "ceph"
    session = os.getppid() if shared else os.getpid()
    with folder.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = json.loads(_started(folder, session).read_text())
        return _with_bucket(known["endpoint"], known["key"], known["secret"])


def _started(folder: Path, session: int) -> Path:
    """The file that says where the server is; the server is started where there is none."""
    ready = folder / "ready.json"
    if ready.exists():
        return ready
    server = subprocess.Popen(
        [sys.executable, "-m", "servers.ceph", str(folder), str(session)],
        cwd=Path(__file__).parents[1], start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    wait_until(lambda: ready.exists() or server.poll() is not None, "Ceph")
    if not ready.exists():
        pytest.fail("Ceph is installed and did not start; its message is above")
    return ready


def _with_bucket(endpoint: str, key: str, secret: str) -> dict[str, str]:
    """Make the bucket, and give the environment that boto3 and our store read."""
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1",
        aws_access_key_id=key, aws_secret_access_key=secret,
    )  # fmt: skip
    client.create_bucket(Bucket=BUCKET)
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
    }


def bucket_at(
    endpoint: str, key: str = "key", secret: str = "secret", name: str = BUCKET, **options: Any
) -> S3Store:
    """A store in a bucket of a server, whatever the environment says; options are botocore's."""
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id=key,
        aws_secret_access_key=secret, config=client_config(endpoint).merge(Config(**options)),
    )  # fmt: skip
    return S3Store(f"s3://{name}/store", client)


@pytest.fixture(params=["folder", "moto", pytest.param("ceph", marks=pytest.mark.s3)])
def store_url(request, tmp_path, monkeypatch):
    """The address of an empty store, on each kind of place."""
    if request.param == "folder":
        return str(tmp_path / "store")
    for name, value in request.getfixturevalue(f"{request.param}_server").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)  # it remembers the last server's keys
    return f"s3://{BUCKET}/{uuid.uuid4()}"


@pytest.fixture
def any_store(store_url):
    """An empty store, on each kind of place."""
    return open_store(store_url)
