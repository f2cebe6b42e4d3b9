"""Rows that name others name rows that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from bulletin.dataset.gates.facts import REFERENCES
from bulletin.dataset.gates.report import Check, Gate, Outcome
from bulletin.model import IssueId

_REMEDY = "a fault in how the rows are made: report it"


def judge_references(tables: Mapping[str, pa.Table]) -> Iterator[Check]:
    """
    Look every reference up, and count the articles of every issue.

    Args:
        tables: The rows of a date that would be published, by table.

    Yields:
        One check a reference and newspaper that has a wrong one, or a pass.
    """
    for table, column, other, key in REFERENCES:
        names = tables[table][column]
        owners = tables[table]["paper"]
        if pa.types.is_list(names.type):
            owners = owners.take(pc.list_parent_indices(names))
            names = pc.list_flatten(names)
        is_lost = pc.invert(pc.is_in(names, value_set=tables[other][key].combine_chunks()))
        lost = names.filter(is_lost).to_pylist()
        papers = owners.filter(is_lost).to_pylist()
        yield from _lost(f"{table}.{column}", other, len(names), lost, papers)
    yield from _counts(tables["issues"], tables["articles"])


def _lost(at: str, other: str, rows: int, lost: list[str], papers: list[str]) -> Iterator[Check]:
    if not lost:
        message = f"{at}: all {rows} are in {other}"
        yield Check(Gate.REFERENCES, other, at, "", 0, 0, Outcome.PASS, message)
    for paper in sorted(set(papers)):
        own = [name for name, owner in zip(lost, papers, strict=True) if owner == paper]
        message = f"{at}: {own[0]} is not in {other} ({len(own)} rows); {_REMEDY}"
        yield Check(Gate.REFERENCES, other, at, paper, len(own), 0, Outcome.BLOCK, message)


def _counts(issues: pa.Table, articles: pa.Table) -> Iterator[Check]:
    counted = articles["issue_id"].to_pylist()
    for issue, told in zip(
        issues["issue_id"].to_pylist(), issues["article_count"].to_pylist(), strict=True
    ):
        found = counted.count(issue)
        if found != told:
            message = f"{issue}: {found} articles, and issues says {told}; {_REMEDY}"
            paper = IssueId(issue).paper
            yield Check(
                Gate.REFERENCES, "article_count", issue, paper, found, told, Outcome.BLOCK, message
            )
