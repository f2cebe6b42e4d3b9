"""Record sets of the Croissant description, from the schema's columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from bulletin.catalogue.descriptors.columns import type_name
from bulletin.catalogue.descriptors.facts import Paper
from bulletin.dataset.columns import Column, Table

_TYPES = {
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "string": "sc:Text",
}
_OF_PAPERS = {
    "code": "sc:Text",
    "name": "sc:Text",
    "city": "sc:Text",
    "district": "sc:Text",
    "language": "sc:Text",
    "rights": "sc:Text",
    "licence": "sc:Text",
    "bodies_published": "sc:Boolean",
}


def articles(table: Table) -> dict[str, Any]:
    """The records of a table whose rows are in the Parquet exports."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": {"en": table.en, "zh": table.zh},
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [_field(table.name, column) for column in table.columns],
    }


def papers(known: Sequence[Paper]) -> dict[str, Any]:
    """The newspapers with their rights, all of them in the description itself."""
    return {
        "@type": "cr:RecordSet",
        "@id": "papers",
        "name": "papers",
        "description": {
            "en": "Newspapers, their rights and licences.",
            "zh": "报纸及其版权、许可。",
        },
        "key": {"@id": "papers/code"},
        "field": [
            {"@type": "cr:Field", "@id": f"papers/{name}", "name": name, "dataType": kind}
            for name, kind in _OF_PAPERS.items()
        ],
        "data": [
            {f"papers/{name}": getattr(paper, name) for name in _OF_PAPERS} for paper in known
        ],
    }


def _field(table: str, column: Column) -> dict[str, Any]:
    identity = f"{table}/{column.name}"
    described = {
        "@type": "cr:Field",
        "@id": identity,
        "name": column.name,
        "description": {"en": column.en, "zh": column.zh},
    }
    if not pa.types.is_list(column.type):
        return {**described, **_held(column.type, column.name)}
    many = {"isArray": True, "arrayShape": "-1"}
    inner = column.type.value_type
    if not pa.types.is_struct(inner):
        return {**described, **many, **_held(inner, column.name)}
    parts = [_part(identity, part, column.name) for part in inner]
    return {**described, **many, "subField": parts}


def _part(parent: str, part: pa.Field, column: str) -> dict[str, Any]:
    """A field of the structs that a column has lists of."""
    held = _held(part.type, column)
    return {
        "@type": "cr:Field",
        "@id": f"{parent}/{part.name}",
        "name": part.name,
        **held,
        "source": {**held["source"], "transform": {"jsonPath": part.name}},
    }


def _held(kind: pa.DataType, column: str) -> dict[str, Any]:
    source = {"fileSet": {"@id": "files-articles"}, "extract": {"column": column}}
    return {"dataType": _TYPES[type_name(kind)], "source": source}
