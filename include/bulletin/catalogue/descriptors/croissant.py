"""
Croissant 1.1 (MLCommons): the dataset as machine-learning tools load it.

Files are named by patterns, so the description does not grow with history. What it says holds for
the copies under `exports/`, which are written over when a release has come out: a live dataset, in
Croissant's words, whose version is that of its structure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bulletin.catalogue.descriptors.croissant_records import articles, papers
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
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.schema import SCHEMA_VERSION

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"

# The context that the specification gives, in full, so that nobody has to fetch one.
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

# Media types as mlcroissant knows them, which are not those that IANA has.
_ENCODINGS = {"articles": "application/x-parquet", "jsonl": "application/jsonlines"}


def croissant(facts: Facts) -> bytes:
    """The Croissant description; records are those of the table `articles`, and the newspapers."""
    sets = [_file_set(kind, files) for kind, files in facts.kinds.items() if files[0].month]
    records = [articles(ARTICLES)] if "articles" in facts.kinds else []
    described = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": NAME,
        "description": {
            "en": f"{DESCRIPTION.en} {RIGHTS.en} Release {facts.version}.",
            "zh": f"{DESCRIPTION.zh}{RIGHTS.zh}版本 {facts.version}。",
        },
        "citeAs": f"{TITLE.en}, release {facts.version} of {facts.created_at:%Y-%m-%d}.",
        "url": "index.html",
        "version": f"{SCHEMA_VERSION}.0",
        "isLiveDataset": True,
        "datePublished": facts.created_at,
        "inLanguage": sorted({paper.language for paper in facts.papers}),
        "keywords": [word for words in KEYWORDS for word in (words.en, words.zh)],
        "license": [_licence(paper) for paper in facts.papers],
        "creator": [{"@type": "sc:Organization", "name": paper.name} for paper in facts.papers],
        "distribution": sets,
        "recordSet": [*records, papers(facts.papers)] if facts.papers else records,
    }
    return to_descriptor({name: value for name, value in described.items() if value})


def _licence(paper: Paper) -> dict[str, Any]:
    licence = licence_of(paper)
    bodies = "" if paper.bodies_published else f" {NO_BODIES.en}"
    return {
        "@type": "sc:CreativeWork",
        "name": f"{paper.code}: {licence.id}" if licence.id else licence.title,
        "description": f"{paper.rights}{bodies}",
        "url": licence.address,
    }


def _file_set(kind: str, files: Sequence[Exported]) -> dict[str, Any]:
    form, file = files[0].form, files[0].copy.rsplit("/", 1)[-1]
    return {
        "@type": "cr:FileSet",
        "@id": f"files-{kind}",
        "name": f"files-{kind}",
        "description": f"{folder_of(files)}: a file a newspaper and month. 每种报纸每月一个文件。",
        "encodingFormat": _ENCODINGS.get(kind, form.mediatype),
        "includes": f"{folder_of(files)}**/{file}",
    }
