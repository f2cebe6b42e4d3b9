"""A store in a bucket, through boto3: any server that knows `If-None-Match: *`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import boto3
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,  # noqa: A004  botocore's own, not the builtin
    HTTPClientError,
    NoCredentialsError,
)

from bulletin.archive.store import Stat, check_key
from bulletin.errors import (
    BadSetting,
    NotInStore,
    StoreError,
    StoreFull,
    StoreRefused,
    StoreUnavailable,
)

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_MISSING = {404, "NoSuchKey", "404"}
_TAKEN = 412  # precondition failed: somebody was first
_MEETING = 409  # AWS: two conditional writes at the same moment; ask again
_ATTEMPTS = 8  # of a conditional write that meets another; AWS resolves such a meeting at once

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


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Turn an answer of the server, or none, into ours."""
    try:
        yield
    except ClientError as error:
        code, status = error.response.get("Error", {}).get("Code", ""), _status(error)
        if code == "NoSuchBucket":
            message = f"{where}: there is no such bucket; make it, or mend BULLETIN_STORE"
            raise StoreRefused(message) from error
        if status in _MISSING:
            message = f"{where}: nothing is kept there"
            raise NotInStore(message) from error
        if code in {"QuotaExceeded", "EntityTooLarge", "XMinioStorageFull"} or status == 507:  # noqa: PLR2004
            message = f"{where}: no space left ({code}); free some and run again"
            raise StoreFull(message) from error
        if status in {400, 401, 403, 405}:
            message = f"{where}: refused ({status} {code}); check the keys and the bucket's policy"
            raise StoreRefused(message) from error
        message = f"{where}: the store answers {status} {code}"
        raise StoreUnavailable(message) from error
    except NoCredentialsError as error:
        message = f"{where}: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        raise StoreRefused(message) from error
    except (ConnectionError, HTTPClientError) as error:
        message = f"{where}: no answer from the store ({type(error).__name__}); is it running?"
        raise StoreUnavailable(message) from error
    except BotoCoreError as error:
        message = f"{where}: {error}"
        raise StoreError(message) from error


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

    def get(self, key: str) -> bytes:
        with _explained(self.uri(key)):
            return self.client.get_object(Bucket=self.bucket, Key=self._name(key))["Body"].read()

    def put_new(self, key: str, data: bytes) -> bool:
        return self._put_if(key, data, {"IfNoneMatch": "*"})

    def put_new_file(self, key: str, path: Path) -> bool:
        with path.open("rb") as file:
            return self._put_if(key, file, {"IfNoneMatch": "*"})

    def put(self, key: str, data: bytes) -> None:
        with _explained(self.uri(key)):
            self.client.put_object(Bucket=self.bucket, Key=self._name(key), Body=data)

    def swap(self, key: str, data: bytes, seen: str | None) -> bool:
        # Ceph compares the tag without quotes, AWS takes it either way.
        condition = {"IfNoneMatch": "*"} if seen is None else {"IfMatch": seen}
        return self._put_if(key, data, condition)

    def stat(self, key: str) -> Stat | None:
        try:
            with _explained(self.uri(key)):
                facts = self.client.head_object(Bucket=self.bucket, Key=self._name(key))
        except NotInStore:
            return None
        tag = facts["ETag"].strip('"')
        return Stat(key, facts["ContentLength"], tag, facts["LastModified"])

    def keys(self, prefix: str) -> Iterator[str]:
        pages = self.client.get_paginator("list_objects_v2")
        with _explained(f"{self.url}/{prefix}"):
            for page in pages.paginate(Bucket=self.bucket, Prefix=self._prefix + prefix):
                for entry in page.get("Contents", []):
                    yield entry["Key"].removeprefix(self._prefix)

    def delete(self, key: str) -> None:
        with _explained(self.uri(key)):
            self.client.delete_object(Bucket=self.bucket, Key=self._name(key))

    def uri(self, key: str) -> str:
        return f"s3://{self.bucket}/{self._name(key)}"

    def delta_options(self) -> dict[str, str]:
        # boto3 gives these two no public name; both have stood since 2015.
        credentials = self.client._request_signer._credentials.get_frozen_credentials()  # type: ignore[attr-defined]  # noqa: SLF001
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

    def _put_if(self, key: str, data: bytes | BinaryIO, condition: dict[str, Any]) -> bool:
        for attempt in range(_ATTEMPTS):
            if not isinstance(data, bytes):
                data.seek(0)
            try:
                with _explained(self.uri(key)):
                    self.client.put_object(
                        Bucket=self.bucket, Key=self._name(key), Body=data, **condition
                    )
            except (StoreError, NotInStore) as error:
                status = (
                    _status(error.__cause__) if isinstance(error.__cause__, ClientError) else 0
                )
                if status == _TAKEN or isinstance(error, NotInStore):
                    return False
                if status != _MEETING:
                    raise
                time.sleep(0.05 * 2**attempt)
            else:
                return True
        message = f"{self.uri(key)}: {_ATTEMPTS} writers met there in a row; run again"
        raise StoreUnavailable(message)
