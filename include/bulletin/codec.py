"""Typed JSON: frozen dataclasses to bytes and back, the same value always to the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from bulletin.errors import BadSetting, StoreError
from bulletin.model import ArticleId, IssueId, PageId

T = TypeVar("T")

_IDS = (IssueId, PageId, ArticleId)


def _encode_other(value: object) -> object:
    if isinstance(value, str):
        return str.__str__(value)
    message = f"cannot write {type(value).__name__} as JSON"
    raise NotImplementedError(message)


def _decode_other(kind: type, value: Any) -> Any:
    if kind in _IDS:
        return kind(value)
    message = f"cannot read {kind.__name__} from JSON"
    raise NotImplementedError(message)


_ENCODER = msgspec.json.Encoder(enc_hook=_encode_other, order="deterministic")


def to_json(value: object) -> bytes:
    """One value as JSON, indented for a reader, ending in a newline."""
    return msgspec.json.format(_ENCODER.encode(value), indent=1) + b"\n"


def to_json_line(value: object) -> bytes:
    """One value as one line of JSON."""
    return _ENCODER.encode(value) + b"\n"


def from_json(data: bytes, kind: type[T], where: str) -> T:
    """
    Read one value, checking its types.

    Args:
        where: What the bytes are, for the message.

    Raises:
        StoreError: The bytes are not such a value.
    """
    try:
        return msgspec.json.decode(data, type=kind, dec_hook=_decode_other)
    except (msgspec.MsgspecError, UnicodeDecodeError, BadSetting) as error:  # BadSetting: an id
        message = f"{where}: not what this version writes there ({error}); was it edited by hand?"
        raise StoreError(message) from error


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC, to the second, so that it is written the same everywhere."""
    return moment.astimezone(UTC).replace(microsecond=0)
