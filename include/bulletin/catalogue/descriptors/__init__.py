"""
What describes the dataset to machines and people that have never seen it.

Data Package, Croissant, DCAT, JSON Schemas and a data dictionary, all made from the one schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bulletin.catalogue.descriptors.croissant import croissant
from bulletin.catalogue.descriptors.datapackage import datapackage
from bulletin.catalogue.descriptors.dcat import dcat
from bulletin.catalogue.descriptors.dictionary import dictionary_csv, dictionary_md, papers_csv
from bulletin.catalogue.descriptors.exported import exported
from bulletin.catalogue.descriptors.facts import Facts, facts_of
from bulletin.catalogue.descriptors.json_schema import json_schema
from bulletin.catalogue.descriptors.table_schema import table_schema
from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.dataset.columns import Table
from bulletin.published.manifest import File

__all__ = ["described", "descriptors"]


def descriptors(snapshot: Snapshot, others: Iterable[File] = ()) -> tuple[Written, ...]:
    """
    The files that describe a dataset, sorted by their paths.

    The same release gives the same bytes. What grows with history is `datapackage.json`, a line
    for each exported file; the others grow with the newspapers at most.

    Args:
        others: Exports that the catalogue itself has made, to be listed with the release's.
    """
    facts = facts_of(snapshot)
    made = tuple(exported(other) for other in others)
    return described(replace(facts, exports=(*facts.exports, *made)))


def described(facts: Facts) -> tuple[Written, ...]:
    """The same, from what has been read of the dataset."""
    lists = (
        Written("data-dictionary.csv", dictionary_csv(facts)),
        Written("papers.csv", papers_csv(facts)),
    )
    files = (
        *lists,
        Written("datapackage.json", datapackage(facts, lists)),
        Written("croissant.json", croissant(facts)),
        Written("dcat.jsonld", dcat(facts)),
        Written("data-dictionary.md", dictionary_md(facts)),
        *(file for table in facts.tables for file in _schemas(table)),
    )
    return tuple(sorted(files, key=lambda file: file.path))


def _schemas(table: Table) -> tuple[Written, ...]:
    return (
        Written(f"schemas/{table.name}.schema.json", json_schema(table)),
        Written(f"schemas/{table.name}.table-schema.json", table_schema(table)),
    )
