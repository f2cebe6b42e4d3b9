"""
How right what articles name is, against articles in which a person marked it: one table.

    PYTHONPATH=include python bench/entities.py

Reads `bench/labels/entities.jsonl` (ids and places, no text; bench/labels/README.md) and the texts
from `../shared/pressroom/stock.jsonl`. `exact` is how many of the finds have the same words and
type as a label, `touching` how many at least share a character with a label of the type; `value`
is how many of the exact ones mean what the label says. The rules were made while these labels were
looked at; docs/entities.md has what was found on other articles.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bulletin.entities import find_all
from bulletin.entities.found import Found
from bulletin.model import EntityType

LABELS = Path(__file__).parent / "labels" / "entities.jsonl"
TEXTS = Path(__file__).parents[2] / "shared" / "pressroom" / "stock.jsonl"
DIGITS = 16  # of the SHA-256 that the labels have


@dataclass
class Count:
    """Of one type: what was labelled and what was found."""

    labelled: int = 0
    found: int = 0
    exact: int = 0
    touching: int = 0
    values: int = 0
    seen: int = 0  # labels that a find touches

    def row(self) -> tuple[str, ...]:
        return (
            f"{self.labelled}",
            f"{self.found}",
            f"{self.exact / max(1, self.found):.3f}",
            f"{self.touching / max(1, self.found):.3f}",
            f"{self.seen / max(1, self.labelled):.3f}",
            f"{self.values / max(1, self.exact):.3f}",
        )


@dataclass(frozen=True)
class Marked:
    """The text of a field and its labels."""

    text: str
    issue: date
    labels: tuple[dict[str, Any], ...]


@dataclass
class Tally:
    """Counts by type, and how long it took."""

    counts: dict[EntityType, Count] = field(default_factory=dict)
    articles: int = 0
    seconds: float = 0.0


def marked(labels: Path = LABELS, texts: Path = TEXTS) -> Iterator[tuple[Marked, ...]]:
    """
    The fields of each labelled article.

    Raises:
        ValueError: A text is not the one that was labelled.
    """
    stock = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
    for line in labels.read_text("utf-8").splitlines():
        row = json.loads(line)
        story = stock[int(row["id"].removeprefix("stock-"))]
        fields = {"headline": story["headline"], "body": "\n".join(story["paragraphs"])}
        digest = hashlib.sha256("\n".join(fields.values()).encode()).hexdigest()
        if digest[:DIGITS] != row["sha256"]:
            message = (
                f"{labels.name}: {row['id']} is of another text; take the stock it was made on"
            )
            raise ValueError(message)
        issue = date.fromisoformat(row["issue_date"])
        yield tuple(
            Marked(text, issue, tuple(it for it in row["entities"] if it["field"] == name))
            for name, text in fields.items()
        )


def tally(articles: Sequence[tuple[Marked, ...]]) -> Tally:
    """Finds against labels."""
    made = Tally({kind: Count() for kind in EntityType}, len(articles))
    for fields in articles:
        for text in fields:
            begun = time.perf_counter()
            found = find_all(text.text, text.issue)
            made.seconds += time.perf_counter() - begun
            _count(made.counts, found, text.labels)
    return made


def _count(
    counts: dict[EntityType, Count], found: Sequence[Found], labels: Sequence[dict[str, Any]]
) -> None:
    seen: set[int] = set()
    for it in found:
        count = counts[it.type]
        count.found += 1
        touched = [
            place
            for place, label in enumerate(labels)
            if label["type"] == it.type and label["start"] < it.end and it.start < label["end"]
        ]
        seen.update(touched)
        count.touching += bool(touched)
        for label in (labels[place] for place in touched):
            if (label["start"], label["end"]) == (it.start, it.end):
                count.exact += 1
                count.values += _means(it, label)
    for place, label in enumerate(labels):
        count = counts[EntityType(label["type"])]
        count.labelled += 1
        count.seen += place in seen


def _means(found: Found, label: dict[str, Any]) -> bool:
    """Whether a find's value is the label's; a year that the label assumes is left out."""
    if found.amount:
        return found.amount.high == label.get("value_to", label["value"])
    if found.type is EntityType.DATE:
        first, _, last = str(label["value"]).partition("/")
        days = (str(found.first), str(found.last))
        wanted = (label.get("first", first), label.get("last", last or first))
        years = slice(5, None) if label.get("year_is_assumed") else slice(None)
        return [day[years] for day in days] == [day[years] for day in wanted]
    return found.type is not EntityType.PLACE or not found.value or found.value == label["value"]


def main() -> None:
    """Print the table."""
    if not TEXTS.exists():
        print(f"entities: no texts at {TEXTS}; without them there is nothing to score")
        return
    made = tally(list(marked()))
    print("entities        labelled found  exact  touching recall  value")
    for kind, count in made.counts.items():
        labelled, found, exact, touching, recall, value = count.row()
        print(
            f"{kind:15} {labelled:>8} {found:>5} {exact:>6} {touching:>9} {recall:>6} {value:>6}"
        )
    print(f"{made.articles / made.seconds:.0f} articles a second")


if __name__ == "__main__":
    sys.exit(main())
