"""Tables: rows of short cells whose edges agree, read row by row and not down their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, around, contains, overlap_x
from bulletin.layout.blocks import BODY_STEP
from bulletin.layout.cells import STEP, CellColumn, find_cell_columns, lines_of_cells
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.rows import Row
from bulletin.layout.shapes import Shapes
from bulletin.layout.tabular import LEAST_ROWS, SHARE, is_story, is_tabular

OVER = 3 * STEP  # × type size: a head and a title, and the line that might stand close over them
NEAR = 2.0  # × type size from a table to its title, and to the rules above and below it


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table with all that stands in it.

    Attributes:
        rows: Downwards; of each its cells from left to right, a cell being what one column has of
            one baseline, empty where it has nothing.
        box: Around its cells and its own rules.
    """

    rows: tuple[tuple[tuple[Row, ...], ...], ...]
    box: Box

    @property
    def members(self) -> tuple[Row, ...]:
        return tuple(part for row in self.rows for cell in row for part in cell)


def find_tables(
    glyphs: Glyphs, rows: Sequence[Row], shapes: Shapes, body_size: float
) -> tuple[Table, ...]:
    """
    Find the tables of a page, ruled or not.

    - Three rows or more of cells whose edges or middles agree, in two columns or more.
    - A head over its columns is its first row, whatever its face; a line alone over it, no
      headline and no body, is its title.
    """
    found: list[Table] = []
    lines = lines_of_cells(rows, body_size)
    for columns in find_cell_columns(rows, shapes.panels, body_size):
        for side in _parted(glyphs, columns):
            table = _table(side, lines, shapes) if len(side) > 1 else None
            if table and is_tabular(glyphs, table.rows, table.box, shapes):
                found.append(table)
                taken = {id(row) for row in table.members}
                lines = [[row for row in line if id(row) not in taken] for line in lines]
    return tuple(sorted(found, key=lambda table: (table.box.top, table.box.left)))


def _parted(glyphs: Glyphs, columns: Sequence[CellColumn]) -> Iterator[list[CellColumn]]:
    """Columns of cells with no column of a story between them."""
    bases = {round(cell.base) for column in columns for cell in column.cells}
    side: list[CellColumn] = []
    for column in columns:
        is_sparse = len(column.cells) < max(LEAST_ROWS, SHARE * len(bases))
        if is_sparse or is_story(glyphs, column):
            yield side
            side = []
        else:
            side.append(column)
    yield side


def _table(columns: Sequence[CellColumn], lines: Sequence[Sequence[Row]], shapes: Shapes) -> Table:
    """Put what stands between the first and the last cell of some columns into their rows."""
    places = [column.box for column in columns]
    core, size = around(places), columns[0].cells[0].size
    box = _with_drawings(core, shapes, size)
    above: list[list[Row]] = []
    dealt: list[tuple[tuple[Row, ...], ...]] = []
    for line in _between(lines, core.top - OVER * size, core.bottom + size):
        inside = [row for row in line if box.left - size < row.box.middle < box.right + size]
        if inside and core.top <= inside[0].box.centre <= core.bottom:
            dealt.append(_dealt(inside, places))
        elif inside and inside[0].box.centre < core.top:
            above.append(inside)
    over = _over(above, box, places, size)
    cells = around((core, *(row.box for line in over for cell in line for row in cell)))
    return Table((*over, *dealt), _with_drawings(cells, shapes, size))


def _between(lines: Sequence[Sequence[Row]], top: float, bottom: float) -> Iterator[Sequence[Row]]:
    """The lines whose baselines stand between two heights."""
    return (line for line in lines if line and top < line[0].base < bottom)


def _over(
    above: Sequence[Sequence[Row]], box: Box, places: Sequence[Box], size: float
) -> list[tuple[tuple[Row, ...], ...]]:
    """The head of a table and its title, from what stands above it in its width."""
    found: list[tuple[tuple[Row, ...], ...]] = []
    top, waiting = min(place.top for place in places), list(above)
    if waiting and _is_near(waiting[-1], box, top - STEP * size, size):
        head = _dealt(waiting[-1], places)
        if sum(map(bool, head)) > 1:
            found.append(head)
            top = waiting.pop()[0].box.top
    if waiting and len(waiting[-1]) == 1 and _is_near(waiting[-1], box, top - NEAR * size, size):
        (title,) = waiting[-1]
        base = waiting[-2][0].base if len(waiting) > 1 else -title.size * STEP
        if title.base - base > BODY_STEP * title.size:
            found.insert(0, ((title,), *(() for _ in places[1:])))
    return found


def _is_near(line: Sequence[Row], box: Box, top: float, size: float) -> bool:
    """Whether a line stands in the width of a table, and no higher than some y."""
    return line[0].box.bottom > top and all(
        box.left - NEAR * size < row.box.left and row.box.right < box.right + NEAR * size
        for row in line
    )


def _dealt(line: Sequence[Row], places: Sequence[Box]) -> tuple[tuple[Row, ...], ...]:
    """Rows of one baseline, each in the column that it shares most with."""
    cells: list[list[Row]] = [[] for _ in places]
    for row in line:
        best = max(
            range(len(places)),
            key=lambda k: (overlap_x(row.box, places[k]), -abs(row.box.middle - places[k].middle)),
        )
        cells[best].append(row)
    return tuple(map(tuple, cells))


def _with_drawings(cells: Box, shapes: Shapes, size: float) -> Box:
    """A box around cells, the rules among and close around them, and their frames and shades."""
    reach = cells.grown(NEAR * size)
    drawn = [rule.box for rule in shapes.rules]
    drawn += [p.box for p in shapes.panels if cells.top < p.box.centre < cells.bottom]
    return around((cells, *(box for box in drawn if contains(reach, box))))
