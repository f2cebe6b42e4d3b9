"""The table `article_revisions`: every revision of every article, and why it came or went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

import pyarrow as pa

from bulletin.dataset.changes import Change
from bulletin.dataset.columns import (
    ARTICLE_ID,
    BY_MONTH,
    DATE,
    MOMENT,
    MONTH,
    PAPER,
    PIPELINE,
    STRING,
    STRINGS,
    WHOLE,
    Column,
    Table,
)
from bulletin.dataset.withdrawals import Reason

ARTICLE_REVISIONS = Table(
    "article_revisions",
    zh="稿件的每次修订一行，撤下的也在内（墓碑）。",
    en="One row a revision of an article; one that is gone leaves a tombstone.",
    key=("article_id", "revision"),
    parted_by=BY_MONTH,
    columns=(
        ARTICLE_ID,
        Column("revision", WHOLE, "修订次数；撤下也算一次", "Counts from 1; going counts too"),
        PAPER,
        MONTH,
        DATE,
        Column("op", STRING, "新增、修改或撤下", "ADD, MOD, or DEL for a tombstone"),
        Column("reason", STRING, "原因", f"Why: {', '.join(Reason)}"),
        Column(
            "merged_into",
            STRING,
            "并入的稿件",
            "Of a tombstone: the article that now has most of its text",
        ),
        Column("changed", STRINGS, "有变化的列", "Names of the columns that differ from before"),
        Column("headline", STRING, "该次修订的主题", "Headline; of a tombstone the last one"),
        Column("char_count", WHOLE, "正文字数", "Characters of the body; 0 of a tombstone"),
        Column(
            "content_sha256",
            STRING,
            "文字的 SHA-256；墓碑为空",
            "SHA-256 of its text; null of a tombstone",
        ),
        Column("revised_at", MOMENT, "该次修订的时间", "When this revision was published"),
        Column("release", STRING, "首次含有它的版本", "The release that had it first"),
        PIPELINE,
    ),
)


def last_revisions(told: pa.Table) -> Mapping[str, int]:
    """The number that each article's revisions have come to, tombstones counted."""
    last: dict[str, int] = {}
    for name, number in zip(
        told["article_id"].to_pylist(), told["revision"].to_pylist(), strict=True
    ):
        last[name] = max(number, last.get(name, 0))
    return last


def revision_rows(
    changes: Iterable[Change], before: pa.Table, after: pa.Table, release: str, at: datetime
) -> pa.Table:
    """
    A row for each change that a reader would see in an article.

    Args:
        changes: Of the articles.
        before, after: Rows of the articles that were and that are.
        at: The release's time.
    """
    was = {row["article_id"]: row for row in before.to_pylist()}
    now = {row["article_id"]: row for row in after.to_pylist()}
    rows = []
    for change in changes:
        old, new = was.get(change.id), now.get(change.id)
        row = new or old
        if row is None or (old and new and old["content_sha256"] == new["content_sha256"]):
            continue
        rows.append(
            {
                **{name: row[name] for name in _SHARED},
                "revision": change.revision,
                "op": change.op,
                "reason": change.reason,
                "merged_into": change.merged_into,
                "changed": list(change.changed),
                "char_count": new["char_count"] if new else 0,
                "content_sha256": new["content_sha256"] if new else None,
                "revised_at": new["revised_at"] if new else at,
                "release": release,
            }
        )
    return pa.Table.from_pylist(rows, schema=ARTICLE_REVISIONS.schema)


_SHARED = (
    "article_id",
    "paper",
    "published_month",
    "published_date",
    "headline",
    "pipeline_version",
)
