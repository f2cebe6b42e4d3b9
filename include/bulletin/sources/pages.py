"""Taking an issue's pages one by one: what is good goes into the archive, what is not is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bulletin.archive import Store
from bulletin.document import check_pdf, split_pages
from bulletin.errors import BulletinError, DocumentError, Locked, SourceUnavailable, TooMuch
from bulletin.model import Finding, IssueId, PageId, PageRef, Receipt
from bulletin.sources.archiving import Kept, keep_page, keep_whole
from bulletin.sources.platform import Answer, Platform


@dataclass(frozen=True, slots=True)
class Missed:
    """A listed page that could not be had, and why."""

    page: PageId
    error: BulletinError


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an issue's listed pages, both in page order."""

    kept: tuple[Kept, ...]
    missed: tuple[Missed, ...] = ()
    findings: tuple[Finding, ...] = ()


def take_pages(platform: Platform, pages: Iterable[PageRef], store: Store, at: datetime) -> Taken:
    """
    Fetch pages and archive the good ones.

    Raises:
        DocumentError: No page is good; the first one's trouble.
        SourceUnavailable: No page's file is there.
    """
    results = [_taken(platform, page, store, at) for page in pages]
    kept = tuple(result for result in results if isinstance(result, Kept))
    missed = tuple(result for result in results if isinstance(result, Missed))
    if not kept:
        errors = [result.error for result in missed]
        raise next((error for error in errors if isinstance(error, DocumentError)), errors[0])
    return Taken(kept, missed)


def take_whole(platform: Platform, file: PageRef, store: Store, at: datetime) -> Taken:
    """
    Fetch the file of a whole issue, and archive it and each of its pages.

    Raises:
        DocumentError: It cannot be split.
        SourceUnavailable: It has gone since it was listed.
    """
    answer = platform.get(file)
    if answer is None:
        raise _gone(file)
    issue = file.id.issue
    parts = split_pages(answer.data, f"{issue} from {file.url}")
    findings = keep_whole(store, issue, answer.data)
    return Taken(tuple(_kept_parts(issue, answer, parts, store, at)), findings=findings)


def findings_on(missed: Sequence[Missed], earlier: Sequence[Receipt]) -> tuple[Finding, ...]:
    """One finding for each page missed; it says so where the page was good `earlier`."""
    before = {receipt.page: receipt for receipt in earlier}
    return tuple(_finding(miss, before.get(miss.page)) for miss in missed)


def twice(receipts: Sequence[Receipt]) -> tuple[Finding, ...]:
    """A finding for each page whose bytes are those of a page before it."""
    first: dict[str, PageId] = {}
    findings = []
    for receipt in receipts:
        page = first.setdefault(receipt.sha256, receipt.page)
        if page != receipt.page:
            message = f"the same bytes as {page}; the source may list one page under two labels"
            findings.append(Finding("page-twice", receipt.page, message))
    return tuple(findings)


def _taken(platform: Platform, page: PageRef, store: Store, at: datetime) -> Kept | Missed:
    try:
        answer = platform.get(page)
        if answer is None:
            return Missed(page.id, _gone(page))
        facts = check_pdf(answer.data, _name(page))
    except DocumentError as error:
        return Missed(page.id, error)
    kept = keep_page(store, page, answer, at)
    if facts.pages == 1:
        return kept
    message = f"{page.url} has {facts.pages} pages, and one was expected; only its first is read"
    more = Finding("several-pages-in-file", page.id, message)
    return replace(kept, findings=(*kept.findings, more))


def _kept_parts(
    issue: IssueId, whole: Answer, parts: Sequence[bytes], store: Store, at: datetime
) -> Iterator[Kept]:
    for number, part in enumerate(parts, 1):
        url, final_url = f"{whole.url}#page={number}", f"{whole.final_url}#page={number}"
        page = PageRef(issue.page(number), str(number), url)
        yield keep_page(store, page, Answer(url, final_url, whole.status, part), at)


def _finding(miss: Missed, earlier: Receipt | None) -> Finding:
    if earlier is None:
        return Finding(_code(miss.error), miss.page, str(miss.error))
    message = f"{miss.error}; what was good before stays ({earlier.key}); was it withdrawn?"
    return Finding("page-withdrawn", miss.page, message)


def _code(error: BulletinError) -> str:
    match error:
        case Locked():
            return "page-locked"
        case TooMuch():
            return "page-too-much"
        case DocumentError():
            return "page-not-a-pdf"
        case _:
            return "page-not-there"


def _gone(page: PageRef) -> SourceUnavailable:
    return SourceUnavailable(f"{_name(page)}: listed, and not there yet; fetch again later")


def _name(page: PageRef) -> str:
    return f"{page.id} from {page.url}"
