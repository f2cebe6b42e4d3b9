"""Terms that the DCAT description is written in."""

from __future__ import annotations

import re
from typing import Any

from bulletin.catalogue.descriptors.facts import Dates, Paper
from bulletin.catalogue.words import Words

_IRI = {"@type": "@id"}

CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcat:accessURL": _IRI,
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "dcat:compressFormat": _IRI,
    "dcat:downloadURL": _IRI,
    "dcat:endDate": {"@type": "xsd:date"},
    "dcat:landingPage": _IRI,
    "dcat:mediaType": _IRI,
    "dcat:previousVersion": _IRI,
    "dcat:startDate": {"@type": "xsd:date"},
    "dct:accrualPeriodicity": _IRI,
    "dct:conformsTo": _IRI,
    "dct:language": _IRI,
    "dct:license": _IRI,
    "dct:modified": {"@type": "xsd:dateTime"},
    "foaf:page": _IRI,
}

DAILY = "http://purl.org/cld/freq/daily"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:-[A-Za-z0-9]{1,8})*")  # of BCP 47
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def tagged(words: Words) -> list[dict[str, str]]:
    """The words, each with its language."""
    return [
        {"@value": words.zh, "@language": "zh"},
        {"@value": words.en, "@language": "en"},
    ]


def period(dates: Dates | None) -> dict[str, Any] | None:
    """From the first to the last date of issues."""
    if dates is None:
        return None
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": dates.first, "dcat:endDate": dates.last}


def place(paper: Paper) -> dict[str, Any]:
    """The district that the newspaper is of."""
    name = {"@value": f"{paper.city}{paper.district}", "@language": "zh"}
    return {"@type": "dct:Location", "rdfs:label": name}


def iana(media_type: str) -> str:
    """The address that stands for a media type."""
    return f"{_MEDIA_TYPES}{media_type}"


def in_language(text: str, code: str) -> dict[str, str]:
    """A text with its language, where the code is one."""
    return {"@value": text, **({"@language": code} if _LANGUAGE.fullmatch(code) else {})}


def language(code: str) -> str | None:
    """The address that stands for a language, zh for zh-Hans; None where the code is none."""
    found = _LANGUAGE.fullmatch(code)
    return f"{_LANGUAGES}{found[1].lower()}" if found else None
