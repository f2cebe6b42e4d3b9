"""Frictionless Data Package 2.0: every current file of the dataset, with its size and SHA-256."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin.catalogue.descriptors.dictionary import TYPES
from bulletin.catalogue.descriptors.exported import Exported, file_of
from bulletin.catalogue.descriptors.facts import Facts, Paper
from bulletin.catalogue.descriptors.rights import licence_of
from bulletin.catalogue.descriptors.writing import to_listing
from bulletin.catalogue.snapshot import Written
from bulletin.catalogue.words import DESCRIPTION, KEYWORDS, NAME, RIGHTS, TITLE

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_ROLE = "producer"  # DataCite's word for who made what the data were read from


def datapackage(facts: Facts, lists: Sequence[Written]) -> bytes:
    """
    The Data Package.

    Paths are those of the releases' own files, which are never written over, so that a package
    and its sums agree also while a release is coming out.

    Args:
        lists: CSV files of the catalogue itself, which a dataset without any export has too.
    """
    licences = _own_licences(facts.papers)
    exports = (_export(export, licences) for export in facts.exports)
    return to_listing(_head(facts), "resources", (*(_list(it) for it in lists), *exports))


def _head(facts: Facts) -> dict[str, Any]:
    head = {
        "$schema": _PROFILE,
        "name": NAME,
        "title": TITLE.both,
        "description": f"{DESCRIPTION.en}\n\n{DESCRIPTION.zh}\n\n{RIGHTS.en}\n\n{RIGHTS.zh}",
        "version": facts.version,
        "created": facts.created_at,
        "keywords": [word for words in KEYWORDS for word in (words.en, words.zh)],
        "licenses": _licences(facts.papers),
        "sources": [_source(paper) for paper in facts.papers],
        "contributors": [{"title": paper.name, "roles": [_ROLE]} for paper in facts.papers],
    }
    return {name: value for name, value in head.items() if value}


def _licences(papers: Sequence[Paper]) -> list[dict[str, str]]:
    """Each licence once, in the order of the newspapers."""
    found = {licence_of(paper).address: _licence(paper) for paper in papers}
    return list(found.values())


def _licence(paper: Paper) -> dict[str, str]:
    licence = licence_of(paper)
    named = {"name": licence.id} if licence.id and "+" not in licence.id else {}
    return {**named, "path": licence.address, "title": licence.title}


def _source(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.name,
        "code": paper.code,
        "city": paper.city,
        "district": paper.district,
        "language": paper.language,
        "rights": paper.rights,
        "licence": paper.licence,
        "bodies_published": paper.bodies_published,
        "is_sample": paper.is_sample,
    }


def _own_licences(papers: Sequence[Paper]) -> dict[str, dict[str, str]]:
    """
    Licences by newspaper; none where all have the package's.

    A file has no more of it than its name, or its address where it has none: there are thousands.
    """
    licences = {paper.code: _licence(paper) for paper in papers}
    if len({it["path"] for it in licences.values()}) == 1:
        return {}
    return {
        code: {key: it[key] for key in (("name",) if "name" in it else ("path",))}
        for code, it in licences.items()
    }


def _export(export: Exported, licences: dict[str, dict[str, str]]) -> dict[str, Any]:
    licence = licences.get(export.paper or "")
    return {
        **dict(_described(export)),
        "bytes": export.bytes,
        "hash": f"sha256:{export.sha256}",
        **({"licenses": [licence]} if licence else {}),
    }


def _described(export: Exported) -> Iterator[tuple[str, str]]:
    form = export.form
    yield "name", export.name
    yield "path", export.path
    if export.holds_articles and form.is_text:
        yield "type", "table"
    yield "format", form.format
    yield "mediatype", form.mediatype
    if form.is_text:
        yield "encoding", "utf-8"
    if form.compression:
        yield "compression", form.compression
    if export.holds_articles:
        yield "schema", "schemas/articles.table-schema.json"


def _list(file: Written) -> dict[str, Any]:
    listed, types = file_of(file), TYPES[file.path]
    return {
        "name": file.path.removesuffix(".csv"),
        "path": file.path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": listed.bytes,
        "hash": f"sha256:{listed.sha256}",
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in types.items()]},
    }
