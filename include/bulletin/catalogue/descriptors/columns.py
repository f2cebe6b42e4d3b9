"""What a column may hold besides its type, as the gates before a release see to it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from bulletin.dataset.columns import Column, Table, type_words
from bulletin.dataset.gates.facts import LISTED, NOT_SO, NULLABLE, PATTERNS, RANGES

_TYPES = (
    (pa.types.is_list, "array"),
    (pa.types.is_struct, "object"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
    (pa.types.is_string, "string"),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """
    What values of a column keep to.

    Attributes:
        pattern: How a text is written, all of it, without anchors.
        least, most: Bounds of a number, both allowed.
        words: The only texts there are; none where any is allowed.
    """

    may_be_null: bool
    pattern: str | None
    least: float | None
    most: float | None
    words: tuple[str, ...]


def rules_of(table: Table, column: Column) -> Rules:
    """The rules of one column; of a table that the gates say nothing of, that keys are known."""
    place = (table.name, column.name)
    nullable = NULLABLE.get(table.name)
    least, most = RANGES.get(column.name, (None, None))
    return Rules(
        may_be_null=column.name not in table.key if nullable is None else column.name in nullable,
        pattern=None if place in NOT_SO else PATTERNS.get(column.name),
        least=least,
        most=most,
        words=tuple(sorted(LISTED.get(place, ()))),
    )


def meaning(column: Column) -> str:
    """What a value means, in both languages, and what a list is made of."""
    words = f"{column.en} · {column.zh}"
    return f"{words} ({type_words(column.type)})" if pa.types.is_list(column.type) else words


def type_name(kind: pa.DataType) -> str:
    """The name of a type as a Table Schema has it."""
    return next(name for is_kind, name in _TYPES if is_kind(kind))
