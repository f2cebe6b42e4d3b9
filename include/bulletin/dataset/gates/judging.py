"""All gates, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from bulletin.dataset.article_schema import (
    ARTICLE_ENTITIES,
    ARTICLE_PAGES,
    ARTICLE_TOPICS,
    ARTICLES,
)
from bulletin.dataset.draft import Draft
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.characters import judge_characters
from bulletin.dataset.gates.counts import judge_counts, judge_fill
from bulletin.dataset.gates.freshness import judge_freshness
from bulletin.dataset.gates.history import History, history_of
from bulletin.dataset.gates.issues import judge_issues
from bulletin.dataset.gates.offsets import judge_offsets, texts_of
from bulletin.dataset.gates.references import judge_references
from bulletin.dataset.gates.report import Check, Report, report
from bulletin.dataset.gates.shrinking import Stand, judge_shrinkage
from bulletin.dataset.gates.usual import judge_usual
from bulletin.dataset.schema import ISSUES, PAGES


def judge_entries(entries: Sequence[IssueEntry], day: date) -> Report:
    """
    What can be said of issues by themselves, before any row is made of them.

    Where a check of the gate `issues` blocks, nothing else is asked: no rows could be made.
    """
    first = report(judge_issues(entries, day))
    refused = set(first.refused({entry.newspaper.code for entry in entries}))
    fit = [entry for entry in entries if entry.newspaper.code not in refused]
    gates = (judge_counts, judge_fill, judge_freshness, judge_characters)
    return first + report(chain.from_iterable(gate(fit) for gate in gates))


def judge(draft: Draft, history: History, found: Report) -> Report:
    """
    What can be said of a publication before any of it is written.

    Args:
        draft: Of issues that `judge_entries` has no fault with in the gate `issues`.
        history: What the newspapers' last issues were like.
        found: What `judge_entries` says of its issues.
    """
    # pandera is a third of a second of imports that only who publishes owes.
    from bulletin.dataset.gates.schema import judge_schema  # noqa: PLC0415

    rows = {part.table.name: part.after for part in draft.replacements}
    checks = chain(
        judge_usual(draft.entries, history),
        judge_shrinkage(_stand(draft, is_after=False), _stand(draft, is_after=True)),
        judge_offsets(
            texts_of(draft.entries),
            *(rows[it.name] for it in (ARTICLES, ARTICLE_TOPICS, ARTICLE_ENTITIES, ARTICLE_PAGES)),
        ),
        *(judge_schema(part.table, part.after) for part in draft.replacements),
        judge_references(rows),
    )
    whole = found + report(checks)
    return report(_of_all(check, draft.papers) for check in whole.checks)


def _of_all(check: Check, papers: Sequence[str]) -> Check:
    """A check of other newspapers, as of their coverage, is about all that are published."""
    return check if check.paper in papers else replace(check, paper="")


def history_for(draft: Draft) -> History:
    """What the last issues of the newspapers of a draft were like, from its own open tables."""
    issues, articles = draft.of(ISSUES).delta, draft.of(ARTICLES).delta
    return history_of(issues, articles, draft.papers, draft.day)


def _stand(draft: Draft, *, is_after: bool) -> Stand:
    parts = [draft.of(table) for table in (ISSUES, PAGES, ARTICLES)]
    return Stand(*(part.after if is_after else part.before for part in parts))
