"""Read a page: the contents page of this room."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.geometry import Box, around
from bulletin.layout.blocks import Group, group_lines
from bulletin.layout.brackets import with_brackets_closed
from bulletin.layout.columns import Grid, find_grid
from bulletin.layout.dropcaps import with_drop_caps
from bulletin.layout.furniture import Roles, find_furniture, read_folio
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.gutters import part_at_gutters, part_at_rules
from bulletin.layout.heads import Head
from bulletin.layout.joining import join_rows
from bulletin.layout.opening import open_page
from bulletin.layout.order import in_reading_order
from bulletin.layout.places import place, with_tiers
from bulletin.layout.placing import (
    place_tables,
    rows_outside,
    shapes_outside,
    with_columns,
)
from bulletin.layout.reading import read_glyphs
from bulletin.layout.roles import name_roles
from bulletin.layout.rows import body_size_of, find_rows
from bulletin.layout.shapes import Shapes, read_shapes, with_bars
from bulletin.layout.sheet import Sheet
from bulletin.layout.tables import find_tables
from bulletin.layout.turned import turned_rows
from bulletin.layout.upright import find_stacks
from bulletin.layout.vertical import read_upright
from bulletin.model import Block, Finding, Page, PageId, Role


def read_page(data: bytes, page: PageId) -> Page:
    """
    Read one page's PDF (its first page) into blocks with roles.

    Raises:
        NotAPdf, LayoutError, TooMuch: With the page's id.
    """
    with open_page(data, page) as (opened, frame):
        glyphs, texts = read_glyphs(opened, frame, page)
        shapes = with_bars(read_shapes(opened, frame, texts), glyphs)
    return _understand(page, frame.size, glyphs, shapes)


def _understand(page: PageId, size: tuple[float, float], glyphs: Glyphs, shapes: Shapes) -> Page:
    body_size = body_size_of(glyphs)
    upright = read_upright(glyphs, body_size)
    groups, grid, shapes = _level(upright.rest, shapes, body_size)
    grid, tiers = with_tiers(grid, upright.tiers)
    groups = (*groups, *tiers)
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
        findings=tuple(_findings(page, glyphs, shapes.unread, blocks)),
    )  # fmt: skip


def _level(
    glyphs: Glyphs, shapes: Shapes, body_size: float
) -> tuple[tuple[Group, ...], Grid, Shapes]:
    """
    The groups of level lines, of tables and of upright lines beside them.

    With them the grid they keep, and the shapes that are no table's.
    """
    rows = part_at_rules(glyphs, find_rows(glyphs, body_size), shapes.rules)
    rows, stacks = find_stacks(glyphs, rows, turned_rows(glyphs, body_size))
    tables = find_tables(glyphs, rows, shapes, body_size)
    rows, shapes = rows_outside(rows, tables), shapes_outside(shapes, tables)
    grid = with_columns(find_grid(glyphs, rows, body_size, shapes.panels, shapes.rules), tables)
    rows = part_at_gutters(glyphs, rows, grid)
    rows = join_rows(glyphs, rows, grid, shapes.rules, shapes.panels)
    placed = with_drop_caps(place(glyphs, rows, stacks, grid, shapes), grid)
    placed = with_brackets_closed(placed, grid)
    placed += place_tables(glyphs, tables, grid, shapes.panels)
    return tuple(group_lines(placed, grid, shapes.rules, shapes.panels)), grid, shapes


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


def _findings(page: PageId, glyphs: Glyphs, unread: int, blocks: Sequence[Block]) -> list[Finding]:
    found = []
    if len(glyphs) == 0:
        found.append(
            Finding("no-text-layer", page, "the page has no text; it needs optical recognition")
        )
    if unread:
        message = f"{unread} drawn objects were not looked at: too many, or forms within forms"
        found.append(Finding("objects-not-read", page, message))
    for block in blocks:
        at = f"{page}-{block.id}"
        if block.role is Role.UNKNOWN:
            found.append(Finding("unknown-block", at, f"no role found for {block.text[:40]!r}"))
        if block.lines[0].font == "drawn":
            found.append(
                Finding("drawn-headline", at, "a headline is drawn as shapes and has no text")
            )
    return found
