"""From issues to rows: each table's columns as Arrow arrays, sorted by the table's key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import pyarrow as pa

from bulletin.dataset.entries import IssueEntry, content_sha256
from bulletin.dataset.places import month_of
from bulletin.dataset.schema import Table
from bulletin.model import Article, Piece, Receipt, Tag

Entries = Sequence[IssueEntry]


@dataclass(frozen=True, slots=True)
class _Printed:
    """An article with its issue."""

    entry: IssueEntry
    article: Article
    order: int

    @property
    def receipts(self) -> list[Receipt]:
        return [self.entry.receipt(page) for page in self.article.pages]

    @property
    def body(self) -> str | None:
        return self.article.body if self.entry.newspaper.rights.bodies else None

    @property
    def body_raw(self) -> str | None:
        return self.article.raw_text if self.entry.newspaper.rights.bodies else None


def rows_of(table: Table, entries: Entries) -> pa.Table:
    """The rows that these issues have in a table; articles as if none had been published yet."""
    columns = _MAKERS[table.name](entries)
    rows = pa.table(dict(columns), schema=table.schema)
    return rows.sort_by([(name, "ascending") for name in table.key])


def _address(receipt: Receipt) -> str | None:
    """Where anybody can find the page; nothing for a file of the machine that read it."""
    return None if receipt.url.startswith("file:") else receipt.url


def _printed(entries: Entries) -> list[_Printed]:
    return [
        _Printed(entry, article, order)
        for entry in entries
        for order, article in enumerate(entry.articles, 1)
    ]


def _articles(entries: Entries) -> Mapping[str, list[Any]]:
    rows = _printed(entries)
    articles = [row.article for row in rows]
    first_seen = [min(receipt.fetched_at for receipt in row.receipts) for row in rows]
    return {
        **_told_apart(rows),
        "article_id": _texts(articles, "id"),
        "revision": [1] * len(rows),
        "issue_id": _texts(rows, "entry.issue.id"),
        "edition": [row.entry.issue.id.edition for row in rows],
        "issue_number": _each(rows, "entry.read.number"),
        "page_ids": [[str(page) for page in article.pages] for article in articles],
        "page_labels": [[receipt.label for receipt in row.receipts] for row in rows],
        "reading_order": _each(rows, "order"),
        **_as_printed(articles),
        "body": _each(rows, "body"),
        "body_raw": _each(rows, "body_raw"),
        "char_count": [len(article.body.replace("\n", "")) for article in articles],
        "language": _each(rows, "entry.newspaper.language"),
        "topics": [[tag.topic for tag in article.tags] for article in articles],
        "text_quality": _each(articles, "text_quality"),
        "quality_flags": [list(article.quality_flags) for article in articles],
        "extraction_method": ["text_layer"] * len(rows),
        "segmentation_confidence": _each(articles, "confidence"),
        "source_url": [_address(row.receipts[0]) for row in rows],
        "pdf_sha256": [[receipt.sha256 for receipt in row.receipts] for row in rows],
        "rights": _each(rows, "entry.newspaper.rights.statement"),
        "first_seen_at": first_seen,
        "revised_at": first_seen,
        "pipeline_version": _each(rows, "entry.read.pipeline_version"),
        "content_sha256": [content_sha256(article) for article in articles],
    }


def _as_printed(articles: Sequence[Article]) -> Mapping[str, list[Any]]:
    """Columns of what a reader sees around the body."""
    return {
        "item_type": _each(articles, "item_type"),
        "section": _each(articles, "section"),
        "standing_head": _each(articles, "standing_head"),
        "kicker": _each(articles, "heads.kicker"),
        "headline": _each(articles, "heads.headline"),
        "subheadline": _each(articles, "heads.subheadline"),
        "summary": _each(articles, "heads.summary"),
        "byline": _each(articles, "byline"),
        "authors": [
            [{"name": author.name, "role": author.part} for author in article.bylines]
            for article in articles
        ],
        "dateline": _each(articles, "dateline"),
        "crossheads": [
            [paragraph.text for paragraph in article.paragraphs if paragraph.is_crosshead]
            for article in articles
        ],
        "captions": [
            [
                {"text": picture.caption, "credit": picture.credit}
                for picture in article.illustrations
                if picture.caption or picture.credit
            ]
            for article in articles
        ],
    }


def _article_topics(entries: Entries) -> Mapping[str, list[Any]]:
    ranked = [
        (row, rank, tag)
        for row in _printed(entries)
        for rank, tag in enumerate(row.article.tags, 1)
    ]
    tags = [tag for _, _, tag in ranked]
    return {
        **_told_apart([row for row, _, _ in ranked]),
        "article_id": [str(row.article.id) for row, _, _ in ranked],
        "topic": _each(tags, "topic"),
        "rank": [rank for _, rank, _ in ranked],
        "score": _each(tags, "score"),
        "share": _each(tags, "share"),
        "evidence": [_evidence(tag) for tag in tags],
        "pipeline_version": [row.entry.read.pipeline_version for row, _, _ in ranked],
    }


def _evidence(tag: Tag) -> list[Mapping[str, Any]]:
    return [
        {"field": part.field, "start": part.start, "end": part.end, "words": part.words}
        for part in tag.evidence
    ]


def _article_pages(entries: Entries) -> Mapping[str, list[Any]]:
    placed = [
        (row, start, piece) for row in _printed(entries) for start, piece in _placed(row.article)
    ]
    pieces = [piece for _, _, piece in placed]
    return {
        **_told_apart([row for row, _, _ in placed]),
        "article_id": [str(row.article.id) for row, _, _ in placed],
        "page_id": _texts(pieces, "page"),
        "part": ["body"] * len(placed),
        "start": [start for _, start, _ in placed],
        "end": [start + len(piece.text) for _, start, piece in placed],
        "block": _each(pieces, "block"),
        "left": _each(pieces, "box.left"),
        "top": _each(pieces, "box.top"),
        "right": _each(pieces, "box.right"),
        "bottom": _each(pieces, "box.bottom"),
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


def _issues(entries: Entries) -> Mapping[str, list[Any]]:
    return {
        **_told_apart(entries),
        "issue_id": _texts(entries, "issue.id"),
        "edition": [entry.issue.id.edition for entry in entries],
        "issue_number": _each(entries, "read.number"),
        "status": ["held" if entry.read.is_held else "published" for entry in entries],
        "held_reason": _each(entries, "held_reason"),
        "page_count": [len(entry.issue.receipts) for entry in entries],
        "article_count": [len(entry.articles) for entry in entries],
        "findings": [_findings(entry) for entry in entries],
        "text_sha256": _each(entries, "read.text_sha256"),
        "pipeline_version": _each(entries, "read.pipeline_version"),
        "archive_key": _each(entries, "articles_key"),
        "issue_pdf": [None] * len(entries),
        "issue_pdf_sha256": [None] * len(entries),
    }


def _findings(entry: IssueEntry) -> list[Mapping[str, str]]:
    return [
        {"code": it.code, "at": it.at, "message": it.message, "severity": it.severity.value}
        for it in entry.read.findings
    ]


def _pages(entries: Entries) -> Mapping[str, list[Any]]:
    fetched = [(entry, receipt) for entry in entries for receipt in entry.issue.receipts]
    receipts = [receipt for _, receipt in fetched]
    folios = [entry.folio(receipt.page) for entry, receipt in fetched]
    return {
        **_told_apart([entry for entry, _ in fetched]),
        "page_id": _texts(receipts, "page"),
        "issue_id": [str(entry.issue.id) for entry, _ in fetched],
        "page_number": _each(receipts, "page.number"),
        "label": _each(receipts, "label"),
        "section": _each(folios, "section"),
        "printed_date": _each(folios, "date"),
        "source_url": [_address(receipt) for receipt in receipts],
        "pdf_sha256": _each(receipts, "sha256"),
        "bytes": _each(receipts, "size"),
        "fetched_at": _each(receipts, "fetched_at"),
        "archive_key": _each(receipts, "key"),
    }


def _papers(entries: Entries) -> Mapping[str, list[Any]]:
    papers = list({entry.newspaper.code: entry.newspaper for entry in entries}.values())
    names = ("code", "name", "city", "district", "language", "is_sample")
    return {
        **{name: _each(papers, name) for name in names},
        "rights": _each(papers, "rights.statement"),
        "licence": _each(papers, "rights.licence"),
        "bodies_published": _each(papers, "rights.bodies"),
    }


def _told_apart(rows: Sequence[_Printed] | Entries) -> Mapping[str, list[Any]]:
    """Paper, month and date: the columns by which tables are parted and replaced."""
    entries = [row.entry if isinstance(row, _Printed) else row for row in rows]
    days = [entry.issue.id.date for entry in entries]
    return {
        "paper": [entry.newspaper.code for entry in entries],
        "published_month": [month_of(day) for day in days],
        "published_date": days,
    }


def _each(values: Sequence[object], name: str) -> list[Any]:
    """One attribute of each."""
    return list(map(attrgetter(name), values))


def _texts(values: Sequence[object], name: str) -> list[str]:
    """One id of each, as plain text."""
    return list(map(str, _each(values, name)))


_MAKERS: Mapping[str, Callable[[Entries], Mapping[str, list[Any]]]] = {
    "articles": _articles,
    "article_topics": _article_topics,
    "article_pages": _article_pages,
    "issues": _issues,
    "pages": _pages,
    "papers": _papers,
}
