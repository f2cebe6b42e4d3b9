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
from bulletin.dataset.checks import check
from bulletin.dataset.copies import is_copied, refresh_copies
from bulletin.dataset.counting import counted, table_versions
from bulletin.dataset.draft import Draft, IssuePdf, draft_of, has_issues
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.exports import month_exports
from bulletin.dataset.files import (
    Written,
    checksums,
    free_version,
    move_pointer,
    sha256_of,
    write_file,
    write_release,
)
from bulletin.dataset.issue_pdf import assemble_issue
from bulletin.dataset.lock import lease
from bulletin.dataset.manifest import File, Manifest, Release, Standing, read_standing, release_of
from bulletin.dataset.notes import changelog
from bulletin.dataset.places import copy_path, issue_pdf_path
from bulletin.dataset.quality import Held, quality_of
from bulletin.dataset.revisions import Change, delta_lines, gzipped
from bulletin.dataset.schema import SCHEMA_VERSION
from bulletin.dataset.tables import look_at
from bulletin.errors import DocumentError, NotAsPublished, StoreUnavailable
from bulletin.model import LedgerDay


@dataclass(frozen=True, slots=True)
class _WholeIssues:
    """The issues that were joined into one PDF each, and those that could not be."""

    pdfs: tuple[IssuePdf, ...]
    failed: tuple[Held, ...]


def _nothing_known() -> tuple[LedgerDay, ...]:
    return ()


def publish_release(
    store: Store,
    issues: Sequence[IssueEntry],
    *,
    day: date,
    at: datetime,
    coverage: Callable[[], Sequence[LedgerDay]] = _nothing_known,
    topic_scores: Mapping[str, Any] | None = None,
) -> Release:
    """
    Publish these issues in place of all that the dataset holds of their newspapers on this date.

    Args:
        store: Where the pages are kept and the dataset is written.
        issues: All issues of `day` of the newspapers that are to be published.
        day: The publication date.
        at: The release's time.
        coverage: The ledger's dates that go into the table `coverage`; asked for only where there
            is a release, as a change in them alone makes none.
        topic_scores: How right the topics were found to be; it goes into `quality.json` as it is.

    Returns:
        The new release; the standing one, where it says all this already.

    Raises:
        ExpectationFailed: A gate is shut; nothing was written.
        PublishingElsewhere: Another run is publishing, or came first.
        NotAsPublished: What the last release names is not there.
    """
    entries = tuple(sorted(issues, key=lambda entry: entry.issue.id))
    check(entries, day)
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
        draft = replace(draft, topic_scores=topic_scores)
        return _publish(store, standing, draft, coverage)


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
    coverage: Callable[[], Sequence[LedgerDay]],
) -> Release:
    version = free_version(store, standing.manifest.version if standing else None)
    whole = _join_issues(store, draft.entries)
    draft = draft.with_pdfs(whole.pdfs).with_coverage(coverage())
    versions = [
        tables.commit(part) if part.is_change else part.delta.version()
        for part in draft.replacements
    ]
    manifest = _manifest(version, standing, draft, versions)
    own = write_release(store, version, _own_files(manifest, draft, whole.failed))
    files = (*_still_current(standing, own), *(pdf.file for pdf in whole.pdfs), *own)
    sums = write_release(store, version, [Written("SHA256SUMS", checksums(files))])
    manifest = replace(manifest, files=tuple(sorted((*files, *sums), key=lambda it: it.path)))
    latest = move_pointer(store, manifest, standing)
    refresh_copies(store, manifest)
    return release_of(latest, manifest, is_new=True)


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
    version: str, standing: Standing | None, draft: Draft, versions: Sequence[int]
) -> Manifest:
    """The manifest but for its files, which are named when they are written."""
    last = standing.manifest if standing else None
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
        counts=counted(last, draft, draft.changes),
        files=(),
    )


def _own_files(manifest: Manifest, draft: Draft, failed: tuple[Held, ...]) -> tuple[Written, ...]:
    """Exports of the months that are now another, the changes, and what is said about them."""
    changes = draft.changes
    articles = draft.of(ARTICLES).after
    quality = quality_of(
        manifest.version, draft.day, draft.entries, articles, failed,
        topic_scores=draft.topic_scores,
    )  # fmt: skip
    return (
        *_exports(draft, changes),
        Written("delta.jsonl.gz", gzipped(delta_lines(changes)), len(changes)),
        Written("quality.json", to_json(quality)),
        Written("CHANGELOG.md", changelog(manifest, draft.entries, changes)),
    )


def _exports(draft: Draft, changes: Sequence[Change]) -> tuple[Written, ...]:
    touched = sorted({change.paper for change in changes})
    return tuple(
        Written(export.name, export.data, export.rows)
        for paper in touched
        for export in month_exports(paper, draft.day, draft.month_of(paper))
    )


def _still_current(standing: Standing | None, own: Sequence[File]) -> tuple[File, ...]:
    """Exports of earlier releases in whose place this one puts nothing."""
    replaced = {copy_path(file.path) for file in own}
    earlier = standing.manifest.files if standing else ()
    copies = ((file, copy_path(file.path)) for file in earlier)
    return tuple(file for file, copy in copies if copy and copy not in replaced)
