"""
What the published columns may hold, besides their types.

A column that is not named here may hold anything of its type but null.
"""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.dataset.withdrawals import Reason
from bulletin.model import DayState, EntityType

# By table, the columns that may be null, and why: rights, or nothing is known or printed.
NULLABLE: Mapping[str, frozenset[str]] = {
    "articles": frozenset(
        {
            "issue_number", "section", "standing_head", "kicker", "subheadline", "summary",
            "byline", "dateline", "source_url",
            "body", "body_raw",  # kept back by rights
        }
    ),
    "article_topics": frozenset(),
    "article_entities": frozenset(
        {"value", "first_date", "last_date", "low", "high", "unit", "is_approximate", "code"}
    ),
    "article_pages": frozenset(),
    "issues": frozenset({"issue_number", "held_reason", "issue_pdf", "issue_pdf_sha256"}),
    "pages": frozenset({"section", "printed_date", "source_url"}),
    "papers": frozenset({"licence"}),
    "article_revisions": frozenset({"merged_into", "content_sha256"}),  # of a tombstone
    "topics": frozenset(
        {
            "medtop", "medtop_label", "medtop_is_loose", "gbt20093",  # not all have a neighbour
            "precision", "recall", "f1",  # not all were measured
        }
    ),
    "coverage": frozenset(
        {
            "due_at", "first_seen_at", "changed_at", "article_count", "issue_number",
            "content_date",
        }
    ),
}  # fmt: skip

_PAPER = r"[a-z][a-z0-9]{0,29}"
_ISSUE = rf"{_PAPER}-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-[a-z]"
_SHA256 = r"[0-9a-f]{64}"

# By column, wherever it is: how its strings are written.
PATTERNS: Mapping[str, str] = {
    "paper": _PAPER,
    "code": _PAPER,
    "issue_id": _ISSUE,
    "page_id": rf"{_ISSUE}-p[0-9]{{2,}}",
    "article_id": rf"{_ISSUE}-i[0-9]{{4,}}",
    "dup_cluster_id": rf"{_ISSUE}-i[0-9]{{4,}}",
    "merged_into": rf"{_ISSUE}-i[0-9]{{4,}}",
    "published_month": r"[0-9]{4}-(0[1-9]|1[0-2])",
    "edition": r"[a-z]",
    "release": r"r[0-9]{6,}",
    "content_sha256": _SHA256,
    "issue_pdf_sha256": _SHA256,
}
# Columns of these names that hold something else in a table.
NOT_SO: frozenset[tuple[str, str]] = frozenset(
    {("article_entities", "code"), ("topics", "code")}  # of a place, of a topic
)

# By column: the least and the greatest value; None is no bound.
RANGES: Mapping[str, tuple[float | None, float | None]] = {
    "revision": (1, None),
    "rank": (1, None),
    "reading_order": (1, None),
    "page_number": (1, None),
    "page_count": (0, None),
    "article_count": (0, None),
    "revision_count": (0, None),
    "char_count": (0, None),
    "labelled": (0, None),
    "bytes": (1, None),
    "start": (0, None),
    "end": (1, None),
    "score": (0, None),
    "share": (0, 1),
    "confidence": (0, 1),
    "text_quality": (0, 1),
    "segmentation_confidence": (0, 1),
    "precision": (0, 1),
    "recall": (0, 1),
    "f1": (0, 1),
}

# By table and column: the only words there are.
LISTED: Mapping[tuple[str, str], frozenset[str]] = {
    ("issues", "status"): frozenset({"published", "held"}),
    ("articles", "item_type"): frozenset({"article", "photo", "notice", "brief"}),
    ("article_entities", "type"): frozenset(EntityType),
    ("article_pages", "part"): frozenset({"body"}),
    ("article_revisions", "op"): frozenset({"ADD", "MOD", "DEL"}),
    ("article_revisions", "reason"): frozenset(Reason),
    ("coverage", "state"): frozenset(DayState),
}

# By table: pairs of columns of which the first is not past the second.
ORDERED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "articles": (("first_seen_at", "revised_at"),),
    "article_entities": (("start", "end"), ("first_date", "last_date"), ("low", "high")),
    "article_pages": (("start", "end"), ("left", "right"), ("top", "bottom")),
    "coverage": (("first_seen_at", "changed_at"),),
}

# Table and column, and the table and column in which each of its values must be.
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("articles", "issue_id", "issues", "issue_id"),
    ("articles", "page_ids", "pages", "page_id"),
    ("articles", "paper", "papers", "code"),
    ("article_topics", "article_id", "articles", "article_id"),
    ("article_entities", "article_id", "articles", "article_id"),
    ("article_pages", "article_id", "articles", "article_id"),
    ("article_pages", "page_id", "pages", "page_id"),
    ("pages", "issue_id", "issues", "issue_id"),
    ("issues", "paper", "papers", "code"),
)
