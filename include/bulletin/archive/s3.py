"""A store in a bucket, through boto3: any server that knows `If-None-Match: *`."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import boto3
from botocore.config import Config
from botocore.exceptions import HTTPClientError, IncompleteReadError, NoCredentialsError

from bulletin.archive.s3_answers import answered, explained
from bulletin.archive.store import Stat, check_key
from bulletin.errors import BadSetting, NotInStore, StoreError, StoreRefused, StoreUnavailable

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_TAKEN = 412  # precondition failed: somebody was first
_MEETING = 409  # AWS: two conditional writes at the same moment; ask again
_ATTEMPTS = 8  # of a conditional write that meets another; AWS resolves such a meeting at once
_PART = 206  # partial content: the answer to a request for a range
_READS = 4  # of an object whose bytes stop midway; boto3 tries again only up to the first of them
_MARK = "written-as"  # among the facts of an object: tells apart two writes of the same bytes

_CONFIG = Config(
    signature_version="s3v4",
    connect_timeout=5,
    read_timeout=60,
    retries={"max_attempts": 4, "mode": "standard"},
    # Ceph answers 411 to the chunked trailer checksums that newer clients send unasked.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


def client_config(endpoint: str | None) -> Config:
    """How a client speaks to the store; buckets in the path where the endpoint is not AWS's."""
    style = {"addressing_style": "path"} if endpoint else {}
    return _CONFIG.merge(Config(s3=style))  # type: ignore[arg-type]


def client_from_environment() -> S3Client:
    """A client for the endpoint, region and credentials that boto3 finds in the environment."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    return boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name=region,
        config=client_config(endpoint),
    )


class S3Store:
    """Keys as objects below `s3://bucket/prefix`."""

    def __init__(self, url: str, client: S3Client) -> None:
        bucket, _, prefix = url.removeprefix("s3://").partition("/")
        if not bucket:
            message = f"BULLETIN_STORE: {url!r} names no bucket; write s3://bucket/prefix"
            raise BadSetting(message)
        self.url = url.rstrip("/")
        self.bucket = bucket
        self.client = client
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""

    @property
    def place(self) -> str:
        return f"{self.url} at {self.client.meta.endpoint_url}"

    def get(self, key: str) -> bytes:
        return self._read(key, {})[1]

    def get_part(self, key: str, first: int, last: int) -> bytes:
        status, data = self._read(key, {"Range": f"bytes={first}-{last}"})
        if status != _PART:
            message = (
                f"{self.uri(key)}: asked for a range, the server answers {status}, not {_PART}"
            )
            raise StoreRefused(message)
        return data

    def put_new(self, key: str, data: bytes) -> bool:
        return self._put_if(key, data, {"IfNoneMatch": "*"})

    def put_new_file(self, key: str, path: Path) -> bool:
        with path.open("rb") as file:
            return self._put_if(key, file, {"IfNoneMatch": "*"})

    def put(self, key: str, data: bytes) -> None:
        with explained(self.uri(key)):
            self.client.put_object(Bucket=self.bucket, Key=self._name(key), Body=data)

    def put_file(self, key: str, path: Path) -> None:
        with path.open("rb") as data, explained(self.uri(key)):
            self.client.put_object(Bucket=self.bucket, Key=self._name(key), Body=data)

    def swap(self, key: str, data: bytes, seen: str | None) -> bool:
        # Ceph compares the tag without quotes, AWS takes it either way.
        condition = {"IfNoneMatch": "*"} if seen is None else {"IfMatch": seen}
        return self._put_if(key, data, condition)

    def stat(self, key: str) -> Stat | None:
        try:
            with explained(self.uri(key)):
                facts = self.client.head_object(Bucket=self.bucket, Key=self._name(key))
        except NotInStore:
            return None
        tag = facts["ETag"].strip('"')
        return Stat(key, facts["ContentLength"], tag, facts["LastModified"])

    def keys(self, prefix: str) -> Iterator[str]:
        pages = self.client.get_paginator("list_objects_v2")
        with explained(f"{self.url}/{prefix}"):
            for page in pages.paginate(Bucket=self.bucket, Prefix=self._prefix + prefix):
                for entry in page.get("Contents", []):
                    yield entry["Key"].removeprefix(self._prefix)

    def delete(self, key: str) -> None:
        with explained(self.uri(key)):
            self.client.delete_object(Bucket=self.bucket, Key=self._name(key))

    def uri(self, key: str) -> str:
        return f"s3://{self.bucket}/{self._name(key)}"

    def delta_options(self) -> dict[str, str]:
        # boto3 gives these two no public name; both have stood since 2015.
        known = self.client._request_signer._credentials  # type: ignore[attr-defined]  # noqa: SLF001
        if known is None:
            with explained(self.url):
                raise NoCredentialsError
        credentials = known.get_frozen_credentials()
        endpoint = self.client.meta.endpoint_url
        options = {
            "aws_access_key_id": credentials.access_key,
            "aws_secret_access_key": credentials.secret_key,
            "aws_session_token": credentials.token,
            "aws_region": self.client.meta.region_name,
            "aws_endpoint": endpoint,
            "aws_allow_http": str(endpoint.startswith("http://")).lower(),
            "aws_conditional_put": "etag",
        }
        return {name: value for name, value in options.items() if value}

    def _name(self, key: str) -> str:
        return self._prefix + check_key(key)

    def _read(self, key: str, asked: dict[str, Any]) -> tuple[int, bytes]:
        """Status and bytes of an object; asked for anew where the bytes stop midway."""
        with explained(self.uri(key)):
            for attempt in range(1, _READS + 1):
                found = self.client.get_object(Bucket=self.bucket, Key=self._name(key), **asked)
                try:
                    return found["ResponseMetadata"]["HTTPStatusCode"], found["Body"].read()
                except (HTTPClientError, IncompleteReadError):
                    if attempt == _READS:
                        raise
        raise AssertionError  # the last attempt has given back or raised

    def _put_if(self, key: str, data: bytes | BinaryIO, condition: dict[str, Any]) -> bool:
        mark, was_lost = secrets.token_hex(8), False
        for attempt in range(_ATTEMPTS):
            if not isinstance(data, bytes):
                data.seek(0)
            try:
                with explained(self.uri(key)):
                    self.client.put_object(
                        Bucket=self.bucket, Key=self._name(key), Body=data,
                        Metadata={_MARK: mark}, **condition,
                    )  # fmt: skip
            except NotInStore:  # a tag was asked for, and there is nothing
                return False
            except StoreError as error:
                status, retries = answered(error)
                was_lost = was_lost or retries > 0
                if status == _TAKEN:
                    return was_lost and self._is_marked(key, mark)
                if status != _MEETING:
                    raise
                time.sleep(0.05 * 2**attempt)
            else:
                return True
        message = f"{self.uri(key)}: {_ATTEMPTS} writers met there in a row; run again"
        raise StoreUnavailable(message)

    def _is_marked(self, key: str, mark: str) -> bool:
        """
        Whether what is there was written with this mark.

        The server may have kept our bytes and its answer been lost on the way; boto3 asks again,
        and is told that something is there. Another may have written the same bytes: they tell
        nothing.
        """
        try:
            with explained(self.uri(key)):
                facts = self.client.head_object(Bucket=self.bucket, Key=self._name(key))
        except NotInStore:
            return False
        return facts["Metadata"].get(_MARK) == mark
