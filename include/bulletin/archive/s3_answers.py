"""What an S3 server answers, or fails to, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,  # noqa: A004  botocore's own, not the builtin
    HTTPClientError,
    IncompleteReadError,
    NoCredentialsError,
)

from bulletin.errors import (
    NotInStore,
    StoreError,
    StoreFull,
    StoreRefused,
    StoreUnavailable,
)

_MISSING = {404, "NoSuchKey", "404"}


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def answered(error: StoreError) -> tuple[int, int]:
    """The status that the server answered with, 0 for none, and how often boto3 asked again."""
    if not isinstance(error.__cause__, ClientError):
        return 0, 0
    retries = error.__cause__.response.get("ResponseMetadata", {}).get("RetryAttempts", 0)
    return _status(error.__cause__), retries


@contextmanager
def explained(where: str) -> Iterator[None]:
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
        if status in {400, 401, 403, 405, 501}:  # 501: a condition that the server does not know
            message = f"{where}: refused ({status} {code}); check the keys and the bucket's policy"
            raise StoreRefused(message) from error
        message = f"{where}: the store answers {status} {code}"
        raise StoreUnavailable(message) from error
    except NoCredentialsError as error:
        message = f"{where}: no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        raise StoreRefused(message) from error
    except (ConnectionError, HTTPClientError, IncompleteReadError) as error:
        message = f"{where}: no answer from the store ({type(error).__name__}); is it running?"
        raise StoreUnavailable(message) from error
    except BotoCoreError as error:
        message = f"{where}: {error}"
        raise StoreError(message) from error
