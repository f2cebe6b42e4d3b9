"""From a date to issues in the archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bulletin.archive import latest_record
from bulletin.model import IssueId
from bulletin.pipeline.desk import Desk, Fetched
from bulletin.sources import fetch_issue, issues_due, rechecks_due


def issues_on(desk: Desk, day: date) -> tuple[IssueId, ...]:
    """Name the issues that should have appeared on this date."""
    return issues_due(desk.running(), day)


def rechecks_on(desk: Desk, day: date) -> tuple[IssueId, ...]:
    """Name the earlier issues that are to be looked at again on this date."""
    return rechecks_due(desk.running(), day)


def fetch(desk: Desk, issue: IssueId, *, at: datetime) -> Fetched:
    """
    Fetch an issue's pages into the archive, from its source and from the inbox.

    Args:
        at: When, for the receipts of bytes that are not there yet.

    Raises:
        NotPublished: The newspaper has no issue of that date.
        SourceError, DocumentError, StoreError: As `bulletin.sources.fetch_issue` says.
    """
    paper = desk.newspaper(issue.paper)
    got = fetch_issue(paper, issue, desk.store, at=at, contact=desk.contact, inbox=desk.inbox)
    return Fetched(issue, got.key, len(got.issue.receipts), got.new_pages, len(got.findings))


def fetched_on(desk: Desk, day: date, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Keys of the newest records of all issues of this date that are in the archive."""
    codes = only or [paper.code for paper in desk.running()]
    folders = {
        f"raw/{code}/{key.split('/')[2]}/issue"
        for code in codes
        for key in desk.store.keys(f"raw/{code}/{day.isoformat()}-")
    }
    found = (latest_record(desk.store, folder) for folder in sorted(folders))
    return tuple(key for key in found if key is not None)
