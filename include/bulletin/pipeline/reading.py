"""From an issue in the archive to its articles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bulletin import __version__, topics
from bulletin.archive import add_record, latest_record, records
from bulletin.articles import segment_issue
from bulletin.catalog import Expectations
from bulletin.codec import from_json, to_json, to_json_line
from bulletin.errors import NotInStore, StoreError, UnknownPaper
from bulletin.layout import read_page
from bulletin.model import (
    Article,
    Finding,
    Issue,
    IssueArticles,
    IssueId,
    Page,
    PageId,
    Receipt,
    Severity,
)
from bulletin.pipeline.comparing import Beside
from bulletin.pipeline.desk import Desk, Made
from bulletin.pipeline.identity import keep_ids
from bulletin.pipeline.judging import judge_issue
from bulletin.text import clean_article

_LOOSE_PAGE = PageId("page-0001-01-01-a-p01")  # of a page that comes without paper and date


def pipeline_version() -> str:
    """Version of the program, and of the lexicon after the plus sign."""
    return f"{__version__}+{topics.LEXICON_VERSION}"


def make_articles(desk: Desk, key: str) -> Made:
    """
    Read, segment, clean and tag an issue, from the key of its record.

    Where its site gave its own list of articles, they are checked and mended by that.

    Raises:
        NotInStore: There is no such record.
        DocumentError, LayoutError: A page cannot be read; the message has its id.
    """
    issue = from_json(desk.store.get(key), Issue, key)
    pages = [_laid_out(desk, receipt) for receipt in issue.receipts]
    beside = Beside(desk.store, issue.id, pages)
    read = read_pages(issue.id, pages, source=key, findings=issue.findings)
    read = keep_ids(_earlier(desk, issue.id), _told(desk, beside.mended(read)))
    slip = _slip(desk, issue.id.paper)
    return _keep(desk, issue, judge_issue(desk.store, issue, beside.checked(read), slip))


def retag(desk: Desk, key: str) -> Made:
    """
    Tag an issue's articles anew from their stored text, from the key of its record.

    What they name and their keywords are found anew as well.

    Raises:
        NotInStore: Its articles have not been made yet.
    """
    issue = from_json(desk.store.get(key), Issue, key)
    stored = _last(desk, issue.id)
    if stored is None:
        message = f"articles/{issue.id}: no articles yet; make them before tagging them anew"
        raise NotInStore(message)
    return _keep(desk, issue, replace(_told(desk, stored), pipeline_version=pipeline_version()))


def read_pages(
    issue: IssueId, pages: Sequence[Page], *, source: str, findings: Sequence[Finding] = ()
) -> IssueArticles:
    """Segment and clean an issue from its pages, in page order."""
    segmented = segment_issue(issue, pages)
    articles = tuple(clean_article(article) for article in segmented.articles)
    on_pages = tuple(finding for page in pages for finding in page.findings)
    return IssueArticles(
        issue=issue,
        number=next((p.folio.issue_number for p in pages if p.folio.issue_number), None),
        source=source,
        folios=tuple(page.folio for page in pages),
        articles=articles,
        advertisements=segmented.advertisements,
        other=segmented.other,
        findings=(*findings, *on_pages, *segmented.findings),
        is_held=False,
        text_sha256=_digest(articles),
        pipeline_version=pipeline_version(),
        pages=tuple(page.id for page in pages),
    )


def page_to_articles(data: bytes) -> tuple[Article, ...]:
    """
    One page's PDF to its articles, in process, without topics.

    Raises:
        NotAPdf, LayoutError, TooMuch: What is wrong with the page.
    """
    page = read_page(data, _LOOSE_PAGE)
    segmented = segment_issue(_LOOSE_PAGE.issue, (page,))
    return tuple(clean_article(article) for article in segmented.articles)


def _laid_out(desk: Desk, receipt: Receipt) -> Page:
    """Read one page, and keep its layout."""
    data = desk.store.get(receipt.key)
    if hashlib.sha256(data).hexdigest() != receipt.sha256:
        message = f"{receipt.key}: not the bytes that were fetched; restore it from a copy"
        raise StoreError(message)
    page = read_page(data, receipt.page)
    add_record(desk.store, f"layout/{receipt.page.issue}/{receipt.page}", to_json_line(page))
    return page


def _told(desk: Desk, read: IssueArticles) -> IssueArticles:
    """The articles with what their words tell: topics, what they name, keywords."""
    # Its dictionary is a fifth of a second of imports that no other step owes.
    from bulletin.entities import Home, name_article  # noqa: PLC0415

    home = Home(*_city_and_district(desk, read.issue.paper))
    tagged = (topics.tag_article(article) for article in read.articles)
    named = tuple(name_article(article, read.issue.date, home) for article in tagged)
    return replace(read, articles=named)


def _city_and_district(desk: Desk, code: str) -> tuple[str, str]:
    """Where a newspaper is from; nowhere, if its file has gone since it was fetched."""
    try:
        newspaper = desk.newspaper(code)
    except UnknownPaper:
        return "", ""
    return newspaper.city, newspaper.district


def _slip(desk: Desk, code: str) -> int:
    """How many days the date that a newspaper prints may be off."""
    try:
        return desk.newspaper(code).expect.printed_days_off
    except UnknownPaper:
        return Expectations().printed_days_off


def _digest(articles: Sequence[Article]) -> str:
    text = "\n".join(f"{article.heads.headline}\n{article.body}" for article in articles)
    return hashlib.sha256(text.encode()).hexdigest() if text.strip() else ""


def _last(desk: Desk, issue: IssueId) -> IssueArticles | None:
    """The articles as they were made last."""
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), IssueArticles, key) if key else None


def _earlier(desk: Desk, issue: IssueId) -> list[IssueArticles]:
    """All readings of the issue's articles, oldest first."""
    keys = records(desk.store, f"articles/{issue}")
    return [from_json(desk.store.get(key), IssueArticles, key) for key in keys]


def _keep(desk: Desk, issue: Issue, read: IssueArticles) -> Made:
    key = add_record(desk.store, f"articles/{issue.id}", to_json(read))
    held = next((f.message for f in read.findings if f.severity is Severity.HOLD), None)
    return Made(
        issue.id, key, len(read.pages), len(read.articles),
        sum(len(article.tags) for article in read.articles), len(read.findings),
        held if read.is_held else None,
    )  # fmt: skip
