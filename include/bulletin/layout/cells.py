"""Cells: short rows of type that stand side by side, and under one another on common edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bulletin.geometry import Box, around
from bulletin.layout.opening import Floats
from bulletin.layout.regions import DRESS
from bulletin.layout.rows import Row
from bulletin.layout.sheet import HEADLINE_SIZE
from bulletin.model import Panel

BASELINE = 0.6  # points between cells on one baseline
SHORT = 5.0  # × type size: a cell of four characters or a figure; columns of stories are wider
GUTTER = 2.0  # × type size: white that is wider stands in no gutter
FAR = 16.0  # × type size between two cells: as much white as a column of a story is wide
STEP = 3.6  # × type size between the baselines of two cells: one row left empty between
ALIGNED = 0.3  # × type size within which cells agree on an edge, or on their middle
SAME_SIZE = 1.25  # ratio of type sizes in one table: its head may be set larger
TOUCHING = 2.0  # points between the frames of neighbouring cells
OVERLAP = 0.5  # of the narrower cell: cells of one column stand under one another

Pair = tuple[Row, Row]


@dataclass(frozen=True, slots=True)
class CellColumn:
    """Cells that stand under one another, downwards."""

    cells: tuple[Row, ...]

    @property
    def box(self) -> Box:
        return around(cell.box for cell in self.cells)


def find_cell_columns(
    rows: Sequence[Row], panels: Sequence[Panel], body_size: float
) -> list[tuple[CellColumn, ...]]:
    """
    Columns of cells that stand beside one another, from left to right; each list may be a table.

    Neighbours on a baseline are cells when one of them is SHORT, or when the white between is
    wider than a gutter. Two pairs are of one table when both halves of the lower one stand on an
    edge, or on the middle, of those above, no further down than STEP.
    """
    edges = np.array(
        [(p.box.left, p.box.top, p.box.right, p.box.bottom) for p in panels], float
    ).reshape(-1, 4)
    pairs = [
        pair
        for line in lines_of_cells(rows, body_size)
        for pair in pairwise(line)
        if _are_cells(*pair) and _share_panel(*pair, edges)
    ]
    return [_columns(linked) for linked in _linked(pairs)]


def lines_of_cells(rows: Sequence[Row], body_size: float) -> list[list[Row]]:
    """What stands on each baseline, from left to right, large type left out."""
    small = [row for row in rows if row.size < HEADLINE_SIZE * body_size]
    lines: list[list[Row]] = []
    for row in sorted(small, key=lambda row: (row.base, row.box.left)):
        if lines and row.base - lines[-1][-1].base < BASELINE:
            lines[-1].append(row)
        else:
            lines.append([row])
    return [sorted(line, key=lambda row: row.box.left) for line in lines]


def _are_cells(a: Row, b: Row) -> bool:
    size, gap = min(a.size, b.size), b.box.left - a.box.right
    if not 0 < gap < FAR * size or max(a.size, b.size) > SAME_SIZE * size:
        return False
    return gap > GUTTER * size or min(a.box.width, b.box.width) < SHORT * size


def _share_panel(a: Row, b: Row, panels: Floats) -> bool:
    """Whether two neighbours stand in one panel; those of cells touch, or hold one line alone."""
    left, top, right, bottom = panels.T
    level = (top <= a.box.centre) & (a.box.centre <= bottom) & (bottom - top >= DRESS * a.size)
    has_a = level & (left <= a.box.middle) & (a.box.middle <= right)
    has_b = level & (left <= b.box.middle) & (b.box.middle <= right)
    if not (has_a ^ has_b).any():
        return True
    gaps = left[has_b & ~has_a][:, None] - right[has_a & ~has_b]
    return bool((np.abs(gaps) < TOUCHING).any())


def _linked(pairs: Sequence[Pair]) -> Iterator[list[tuple[Pair, Pair]]]:
    """Links from one pair to another below, sorted out by what hangs together."""
    home = list(range(len(pairs)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    links = list(_links(pairs))
    beside = ((k, k + 1) for k in range(len(pairs) - 1) if pairs[k][1] is pairs[k + 1][0])
    for upper, lower in (*links, *beside):
        home[root(lower)] = root(upper)
    found: dict[int, list[tuple[Pair, Pair]]] = {}
    for upper, lower in links:
        found.setdefault(root(upper), []).append((pairs[upper], pairs[lower]))
    yield from found.values()


def _links(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Places of pairs and of those below that stand on their edges."""
    if not pairs:
        return
    places = np.array([[_places(cell) for cell in pair] for pair in pairs])
    base = np.array([pair[0].base for pair in pairs])
    size = np.array([[cell.size for cell in pair] for pair in pairs])
    first = np.searchsorted(base, base + BASELINE)
    last = np.searchsorted(base, base + STEP * size[:, 0])
    for upper in np.flatnonzero(first < last).tolist():
        below = slice(int(first[upper]), int(last[upper]))
        apart = np.abs(places[below] - places[upper]).min(axis=2)
        ratio = size[below] / size[upper]
        is_alike = (ratio < SAME_SIZE) & (ratio > 1 / SAME_SIZE)
        is_under = ((apart < ALIGNED * size[upper]) & is_alike).all(axis=1)
        for lower in np.flatnonzero(is_under).tolist():
            yield upper, below.start + lower


def _places(cell: Row) -> tuple[float, float, float]:
    return cell.box.left, cell.box.middle, cell.box.right


def _columns(links: Sequence[tuple[Pair, Pair]]) -> tuple[CellColumn, ...]:
    """The cells of linked pairs, those under one another in one column; the narrowest begin."""
    cells = {id(cell): cell for link in links for pair in link for cell in pair}
    columns: list[list[Row]] = []
    places: list[Box] = []
    for cell in sorted(cells.values(), key=lambda c: (c.box.width, c.base, c.box.left)):
        home = next((k for k, place in enumerate(places) if _stands_in(cell.box, place)), None)
        if home is None:
            columns.append([cell])
            places.append(cell.box)
        else:
            columns[home].append(cell)
            places[home] = around((places[home], cell.box))
    made = [CellColumn(tuple(sorted(held, key=lambda cell: cell.base))) for held in columns]
    return tuple(sorted(made, key=lambda column: column.box.left))


def _stands_in(cell: Box, column: Box) -> bool:
    shared = min(cell.right, column.right) - max(cell.left, column.left)
    return shared > OVERLAP * min(cell.width, column.width)
