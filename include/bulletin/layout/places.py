"""Say of each line of a page where it stands, and what its words alone give away."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bulletin.geometry import shared_area, smallest_holding_each
from bulletin.layout.blocks import Group, Placed, panel_of
from bulletin.layout.columns import Grid
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.lines import lines_of, upright_line
from bulletin.layout.rows import Row
from bulletin.layout.shapes import Shapes
from bulletin.layout.turned import turned_lines
from bulletin.model import Column, Line, Picture, Role
from bulletin.wording import CONTINUATION, JUMP, OPENS_REPORT, is_closing_credit

DRAWN_HEADLINE = (14.0, 130.0)  # points: from one line of small type to three of large
CREDIT_REACH = 1.5  # × type size from a picture to a credit set up its side


def place(
    glyphs: Glyphs, rows: Sequence[Row], stacks: Sequence[list[Row]], grid: Grid, shapes: Shapes
) -> list[Placed]:
    """The lines of rows, of upright stacks and of turned type, and headlines drawn as shapes."""
    placed = []
    panels = smallest_holding_each((row.box for row in rows), [p.box for p in shapes.panels])
    for row, written, panel in zip(rows, lines_of(glyphs, rows), panels, strict=True):
        is_body = _runs_in_body(glyphs, row, grid, written)
        line = replace(written, font=grid.font_name) if is_body else written
        column = grid.column_at(row.box, row.base, panel)
        placed.append(Placed(line, row.base, column, panel, _mark(line, grid, column)))
    for stack in stacks:
        line = upright_line(glyphs, stack)
        placed.append(Placed(line, stack[0].base, None, panel_of(line.box, shapes.panels)))
    held = {int(member) for stack in stacks for row in stack for member in row.members}
    for line in turned_lines(glyphs, grid.body_size, held):
        panel = panel_of(line.box, shapes.panels)
        placed.append(Placed(line, line.box.bottom, None, panel, _turned(line, shapes.pictures)))
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


def _turned(line: Line, pictures: Sequence[Picture]) -> Role:
    """What type set at an angle is: a credit up the side of a picture, or nothing known."""
    reach = CREDIT_REACH * line.size
    near = (p.box.grown(reach) for p in pictures if not p.is_shapes)
    is_beside = any(shared_area(box, line.box) > line.box.area / 2 for box in near)
    return Role.CREDIT if is_beside else Role.UNKNOWN


def with_tiers(grid: Grid, tiers: Sequence[tuple[Line, ...]]) -> tuple[Grid, list[Group]]:
    """The tiers of upright type, each a group in a column of its own as wide as it is."""
    groups = [
        Group(lines, tuple(line.box.top for line in lines), len(grid.columns) + number, None,
              Role.BODY)
        for number, lines in enumerate(tiers)
    ]  # fmt: skip
    columns = (Column(group.box.left, group.box.right) for group in groups)
    wider = replace(
        grid, columns=(*grid.columns, *columns), rows=(*grid.rows, *((),) * len(groups)),
        faces=(*grid.faces, *((),) * len(groups)),
        homes=(*grid.homes, *(frozenset[int | None](),) * len(groups)),
    )  # fmt: skip
    return wider, groups


def _is_drawn_headline(picture: Picture, grid: Grid) -> bool:
    box = picture.box
    return (
        picture.is_shapes
        and DRAWN_HEADLINE[0] <= box.height <= DRAWN_HEADLINE[1]
        and box.width > 1.5 * box.height
        and grid.body_size > 0
    )
