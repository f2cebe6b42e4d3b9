"""What is on a page; lengths are points, origin top left, y growing downward."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bulletin.geometry import Box
from bulletin.model.ids import Finding, PageId


class Role(StrEnum):
    """What a block is on its page."""

    MASTHEAD = "masthead"
    EAR = "ear"
    FOLIO = "folio"
    STAFF_LINE = "staff_line"
    CONTENTS = "contents"
    STANDING_HEAD = "standing_head"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    SUMMARY = "summary"
    BYLINE = "byline"
    CROSSHEAD = "crosshead"
    BODY = "body"
    TABLE = "table"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull_quote"
    JUMP_LINE = "jump_line"
    CONTINUATION = "continuation"
    NOTICE = "notice"
    ADVERTISEMENT = "advertisement"
    UNKNOWN = "unknown"

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page and to no article."""
        return self in (
            Role.MASTHEAD, Role.EAR, Role.FOLIO, Role.STAFF_LINE, Role.CONTENTS
        )  # fmt: skip


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


def printed_date(folios: tuple[Folio, ...]) -> date | None:
    """The date that most pages print, the later of two; None where none prints one."""
    printed = Counter(folio.date for folio in folios if folio.date is not None)
    return max(printed, key=lambda day: (printed[day], day), default=None)


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
