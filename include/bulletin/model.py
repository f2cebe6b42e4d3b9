"""
What things are.

Every value is frozen. The names are those of docs/glossary.md; lengths are points, with the origin
at the top left of a page and y growing downward. `text` is what we read, `printed` and `raw_text`
what stood on the page where that differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Self

from bulletin.errors import BadSetting
from bulletin.geometry import Box

_ISSUE = re.compile(
    r"(?P<paper>[a-z][a-z0-9]{0,29})-(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})-(?P<edition>[a-z])"
)


def _issue_match(text: str) -> re.Match[str]:
    found = _ISSUE.fullmatch(text)
    if found is None:
        message = (
            f"{text!r} is not an issue id; write paper, date and edition letter, "
            "as in 'hexi-2026-03-15-a'"
        )
        raise BadSetting(message)
    return found


class IssueId(str):
    """One newspaper's publication of one date: `{paper}-{YYYY-MM-DD}-{edition letter}`."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        found = _issue_match(text)
        try:
            date.fromisoformat(found["date"])
        except ValueError as error:
            message = f"{text!r} is not an issue id: there is no day {found['date']}"
            raise BadSetting(message) from error
        return super().__new__(cls, text)

    @classmethod
    def of(cls, paper: str, day: date, edition: str = "a") -> Self:
        return cls(f"{paper}-{day.isoformat()}-{edition}")

    @property
    def paper(self) -> str:
        return _issue_match(self)["paper"]

    @property
    def date(self) -> date:
        return date.fromisoformat(_issue_match(self)["date"])

    @property
    def edition(self) -> str:
        return _issue_match(self)["edition"]

    def page(self, number: int) -> PageId:
        return PageId(f"{self}-p{number:02d}")

    def article(self, number: int) -> ArticleId:
        return ArticleId(f"{self}-i{number:04d}")


class _PartId(str):
    """The id of a part of an issue: the issue's id, a letter and a number."""

    __slots__ = ()
    _part: ClassVar[re.Pattern[str]]
    _called: ClassVar[str]

    def __new__(cls, text: str) -> Self:
        issue, _, part = text.rpartition("-")
        if not cls._part.fullmatch(part):
            message = f"{text!r} is not {cls._called}"
            raise BadSetting(message)
        IssueId(issue)
        return super().__new__(cls, text)

    @property
    def issue(self) -> IssueId:
        return IssueId(self.rpartition("-")[0])

    @property
    def number(self) -> int:
        return int(self.rpartition("-")[2][1:])


class PageId(_PartId):
    """One page of an issue: `hexi-2026-03-15-a-p02`."""

    __slots__ = ()
    _part = re.compile("p[0-9]{2,}")
    _called = "a page id (…-p02)"


class ArticleId(_PartId):
    """One article of an issue: `hexi-2026-03-15-a-i0007`; the same for the same input."""

    __slots__ = ()
    _part = re.compile("i[0-9]{4,}")
    _called = "an article id (…-i0007)"


class Severity(StrEnum):
    """How much a finding matters to the person on duty."""

    NOTE = "note"
    WARNING = "warning"
    HOLD = "hold"  # the issue is kept out of the dataset until a person has looked


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Something that was not understood, or not as expected, while the rest stands.

    Attributes:
        code: What kind, in kebab case: `printed-date-differs`.
        at: The id of the issue, page, block or article.
        message: One sentence with the value found and what to do.
    """

    code: str
    at: str
    message: str
    severity: Severity = Severity.WARNING


# ---------------------------------------------------------------- what is fetched


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where a page can be fetched; `label` is the site's own word, as 第A02版：城事."""

    id: PageId
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    What was fetched for a page, when, and its digest.

    Attributes:
        key: Where the bytes are in the archive.
        fetched_at: When these bytes were first fetched, in UTC.
        status: The HTTP status; 200 for a file that was read from a folder.
    """

    page: PageId
    label: str
    url: str
    final_url: str
    fetched_at: datetime
    status: int
    size: int
    sha256: str
    key: str


@dataclass(frozen=True, slots=True)
class Issue:
    """
    One paper's publication of one date, as it is in the archive.

    Attributes:
        receipts: Of its pages, in page order.
        findings: Pages that should be there and are not, or not as PDFs.
    """

    id: IssueId
    receipts: tuple[Receipt, ...]
    findings: tuple[Finding, ...] = ()


# ---------------------------------------------------------------- what is on a page


class Role(StrEnum):
    """What a block is on its page."""

    MASTHEAD = "masthead"
    EAR = "ear"
    FOLIO = "folio"
    STAFF_LINE = "staff_line"
    STANDING_HEAD = "standing_head"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    SUMMARY = "summary"
    BYLINE = "byline"
    CROSSHEAD = "crosshead"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP_LINE = "jump_line"
    CONTINUATION = "continuation"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    UNKNOWN = "unknown"

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page and to no article."""
        return self in (Role.MASTHEAD, Role.EAR, Role.FOLIO, Role.STAFF_LINE)


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line of type.

    Attributes:
        text: Its characters in reading order, without the spaces between Han characters.
        printed: The characters as the PDF gives them, where they differ from `text`.
        size: Type size in points.
        upright: Whether it runs from top to bottom.
    """

    text: str
    box: Box
    font: str
    size: float
    upright: bool = False
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line or thin bar that parts things; `weight` is its thickness in points."""

    box: Box
    weight: float

    @property
    def is_horizontal(self) -> bool:
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame or a shaded area that holds things together."""

    box: Box
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or drawing; `is_shapes` where it is drawn from paths."""

    box: Box
    is_shapes: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One base column of the page's grid."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Block:
    """
    Lines that stand together and do one job.

    Attributes:
        id: `b007`, unique on its page.
        decided_by: The rule that chose the role.
        column: Index of its first base column.
        span: How many base columns it covers.
        order: Place in the reading order of the page, from 0.
        panel: Index of the smallest panel that holds it, if any.
        head: Number of the head (headline with kicker, subheadline, byline) that it is part of.
    """

    id: str
    box: Box
    role: Role
    decided_by: str
    lines: tuple[Line, ...]
    column: int
    span: int
    order: int
    panel: int | None = None
    head: int | None = None

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Byline:
    """A person named as a maker of an article, and the part: 记者, 通讯员, 摄影 …, if printed."""

    name: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Folio:
    """What the page says of itself; None where it does not say it."""

    date: date | None = None
    page_number: int | None = None
    section: str | None = None
    issue_number: str | None = None
    staff: tuple[Byline, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """
    One page, read.

    Attributes:
        body_size: Type size of the body in points; 0 where the page has no text.
        leading: Usual distance of the body's baselines in points.
        blocks: In reading order, furniture included.
        glyph_count: Glyphs drawn with a text, before any was put aside.
        put_aside: Glyphs ignored, by reason: `drawn_twice`, `off_page`, `invisible`, `no_size`.
    """

    id: PageId
    width: float
    height: float
    folio: Folio
    body_size: float
    type_area: Box
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    leading: float
    glyph_count: int
    put_aside: dict[str, int]
    findings: tuple[Finding, ...]


# ---------------------------------------------------------------- what is read


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
        field: headline, kicker, subheadline or body.
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
