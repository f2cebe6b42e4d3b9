"""Where the tables of a page stand among its columns, and what is written in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bulletin.geometry import Box, around, contains
from bulletin.layout.blocks import Placed, panel_of
from bulletin.layout.columns import Grid, Region
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.lines import lines_of
from bulletin.layout.rows import Row, merge
from bulletin.layout.shapes import Shapes
from bulletin.layout.tables import Table
from bulletin.model import Column, Line, Panel, Role

CELL_GAP = "\t"  # between cells: never printed, where a full space stands inside of names too
FILLS = 0.75  # of a table's width, or of a column's: rules and cells stand in or out by a little
LINES = 8.0  # × leading from a table to the rows of the column that it stands in
SLACK = 2.0  # points: rules have a weight


def rows_outside(rows: Sequence[Row], tables: Sequence[Table]) -> list[Row]:
    """The rows that stand in no table."""
    taken = {id(row) for table in tables for row in table.members}
    return [row for row in rows if id(row) not in taken]


def shapes_outside(shapes: Shapes, tables: Sequence[Table]) -> Shapes:
    """The shapes without the rules, frames and shades of tables, which part no stories."""

    def is_outside(box: Box) -> bool:
        return not any(contains(table.box, box, slack=SLACK) for table in tables)

    return replace(
        shapes,
        rules=tuple(rule for rule in shapes.rules if is_outside(rule.box)),
        panels=tuple(panel for panel in shapes.panels if is_outside(panel.box)),
    )


def with_columns(grid: Grid, tables: Sequence[Table]) -> Grid:
    """The grid with a column for each table that stands in none of it and not over several."""
    for table in tables:
        if column_of(grid, table) is not None or _covers(grid, table):
            continue
        members = sorted(table.members, key=lambda row: row.base)
        bases, faces = tuple(row.base for row in members), tuple(row.font for row in members)
        held = sorted(
            (
                *zip(grid.columns, grid.rows, grid.faces, grid.homes, strict=True),
                (Column(table.box.left, table.box.right), bases, faces, frozenset[Region]({None})),
            ),
            key=lambda item: (item[0].left, item[0].right),
        )
        columns, rows, fonts, homes = zip(*held, strict=True)
        grid = replace(grid, columns=columns, rows=rows, faces=fonts, homes=homes)
    return grid


def column_of(grid: Grid, table: Table) -> int | None:
    """The narrowest column that a table fills, or stands in by itself; None where it has none."""
    near = [
        (column.width, index)
        for index, column in enumerate(grid.columns)
        if _shared(column, table) > FILLS * table.box.width
        and (_shared(column, table) > FILLS * column.width or _is_near(grid, index, table.box))
    ]
    return min(near, default=(0.0, None))[1]


def _covers(grid: Grid, table: Table) -> bool:
    """Whether a table stands over columns of which most is under it."""
    inside = [
        index
        for index, column in enumerate(grid.columns)
        if _shared(column, table) > FILLS * column.width and _is_near(grid, index, table.box)
    ]
    return len(inside) > 1


def _shared(column: Column, table: Table) -> float:
    return min(column.right, table.box.right) - max(column.left, table.box.left)


def _is_near(grid: Grid, index: int, box: Box) -> bool:
    """Whether a column has rows within a few lines of a box."""
    reach = LINES * grid.leading
    return any(box.top - reach < base < box.bottom + reach for base in grid.rows[index])


def place_tables(
    glyphs: Glyphs, tables: Sequence[Table], grid: Grid, panels: Sequence[Panel]
) -> list[Placed]:
    """Write tables down: a line for each row, CELL_GAP between its cells."""
    return [
        Placed(line, base, column_of(grid, table), panel_of(table.box, panels), Role.TABLE, number)
        for number, table in enumerate(tables)
        for line, base in (_row(glyphs, row) for row in table.rows)
    ]


def _row(glyphs: Glyphs, row: Sequence[Sequence[Row]]) -> tuple[Line, float]:
    merged = merge(glyphs, [cell for cell in row if cell])
    written = lines_of(glyphs, merged)
    cells = iter(written)
    found = [next(cells) if cell else None for cell in row]
    text = _joined(cell.text if cell else "" for cell in found)
    printed = _joined((cell.printed or cell.text) if cell else "" for cell in found)
    line = replace(
        written[0], text=text, box=around(cell.box for cell in written),
        printed=printed if printed != text else None,
    )  # fmt: skip
    return line, merged[0].base


def _joined(texts: Iterable[str]) -> str:
    return CELL_GAP.join(texts).rstrip(CELL_GAP)
