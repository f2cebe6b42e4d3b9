"""The plain files of a release, from its draft."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from bulletin.dataset.article_schema import ARTICLE_ENTITIES, ARTICLES
from bulletin.dataset.changes import Change
from bulletin.dataset.columns import Table
from bulletin.dataset.draft import Draft
from bulletin.dataset.exports import date_export, month_exports
from bulletin.dataset.files import Written
from bulletin.dataset.history import ARTICLE_REVISIONS
from bulletin.dataset.ninjs import to_ninjs
from bulletin.dataset.schema import PAPERS
from bulletin.dataset.vocabulary import TOPICS
from bulletin.model import ArticleId


def exports_of(draft: Draft, changes: Sequence[Change]) -> tuple[Written, ...]:
    """The plain files that are another now: of the month, and of the date for newsrooms."""
    touched = sorted({ArticleId(change.id).issue.paper for change in changes})
    return tuple(
        Written(export.name, export.data, export.rows)
        for paper in touched
        for export in (
            *month_exports(paper, draft.day, draft.month_of(paper)),
            date_export(paper, draft.day, _ninjs(draft, paper)),
        )
    )


def _ninjs(draft: Draft, paper: str) -> bytes:
    def own(table: Table) -> pa.Table:
        return draft.of(table).after.filter(pc.field("paper") == paper)

    return to_ninjs(
        own(ARTICLES),
        topics=draft.of(TOPICS).after,
        entities=own(ARTICLE_ENTITIES),
        revisions=own(ARTICLE_REVISIONS),
        papers=draft.of(PAPERS).after,
    )
