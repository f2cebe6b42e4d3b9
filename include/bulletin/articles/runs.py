"""Runs: what stands under one another in a column without a break between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bulletin.articles.credits import read_closing
from bulletin.articles.parting import begins_story
from bulletin.geometry import Box, around, overlap_x, smallest_holding
from bulletin.model import Block, Line, Page, Role
from bulletin.wording import ENDS_SENTENCE

RUN_GAP = 2.4  # × leading inside a run; more white parts stories
PICTURE_GAP = 3.5  # × leading between type and a picture, whose caption may stand between
INDENT = 1.2  # × type size that a first line stands in at least (two characters, rarely one)
FEW_OPENINGS = 4  # paragraphs: with fewer a page does not tell how it sets them
FULL = 1.3  # × type size that a full line may end before the column's edge

TEXT_ROLES = frozenset(
    {
        Role.BODY, Role.CROSSHEAD, Role.BYLINE, Role.JUMP_LINE, Role.NOTICE, Role.CREDIT,
        Role.UNKNOWN, Role.TABLE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """
    Blocks and pictures of one column, from top to bottom.

    Attributes:
        left, right: Edges of the column.
        pictures: Indices of pictures that stand in it.
        indents: Whether the page's paragraphs begin with a line that stands in.
    """

    page: int
    column: int
    left: float
    right: float
    blocks: tuple[Block, ...]
    pictures: tuple[int, ...]
    box: Box
    panel: int | None
    indents: bool = True

    @property
    def body(self) -> tuple[Line, ...]:
        return tuple(
            line for block in self.blocks if block.role is Role.BODY for line in block.lines
        )

    @property
    def tables(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.role is Role.TABLE)

    @property
    def opens_indented(self) -> bool:
        """Whether it begins with a paragraph, not in the middle of one."""
        lines = self.body
        if not lines or self.blocks[0].role in {Role.CROSSHEAD, Role.TABLE}:
            return True
        return lines[0].box.left - self.left > INDENT * lines[0].size

    @property
    def is_upright(self) -> bool:
        """Whether it is a tier of upright lines."""
        return bool(self.body) and self.body[0].upright

    @property
    def ends_sentence(self) -> bool:
        """Whether its last line ends with a sentence, as it may though it is full."""
        lines = self.body
        return bool(lines) and ENDS_SENTENCE.search(lines[-1].text.rstrip()) is not None

    @property
    def breaks_off(self) -> bool:
        """Whether it ends in the middle of a paragraph: with a full line that names no makers."""
        lines = self.body
        if not lines or self.blocks[-1].role is not Role.BODY:
            return False
        if self.right - lines[-1].box.right >= FULL * lines[-1].size:
            return False
        return not read_closing("".join(line.text for line in lines[-2:]))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block or a picture in a column, with the panel that it stands in."""

    box: Box
    block: Block | None
    picture: int | None
    panel: int | None


def find_runs(page: Page, number: int) -> list[Run]:
    """
    Cut each column into runs.

    A run ends at a head or another piece that is no story's text, at a horizontal rule, at the
    edge of a panel, and at white of more than RUN_GAP (beside a picture PICTURE_GAP).
    """
    runs: list[Run] = []
    indents = _sets_in(page)
    for column in range(len(page.columns)):
        runs += [
            replace(_run(page, number, column, pieces), indents=indents)
            for pieces in _stretches(page, column)
            if any(piece.block for piece in pieces)
        ]
    return runs


def _sets_in(page: Page) -> bool:
    """Whether lines that follow a short one, and so open a paragraph, stand in; most do."""
    opening = inset = 0
    for column, place in enumerate(page.columns):
        for before, line in pairwise(_body_lines(page, column)):
            is_next = 0 < line.box.bottom - before.box.bottom < RUN_GAP * page.leading
            if is_next and place.right - before.box.right > FULL * line.size:
                opening += 1
                inset += line.box.left - place.left > INDENT * line.size
    return opening < FEW_OPENINGS or inset > opening / 3


def _body_lines(page: Page, column: int) -> Iterator[Line]:
    """The lines of body in a column, over its blocks: white may part its paragraphs."""
    for block in page.blocks:
        if block.role is Role.BODY and block.span == 1 and block.column == column:
            yield from block.lines


def _run(page: Page, number: int, column: int, pieces: Sequence[_Piece]) -> Run:
    place = page.columns[column]
    blocks = tuple(piece.block for piece in pieces if piece.block)
    pictures = tuple(piece.picture for piece in pieces if piece.picture is not None)
    panel = next((block.panel for block in blocks), None)
    return Run(number, column, place.left, place.right, blocks, pictures,
               around(piece.box for piece in pieces), panel)  # fmt: skip


def _stretches(page: Page, column: int) -> Iterator[list[_Piece]]:
    held: list[_Piece] = []
    for piece in sorted(_pieces(page, column), key=lambda piece: piece.box.top):
        if held and _is_parted(page, held, piece):
            yield held
            held = []
        if piece.block is not None and (not _is_text(piece.block) or piece.block.column != column):
            if piece.block.role is not Role.CAPTION:
                if held:
                    yield held
                held = []
            continue
        held.append(piece)
    if held:
        yield held


def _pieces(page: Page, column: int) -> Iterator[_Piece]:
    """All that stands in a column or reaches over it."""
    place = page.columns[column]
    strip = Box(place.left, 0, place.right, page.height)
    for block in page.blocks:
        if block.role.is_furniture:
            continue
        is_table = block.role is Role.TABLE  # that stands over columns belongs to its first
        is_own = block.column == column and (block.span == 1 or is_table)
        is_over = overlap_x(block.box, strip) > min(block.box.width, strip.width) / 4
        if is_own or (is_over and (is_table or not _is_text(block))):
            yield _Piece(block.box, block, None, block.panel)
    for index, picture in enumerate(page.pictures):
        if not picture.is_shapes and overlap_x(picture.box, strip) > strip.width / 2:
            yield _Piece(picture.box, None, index, panel_of_picture(page, picture.box))


def panel_of_picture(page: Page, picture: Box) -> int | None:
    """The panel that a picture stands in with a story; a frame of its own is none."""
    used = sorted({block.panel for block in page.blocks if block.panel is not None})
    held = smallest_holding(picture, [page.panels[index].box for index in used])
    return None if held is None else used[held]


def _is_text(block: Block) -> bool:
    """Whether a block is a story's running text; a byline in a head is not."""
    return block.role in TEXT_ROLES and block.head is None


def _is_parted(page: Page, held: Sequence[_Piece], piece: _Piece) -> bool:
    last = held[-1]
    if last.panel != piece.panel:
        return True
    top, bottom = max(p.box.bottom for p in held), piece.box.top
    near_picture = last.picture is not None or piece.picture is not None
    limit = (PICTURE_GAP if near_picture else RUN_GAP) * page.leading
    if bottom - top > limit:
        return True
    if begins_story(page, Box(piece.box.left, top, piece.box.right, bottom), piece.box):
        return True
    gap = Box(piece.box.left, min(top, bottom), piece.box.right, max(top, bottom))
    return any(
        rule.is_horizontal
        and gap.top - 1 <= rule.box.centre <= gap.bottom + 1
        and overlap_x(rule.box, gap) > gap.width / 2
        for rule in page.rules
    )


def shares_picture(a: Run, b: Run) -> bool:
    """Whether one picture stands in both runs."""
    return bool(set(a.pictures) & set(b.pictures))
