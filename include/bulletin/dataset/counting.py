"""Counts of the whole dataset, carried from release to release so that no table is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.changes import Change, tally
from bulletin.dataset.columns import Table
from bulletin.dataset.draft import Draft
from bulletin.dataset.schema import ISSUES
from bulletin.model import ArticleId
from bulletin.published.manifest import AllCounts, Counts, Manifest, TableVersion

_NONE = Counts(0, 0, 0, 0, 0)


def table_versions(
    previous: Manifest | None, draft: Draft, versions: Sequence[int]
) -> dict[str, TableVersion]:
    """Each table's version and rows, after the draft's replacements were committed."""
    before = previous.tables if previous else {}
    return {
        part.table.name: TableVersion(
            version,
            (before[part.table.name].rows if part.table.name in before else 0)
            + part.after.num_rows
            - part.before.num_rows,
        )
        for part, version in zip(draft.replacements, versions, strict=True)
    }


def counted(previous: Manifest | None, draft: Draft, changes: Sequence[Change]) -> AllCounts:
    """What the dataset holds after the draft, and what the draft changed in its articles."""
    ours = [it for it in changes if it.table == ARTICLES.name]
    known = previous.counts.by_paper if previous else {}
    issues, articles = _gained(draft, ISSUES), _gained(draft, ARTICLES)
    by_paper = {
        code: _counts(
            known.get(code, _NONE).issues + issues[code],
            known.get(code, _NONE).articles + articles[code],
            [it for it in ours if ArticleId(it.id).issue.paper == code],
        )
        for code in sorted({*known, *draft.papers})
    }
    whole = _counts(
        sum(counts.issues for counts in by_paper.values()),
        sum(counts.articles for counts in by_paper.values()),
        ours,
    )
    return AllCounts(
        whole.issues, whole.articles, whole.added, whole.modified, whole.removed, by_paper
    )


def _counts(issues: int, articles: int, changes: Iterable[Change]) -> Counts:
    made = tally(changes)
    return Counts(issues, articles, made.added, made.modified, made.removed)


def _gained(draft: Draft, table: Table) -> Mapping[str, int]:
    """Rows more, or less, of each newspaper."""
    part = draft.of(table)
    gained = _by_paper(part.after)
    gained.subtract(_by_paper(part.before))
    return gained


def _by_paper(rows: pa.Table) -> Counter[str]:
    return Counter(rows["paper"].to_pylist())
