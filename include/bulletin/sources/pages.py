"""Taking an issue's pages one by one: what is good goes into the archive, what is not is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bulletin.archive import Store
from bulletin.document import PdfFacts, check_file, check_pdf, split_pages
from bulletin.errors import (
    BulletinError,
    DocumentError,
    Locked,
    SourceBlocked,
    SourceUnavailable,
    TooMuch,
    WebPage,
)
from bulletin.model import Finding, IssueId, PageId, PageRef, Receipt, Verdict
from bulletin.sources.answers import Later
from bulletin.sources.archiving import Kept, keep_whole
from bulletin.sources.cutting import Keeper, keep_part
from bulletin.sources.downloads import Download, Known
from bulletin.sources.logbook import Logbook, verdict_on
from bulletin.sources.markup import decoded
from bulletin.sources.platform import Answer
from bulletin.sources.refusals import MAX_REFUSAL, check_welcome


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


class Source(Protocol):
    """What gives the bytes of a page: a folder, or downloads from a site."""

    def get(self, page: PageRef) -> Answer | Download | Known | None:
        """A page's bytes; Known where the archive has them; None where its file is not there."""


def take_pages(
    source: Source,
    pages: Iterable[PageRef],
    store: Store,
    at: datetime,
    logbook: Logbook | None = None,
    *,
    known: Collection[PageId] = (),
) -> Taken:
    """
    Fetch pages and archive the good ones.

    A page that cannot be had does not hold up the others, but two in a row for which there is no
    answer are a site that is down.

    Args:
        known: Pages that were good before; where all of them are bad today, they were taken back.

    Raises:
        SourceBlocked: A page of HTML in a PDF's place sends us away.
        DocumentError: No page is good, and none was; the first one's trouble.
        SourceUnavailable: No page's file is there, and none was, or the site is down.
    """
    results: list[Kept | Missed] = []
    listed = tuple(pages)
    keeper, logbook = Keeper(listed, store, at), logbook or Logbook()
    for page in listed:
        results.append(_taken(source, page, keeper, logbook))
        _check_up(results[-2:])
    kept = tuple(result for result in results if isinstance(result, Kept))
    missed = tuple(result for result in results if isinstance(result, Missed))
    if not kept and not _is_taken_back(missed, known):
        errors = [result.error for result in missed]
        raise next((error for error in errors if isinstance(error, DocumentError)), errors[0])
    return Taken(kept, missed)


def _is_taken_back(missed: Sequence[Missed], known: Collection[PageId]) -> bool:
    """Whether the site has something else, or nothing, in the place of pages that were good."""
    return all(miss.page in known and not isinstance(miss.error, Later) for miss in missed)


def take_whole(
    source: Source, file: PageRef, store: Store, at: datetime, logbook: Logbook | None = None
) -> Taken:
    """
    Fetch the file of a whole issue, and archive it and each of its pages.

    Raises:
        DocumentError: It cannot be split.
        SourceUnavailable: It has gone since it was listed.
    """
    answer = source.get(file)
    if answer is None:
        raise _gone(file)
    if isinstance(answer, Known):
        return Taken(tuple(Kept(receipt, is_new=False) for receipt in answer.receipts))
    issue = file.id.issue
    try:
        parts = split_pages(_bytes(answer), f"{issue} from {file.url}")
    except DocumentError as error:
        (logbook or Logbook()).judge(file.url, verdict_on(error), str(error))
        raise
    findings = keep_whole(store, issue, answer)
    return Taken(tuple(_kept_parts(issue, answer, parts, store, at)), findings=findings)


def findings_on(missed: Sequence[Missed], earlier: Sequence[Receipt]) -> tuple[Finding, ...]:
    """
    One finding for each page missed; it says so where the page was good `earlier`.

    Where the site merely did not answer, a page that was good earlier is as good as before.
    """
    before = {receipt.page: receipt for receipt in earlier}
    return tuple(
        _finding(miss, before.get(miss.page))
        for miss in missed
        if miss.page not in before or not isinstance(miss.error, Later)
    )


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


def _taken(source: Source, page: PageRef, keeper: Keeper, logbook: Logbook) -> Kept | Missed:
    try:
        answer = source.get(page)
        if answer is None:
            return Missed(page.id, _gone(page))
        if isinstance(answer, Known):
            return Kept(answer.receipts[0], is_new=False)
        kept = keeper.keep(page, answer, _facts(answer, _name(page)))
    except DocumentError as error:
        if isinstance(error, WebPage) and isinstance(answer, Download):
            _check_welcome(answer, logbook)
        logbook.judge(page.url, verdict_on(error), str(error))
        return Missed(page.id, error)
    except Later as error:
        return Missed(page.id, error)
    if not kept.is_new:
        logbook.judge(page.url, Verdict.UNCHANGED)
    return kept


def _check_welcome(answer: Download, logbook: Logbook) -> None:
    """See whether HTML in a PDF's place is a refusal: it says nothing of the page itself."""
    with answer.path.open("rb") as file:
        text = decoded(file.read(MAX_REFUSAL))
    try:
        check_welcome(answer.url, text)
    except SourceBlocked as error:
        logbook.judge(answer.url, Verdict.REFUSED, str(error))
        raise


def _check_up(last: Sequence[Kept | Missed]) -> None:
    """Stop where a site has not answered for two pages in a row."""
    errors = [result.error for result in last if isinstance(result, Missed)]
    if [type(error) for error in errors] == [Later, Later]:
        raise errors[0]


def _facts(answer: Answer | Download, name: str) -> PdfFacts:
    match answer:
        case Download():
            return check_file(answer.path, name)
        case Answer():
            return check_pdf(answer.data, name)


def _bytes(answer: Answer | Download) -> bytes:
    match answer:
        case Download():
            return answer.path.read_bytes()
        case Answer():
            return answer.data


def _kept_parts(
    issue: IssueId, whole: Answer | Download, parts: Sequence[bytes], store: Store, at: datetime
) -> Iterator[Kept]:
    for number, part in enumerate(parts, 1):
        page = PageRef(issue.page(number), str(number), whole.url)
        yield keep_part(store, page, whole, (number, part), at)


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
