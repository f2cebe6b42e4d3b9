"""The dataset of the recipes, in a folder and on S3, and the engines that ask it."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest

from bulletin.archive import FolderStore
from recipes.engines import duckdb_connection
from recipes.published import publish
from servers.fixtures import (  # noqa: F401  pytest finds them here by their names
    ceph_server,
    moto_server,
)

# Polars keeps keys for as long as a process runs, and connections by the bucket's name; here are
# two servers in one process, so each has a bucket of its own and no keys are kept.
_OWN_KEYS = {"POLARS_CREDENTIAL_PROVIDER_BUILDER_CACHE_SIZE": "0"}
_NO_TLS = {"AWS_ALLOW_HTTP": "true"}


@dataclass(frozen=True)
class Place:
    """
    Where the dataset is.

    Attributes:
        root: As the recipes name it.
        variables: Of the environment, by which it is reached.
    """

    root: str
    variables: dict[str, str]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The dataset's root as `bulletins` in a folder; no test writes there."""
    home = tmp_path_factory.mktemp("published")
    publish(FolderStore(home / "store"))
    return shutil.copytree(home / "store" / "datasets" / "bulletins", home / "here" / "bulletins")


@pytest.fixture(scope="session")
def in_folder(folder):
    return Place("bulletins", {})


@pytest.fixture(scope="session")
def on_moto(folder, moto_server):  # noqa: F811
    return _uploaded(folder, moto_server)


@pytest.fixture(scope="session")
def on_ceph(folder, ceph_server):  # noqa: F811
    return _uploaded(folder, ceph_server)


def _uploaded(folder: Path, variables: dict[str, str]) -> Place:
    client = boto3.client(
        "s3", endpoint_url=variables["AWS_ENDPOINT_URL"], region_name=variables["AWS_REGION"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
    )  # fmt: skip
    bucket = f"press-{uuid.uuid4()}"
    client.create_bucket(Bucket=bucket)
    for file in folder.rglob("*"):
        if file.is_file():
            key = f"datasets/bulletins/{file.relative_to(folder).as_posix()}"
            client.upload_file(str(file), bucket, key)
    return Place(f"s3://{bucket}/datasets/bulletins", {**variables, **_NO_TLS, **_OWN_KEYS})


@pytest.fixture(params=["folder", "moto", pytest.param("ceph", marks=pytest.mark.s3)])
def place(request, folder, monkeypatch):
    """The dataset on each kind of place, in the folder beside it."""
    at = {"folder": "in_folder", "moto": "on_moto", "ceph": "on_ceph"}[request.param]
    found = request.getfixturevalue(at)
    for name, value in found.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)  # it remembers the last server's keys
    monkeypatch.chdir(folder.parent)
    return found


@pytest.fixture
def here(folder, monkeypatch):
    """The folder that has the dataset as `bulletins`."""
    monkeypatch.chdir(folder.parent)
    return folder.parent


@pytest.fixture
def duck(tmp_path_factory):
    """DuckDB with its extensions as PyPI has them, which `INSTALL` finds in place."""
    with duckdb_connection(tmp_path_factory) as connection:
        yield connection


@pytest.fixture
def duck_there(place, duck):
    """The same, with the keys of the place where the dataset is."""
    if place.variables:
        duck.execute(
            f"""CREATE SECRET (
                TYPE s3, KEY_ID '{place.variables["AWS_ACCESS_KEY_ID"]}',
                SECRET '{place.variables["AWS_SECRET_ACCESS_KEY"]}',
                REGION '{place.variables["AWS_REGION"]}', URL_STYLE 'path', USE_SSL false,
                ENDPOINT '{place.variables["AWS_ENDPOINT_URL"].removeprefix("http://")}')"""
        )
    return duck
