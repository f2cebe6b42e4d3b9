"""A store in a bucket: what the server refuses, and how it is said."""

from __future__ import annotations

import boto3
import pytest

from bulletin.archive import open_store
from bulletin.errors import BadSetting, StoreRefused, StoreUnavailable
from servers.loopback import free_port


@pytest.fixture
def environment(monkeypatch):
    """Set variables as a fresh process would find them."""

    def put(**variables):
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put


def test_an_address_without_a_bucket_is_refused(environment):
    environment(AWS_ENDPOINT_URL="http://127.0.0.1:1")

    with pytest.raises(BadSetting, match="names no bucket"):
        open_store("s3://")


def test_a_server_that_is_not_running_is_said(environment):
    endpoint = f"http://127.0.0.1:{free_port()}"
    environment(AWS_ENDPOINT_URL=endpoint, AWS_ACCESS_KEY_ID="k", AWS_SECRET_ACCESS_KEY="s")

    with pytest.raises(StoreUnavailable, match="no answer from the store") as caught:
        open_store("s3://press/x").get("a")

    assert caught.value.is_passing


def test_a_bucket_that_is_not_there_is_said(environment, moto_server):
    environment(**moto_server)

    with pytest.raises(StoreRefused, match="there is no such bucket; make it"):
        open_store("s3://nowhere/x").put("a", b"x")


def test_missing_credentials_are_said(environment, monkeypatch, moto_server):
    environment(AWS_ENDPOINT_URL=moto_server["AWS_ENDPOINT_URL"])
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY", raising=False)

    with pytest.raises(StoreRefused, match="no credentials"):
        open_store("s3://press/x").get("a")


@pytest.mark.s3
def test_a_wrong_secret_is_refused(environment, ceph_server):
    environment(**{**ceph_server, "AWS_SECRET_ACCESS_KEY": "wrong"})

    with pytest.raises(StoreRefused, match=r"refused \(403"):
        open_store("s3://press/x").get("a")


def test_more_keys_than_one_answer_holds_are_all_listed(environment, moto_server):
    environment(**moto_server)
    store = open_store("s3://press/many")
    for number in range(1001):
        store.put(f"k/{number:04d}", b"")

    assert len(list(store.keys("k/"))) == 1001


def test_delta_is_told_where_the_server_is_and_how_to_commit(environment, moto_server):
    environment(**moto_server)
    store = open_store("s3://press/pre")

    assert store.uri("datasets/x") == "s3://press/pre/datasets/x"
    assert store.delta_options() == {
        "aws_access_key_id": "key",
        "aws_secret_access_key": "secret",
        "aws_region": "us-east-1",
        "aws_endpoint": moto_server["AWS_ENDPOINT_URL"],
        "aws_allow_http": "true",
        "aws_conditional_put": "etag",
    }
