"""How good the texts are, what the program did not understand, how right its topics are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import msgspec
import numpy as np
import pyarrow.compute as pc

from bulletin.catalogue.snapshot import Snapshot
from bulletin.codec import from_json
from bulletin.errors import NotInStore
from bulletin.published.places import release_path

# Lower ends of the bands of text_quality; texts below 0.8 want a look before they are relied on.
BANDS = (0.0, 0.8, 0.9, 0.95, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How right the tags of a topic were found to be on articles that readers labelled."""

    labelled: int
    precision: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of all topics together and of each; `articles` is how many were labelled."""

    articles: int
    all_topics: Score
    topics: dict[str, Score]


@dataclass(frozen=True, slots=True)
class Quality:
    """
    Attributes:
        bands: Articles by `text_quality`, a number for each of `BANDS`.
        findings: By code, over all issues.
        scores: None where the release does not have them.
    """

    bands: tuple[int, ...]
    findings: dict[str, int]
    scores: Scores | None


class _Report(msgspec.Struct):
    topic_scores: Scores | None = None


def quality_of(snapshot: Snapshot) -> Quality:
    """The quality of all that a release holds."""
    return Quality(_bands(snapshot), _findings(snapshot), _scores(snapshot))


def _bands(snapshot: Snapshot) -> tuple[int, ...]:
    edges = np.array([*BANDS, 2.0])
    counts = np.zeros(len(BANDS), dtype=np.int64)
    for batch in snapshot.batches("articles", ["text_quality"]):
        values = batch.column(0).drop_null().to_numpy(zero_copy_only=False)
        counts += np.histogram(values, edges)[0]
    return tuple(int(count) for count in counts)


def _findings(snapshot: Snapshot) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for batch in snapshot.batches("issues", ["findings"]):
        codes = pc.struct_field(pc.list_flatten(batch.column(0)), "code")
        for each in pc.value_counts(codes).to_pylist():
            counts[each["values"]] += each["counts"]
    return dict(sorted(counts.items(), key=lambda it: (-it[1], it[0])))


def _scores(snapshot: Snapshot) -> Scores | None:
    path = release_path(snapshot.version, "quality.json")
    root = snapshot.dataset.root
    try:
        data = root.get(path)
    except NotInStore:
        return None
    return from_json(data, _Report, root.uri(path)).topic_scores
