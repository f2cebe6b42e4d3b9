"""
What tasks hand each other through XCom: ids, keys and counts, never text.

They travel as plain JSON, so that Airflow needs no permission to load our classes, and are checked
when they arrive.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from bulletin.codec import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def to_xcom(value: object) -> dict[str, Any]:
    """A frozen dataclass as JSON's own types."""
    content: dict[str, Any] = json.loads(to_json(value))
    return content


def from_xcom(values: Iterable[Any], kind: type[T]) -> tuple[T, ...]:
    """The dataclasses again; tasks that failed or were skipped have sent none."""
    sent = (json.dumps(value).encode() for value in values if value is not None)
    return tuple(from_json(value, kind, where="XCom") for value in sent)
