"""Frictionless Table Schema (Data Package 2.0) of a table."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from bulletin.catalogue.descriptors.columns import meaning, rules_of, type_name
from bulletin.catalogue.descriptors.writing import to_descriptor
from bulletin.dataset.columns import Column, Table

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"


def table_schema(table: Table) -> bytes:
    """
    The Table Schema.

    Lists are of the type `array`, JSON in a cell; `list`, values parted by a delimiter, could not
    hold them. The specification tells what is inside by the constraint `jsonSchema`, which
    frictionless 5 refuses; its own `arrayItem`, which others pass over, stands instead.
    """
    return to_descriptor(
        {
            "$schema": _PROFILE,
            "name": table.name,
            "title": table.en,
            "description": f"{table.en} {table.zh}",
            "fields": [_field(table, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
        }
    )


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": type_name(column.type),
        "title": column.zh,
        "description": meaning(column),
    }
    if pa.types.is_list(column.type):
        inner = column.type.value_type
        field["arrayItem"] = {"type": type_name(inner)}
    return {**field, **({"constraints": found} if (found := _constraints(table, column)) else {})}


def _constraints(table: Table, column: Column) -> dict[str, Any]:
    """
    What a value keeps to; a column of the primary key is required by being of it.

    An empty text, such as the headline of an article that has none, counts as missing here.
    """
    rules = rules_of(table, column)
    may_be_empty = pa.types.is_string(column.type) and not (rules.pattern or rules.words)
    may_be_missing = rules.may_be_null or may_be_empty or column.name in table.key
    constraints = {
        "required": not may_be_missing,
        "pattern": rules.pattern,
        "minimum": rules.least,
        "maximum": rules.most,
        "enum": list(rules.words),
    }
    return {name: it for name, it in constraints.items() if it not in (None, False, [])}
