"""What newspapers and topics are called."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.catalogue.snapshot import Snapshot
from bulletin.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Topic:
    """
    One topic of the vocabulary.

    Attributes:
        name: In Chinese and English; the code in both where the release has no vocabulary.
        labelled: Articles that readers gave this topic; the scores are measured on them.
        precision, recall: 0 to 1; None where not measured.
    """

    code: str
    name: Words
    labelled: int = 0
    precision: float | None = None
    recall: float | None = None


def paper_page(code: str) -> str:
    """Where the page of a newspaper is."""
    return f"papers/{code}.html"


def paper_names(snapshot: Snapshot) -> dict[str, str]:
    """The name of every newspaper by its code."""
    rows = snapshot.rows("papers", ["code", "name"]).to_pylist()
    return {row["code"]: row["name"] for row in rows}


def topics_of(snapshot: Snapshot) -> dict[str, Topic]:
    """The vocabulary by its codes; nothing where the release is older than the table."""
    if "topics" not in snapshot.dataset.tables:
        return {}
    columns = ["code", "name_zh", "name_en", "labelled", "precision", "recall"]
    return {
        row["code"]: Topic(
            row["code"],
            Words(row["name_zh"], row["name_en"]),
            row["labelled"] or 0,
            row["precision"],
            row["recall"],
        )
        for row in snapshot.rows("topics", columns).sort_by("code").to_pylist()
    }
