"""What is read; `text` is what we read, `printed` and `raw_text` what stood on the page."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.geometry import Box
from bulletin.model.entity import Entity
from bulletin.model.ids import ArticleId, Finding, IssueId, PageId
from bulletin.model.page import Byline, Folio


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of an article and the box it was printed in."""

    text: str
    page: PageId
    block: str
    box: Box
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or crosshead, joined over lines, columns and pages."""

    pieces: tuple[Piece, ...]
    is_crosshead: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Heads:
    """The headlines of an article; `headline` is empty where the article has none of its own."""

    headline: str
    kicker: str | None = None
    subheadline: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Illustration:
    """A photograph with its caption as printed and the photographer, if named."""

    page: PageId
    box: Box | None
    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Words that speak for a tag, and their place in a field of the article.

    Attributes:
        field: headline, kicker, subheadline, standing_head or body.
        start, end: Offsets in characters.
    """

    field: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Tag:
    """
    A topic of an article.

    Attributes:
        score: As the lexicon weighs it.
        share: Of the best topic's score, 0 to 1.
        evidence: The words that decided, the heaviest first.
    """

    topic: str
    score: float
    share: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """
    What a reader would cut out of the paper.

    Attributes:
        item_type: article, photo, notice or brief.
        byline: As printed on a line of its own; None where there is none.
        dateline: The opening of the first paragraph, as 本报讯; it stays in the text.
        raw_text: All its text as printed, blocks in reading order.
        continues_on: Page number of a jump line whose other end was not found.
        continued_from: Page number of a continuation line whose other end was not found.
        text_quality: 0 to 1.
        blocks: Where it came from, in reading order: page id and block id joined by a hyphen.
        confidence: Of the segmentation, 0 to 1.
        entities, keywords: What it names, and the words that it is found by.
        dup_cluster_id: The earliest article of which it is a copy, itself where of none; None
            until it is published.
    """

    id: ArticleId
    pages: tuple[PageId, ...]
    section: str | None
    item_type: str
    standing_head: str | None
    heads: Heads
    byline: str | None
    bylines: tuple[Byline, ...]
    dateline: str | None
    paragraphs: tuple[Paragraph, ...]
    illustrations: tuple[Illustration, ...]
    raw_text: str
    continues_on: int | None
    continued_from: int | None
    is_lead: bool
    confidence: float
    text_quality: float = 1.0
    quality_flags: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    entities: tuple[Entity, ...] = ()
    keywords: tuple[str, ...] = ()
    dup_cluster_id: ArticleId | None = None
    blocks: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """Paragraphs and crossheads, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class IssueArticles:
    """
    All that was read from an issue.

    Attributes:
        source: Key of the issue's record in the archive that this was read from.
        pages, folios: The pages read, and what each says of itself.
        text_sha256: Digest of the text of all articles; empty where there is none.
        other: Text that belongs to no article: folios, mastheads, staff lines.
        is_held: Whether it stays out of the dataset; a finding of severity `hold` says why.
    """

    issue: IssueId
    number: str | None
    source: str
    folios: tuple[Folio, ...]
    articles: tuple[Article, ...]
    advertisements: tuple[str, ...]
    other: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_held: bool
    text_sha256: str
    pipeline_version: str
    pages: tuple[PageId, ...] = ()
