"""JSON Schema (2020-12) of a row of a table, as JSON lines and deltas have it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from bulletin.catalogue.descriptors.columns import meaning, rules_of, type_name
from bulletin.catalogue.descriptors.writing import to_descriptor
from bulletin.dataset.columns import Column, Table

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RIGHTS = "Rights and licence of each newspaper are in papers.csv."

_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$"

# `format` only notes by default; the patterns refuse.
_PLAIN = {
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date", "pattern": _DATE},
    "datetime": {"type": "string", "format": "date-time", "pattern": _MOMENT},
}


def json_schema(table: Table) -> bytes:
    """The JSON Schema: every column is there, none else, null where the value is not known."""
    return to_descriptor(
        {
            "$schema": _DIALECT,
            "title": table.name,
            "description": f"{table.en} {table.zh}",
            "$comment": _RIGHTS,
            "type": "object",
            "properties": {column.name: _property(table, column) for column in table.columns},
            "required": [column.name for column in table.columns],
            "additionalProperties": False,
        }
    )


def _property(table: Table, column: Column) -> dict[str, Any]:
    rules = rules_of(table, column)
    bounds = {
        "pattern": f"^(?:{rules.pattern})$" if rules.pattern else None,
        "minimum": rules.least,
        "maximum": rules.most,
        "enum": list(rules.words) or None,
    }
    value = {**_value(column.type), **{name: it for name, it in bounds.items() if it is not None}}
    if rules.may_be_null:
        value = _or_null(value)
    return {"title": column.zh, "description": meaning(column), **value}


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    words = {"enum": [*value["enum"], None]} if "enum" in value else {}
    return {**value, **words, "type": [value["type"], "null"]}


def _value(kind: pa.DataType) -> dict[str, Any]:
    if pa.types.is_list(kind):
        return {"type": "array", "items": _value(kind.value_type)}
    if pa.types.is_struct(kind):
        return {
            "type": "object",
            "properties": {field.name: _or_null(_value(field.type)) for field in kind},
            "required": [field.name for field in kind],
            "additionalProperties": False,
        }
    if pa.types.is_integer(kind):
        most = 2 ** (kind.bit_width - 1)
        return {"type": "integer", "minimum": -most, "maximum": most - 1}
    return dict(_PLAIN[type_name(kind)])
