"""What a publication would write, before any of it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from bulletin.archive import Store
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.changes import Change, changes
from bulletin.dataset.columns import Table
from bulletin.dataset.conditions import EVERY_ROW, NO_ROW, between, in_month, of_codes, on_date
from bulletin.dataset.coverage import COVERAGE, coverage_rows
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.history import ARTICLE_REVISIONS, last_revisions, revision_rows
from bulletin.dataset.revisions import article_changes, revised
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import GOING_ALONG, ISSUES, PAPERS, TABLES
from bulletin.dataset.tables import EMPTY, Replacement, look_at, open_tables, select
from bulletin.dataset.vocabulary import TOPICS, topic_rows
from bulletin.model import LedgerDay
from bulletin.published.manifest import File, Manifest

_WITH_PDF = ("issue_pdf", "issue_pdf_sha256")


@dataclass(frozen=True, slots=True)
class IssuePdf:
    """A whole issue as one PDF, and the issue's id."""

    issue: str
    file: File


@dataclass(frozen=True, slots=True)
class Draft:
    """
    One date of some newspapers against what the dataset holds of it.

    Attributes:
        month: What these newspapers had in the month of that date.
        replacements: One for each table, in the order of `TABLES`.
        told: What becomes of the articles, once it was asked for.
    """

    entries: tuple[IssueEntry, ...]
    day: date
    at: datetime
    month: pa.Table
    replacements: tuple[Replacement, ...]
    told: tuple[Change, ...] = ()

    def of(self, table: Table) -> Replacement:
        """The replacement of one table."""
        return self.replacements[TABLES.index(table)]

    @property
    def papers(self) -> tuple[str, ...]:
        """Codes of the newspapers, sorted."""
        return papers_of(self.entries)

    @property
    def is_change(self) -> bool:
        """Whether what is said of issues would be another; all else only goes along."""
        return any(
            not _without_pdf(part.before).equals(_without_pdf(part.after))
            for part in self.replacements
            if part.table not in GOING_ALONG
        )

    def changes(self) -> tuple[Change, ...]:
        """What becomes of each row of each table, articles first."""
        found = [*(self.told or self.article_changes())]
        for part in self.replacements:
            if part.table is not ARTICLES:
                found += changes(part.table, part.before, part.after)
        return tuple(found)

    def month_of(self, paper: str) -> pa.Table:
        """All articles that the newspaper will have in the month of this date."""
        others = self.month.filter(
            (pc.field("paper") == paper) & (pc.field("published_date") != self.day)
        )
        own = self.of(ARTICLES).after.filter(pc.field("paper") == paper)
        return pa.concat_tables([others, own]).sort_by("article_id")

    def with_pdfs(self, pdfs: Sequence[IssuePdf]) -> Draft:
        """The same with the whole issues named in the table of issues."""
        files = {pdf.issue: pdf.file for pdf in pdfs}
        found = [files.get(name) for name in self.of(ISSUES).after["issue_id"].to_pylist()]
        values = (
            [file and file.path for file in found],
            [file and file.sha256 for file in found],
        )
        issues = self.of(ISSUES).after
        for name, column in zip(_WITH_PDF, values, strict=True):
            place = issues.schema.get_field_index(name)
            issues = issues.set_column(place, name, pa.array(column, pa.string()))
        return self._with(replace(self.of(ISSUES), after=issues))

    def with_coverage(self, days: Sequence[LedgerDay]) -> Draft:
        """
        The same with these dates of the ledger in place of what the table had of them.

        Every newspaper among them is replaced from the first of the dates to the last.
        """
        if not days:
            return self
        dates, papers = {it.day for it in days}, sorted({it.paper for it in days})
        condition = between(papers, min(dates), max(dates))
        delta = self.of(COVERAGE).delta
        before = select(COVERAGE, delta, condition)
        return self._with(Replacement(COVERAGE, delta, condition, before, coverage_rows(days)))

    def article_changes(self) -> tuple[Change, ...]:
        """What becomes of each article, and why."""
        articles = self.of(ARTICLES)
        return article_changes(articles.before, articles.after, self.entries)

    def with_topics(self, facts: Sequence[Mapping[str, Any]]) -> Draft:
        """The same with these topics in place of those that the table had."""
        if not facts:
            return self
        delta = self.of(TOPICS).delta
        before = select(TOPICS, delta, EVERY_ROW)
        return self._with(Replacement(TOPICS, delta, EVERY_ROW, before, topic_rows(facts)))

    def with_revisions(self, version: str) -> Draft:
        """The same with a row for each revision that this release is the first to have."""
        articles, known = self.of(ARTICLES), self.of(ARTICLE_REVISIONS)
        told = self.article_changes()
        rows = revision_rows(told, articles.before, articles.after, version, self.at)
        after = ARTICLE_REVISIONS.in_order(pa.concat_tables([known.before, rows]))
        return replace(self._with(replace(known, after=after)), told=told)

    def _with(self, other: Replacement) -> Draft:
        """The same with one table replaced otherwise."""
        parts = tuple(other if part.table is other.table else part for part in self.replacements)
        return replace(self, replacements=parts)


