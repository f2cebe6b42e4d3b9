"""Read a page: the contents page of this room."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bulletin.geometry import Box, around
from bulletin.layout.blocks import Group, Placed, group_lines, panel_of
from bulletin.layout.brackets import with_brackets_closed
from bulletin.layout.columns import Grid, find_grid
from bulletin.layout.furniture import Roles, find_furniture, read_folio
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.gutters import part_at_gutters, part_at_rules
from bulletin.layout.heads import Head
from bulletin.layout.joining import join_rows
from bulletin.layout.lines import lines_of, upright_line
from bulletin.layout.opening import open_page
from bulletin.layout.order import in_reading_order
from bulletin.layout.reading import read_glyphs
from bulletin.layout.roles import name_roles
from bulletin.layout.rows import Row, body_size_of, find_rows
from bulletin.layout.shapes import Shapes, read_shapes, with_bars
from bulletin.layout.sheet import Sheet
from bulletin.layout.upright import find_stacks
from bulletin.model import Block, Finding, Line, Page, PageId, Picture, Role
from bulletin.wording import CONTINUATION, JUMP, OPENS_REPORT, is_closing_credit

DRAWN_HEADLINE = (14.0, 130.0)  # points: from one line of small type to three of large


def read_page(data: bytes, page: PageId) -> Page:
    """
    Read one page's PDF (its first page) into blocks with roles.

    Raises:
        NotAPdf, LayoutError, TooMuch: With the page's id.
    """
    with open_page(data, page) as (opened, frame):
        glyphs = read_glyphs(opened, frame, page)
        shapes = with_bars(read_shapes(opened, frame), glyphs)
    return _understand(page, frame.size, glyphs, shapes)


def _understand(page: PageId, size: tuple[float, float], glyphs: Glyphs, shapes: Shapes) -> Page:
    body_size = body_size_of(glyphs)
    rows = find_rows(glyphs, body_size)
    rows, stacks = find_stacks(glyphs, part_at_rules(glyphs, rows, shapes.rules))
    grid = find_grid(glyphs, rows, body_size, shapes.panels)
    rows = part_at_gutters(glyphs, rows, grid)
    rows = join_rows(glyphs, rows, grid, shapes.rules, shapes.panels)
    placed = with_brackets_closed(_place(glyphs, rows, stacks, grid, shapes), grid)
    groups = tuple(group_lines(placed, grid, shapes.rules, shapes.panels))
    furniture = find_furniture(groups, shapes.rules, size, body_size)
    sheet = Sheet(groups, grid, shapes.panels, shapes.rules, shapes.pictures)
    roles, heads = name_roles(sheet, furniture)
    blocks = _blocks(groups, roles, heads, grid)
    texts = {
        role: tuple(line.text for b in blocks if b.role is role for line in b.lines)
        for role in Role
        if role.is_furniture
    }
    inside = [block.box for block in blocks if not block.role.is_furniture]
    return Page(
        id=page, width=size[0], height=size[1], folio=read_folio(texts), body_size=body_size,
        type_area=around(inside) if inside else Box(0, 0, *size), columns=grid.columns,
        leading=grid.leading, blocks=in_reading_order(blocks), rules=shapes.rules,
        panels=shapes.panels,
        pictures=shapes.pictures,
        glyph_count=len(glyphs) + sum(glyphs.put_aside.values()), put_aside=glyphs.put_aside,
        findings=tuple(_findings(page, glyphs, blocks)),
    )  # fmt: skip


def _place(
    glyphs: Glyphs, rows: Sequence[Row], stacks: Sequence[list[Row]], grid: Grid, shapes: Shapes
) -> list[Placed]:
    placed = []
    for row, written in zip(rows, lines_of(glyphs, rows), strict=True):
        is_body = _runs_in_body(glyphs, row, grid, written)
        line = replace(written, font=grid.font_name) if is_body else written
        panel = panel_of(row.box, shapes.panels)
        column = grid.column_at(row.box, row.base, panel)
        placed.append(Placed(line, row.base, column, panel, _mark(line, grid, column)))
    for stack in stacks:
        line = upright_line(glyphs, stack)
        placed.append(Placed(line, stack[0].base, None, panel_of(line.box, shapes.panels)))
    for picture in shapes.pictures:
        if _is_drawn_headline(picture, grid):
            line = Line("", picture.box, "drawn", picture.box.height)
            placed.append(
                Placed(line, picture.box.bottom, None, panel_of(picture.box, shapes.panels))
            )
    return placed


def _runs_in_body(glyphs: Glyphs, row: Row, grid: Grid, line: Line) -> bool:
    """
    Whether a line in several faces is the body's: 本报讯 and the names in its brackets often are.

    It is when any of its Han characters is set in the body's face, or when it opens a report.
    """
    if line.font == grid.font_name or not grid.is_body_size(row.size):
        return False
    own = row.members[glyphs.font[row.members] == grid.body_font]
    has_body = any(unicodedata.category(str(text)[0]) == "Lo" for text in glyphs.text[own])
    return has_body or bool(OPENS_REPORT.match(line.text))


def _mark(line: Line, grid: Grid, column: int | None) -> Role | None:
    """The role that a line's words alone give away."""
    text = line.text.strip()
    if JUMP.fullmatch(text):
        return Role.JUMP_LINE
    if CONTINUATION.fullmatch(text):
        return Role.CONTINUATION
    if column is not None and is_closing_credit(text):
        place = grid.columns[column]
        stands_in = line.box.left - place.left > 0.2 * place.width
        return Role.BYLINE if stands_in or line.font != grid.font_name else None
    return None


def _is_drawn_headline(picture: Picture, grid: Grid) -> bool:
    box = picture.box
    return (
        picture.is_shapes
        and DRAWN_HEADLINE[0] <= box.height <= DRAWN_HEADLINE[1]
        and box.width > 1.5 * box.height
        and grid.body_size > 0
    )


def _blocks(
    groups: Sequence[Group], roles: Roles, heads: Sequence[Head], grid: Grid
) -> tuple[Block, ...]:
    head_of = {member: number for number, head in enumerate(heads) for member in head.members}
    made = []
    for index, group in enumerate(groups):
        role, why = roles[index]
        column, span = _measure(group.box, grid, group.column)
        made.append(
            Block(f"b{index:03d}", group.box, role, why, group.lines, column, span, index,
                  group.panel, head_of.get(index))
        )  # fmt: skip
    return tuple(made)


def _measure(box: Box, grid: Grid, column: int | None) -> tuple[int, int]:
    """First column and number of columns that a box covers."""
    if column is not None:
        return column, 1
    covered = [
        index
        for index, place in enumerate(grid.columns)
        if min(box.right, place.right) - max(box.left, place.left) > place.width / 4
    ]
    return (covered[0], len(covered)) if covered else (0, 0)


def _findings(page: PageId, glyphs: Glyphs, blocks: Sequence[Block]) -> list[Finding]:
    found = []
    if len(glyphs) == 0:
        found.append(
            Finding("no-text-layer", page, "the page has no text; it needs optical recognition")
        )
    turned = int(glyphs.turned.sum())
    if turned:
        text = "".join(glyphs.text[glyphs.turned])[:40]
        found.append(
            Finding("turned-text", page, f"{turned} glyphs are set at an angle: {text!r}")
        )
    for block in blocks:
        at = f"{page}-{block.id}"
        if block.role is Role.UNKNOWN:
            found.append(Finding("unknown-block", at, f"no role found for {block.text[:40]!r}"))
        if block.lines[0].font == "drawn":
            found.append(
                Finding("drawn-headline", at, "a headline is drawn as shapes and has no text")
            )
    return found
