"""`bulletin verify --fitness`, and that publishing asks before it writes."""

from __future__ import annotations

import json

import boto3
import pytest

from bulletin.archive import fitness
from bulletin.cli import main
from servers.heedless import heedless


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch):
    monkeypatch.setattr(fitness, "_asked", set())
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)


@pytest.fixture
def reach(monkeypatch):
    """Set the environment for a server."""

    def put(server):
        monkeypatch.setenv("AWS_ENDPOINT_URL", server.endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        monkeypatch.delenv("AWS_ENDPOINT_URL_S3", raising=False)
        monkeypatch.delenv("AWS_PROFILE", raising=False)

    return put


def test_a_folder_is_told_to_be_fit(tmp_path, capsys):
    assert main(["verify", "--fitness", "--store", str(tmp_path), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["promises"] == 5
    assert told["place"].startswith(str(tmp_path))


def test_a_bucket_is_told_to_be_fit(reach, capsys):
    with heedless(None) as server:
        reach(server)

        assert main(["verify", "--fitness", "--store", "s3://press/store"]) == 0

        told = (
            f"s3://press/store at {server.endpoint} is fit to publish into: it kept 7 promises\n"
        )
        assert capsys.readouterr().out == told


def test_a_server_that_heeds_no_condition_is_refused_in_one_line(reach, capsys):
    with heedless("writes over") as server:
        reach(server)

        assert main(["verify", "--fitness", "--store", "s3://press/store"]) == 5

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "not fit to publish into: it writes over a taken key" in said