def papers_of(entries: Sequence[IssueEntry]) -> tuple[str, ...]:
    """Codes of the newspapers, sorted."""
    return tuple(sorted({entry.newspaper.code for entry in entries}))


def draft_of(
    store: Store,
    standing: Manifest | None,
    entries: tuple[IssueEntry, ...],
    day: date,
    at: datetime,
    *,
    opening: Callable[..., tuple[DeltaTable, ...]] = open_tables,
) -> Draft:
    """
    Open the tables at the standing release and set the issues' rows against theirs.

    Args:
        opening: `open_tables`, to go on and write; `look_at`, where nothing may change.
    """
    known = standing.tables if standing else {}
    versions = [known[it.name].version if it.name in known else EMPTY for it in TABLES]
    opened = dict(zip(TABLES, opening(store, TABLES, versions), strict=True))
    papers = papers_of(entries)
    month = select(ARTICLES, opened[ARTICLES], in_month(papers, day))
    told = _as_it_is(ARTICLE_REVISIONS, opened[ARTICLE_REVISIONS], on_date(papers, day))
    before = month.filter(pc.field("published_date") == day)
    after = revised(before, rows_of(ARTICLES, entries), at, last_revisions(told.before))
    ready = {
        ARTICLES: Replacement(ARTICLES, opened[ARTICLES], on_date(papers, day), before, after),
        ARTICLE_REVISIONS: told,
        # These come when it is known that there is a release.
        TOPICS: _as_it_is(TOPICS, opened[TOPICS], NO_ROW),
        COVERAGE: _as_it_is(COVERAGE, opened[COVERAGE], NO_ROW),
    }
    return Draft(
        entries=entries,
        day=day,
        at=at,
        month=month,
        replacements=tuple(
            ready.get(table) or _others(table, delta, entries, day)
            for table, delta in opened.items()
        ),
    )


def has_issues(
    store: Store, standing: Manifest, entries: tuple[IssueEntry, ...], day: date
) -> bool:
    """
    Whether the standing release has these very issues, by the table of issues alone.

    That is the cheapest look: an issue that was read anew has a new record in the archive. Where
    it says yes, the other tables may still differ.
    """
    (delta,) = look_at(store, (ISSUES,), (standing.tables[ISSUES.name].version,))
    before = select(ISSUES, delta, on_date(papers_of(entries), day))
    return bool(_without_pdf(before).equals(_without_pdf(rows_of(ISSUES, entries))))


def _as_it_is(table: Table, delta: DeltaTable, condition: str) -> Replacement:
    is_none = condition == NO_ROW
    rows = table.schema.empty_table() if is_none else select(table, delta, condition)
    return Replacement(table, delta, condition, rows, rows)


def _others(
    table: Table, delta: DeltaTable, entries: tuple[IssueEntry, ...], day: date
) -> Replacement:
    papers = papers_of(entries)
    condition = of_codes(papers) if table is PAPERS else on_date(papers, day)
    before = select(table, delta, condition)
    return Replacement(table, delta, condition, before, rows_of(table, entries))


def _without_pdf(rows: pa.Table) -> pa.Table:
    return rows.select([name for name in rows.schema.names if name not in _WITH_PDF])
