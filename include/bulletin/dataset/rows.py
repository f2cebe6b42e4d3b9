"""From issues to rows: each table's columns as Arrow arrays, sorted by the table's key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from bulletin.dataset.article_rows import (
    article_entities,
    article_pages,
    article_topics,
    articles,
)
from bulletin.dataset.columns import Table
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.printed import Columns, Entries, address, each, texts, told_apart


def rows_of(table: Table, entries: Entries) -> pa.Table:
    """The rows that these issues have in a table; articles as if none had been published yet."""
    columns = _MAKERS[table.name](entries)
    rows = pa.table(dict(columns), schema=table.schema)
    return table.in_order(rows)


def _issues(entries: Entries) -> Columns:
    return {
        **told_apart(entries),
        "issue_id": texts(entries, "issue.id"),
        "edition": [entry.issue.id.edition for entry in entries],
        "issue_number": each(entries, "read.number"),
        "status": ["held" if entry.read.is_held else "published" for entry in entries],
        "held_reason": each(entries, "held_reason"),
        "page_count": [len(entry.issue.receipts) for entry in entries],
        "article_count": [len(entry.articles) for entry in entries],
        "findings": [_findings(entry) for entry in entries],
        "text_sha256": each(entries, "read.text_sha256"),
        "pipeline_version": each(entries, "read.pipeline_version"),
        "archive_key": each(entries, "articles_key"),
        "issue_pdf": [None] * len(entries),
        "issue_pdf_sha256": [None] * len(entries),
    }


def _findings(entry: IssueEntry) -> list[Mapping[str, str]]:
    return [
        {"code": it.code, "at": it.at, "message": it.message, "severity": it.severity.value}
        for it in entry.read.findings
    ]


def _pages(entries: Entries) -> Columns:
    fetched = [(entry, receipt) for entry in entries for receipt in entry.issue.receipts]
    receipts = [receipt for _, receipt in fetched]
    folios = [entry.folio(receipt.page) for entry, receipt in fetched]
    return {
        **told_apart([entry for entry, _ in fetched]),
        "page_id": texts(receipts, "page"),
        "issue_id": [str(entry.issue.id) for entry, _ in fetched],
        "page_number": each(receipts, "page.number"),
        "label": each(receipts, "label"),
        "section": each(folios, "section"),
        "printed_date": each(folios, "date"),
        "source_url": [address(receipt) for receipt in receipts],
        "pdf_sha256": each(receipts, "sha256"),
        "bytes": each(receipts, "size"),
        "fetched_at": each(receipts, "fetched_at"),
        "archive_key": each(receipts, "key"),
    }


def _papers(entries: Entries) -> Columns:
    papers = list({entry.newspaper.code: entry.newspaper for entry in entries}.values())
    names = ("code", "name", "city", "district", "language", "is_sample")
    return {
        **{name: each(papers, name) for name in names},
        "rights": each(papers, "rights.statement"),
        "licence": each(papers, "rights.licence"),
        "bodies_published": each(papers, "rights.bodies"),
    }


_MAKERS: Mapping[str, Callable[[Entries], Columns]] = {
    "articles": articles,
    "article_topics": article_topics,
    "article_entities": article_entities,
    "article_pages": article_pages,
    "issues": _issues,
    "pages": _pages,
    "papers": _papers,
}
