"""Months of an invented newspaper as rows of all tables, as many as are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np

PAPER = "lanwan"
AT = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = Path(__file__).parents[1] / "include" / "bulletin" / "entities" / "word_counts.tsv"
HEADLINE, PARAGRAPH = 16, 130  # characters
PAGES = 8  # of an issue
SPANS, ENTITIES, TOPICS, EVIDENCE, KEYWORDS = 12, 18, 2, 3, 8  # of an article
KINDS = 31  # topics of the vocabulary
PLACES = 2000  # names that entities are of

Rows = dict[str, list[Any]]


@dataclass
class Printer:
    """
    Makes the rows of a month; the same ones for the same settings.

    Attributes:
        articles: Of a date.
        characters: Of an article's body, about.
    """

    articles: int
    characters: int
    draw: np.random.Generator = field(default_factory=lambda: np.random.default_rng(20260315))

    def __post_init__(self) -> None:
        lines = [line.split("\t") for line in WORDS.read_text("utf-8").splitlines()]
        pairs = [(it[0], int(it[1])) for it in lines if len(it) == 2]
        counts = np.array([count for _, count in pairs], float)
        self.words = np.array([word for word, _ in pairs], object)
        self.chances = counts / counts.sum()

    def month(self, days: Sequence[date]) -> dict[str, Rows]:
        """Rows of these days by the tables' names, columns that are not given left out."""
        told = [(day, number) for day in days for number in range(1, self.articles + 1)]
        ids = [f"{PAPER}-{day}-a-i{number:04d}" for day, number in told]
        bodies = list(self._bodies(len(ids)))
        shared = [_shared(day) for day, _ in told]
        return {
            "articles": {
                **_columns(shared),
                "article_id": ids,
                "revision": [1] * len(ids),
                "issue_id": [f"{PAPER}-{day}-a" for day, _ in told],
                "page_ids": [[_page(day, number)] for day, number in told],
                "page_labels": [["A01版：要闻"]] * len(ids),
                "reading_order": [number for _, number in told],
                "item_type": [("article", "photo", "brief", "notice")[n % 7 % 4] for _, n in told],
                "section": ["要闻"] * len(ids),
                "headline": [body[:HEADLINE].replace("\n", "") for body in bodies],
                "byline": ["本报记者 沈一舟"] * len(ids),
                "authors": [[{"name": "沈一舟", "role": "记者"}]] * len(ids),
                "body": bodies,
                "body_raw": [_in_lines(body) for body in bodies],
                "char_count": [len(body) for body in bodies],
                "topics": [[_topic(n + k) for k in range(TOPICS)] for _, n in told],
                "keywords": [self._some(KEYWORDS) for _ in ids],
                "dup_cluster_id": ids,
                "source_url": ["https://news.example/p.pdf"] * len(ids),
                "pdf_sha256": [[f"{n:064x}"] for n in range(len(ids))],
                "rights": ["样报，可自由使用"] * len(ids),
                "first_seen_at": [AT] * len(ids),
                "revised_at": [AT] * len(ids),
                "content_sha256": [f"{n:064x}" for n in range(len(ids))],
            },
            "article_topics": _each(
                shared, ids, TOPICS,
                lambda n, k: {"topic": _topic(n + k), "rank": k + 1, "score": 9.0, "share": 0.5,
                              "evidence": _evidence(bodies[n], k)},
            ),
            "article_entities": _each(
                shared, ids, ENTITIES,
                lambda n, k: {"type": "place", "field": "body", "start": 9 * k, "end": 9 * k + 3,
                              "words": bodies[n][9 * k : 9 * k + 3], "method": "gazetteer",
                              "value": f"地名{(n * 7 + k * 131) % PLACES}", "confidence": 0.9},
            ),
            "article_pages": _each(
                shared, ids, SPANS,
                lambda n, k: {"page_id": _page(*told[n]), "part": "body", "start": 66 * k,
                              "end": 66 * k + 66, "block": f"b{k:03d}", "left": 10.0 * k,
                              "top": 20.5, "right": 10.0 * k + 9, "bottom": 99.25},
            ),
            "article_revisions": _each(
                shared, ids, 1,
                lambda n, _: {"revision": 1, "op": "ADD", "reason": "published", "changed": [],
                              "headline": bodies[n][:HEADLINE], "revised_at": AT,
                              "release": "r000001"},
            ),
            "issues": {
                **_columns([_shared(day) for day in days]),
                "issue_id": [f"{PAPER}-{day}-a" for day in days],
                "status": ["published"] * len(days),
                "article_count": [self.articles] * len(days),
            },
            "pages": {
                **_columns([_shared(day) for day in days for _ in range(PAGES)]),
                "page_id": [_page(day, n) for day in days for n in range(PAGES)],
                "issue_id": [f"{PAPER}-{day}-a" for day in days for _ in range(PAGES)],
                "page_number": [n + 1 for _ in days for n in range(PAGES)],
            },
            "coverage": {
                **_columns([_shared(day) for day in days]),
                "state": ["complete"] * len(days),
            },
        }  # fmt: skip

    def _bodies(self, count: int) -> Iterator[str]:
        for _ in range(count):
            text = "".join(self._some(self.characters // 2 + 9))[: self.characters]
            yield "\n".join(
                text[start : start + PARAGRAPH] for start in range(0, len(text), PARAGRAPH)
            )

    def _some(self, count: int) -> list[str]:
        return list(self.draw.choice(self.words, count, p=self.chances))


def _shared(day: date) -> dict[str, Any]:
    return {"paper": PAPER, "published_month": f"{day:%Y-%m}", "published_date": day}


def _columns(rows: Sequence[dict[str, Any]]) -> Rows:
    return {name: [row[name] for row in rows] for name in rows[0]}


def _each(shared: Sequence[dict[str, Any]], ids: Sequence[str], count: int, of: Any) -> Rows:
    """So many rows an article."""
    rows = [
        {**shared[n], "article_id": name, **of(n, k)}
        for n, name in enumerate(ids)
        for k in range(count)
    ]
    return _columns(rows)


def _page(day: date, number: int) -> str:
    return f"{PAPER}-{day}-a-p{number % PAGES + 1:02d}"


def _topic(number: int) -> str:
    return f"topic{number % KINDS:02d}"


def _evidence(body: str, rank: int) -> list[dict[str, Any]]:
    starts = [20 * rank + 7 * n for n in range(EVIDENCE)]
    return [
        {"field": "body", "start": start, "end": start + 4, "words": body[start : start + 4]}
        for start in starts
    ]


def _in_lines(body: str) -> str:
    """As it is printed: sixteen characters a line."""
    return "\n".join(body[start : start + 16] for start in range(0, len(body), 16))
