"""From a connection, or the environment, to a desk."""

import json

import pytest
from airflow.utils import db

from bulletin.errors import BadSetting
from bulletin_airflow.hooks import DeskHook

CONNECTION = {
    "conn_type": "aws",
    "login": "key",
    "password": "secret",
    "extra": {"endpoint_url": "http://127.0.0.1:9", "region_name": "us-east-1"},
}


@pytest.fixture(scope="module", autouse=True)
def _database():
    """Where Airflow looks for a connection that the environment does not have."""
    db.initdb()


@pytest.fixture
def connect(monkeypatch):
    def connect_to(url, **extra):
        monkeypatch.setenv("BULLETIN_STORE", url)
        connection = CONNECTION | {"extra": CONNECTION["extra"] | extra}
        monkeypatch.setenv("AIRFLOW_CONN_BULLETIN_STORE", json.dumps(connection))
        return DeskHook().get_conn()

    return connect_to


def test_without_a_connection_the_environment_says_everything(monkeypatch, tmp_path):
    monkeypatch.setenv("BULLETIN_STORE", str(tmp_path / "kept"))
    monkeypatch.setenv("BULLETIN_ONLY", "hexi")
    monkeypatch.setenv("BULLETIN_CONTACT", "desk@example.org")
    desk = DeskHook().get_conn()

    assert (desk.store.url, desk.only, desk.contact) == (
        str(tmp_path / "kept"),
        ("hexi",),
        "desk@example.org",
    )


def test_a_connection_has_the_keys_and_the_endpoint_of_the_store(connect):
    store = connect("s3://bulletin/store").store
    options = store.delta_options()

    assert (store.url, store.client.meta.endpoint_url) == (
        "s3://bulletin/store",
        "http://127.0.0.1:9",
    )
    assert (options["aws_access_key_id"], options["aws_secret_access_key"]) == ("key", "secret")


def test_an_inbox_of_its_own_is_a_folder_or_a_bucket_with_the_same_keys(
    connect, monkeypatch, tmp_path
):
    assert connect("s3://bulletin/store").inbox is None

    monkeypatch.setenv("BULLETIN_INBOX", str(tmp_path))
    assert connect("s3://bulletin/store").inbox.url == str(tmp_path)

    monkeypatch.setenv("BULLETIN_INBOX", "s3://drop/pages")
    inbox = connect("s3://bulletin/store").inbox
    assert (inbox.url, inbox.delta_options()["aws_access_key_id"]) == ("s3://drop/pages", "key")


def test_the_store_of_a_connection_comes_before_the_environment_s(connect):
    assert connect("s3://other/place", store="s3://bulletin/store").store.url == (
        "s3://bulletin/store"
    )


def test_uploads_carry_no_checksums_that_the_server_did_not_ask_for(connect):
    config = connect("s3://bulletin/store").store.client.meta.config

    assert config.request_checksum_calculation == "when_required"
    assert config.response_checksum_validation == "when_required"
    assert config.s3 == {"addressing_style": "path"}


def test_what_a_connection_says_of_its_client_is_kept(connect):
    desk = connect("s3://bulletin/store", config_kwargs={"read_timeout": 7})

    assert desk.store.client.meta.config.read_timeout == 7
    assert desk.store.client.meta.config.signature_version == "s3v4"


def test_a_connection_without_a_bucket_says_where_to_write_it(connect):
    with pytest.raises(BadSetting, match="connection bulletin_store: its extra has no store"):
        connect("store")
