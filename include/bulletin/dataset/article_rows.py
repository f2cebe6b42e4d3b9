"""Rows of the tables that tell of articles: what they say, their topics, names and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bulletin.dataset.entries import content_sha256
from bulletin.dataset.printed import (
    Columns,
    Entries,
    Printed,
    address,
    each,
    printed,
    texts,
    told_apart,
)
from bulletin.model import Article, Piece, Tag


def articles(entries: Entries) -> Columns:
    """One row an article, as if none had been published yet."""
    rows = printed(entries)
    read = [row.article for row in rows]
    first_seen = [min(receipt.fetched_at for receipt in row.receipts) for row in rows]
    return {
        **told_apart(rows),
        "article_id": texts(read, "id"),
        "revision": [1] * len(rows),
        "issue_id": texts(rows, "entry.issue.id"),
        "edition": [row.entry.issue.id.edition for row in rows],
        "issue_number": each(rows, "entry.read.number"),
        "page_ids": [[str(page) for page in article.pages] for article in read],
        "page_labels": [[receipt.label for receipt in row.receipts] for row in rows],
        "reading_order": each(rows, "order"),
        **_as_printed(read),
        **_running_text(rows),
        "body": each(rows, "body"),
        "body_raw": each(rows, "body_raw"),
        "char_count": [len(article.body.replace("\n", "")) for article in read],
        "language": each(rows, "entry.newspaper.language"),
        "topics": [[tag.topic for tag in article.tags] for article in read],
        "keywords": [list(article.keywords) for article in read],
        "dup_cluster_id": [str(article.dup_cluster_id or article.id) for article in read],
        "text_quality": each(read, "text_quality"),
        "quality_flags": [list(article.quality_flags) for article in read],
        "extraction_method": ["text_layer"] * len(rows),
        "segmentation_confidence": each(read, "confidence"),
        "source_url": [address(row.receipts[0]) for row in rows],
        "pdf_sha256": [[receipt.sha256 for receipt in row.receipts] for row in rows],
        "rights": each(rows, "entry.newspaper.rights.statement"),
        "first_seen_at": first_seen,
        "revised_at": first_seen,
        "pipeline_version": each(rows, "entry.read.pipeline_version"),
        "content_sha256": [content_sha256(article) for article in read],
    }


def _as_printed(articles: Sequence[Article]) -> Columns:
    """Columns of what a reader sees around the body."""
    return {
        "item_type": each(articles, "item_type"),
        "section": each(articles, "section"),
        "standing_head": each(articles, "standing_head"),
        "kicker": each(articles, "heads.kicker"),
        "headline": each(articles, "heads.headline"),
        "subheadline": each(articles, "heads.subheadline"),
        "byline": each(articles, "byline"),
        "authors": [
            [{"name": author.name, "role": author.part} for author in article.bylines]
            for article in articles
        ],
        "dateline": each(articles, "dateline"),
    }


def _running_text(rows: Sequence[Printed]) -> Columns:
    """Text besides the body; none where the newspaper's rights keep text back."""
    return {
        "summary": [row.article.heads.summary if row.may_be_read else None for row in rows],
        "crossheads": [
            [paragraph.text for paragraph in row.article.paragraphs if paragraph.is_crosshead]
            if row.may_be_read
            else []
            for row in rows
        ],
        "captions": [
            [
                {"text": picture.caption, "credit": picture.credit}
                for picture in row.article.illustrations
                if (picture.caption or picture.credit) and row.may_be_read
            ]
            for row in rows
        ],
    }


def article_topics(entries: Entries) -> Columns:
    """One row a topic of an article."""
    ranked = [
        (row, rank, tag)
        for row in printed(entries)
        for rank, tag in enumerate(row.article.tags, 1)
    ]
    tags = [tag for _, _, tag in ranked]
    return {
        **told_apart([row for row, _, _ in ranked]),
        "article_id": [str(row.article.id) for row, _, _ in ranked],
        "topic": each(tags, "topic"),
        "rank": [rank for _, rank, _ in ranked],
        "score": each(tags, "score"),
        "share": each(tags, "share"),
        "evidence": [_evidence(tag) for tag in tags],
        "pipeline_version": [row.entry.read.pipeline_version for row, _, _ in ranked],
    }


def _evidence(tag: Tag) -> list[Mapping[str, Any]]:
    return [
        {"field": part.field, "start": part.start, "end": part.end, "words": part.words}
        for part in tag.evidence
    ]


_OF_ENTITY = ("field", "start", "end", "words", "code", "method", "confidence")


def article_entities(entries: Entries) -> Columns:
    """One row a name, a date or an amount in an article."""
    named = [(row, it) for row in printed(entries) for it in row.article.entities]
    entities = [it for _, it in named]
    amounts = [it.amount for it in entities]
    return {
        **told_apart([row for row, _ in named]),
        "article_id": [str(row.article.id) for row, _ in named],
        "type": [it.type.value for it in entities],
        **{name: each(entities, name) for name in _OF_ENTITY},
        "value": [it.value or None for it in entities],
        "first_date": each(entities, "first"),
        "last_date": each(entities, "last"),
        "low": [it and it.low for it in amounts],
        "high": [it and it.high for it in amounts],
        "unit": [(it.unit or None) if it else None for it in amounts],
        "is_approximate": [it and it.is_approximate for it in amounts],
        "pipeline_version": [row.entry.read.pipeline_version for row, _ in named],
    }


def article_pages(entries: Entries) -> Columns:
    """One row a stretch of body text."""
    placed = [
        (row, start, piece) for row in printed(entries) for start, piece in _placed(row.article)
    ]
    pieces = [piece for _, _, piece in placed]
    return {
        **told_apart([row for row, _, _ in placed]),
        "article_id": [str(row.article.id) for row, _, _ in placed],
        "page_id": texts(pieces, "page"),
        "part": ["body"] * len(placed),
        "start": [start for _, start, _ in placed],
        "end": [start + len(piece.text) for _, start, piece in placed],
        "block": each(pieces, "block"),
        "left": each(pieces, "box.left"),
        "top": each(pieces, "box.top"),
        "right": each(pieces, "box.right"),
        "bottom": each(pieces, "box.bottom"),
    }


def _placed(article: Article) -> Iterator[tuple[int, Piece]]:
    """Each piece of the body that has text, with its first character's place in the body."""
    start = 0
    for paragraph in article.paragraphs:
        for piece in paragraph.pieces:
            if piece.text:
                yield start, piece
            start += len(piece.text)
        start += 1  # the line end between two paragraphs
