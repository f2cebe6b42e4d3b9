"""From a newspaper and a date to an issue in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bulletin.archive import Store, add_record, records
from bulletin.catalog import Newspaper
from bulletin.codec import from_json, to_json
from bulletin.errors import BadSetting, BulletinError
from bulletin.model import Finding, Issue, IssueId, Receipt, Severity
from bulletin.sources.archiving import SAME_BYTES, folder_of, loose_receipts
from bulletin.sources.by_hand import standing
from bulletin.sources.clock import Clock, WallClock
from bulletin.sources.cutting import SEVERAL
from bulletin.sources.logbook import Logbook
from bulletin.sources.pages import Taken, findings_on, take_pages, take_whole, twice
from bulletin.sources.site import keep_site, kept_site, site_issue_of
from bulletin.sources.visits import GIVEN, Visit, opened

_EDITION = "a"  # folders and sites have one edition a day


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


def rechecks_due(papers: Iterable[Newspaper], day: date) -> tuple[IssueId, ...]:
    """
    Name the earlier issues that are to be looked at again on a date, for pages replaced since.

    Each newspaper's file says how many days later; an issue that has not come yet is among them.
    """
    return tuple(
        IssueId.of(paper.code, earlier)
        for paper in papers
        for days in sorted(set(paper.window.recheck_days), reverse=True)
        if paper.appears_on(earlier := day - timedelta(days=days))
    )


def fetch_issue(
    paper: Newspaper,
    issue: IssueId,
    store: Store,
    *,
    at: datetime,
    contact: str | None,
    clock: Clock | None = None,
) -> FetchedIssue:
    """
    Fetch an issue's pages into the archive, and write its record once all have been asked for.

    Bytes that are in the archive already keep their first receipt, so the same input again writes
    nothing and gives the same key; changed bytes go beside the old, with another record. What was
    asked of a site is written down, whatever came of it; only where nothing came that was not
    known before, and the last fetch ended well too, nothing is written. `at` is when, for the
    receipts, and `contact` an address for the site's webmaster.

    Raises:
        NotPublished: The source has no issue of that date.
        SourceUnavailable, SourceBlocked, SourceChanged: The source gave no pages.
        DocumentError: Not one of the pages is a PDF that opens.
    """
    _check_asked(paper, issue)
    logbook = Logbook()
    visit = Visit(issue, store, at, contact, clock or WallClock(), logbook)
    before = _records(issue, store)
    try:
        fetched = _fetched(paper, visit, before)
    except BulletinError as error:
        visit.write_down(type(error).__name__, str(error))
        raise
    is_news = fetched.new_pages or fetched.issue not in before[-1:]
    if is_news or logbook.has_trouble or visit.is_in_doubt:
        visit.write_down(GIVEN)
    return fetched


def _fetched(paper: Newspaper, visit: Visit, before: Sequence[Issue]) -> FetchedIssue:
    earlier = before[-1].receipts if before else loose_receipts(visit.store, visit.issue)
    with opened(paper, visit, earlier) as (platform, source):
        listing = platform.listing(visit.issue)
        if listing.is_whole:
            taken = take_whole(source, listing.pages[0], visit.store, visit.at, visit.logbook)
        else:
            known = frozenset(receipt.page for receipt in before[-1].receipts) if before else ()
            taken = take_pages(
                source, listing.pages, visit.store, visit.at, visit.logbook, known=known
            )
        fetched = _recorded(visit, before, taken, listing.findings)
        if fetched.new_pages or kept_site(visit.store, visit.issue) is None:
            told = site_issue_of(platform, visit.issue, listing)
            if told is not None:
                keep_site(visit.store, told)
    return fetched


def _recorded(
    visit: Visit, before: Sequence[Issue], taken: Taken, findings: tuple[Finding, ...]
) -> FetchedIssue:
    """
    Write the issue's record.

    A page that is listed and cannot be had today, and was good before, stays in it. One that is
    listed no more does not; whether the site is right is for a person to say. Pages brought by
    hand stay where the site has nothing newer.
    """
    issue, store = visit.issue, visit.store
    earlier = before[-1].receipts if before else ()
    lost = {*(miss.page for miss in taken.missed), *(finding.at for finding in findings)}
    by_hand = standing((kept.receipt for kept in taken.kept), before)
    pages = {receipt.page: receipt for receipt in earlier if receipt.page in lost}
    pages |= {kept.receipt.page: kept.receipt for kept in taken.kept} | by_hand
    receipts = sorted(pages.values(), key=lambda receipt: receipt.page.number)
    told = (
        *(it for it in (*findings, *findings_on(taken.missed, earlier)) if it.at not in by_hand),
        *taken.findings,
        *(finding for kept in taken.kept for finding in kept.findings),
        *_found_before(taken, before),
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


def _found_before(taken: Taken, before: Sequence[Issue]) -> Iterator[Finding]:
    """What was found in files that are the same as in the last record, and were not opened now."""
    if not before:
        return
    opened_now = {kept.receipt.page for kept in taken.kept if kept.findings}
    same = {kept.receipt.page for kept in taken.kept if kept.receipt in before[-1].receipts}
    for finding in before[-1].findings:
        if finding.code == SEVERAL and finding.at in same - opened_now:
            yield finding


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
