"""Taking pages that somebody brings into an issue, beside or over those that it has."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from bulletin.archive import Store, add_record, records
from bulletin.codec import from_json, to_json
from bulletin.document import MAX_BYTES, check_file
from bulletin.errors import DocumentError, TooMuch
from bulletin.model import Finding, Issue, IssueId, PageId, PageRef, Receipt
from bulletin.model.fetched import ADDED, INBOX
from bulletin.sources.archiving import SAME_BYTES, folder_of, loose_receipts
from bulletin.sources.by_hand import address, check_unmoved, placed, refs
from bulletin.sources.downloads import Download
from bulletin.sources.pages import Taken, findings_on, take_pages, take_whole, twice
from bulletin.sources.platform import OK

_CHUNK = 1 << 20  # bytes
_OF_ALL_PAGES = frozenset({"page-twice", "fewer-pages"})  # findings that are looked for anew


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that somebody brings, copied to where nobody changes it any more."""

    name: str
    file: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AddedIssue:
    """An issue with pages brought: its record's key, itself, how many came, how many new."""

    key: str
    issue: Issue
    added: int
    new_pages: int
    findings: tuple[Finding, ...]


def copied(name: str, file: BinaryIO, into: Path) -> Brought:
    """
    Copy a file that somebody brings, with its digest.

    Raises:
        TooMuch: Past MAX_BYTES; the rest is not read.
    """
    digest, size = hashlib.sha256(), 0
    with into.open("wb") as copy:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > MAX_BYTES:
                message = f"{name}: over {MAX_BYTES // 2**20} MiB, which are read; make it smaller"
                raise TooMuch(message)
            digest.update(chunk)
            copy.write(chunk)
    return Brought(name, into, size, digest.hexdigest())


def page_counts(files: Iterable[Brought]) -> tuple[int | DocumentError, ...]:
    """For each file how many pages it has, or why it is none that is taken."""
    return tuple(_page_count(brought) for brought in files)


def add_issue(
    store: Store, issue: IssueId, files: Sequence[Brought], *, at: datetime
) -> AddedIssue:
    """
    Take files into an issue: one a page, or one with all its pages.

    They go through what a page from a site goes through. Each page takes the place of the one
    under the same label; all other pages of the issue stay.

    Raises:
        BadSetting: The names do not say which pages they are.
        DocumentError: Not one is a PDF that opens.
    """
    shelf = _shelf(store, issue)
    return _merged(store, shelf, _taken(store, shelf, files, at, ADDED))


def fill_issue(
    store: Store, issue: IssueId, files: Sequence[Brought], *, at: datetime
) -> AddedIssue | None:
    """
    Take from the inbox what an issue lacks; None where it lacks nothing that lies there.

    A page takes only the place of one that lay in the inbox before. It raises what `add_issue`
    raises.
    """
    shelf = _shelf(store, issue)
    taken = _taken(store, shelf, files, at, INBOX)
    return _merged(store, shelf, taken) if taken.kept else None


@dataclass(frozen=True, slots=True)
class _Shelf:
    """An issue as it is in the archive: its records, oldest first, and the pages it has."""

    issue: IssueId
    before: tuple[Issue, ...]
    here: tuple[Receipt, ...]

    def admits(self, page: PageId, kind: str) -> bool:
        """Whether a page that is brought may be taken: what lies in the inbox only fills."""
        return kind == ADDED or all(
            it.url.startswith(INBOX) for it in self.here if it.page == page
        )


def _shelf(store: Store, issue: IssueId) -> _Shelf:
    keys = records(store, f"{folder_of(issue)}/issue")
    before = tuple(from_json(store.get(key), Issue, key) for key in keys)
    return _Shelf(issue, before, before[-1].receipts if before else loose_receipts(store, issue))


def _taken(
    store: Store, shelf: _Shelf, files: Sequence[Brought], at: datetime, kind: str
) -> Taken:
    hand, issue, pages = _Hand(kind, files), shelf.issue, _pages_of_whole(files)
    if pages:
        wanted = {page for n in range(1, pages + 1) if shelf.admits(page := issue.page(n), kind)}
        file = PageRef(issue.page(1), "", address(kind, files[0].name))
        taken = take_whole(hand, file, store, at) if wanted else Taken(())
        return replace(taken, kept=tuple(it for it in taken.kept if it.receipt.page in wanted))
    in_order = placed([brought.name for brought in files], issue, shelf.here)
    if kind == INBOX:
        check_unmoved(issue, in_order, shelf.here)
    listed = [ref for ref in refs(issue, kind, in_order) if shelf.admits(ref.id, kind)]
    return take_pages(hand, listed, store, at) if listed else Taken(())


def _pages_of_whole(files: Sequence[Brought]) -> int:
    """How many pages a file has that is the whole issue; 0 where the files are single pages."""
    counts = page_counts(files[:2])
    is_whole = len(counts) == 1 and isinstance(counts[0], int) and counts[0] > 1
    return counts[0] if is_whole and isinstance(counts[0], int) else 0


class _Hand:
    """A source of pages: what somebody holds out."""

    def __init__(self, kind: str, files: Iterable[Brought]) -> None:
        self._files = {address(kind, brought.name): brought for brought in files}

    def get(self, page: PageRef) -> Download:
        brought = self._files[page.url]
        count = 1 if len(self._files) == 1 else _page_count(brought)
        if isinstance(count, int) and count > 1:
            message = f"{brought.name}: {count} pages; put one file a page, or one with all"
            raise TooMuch(message)
        return Download(
            url=page.url, final_url=page.url, status=OK, path=brought.file, size=brought.size,
            sha256=brought.sha256, etag="", modified="",
        )  # fmt: skip


def _page_count(brought: Brought) -> int | DocumentError:
    try:
        return check_file(brought.file, brought.name).pages
    except DocumentError as error:
        return error


def _merged(store: Store, shelf: _Shelf, taken: Taken) -> AddedIssue:
    """Write the issue's record with the pages that were taken."""
    pages = {receipt.page: receipt for receipt in shelf.here}
    pages |= {kept.receipt.page: kept.receipt for kept in taken.kept}
    receipts = tuple(sorted(pages.values(), key=lambda receipt: receipt.page.number))
    came = {kept.receipt.page for kept in taken.kept}
    told = (
        *_still_so(shelf.before, came, receipts),
        *taken.findings,
        *(finding for kept in taken.kept for finding in kept.findings),
        *twice(receipts),
    )
    lasting = tuple(dict.fromkeys(it for it in told if it.code != SAME_BYTES))
    # A file that is no page is told of and not recorded: the source's next record, which does not
    # know of it, would differ each time.
    missed = findings_on([it for it in taken.missed if it.page not in pages], ())
    whole = Issue(shelf.issue, receipts, lasting)
    return AddedIssue(
        key=add_record(store, f"{folder_of(shelf.issue)}/issue", to_json(whole)),
        issue=whole,
        added=len(came),
        new_pages=sum(kept.is_new for kept in taken.kept),
        findings=tuple(dict.fromkeys((*told, *missed))),
    )


def _still_so(
    before: Sequence[Issue], came: Collection[str], receipts: Sequence[Receipt]
) -> Iterator[Finding]:
    """What was found before, without what was said of pages that have come now."""
    most = max((len(record.receipts) for record in before), default=0)
    for finding in before[-1].findings if before else ():
        is_fewer = finding.code == "fewer-pages" and len(receipts) < most
        if is_fewer or (finding.code not in _OF_ALL_PAGES and finding.at not in came):
            yield finding
