"""From a newspaper and a date to an issue in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.archive import Store, add_record, records
from bulletin.catalog import Folder, Newspaper, Resfile
from bulletin.codec import from_json, to_json
from bulletin.errors import BadSetting
from bulletin.model import Finding, Issue, IssueId, Receipt, Severity
from bulletin.sources.archiving import SAME_BYTES, folder_of
from bulletin.sources.fetch import Fetcher
from bulletin.sources.folder import FolderPlatform
from bulletin.sources.pages import Taken, findings_on, take_pages, take_whole, twice
from bulletin.sources.platform import Platform
from bulletin.sources.resfile import ResfilePlatform

_EDITION = "a"  # folders and resfile sites have one edition a day


@dataclass(frozen=True, slots=True)
class FetchedIssue:
    """An issue in the archive: its record's key, itself, and how many pages had new bytes."""

    key: str
    issue: Issue
    new_pages: int
    findings: tuple[Finding, ...]


def issues_due(papers: Iterable[Newspaper], day: date) -> tuple[IssueId, ...]:
    """Name the issues that these newspapers should have on a date, by their rhythm."""
    return tuple(IssueId.of(paper.code, day) for paper in papers if paper.appears_on(day))


def fetch_issue(
    paper: Newspaper, issue: IssueId, store: Store, *, at: datetime, contact: str | None
) -> FetchedIssue:
    """
    Fetch an issue's pages into the archive, and write its record once all are in.

    Bytes that are in the archive already keep their first receipt, so the same input again writes
    nothing and gives the same key; changed bytes go beside the old, with another record. `at` is
    when, for the receipts, and `contact` an address for the site's webmaster.

    Raises:
        NotPublished: The source has no issue of that date.
        SourceUnavailable, SourceBlocked, SourceChanged: The source gave no pages.
        DocumentError: Not one of the pages is a PDF that opens.
    """
    _check_asked(paper, issue)
    with _platform(paper, contact) as platform:
        listing = platform.listing(issue)
        taken = (
            take_whole(platform, listing.pages[0], store, at)
            if listing.is_whole
            else take_pages(platform, listing.pages, store, at)
        )
    return _recorded(issue, store, taken, listing.findings)


def _recorded(
    issue: IssueId, store: Store, taken: Taken, findings: tuple[Finding, ...]
) -> FetchedIssue:
    """
    Write the issue's record.

    A page that is listed and cannot be had today, and was good before, stays in it. One that is
    listed no more does not; whether the site is right is for a person to say.
    """
    before = _records(issue, store)
    earlier = before[-1].receipts if before else ()
    lost = {*(miss.page for miss in taken.missed), *(finding.at for finding in findings)}
    receipts = [kept.receipt for kept in taken.kept]
    receipts += [receipt for receipt in earlier if receipt.page in lost]
    receipts.sort(key=lambda receipt: receipt.page.number)
    told = (
        *findings,
        *findings_on(taken.missed, earlier),
        *taken.findings,
        *(finding for kept in taken.kept for finding in kept.findings),
        *twice(receipts),
        *_fewer(issue, receipts, before),
    )
    # Who else has these bytes changes with what is fetched besides; the reader asks again.
    lasting = tuple(finding for finding in told if finding.code != SAME_BYTES)
    whole = Issue(issue, tuple(receipts), lasting)
    return FetchedIssue(
        key=add_record(store, f"{folder_of(issue)}/issue", to_json(whole)),
        issue=whole,
        new_pages=sum(kept.is_new for kept in taken.kept),
        findings=told,
    )


def _fewer(
    issue: IssueId, receipts: Sequence[Receipt], before: Sequence[Issue]
) -> tuple[Finding, ...]:
    """A finding where an issue has lost pages since any of its records."""
    now, most = len(receipts), max((len(record.receipts) for record in before), default=0)
    if now >= most:
        return ()
    message = f"{now} pages are listed, and there were {most}; see whether the source is whole"
    return (Finding("fewer-pages", issue, message, Severity.HOLD),)


def _records(issue: IssueId, store: Store) -> tuple[Issue, ...]:
    """The issue's records so far, oldest first."""
    keys = records(store, f"{folder_of(issue)}/issue")
    return tuple(from_json(store.get(key), Issue, key) for key in keys)


def _check_asked(paper: Newspaper, issue: IssueId) -> None:
    if issue.paper != paper.code or issue.edition != _EDITION:
        message = f"{issue} is no issue of {paper.code}; its ids are {paper.code}-DATE-{_EDITION}"
        raise BadSetting(message)


@contextmanager
def _platform(paper: Newspaper, contact: str | None) -> Iterator[Platform]:
    """The newspaper's source, open."""
    match paper.platform:
        case Folder() as folder:
            yield FolderPlatform(folder, paper.file)
        case Resfile() as site:
            with Fetcher(
                site.base,
                contact=contact,
                min_interval_s=site.min_interval_s,
                allow_private=site.allow_private,
            ) as fetcher:
                yield ResfilePlatform(site, fetcher)
