"""DCAT 3 (W3C): the dataset as catalogues of datasets know one, in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bulletin.catalogue.descriptors.dcat_terms import (
    CONTEXT,
    DAILY,
    iana,
    in_language,
    language,
    period,
    place,
    tagged,
)
from bulletin.catalogue.descriptors.exported import Exported, folder_of
from bulletin.catalogue.descriptors.facts import Facts, Paper
from bulletin.catalogue.descriptors.rights import licence_of
from bulletin.catalogue.descriptors.writing import to_descriptor
from bulletin.catalogue.words import (
    DESCRIPTION,
    KEYWORDS,
    NAME,
    NO_BODIES,
    RIGHTS,
    TITLE,
)

_DELTA = "https://github.com/delta-io/delta/blob/master/PROTOCOL.md"


def dcat(facts: Facts) -> bytes:
    """
    The dataset, and each newspaper as a part of it with rights, licence, dates and place.

    Addresses are relative to the file itself, so they hold wherever the dataset is put.
    """
    licence = _common_licence(facts)
    described = {
        "@context": CONTEXT,
        "@id": "./",
        "@type": "dcat:Dataset",
        "dct:identifier": NAME,
        "dct:title": tagged(TITLE),
        "dct:description": tagged(DESCRIPTION),
        "dcat:keyword": [tag for words in KEYWORDS for tag in tagged(words)],
        "dct:language": _unique(language(paper.language) for paper in facts.papers),
        "dct:modified": facts.created_at,
        "dct:accrualPeriodicity": DAILY,
        "dcat:version": facts.version,
        "owl:versionInfo": facts.version,
        "dcat:previousVersion": facts.previous and f"releases/{facts.previous}/manifest.json",
        "dct:temporal": period(facts.dates),
        "dct:spatial": _unique(place(paper) for paper in facts.papers),
        "dct:conformsTo": [f"schemas/{table.name}.schema.json" for table in facts.tables],
        "dct:license": licence,
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": tagged(RIGHTS)},
        "dcat:landingPage": "index.html",
        "foaf:page": "data-dictionary.md",
        "dcat:distribution": [
            *(_distribution(files, kind, licence) for kind, files in facts.kinds.items()),
            _tables(licence),
        ],
        "dct:hasPart": [_part(paper, files) for paper, files in _by_paper(facts)],
    }
    return to_descriptor(_known(described))


def _by_paper(facts: Facts) -> Iterator[tuple[Paper, dict[str, list[Exported]]]]:
    """Each newspaper with its files by kind."""
    found: dict[str, dict[str, list[Exported]]] = {paper.code: {} for paper in facts.papers}
    for export in facts.exports:
        if export.paper in found:
            found[export.paper].setdefault(export.kind, []).append(export)
    for paper in facts.papers:
        yield paper, found[paper.code]


def _common_licence(facts: Facts) -> str | None:
    """The licence of the whole, where all newspapers have the same; two would offer a choice."""
    licences = {licence_of(paper).address for paper in facts.papers}
    return licences.pop() if len(licences) == 1 else None


def _part(paper: Paper, files: dict[str, list[Exported]]) -> dict[str, Any]:
    licence = licence_of(paper).address
    part = {
        "@id": f"#{paper.code}",
        "@type": "dcat:Dataset",
        "dct:identifier": paper.code,
        "dct:title": in_language(paper.name, paper.language),
        "dct:language": language(paper.language),
        "dct:creator": {"@type": "foaf:Organization", "foaf:name": paper.name},
        "dct:temporal": period(paper.dates),
        "dct:spatial": place(paper),
        "dct:license": licence,
        "dct:rights": _rights(paper),
        "dcat:distribution": [
            _distribution(own, kind, licence, paper.code) for kind, own in sorted(files.items())
        ],
    }
    return _known(part)


def _rights(paper: Paper) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = [{"@type": "dct:RightsStatement", "rdfs:label": paper.rights}]
    if not paper.bodies_published:
        said.append({"@type": "dct:RightsStatement", "rdfs:label": tagged(NO_BODIES)})
    return said


def _distribution(
    files: Sequence[Exported], kind: str, licence: str | None, paper: str | None = None
) -> dict[str, Any]:
    first = files[0]
    many = first.month is not None
    name = f"{paper}-{kind}" if paper else kind
    folder = folder_of(files) + (f"paper={paper}/" if paper else "")
    described = {
        "@id": f"#files-{name}",
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": folder if many else first.path,
        "dcat:downloadURL": None if many else first.path,
        "dcat:mediaType": iana(first.form.mediatype),
        "dcat:compressFormat": iana("application/gzip") if first.form.compression else None,
        "dcat:byteSize": sum(file.bytes for file in files),
        "dct:license": licence,
        "dct:conformsTo": "schemas/articles.table-schema.json" if first.holds_articles else None,
    }
    return _known(described)


def _tables(licence: str | None) -> dict[str, Any]:
    return _known(
        {
            "@id": "#tables",
            "@type": "dcat:Distribution",
            "dct:title": "tables",
            "dcat:accessURL": "tables/",
            "dct:format": {"@type": "dct:MediaTypeOrExtent", "rdfs:label": "Delta Lake"},
            "dct:license": licence,
            "dct:conformsTo": _DELTA,
        }
    )


def _known(described: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value not in (None, [])}


def _unique(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value is not None and value not in found:
            found.append(value)
    return found
