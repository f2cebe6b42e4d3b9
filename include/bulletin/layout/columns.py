"""Find the columns of type."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.edges import BAND, EDGE, LEAST_WIDTH, find_edges
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.rows import Row
from bulletin.model import Column

REACH = 6.0  # × body size: four lines, as many as stand in one after another
NEAR = 2.3  # × leading: how far a column reaches beyond its rows
BODY_RANGE = (0.88, 1.12)  # × body size that still counts as body


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Columns with the rows that prove them.

    Attributes:
        leading: Usual distance of the body's baselines in points.
        rows: For each column, the baselines of its rows, downwards.
    """

    body_size: float
    body_font: int
    font_name: str
    leading: float
    columns: tuple[Column, ...]
    rows: tuple[tuple[float, ...], ...]

    def is_body_size(self, size: float) -> bool:
        return BODY_RANGE[0] <= size / self.body_size <= BODY_RANGE[1]

    def column_at(self, box: Box, base: float) -> int | None:
        """
        The column that a row stands in: it holds the row, and has rows nearest by.

        Of two that do, the narrower; None where the row fits no column. A row proves no column by
        itself: the last line of a paragraph fits into many.
        """
        slack = EDGE * self.body_size
        holding = [
            index
            for index, column in enumerate(self.columns)
            if column.left - slack <= box.left and box.right <= column.right + slack
        ]
        if not holding:
            return None
        return min(
            holding, key=lambda index: (self.distance(index, base) > NEAR * self.leading,
                                        self.columns[index].width, index),
        )  # fmt: skip

    def distance(self, index: int, base: float) -> float:
        """Points from a baseline to the nearest other row of a column."""
        above, below = self._around(index, base)
        return min(base - above, below - base)

    def reaches(self, index: int, base: float, *, both_sides: bool) -> bool:
        """Whether a column has rows close above or below a baseline (or both)."""
        reach, (above, below) = NEAR * self.leading, self._around(index, base)
        near = base - above < reach, below - base < reach
        return all(near) if both_sides else any(near)

    def _around(self, index: int, base: float) -> tuple[float, float]:
        """The baselines of the rows of a column next above and below one; infinite for none."""
        rows = self.rows[index]
        above, below = bisect_left(rows, base - 1), bisect_right(rows, base + 1)
        return (
            rows[above - 1] if above else -np.inf,
            rows[below] if below < len(rows) else np.inf,
        )


def find_grid(glyphs: Glyphs, rows: Sequence[Row], body_size: float) -> Grid:
    """
    Find the columns from the rows of body type.

    - Rows whose left and right edges agree prove a column (justified type).
    - A left edge proves one too, with the right edge of its longest rows (ragged type).
    - An edge that only stands in from another column's is an indent, not a column.
    - Body that fits none of these, two rows or more together, has columns of its own: as many
      as the white between its rows leaves standing. Boxes are often set to another measure.
    - A page too short for all that has one column.
    """
    body = [
        row
        for row in rows
        if body_size > 0
        and BODY_RANGE[0] <= row.size / body_size <= BODY_RANGE[1]
        and row.box.width >= LEAST_WIDTH * body_size
    ]
    fonts = Counter[int]()
    for row in body:
        fonts[row.font] += len(row.members)
    font = fonts.most_common(1)[0][0] if fonts else -1
    edges = find_edges(body, body_size)
    columns = tuple(Column(left, right) for left, right, _ in sorted(edges))
    rows_in = {column: _rows_in(column, body, body_size) for column in columns}
    held = {id(row) for inside in rows_in.values() for row in inside}
    own = [row for row in body if row.font == font and id(row) not in held]
    more = _apart(own, body_size)
    for column in more if columns or more else _whole(body):
        rows_in[column] = _rows_in(column, body, body_size)
    columns = tuple(sorted(rows_in, key=lambda column: (column.left, column.right)))
    proven = tuple(tuple(sorted(row.base for row in rows_in[column])) for column in columns)
    name = glyphs.fonts[font] if font >= 0 else ""
    return Grid(body_size, font, name, _leading(proven, body_size), columns, proven)


def _rows_in(column: Column, body: list[Row], body_size: float) -> list[Row]:
    """The rows that a column holds, each with one close by that stands at its left edge."""
    slack, reach = EDGE * body_size, REACH * body_size
    inside = [
        row
        for row in body
        if column.left - slack <= row.box.left and row.box.right <= column.right + slack
    ]
    proof = sorted(row.base for row in inside if row.box.left < column.left + slack)
    held = [row for row in inside if _nearest(proof, row.base) <= reach]
    return _with_neighbours(held, inside, body_size)


def _nearest(ordered: Sequence[float], value: float) -> float:
    """How far the nearest of some values is; infinite where there are none."""
    place = bisect_left(ordered, value)
    near = ordered[max(0, place - 1) : place + 1]
    return min((abs(other - value) for other in near), default=np.inf)


def _with_neighbours(held: list[Row], inside: list[Row], body_size: float) -> list[Row]:
    """The rows held, and those that stand in one after another next to them: a talk's lines."""
    ordered = sorted(inside, key=lambda row: row.base)
    taken = {id(row) for row in held}
    for sequence in (ordered, ordered[::-1]):
        for before, row in pairwise(sequence):
            near = abs(row.base - before.base) <= BAND * body_size
            if id(before) in taken and near:
                taken.add(id(row))
    return [row for row in ordered if id(row) in taken]


def _apart(rows: list[Row], body_size: float) -> list[Column]:
    """The columns of rows that stand together and in no column of the page."""
    bands: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.base):
        if bands and row.base - bands[-1][-1].base < BAND * body_size:
            bands[-1].append(row)
        else:
            bands.append([row])
    return [
        column
        for band in bands
        if band[-1].base - band[0].base > body_size
        for column in _standing(band)
        if column.width >= LEAST_WIDTH * body_size
    ]


def _standing(band: list[Row]) -> list[Column]:
    """What the rows of a band cover, cut at the white that runs through all of them."""
    columns: list[Column] = []
    for row in sorted(band, key=lambda row: row.box.left):
        if columns and row.box.left < columns[-1].right:
            right = max(columns[-1].right, row.box.right)
            columns[-1] = Column(columns[-1].left, right)
        else:
            columns.append(Column(row.box.left, row.box.right))
    return columns


def _whole(body: list[Row]) -> tuple[Column, ...]:
    """One column around the body of a page so short that no edge repeats."""
    if not body:
        return ()
    return (Column(min(row.box.left for row in body), max(row.box.right for row in body)),)


def _leading(held: tuple[tuple[float, ...], ...], body_size: float) -> float:
    """The median distance of neighbouring baselines in a column; 1.5 × body size without any."""
    steps = (below - above for rows in held for above, below in pairwise(rows))
    close = [step for step in steps if 0.9 * body_size < step < 2.5 * body_size]
    return median(close) if close else 1.5 * body_size
