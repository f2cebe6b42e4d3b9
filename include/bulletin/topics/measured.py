"""How right the tags are, as it was measured on labelled articles when the figures were fitted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from bulletin.topics import strict

OWN_MEASURES = Path(__file__).with_name("measured.yaml")

_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one topic, or of all together; `labelled` is how many articles have it by a person."""

    precision: _Share
    recall: _Share
    f1: _Share
    labelled: _Count


class Measures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What was measured.

    Attributes:
        lexicon: Version of the phrases that were measured.
        articles: How many labelled articles.
        method: In a sentence.
        all_topics: All topics together (micro average).
        topics: By topic; those of which no article was labelled are left out.
    """

    lexicon: str
    articles: _Count
    method: str
    all_topics: Measure
    topics: dict[str, Measure]


@cache
def measures() -> Measures:
    """
    The package's own, read once.

    Raises:
        CatalogError: The file cannot be used; with its line and the remedy.
    """
    return strict.convert(OWN_MEASURES, strict.compose(OWN_MEASURES), Measures)
