"""What a release says of the quality of what it publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from bulletin.dataset.entries import IssueEntry, findings_of

LOW_QUALITY = 0.8  # of text_quality; below it a text wants a look before it is relied on

_READ_TEXTS = ("headline", "kicker", "subheadline", "summary", "byline", "body")


@dataclass(frozen=True, slots=True)
class Held:
    """An issue that is kept back, and why."""

    issue: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suspect:
    """Characters in an article that stand for a character nobody could read."""

    article: str
    replacement: int
    private_use: int


@dataclass(frozen=True, slots=True)
class TextQuality:
    """Mean and least `text_quality`, and how many articles are below `LOW_QUALITY`."""

    mean: float | None
    least: float | None
    low: int


@dataclass(frozen=True, slots=True)
class Quality:
    """
    What is known of the quality of what a release published.

    Attributes:
        findings: How many there are, by code.
        topics: How many articles each topic has.
        untagged_share: Of the articles, those without a topic; None where there are none.
        suspect_characters: Articles with U+FFFD or private-use characters.
        without_pdf: Issues whose pages could not be joined, and why.
        topic_scores: Precision, recall and F1 by topic, as measured on labelled articles.
    """

    version: str
    published_date: date
    issues: int
    articles: int
    findings: dict[str, int]
    held: tuple[Held, ...]
    topics: dict[str, int]
    untagged_share: float | None
    text_quality: TextQuality
    suspect_characters: tuple[Suspect, ...]
    without_pdf: tuple[Held, ...]
    topic_scores: Mapping[str, Any] | None = None


def quality_of(
    version: str,
    day: date,
    entries: Sequence[IssueEntry],
    articles: pa.Table,
    without_pdf: tuple[Held, ...],
    *,
    topic_scores: Mapping[str, Any] | None = None,
) -> Quality:
    """Report on what a release publishes: `articles` are the rows of this date."""
    frame = articles.to_pandas()
    scores = frame["text_quality"]
    tags = frame["topics"].explode().dropna()
    codes = pd.Series([found.code for found in findings_of(tuple(entries))], dtype="str")
    return Quality(
        version=version,
        published_date=day,
        issues=len(entries),
        articles=len(frame),
        findings=_tallied(codes),
        held=tuple(
            Held(str(entry.issue.id), entry.held_reason) for entry in entries if entry.held_reason
        ),
        topics=_tallied(tags),
        untagged_share=_rounded((frame["topics"].str.len() == 0).mean()),
        text_quality=TextQuality(
            mean=_rounded(scores.mean()),
            least=_rounded(scores.min()),
            low=int((scores < LOW_QUALITY).sum()),
        ),
        suspect_characters=_suspects(frame),
        without_pdf=without_pdf,
        topic_scores=topic_scores,
    )


def _tallied(names: pd.Series[str]) -> dict[str, int]:
    return {str(name): int(count) for name, count in names.value_counts().items()}


def _rounded(value: float) -> float | None:
    """To four decimals, so that a sum's last digit does not show; None for no value."""
    return None if pd.isna(value) else round(float(value), 4)


def _suspects(frame: pd.DataFrame) -> tuple[Suspect, ...]:
    parts = zip(*(frame[name].fillna("") for name in _READ_TEXTS), strict=True)
    texts = pd.Series(map("\n".join, parts), dtype="str")
    replaced = texts.str.count("\ufffd")
    private = texts.str.count("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
    counted = zip(frame["article_id"], replaced, private, strict=True)
    return tuple(
        Suspect(str(article), int(unread), int(unmapped))
        for article, unread, unmapped in counted
        if unread or unmapped
    )
