"""What is published: an issue as it was fetched and read, with its newspaper."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bulletin.catalog import Newspaper
from bulletin.codec import to_json_line
from bulletin.model import Article, Finding, Folio, Issue, IssueArticles, PageId, Receipt, Severity


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """
    One issue to publish.

    Attributes:
        issue: Its pages as they were fetched.
        read: What was read from them.
        articles_key: Where `read` is in the archive.
    """

    newspaper: Newspaper
    issue: Issue
    read: IssueArticles
    articles_key: str

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that are published: none, where the issue is held."""
        return () if self.read.is_held else self.read.articles

    @property
    def held_reason(self) -> str | None:
        """What the findings that hold it say; None where it is not held."""
        if not self.read.is_held:
            return None
        held = [found.message for found in self.read.findings if found.severity is Severity.HOLD]
        return "; ".join(held) or "held by the reader without a finding that says why"

    @property
    def has_pdf(self) -> bool:
        """Whether the whole issue is published as one PDF."""
        return self.newspaper.rights.bodies and not self.read.is_held

    def receipt(self, page: PageId) -> Receipt:
        """The receipt of a page; `checks` has seen that there is one."""
        return next(receipt for receipt in self.issue.receipts if receipt.page == page)

    def folio(self, page: PageId) -> Folio:
        """What a page says of itself; nothing, where it was not read."""
        folios = dict(zip(self.read.pages, self.read.folios, strict=True))
        return folios.get(page, Folio())


def findings_of(entries: tuple[IssueEntry, ...]) -> tuple[Finding, ...]:
    """All findings, issue by issue."""
    return tuple(found for entry in entries for found in entry.read.findings)


def content_sha256(article: Article) -> str:
    """
    A digest of the text that a reader sees.

    It leaves out what is about the text: topics, quality, confidence and boxes.
    """
    seen = (
        article.pages,
        article.section,
        article.item_type,
        article.standing_head,
        article.heads,
        article.byline,
        article.bylines,
        article.dateline,
        [(paragraph.text, paragraph.is_crosshead) for paragraph in article.paragraphs],
        [(picture.caption, picture.credit) for picture in article.illustrations],
    )
    return hashlib.sha256(to_json_line(seen)).hexdigest()
