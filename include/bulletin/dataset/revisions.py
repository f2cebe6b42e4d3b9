"""Articles against those that the dataset has: revisions that follow on, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import pyarrow as pa

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.changes import Change, pairs
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.withdrawals import why


def revised(
    before: pa.Table, after: pa.Table, at: datetime, last: Mapping[str, int] | None = None
) -> pa.Table:
    """
    `after` with revisions and times that follow on `before`.

    An article whose text is the same keeps its revision and times; one whose text is another gets
    the next revision, made at `at`; one that was never there stays as it is.

    Args:
        last: The number that the revisions of each article have come to; one that was taken out
            and is there again goes on from it.
    """
    columns = ("revision", "first_seen_at", "revised_at", "content_sha256")
    known = dict(
        zip(before["article_id"].to_pylist(), before.select(columns).to_pylist(), strict=True)
    )
    rows = after.to_pylist()
    for row in rows:
        old = known.get(row["article_id"])
        if old is not None and old["content_sha256"] == row["content_sha256"]:
            row.update(old)
        elif old is not None:
            row.update(
                first_seen_at=old["first_seen_at"], revision=old["revision"] + 1, revised_at=at
            )
        elif gone := (last or {}).get(row["article_id"]):
            row.update(revision=gone + 1, revised_at=at)
    return pa.Table.from_pylist(rows, schema=after.schema)


def article_changes(
    before: pa.Table, after: pa.Table, entries: Sequence[IssueEntry]
) -> tuple[Change, ...]:
    """What became of each article and why, by id; those that stayed as they were are left out."""
    articles = after.to_pylist() if before.num_rows else []
    found = []
    for pair in pairs(ARTICLES, before, after):
        because = why(pair, entries, articles)
        revision = pair.now["revision"] if pair.now else (pair.was or {})["revision"] + 1
        found.append(
            Change(
                ARTICLES.name, pair.op, pair.id, revision, pair.changed, pair.record,
                because.reason.value, because.merged_into,
            )
        )  # fmt: skip
    return tuple(found)
