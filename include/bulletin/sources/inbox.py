"""
The inbox: `inbox/<paper>/<date>/` in the store, or a place of its own with `<paper>/<date>/`.

Pages lie there that a site does not give. It is looked into at every fetch: what the source gives
counts; what it does not give is taken from there, also where the source is down, refuses, or has
not heard of the date.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from bulletin.archive import Store, records
from bulletin.catalog import Newspaper
from bulletin.codec import from_json
from bulletin.document import MAX_BYTES, MAX_PAGES
from bulletin.errors import (
    BadSetting,
    BulletinError,
    DocumentError,
    NotInStore,
    NotPublished,
    SourceError,
    SourceUnavailable,
    StoreError,
    StoreUnavailable,
    TooMuch,
)
from bulletin.model import Finding, Issue, IssueId
from bulletin.sources.adding import AddedIssue, Brought, copied, fill_issue
from bulletin.sources.archiving import folder_of
from bulletin.sources.clock import Clock
from bulletin.sources.issues import FetchedIssue
from bulletin.sources.issues import fetch_issue as fetch_from_source

INBOX_FOLDER = "inbox/"  # in the store, where the inbox has no place of its own
_TROUBLE = (BadSetting, DocumentError, SourceUnavailable)  # with what lies in the inbox


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where the pages of an issue lie that somebody put there: keys of a store below a folder."""

    place: Store
    root: str
    issue: IssueId

    @property
    def folder(self) -> str:
        return f"{self.root}{self.issue.paper}/{self.issue.date.isoformat()}/"


def fetch_issue(
    paper: Newspaper,
    issue: IssueId,
    store: Store,
    *,
    at: datetime,
    contact: str | None,
    clock: Clock | None = None,
    inbox: Store | None = None,
) -> FetchedIssue:
    """
    Fetch an issue's pages into the archive, those that its source does not give from the inbox.

    An issue of which all pages were brought by hand is here, whatever its source says.

    Args:
        inbox: Where pages are put by hand; `inbox/` in the store, where left out.

    Raises:
        SourceError, DocumentError: As `bulletin.sources.issues.fetch_issue` says, where nothing
            lies in the inbox that can be taken.
    """
    box = Inbox(inbox, "", issue) if inbox else Inbox(store, INBOX_FOLDER, issue)
    try:
        given = fetch_from_source(paper, issue, store, at=at, contact=contact, clock=clock)
    except (SourceError, DocumentError) as error:
        instead = _instead(store, box, at, error)
        if instead is None:
            raise
        return instead
    return _filled(store, box, at, given)


def _instead(store: Store, box: Inbox, at: datetime, error: BulletinError) -> FetchedIssue | None:
    """What the inbox gives where the source gives nothing; None where it has nothing either."""
    try:
        added = _from_inbox(store, box, at)
    except _TROUBLE as trouble:
        message = f"{error}; and in the inbox, {trouble}"
        # what was put there says that there is an issue
        kind = type(trouble) if isinstance(error, NotPublished) else type(error)
        raise kind(message) from error
    if added is not None:
        return FetchedIssue(added.key, added.issue, added.new_pages, added.findings)
    return _brought_before(store, box.issue)


def _filled(store: Store, box: Inbox, at: datetime, given: FetchedIssue) -> FetchedIssue:
    """An issue with the pages from the inbox that its source does not give."""
    try:
        added = _from_inbox(store, box, at)
    except _TROUBLE as trouble:
        told = Finding("inbox-not-taken", box.issue, str(trouble))
        return FetchedIssue(given.key, given.issue, given.new_pages, (*given.findings, told))
    if added is None:
        return given
    new = given.new_pages + added.new_pages
    return FetchedIssue(added.key, added.issue, new, added.findings)


def _from_inbox(store: Store, box: Inbox, at: datetime) -> AddedIssue | None:
    with _files_in(box) as files:
        return fill_issue(store, box.issue, files, at=at) if files else None


def _brought_before(store: Store, issue: IssueId) -> FetchedIssue | None:
    """The issue as it is here, where all its pages were brought by hand."""
    keys = records(store, f"{folder_of(issue)}/issue")
    if not keys:
        return None
    last = from_json(store.get(keys[-1]), Issue, keys[-1])
    if not last.receipts or not all(it.is_by_hand for it in last.receipts):
        return None
    return FetchedIssue(keys[-1], last, 0, last.findings)


@contextmanager
def _files_in(box: Inbox) -> Iterator[Sequence[Brought]]:
    """The PDFs of an issue in the inbox, copied, in the order of their names."""
    with tempfile.TemporaryDirectory() as place:
        with _readable(box):
            files = list(_copies(box, Path(place)))
        yield files


def _copies(box: Inbox, into: Path) -> Iterator[Brought]:
    keys = [key for key in box.place.keys(box.folder) if key.lower().endswith(".pdf")]
    if len(keys) > MAX_PAGES:
        message = (
            f"{box.folder}: {len(keys)} files, and {MAX_PAGES} are read; leave the issue's own"
        )
        raise TooMuch(message)
    for number, key in enumerate(keys):
        stat = box.place.stat(key)
        if stat is not None and stat.size > MAX_BYTES:
            message = f"{key}: over {MAX_BYTES // 2**20} MiB, which are read; make it smaller"
            raise TooMuch(message)
        with suppress(NotInStore):  # somebody took it away since it was listed
            data = BytesIO(box.place.get(key))
            yield copied(key.removeprefix(box.root), data, into / str(number))


@contextmanager
def _readable(box: Inbox) -> Iterator[None]:
    """The inbox is no part of the archive: its trouble is that of a source."""
    try:
        yield
    except StoreUnavailable as error:
        message = f"{box.folder}: {error}"
        raise SourceUnavailable(message) from error
    except StoreError as error:
        message = f"{box.folder}: {error}; see who may read it, and how its files are called"
        raise BadSetting(message) from error
