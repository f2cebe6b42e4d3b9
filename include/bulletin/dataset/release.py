"""
Publish a date: gates, then tables, then the release's files, then the pointer, then the copies.

Readers go by `latest.json`, which moves when everything it leads to is written. A run that is cut
off leaves the last release as it was, and the next one begins from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bulletin.archive import Store
from bulletin.codec import in_utc, to_json
from bulletin.dataset import tables
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.changes import Change, delta_lines
from bulletin.dataset.copies import is_copied, refresh_copies
from bulletin.dataset.counting import counted, table_versions
from bulletin.dataset.draft import Draft, IssuePdf, draft_of, has_issues
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.exporting import exports_of
from bulletin.dataset.files import (
    Written,
    free_version,
    sha256_of,
    write_file,
    write_release,
)
from bulletin.dataset.finishing import finish_release
from bulletin.dataset.gates.readback import read_back_rows
from bulletin.dataset.gates.refusing import Judged, pass_draft, pass_entries
from bulletin.dataset.gates.report import Report
from bulletin.dataset.gates.telling import GATES, gates_of, warned
from bulletin.dataset.indexing import index_after
from bulletin.dataset.issue_pdf import assemble_issue
from bulletin.dataset.lock import lease
from bulletin.dataset.manifest import Release, Standing, read_standing, release_of
from bulletin.dataset.notes import changelog
from bulletin.dataset.quality import Held, quality_of
from bulletin.dataset.schema import SCHEMA_VERSION
from bulletin.dataset.tables import look_at
from bulletin.errors import DocumentError, NotAsPublished, StoreUnavailable
from bulletin.model import LedgerDay
from bulletin.packing import gzipped
from bulletin.published.index import COMMON, part_of
from bulletin.published.manifest import Manifest
from bulletin.published.places import issue_pdf_path


@dataclass(frozen=True, slots=True)
class _WholeIssues:
    """The issues that were joined into one PDF each, and those that could not be."""

    pdfs: tuple[IssuePdf, ...]
    failed: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Along:
    """
    What goes into a release along with issues; asked for only where there is one.

    Attributes:
        coverage: Gives the ledger's dates that go into the table `coverage`.
        topics: Gives the rows of the table `topics`.
        topic_scores: How right the topics were found to be; it goes into `quality.json` as it is.
    """

    coverage: Callable[[], Sequence[LedgerDay]] = tuple
    topics: Callable[[], Sequence[Mapping[str, Any]]] = tuple
    topic_scores: Mapping[str, Any] | None = None


NOTHING_ALONG = Along()


def publish_release(
    store: Store,
    issues: Sequence[IssueEntry],
    *,
    day: date,
    at: datetime,
    along: Along = NOTHING_ALONG,
) -> Release:
    """
    Publish these issues in place of all that the dataset holds of their newspapers on this date.

    Args:
        store: Where the pages are kept and the dataset is written.
        issues: All issues of `day` of the newspapers that are to be published.
        day: The publication date.
        at: The release's time.
        along: What goes along, as a change in it alone makes no release.

    Returns:
        The new release; the standing one, where it says all this already.

    Raises:
        ExpectationFailed: A gate is shut; nothing was written but the report of that.
        PublishingElsewhere: Another run is publishing, or came first.
        NotAsPublished: What the last release names is not there, or what was written now.
    """
    entries = tuple(sorted(issues, key=lambda entry: entry.issue.id))
    found = pass_entries(store, entries, day, at)
    standing = read_standing(store)
    if standing and _is_said(store, standing, entries, day, at):
        return _stands(standing)  # nobody has to wait, and nothing is written
    with lease(store):
        standing = read_standing(store)
        manifest = standing.manifest if standing else None
        if manifest:
            refresh_copies(store, manifest)
        draft = draft_of(store, manifest, entries, day, in_utc(at))
        if standing and not draft.is_change:
            return _stands(standing)
        return _publish(store, standing, draft, along, found)


def _is_said(
    store: Store, standing: Standing, entries: tuple[IssueEntry, ...], day: date, at: datetime
) -> bool:
    """Whether the standing release says all this; False too where only the holder can tell."""
    if not is_copied(store, standing.manifest):
        return False
    try:
        if not has_issues(store, standing.manifest, entries, day):
            return False
        seen = draft_of(store, standing.manifest, entries, day, in_utc(at), opening=look_at)
    except (NotAsPublished, StoreUnavailable):
        return False
    return not seen.is_change


def _stands(standing: Standing) -> Release:
    release = release_of(standing.latest, standing.manifest, is_new=False)
    return replace(release, added=0, modified=0, removed=0)


def _publish(
    store: Store,
    standing: Standing | None,
    draft: Draft,
    along: Along,
    found: Report,
) -> Release:
    last = standing.manifest if standing else None
    version = free_version(store, last.version if last else None)
    draft = draft.with_coverage(along.coverage()).with_topics(along.topics())
    draft = draft.with_revisions(version)
    judged = pass_draft(store, last, draft, found)
    whole = _join_issues(store, draft.entries)
    draft = draft.with_pdfs(whole.pdfs)
    changes = draft.changes()
    committed = [part for part in draft.replacements if part.is_change]
    for part in committed:
        tables.commit(part)
    read_back_rows(committed)
    versions = [part.delta.version() for part in draft.replacements]
    manifest = _manifest(version, last, draft, versions, changes)
    said = _said(manifest, draft, judged, whole.failed, along)
    own = write_release(store, version, (*_own_files(manifest, draft, changes, judged), *said))
    new = (*(pdf.file for pdf in whole.pdfs), *own)
    indexed = index_after(store, last, committed, [it for it in new if part_of(it.path) != COMMON])
    release = finish_release(store, standing, manifest, new, indexed)
    return replace(release, warnings=tuple(warned(judged)))


def _join_issues(store: Store, entries: Sequence[IssueEntry]) -> _WholeIssues:
    """Keep each issue as one PDF; one that cannot be joined is published without."""
    pdfs, failed = [], []
    for entry in entries:
        if not entry.has_pdf:
            continue
        issue = entry.issue.id
        try:
            data = assemble_issue(entry, [store.get(it.key) for it in entry.issue.receipts])
        except DocumentError as error:
            failed.append(Held(str(issue), str(error)))
        else:
            path = issue_pdf_path(issue.paper, issue, sha256_of(data))
            pdfs.append(IssuePdf(str(issue), write_file(store, path, data)))
    return _WholeIssues(tuple(pdfs), tuple(failed))


def _manifest(
    version: str,
    last: Manifest | None,
    draft: Draft,
    versions: Sequence[int],
    changes: Sequence[Change],
) -> Manifest:
    """The manifest but for its files, which are named when they are written."""
    return Manifest(
        version=version,
        schema_version=SCHEMA_VERSION,
        created_at=draft.at,
        previous=last.version if last else None,
        published_date=draft.day,
        papers=draft.papers,
        first_date=min(draft.day, last.first_date) if last else draft.day,
        last_date=max(draft.day, last.last_date) if last else draft.day,
        tables=table_versions(last, draft, versions),
        counts=counted(last, draft, changes),
        files=(),
        index=(),
    )


def _own_files(
    manifest: Manifest,
    draft: Draft,
    changes: Sequence[Change],
    judged: Judged,
) -> tuple[Written, ...]:
    """Exports of the months that are now another, and the changes."""
    articles = [change for change in changes if change.table == ARTICLES.name]
    return (
        *exports_of(draft, articles),
        Written("delta.jsonl.gz", gzipped(delta_lines(changes)), len(changes)),
        Written("CHANGELOG.md", changelog(manifest, draft.entries, articles, warned(judged))),
    )


def _said(
    manifest: Manifest, draft: Draft, judged: Judged, failed: tuple[Held, ...], along: Along
) -> tuple[Written, ...]:
    """What is known of the quality of what is published, and what the gates measured."""
    quality = quality_of(
        manifest.version, draft.day, draft.entries, draft.of(ARTICLES).after, failed,
        topic_scores=along.topic_scores,
    )  # fmt: skip
    gates = gates_of(manifest.version, draft.day, judged)
    return (Written("quality.json", to_json(quality)), Written(GATES, to_json(gates)))
