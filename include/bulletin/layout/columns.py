"""Find the columns of type, and join what one column's line was cut into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.lines import Row, merge
from bulletin.model import Column, Panel, Rule

EDGE = 0.6  # × body size: edges of justified lines agree within it, punctuation hung out included
LEAST_WIDTH = 5.0  # × body size: narrower rows are last lines or cells
LEAST_ROWS = 3  # that agree on an edge before it is a column's
INDENT = (0.8, 4.5)  # × body size by which first lines or lists stand in
NEAR = 2.3  # × leading: how far a column reaches beyond its rows
WIDEST_SPACE = 3.5  # × type size inside one line; names in bylines are set 1 to 3 apart
DISPLAY_SPACE = 1.3  # × type size inside a headline; an ideographic space is 1
BODY_RANGE = (0.88, 1.12)  # × body size that still counts as body


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Columns with the rows that prove them.

    Attributes:
        leading: Usual distance of the body's baselines in points.
        rows: For each column, the baselines of its rows, sorted.
    """

    body_size: float
    body_font: int
    font_name: str
    leading: float
    columns: tuple[Column, ...]
    rows: tuple[np.ndarray, ...]

    def is_body_size(self, size: float) -> bool:
        return BODY_RANGE[0] <= size / self.body_size <= BODY_RANGE[1]

    def column_at(self, box: Box, base: float) -> int | None:
        """
        The column that a row stands in: it holds the row, and has rows nearest by.

        Of two that do, the narrower; None where the row fits no column.
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
        """Points from a baseline to the nearest row of a column."""
        rows = self.rows[index]
        at = int(np.searchsorted(rows, base))
        near = [abs(float(rows[k]) - base) for k in (at - 1, at) if 0 <= k < len(rows)]
        return min(near, default=np.inf)

    def reaches(self, index: int, base: float, *, both_sides: bool) -> bool:
        """Whether a column has rows close above or below a baseline (or both)."""
        rows, reach = self.rows[index], NEAR * self.leading
        above = bool(((rows < base - 1) & (rows > base - reach)).any())
        below = bool(((rows > base + 1) & (rows < base + reach)).any())
        return (above and below) if both_sides else (above or below)


def find_grid(glyphs: Glyphs, rows: Sequence[Row], body_size: float) -> Grid:
    """
    Find the columns from the rows of body type.

    - Rows whose left and right edges agree prove a column (justified type).
    - A left edge proves one too, with the right edge of its longest rows (ragged type).
    - An edge that only stands in from another column's is an indent, not a column.
    - A page too short for that has one column.
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
    edges = _without_indents(_edges(body, EDGE * body_size), body_size)
    columns = tuple(Column(left, right) for left, right, _ in sorted(edges)) or _whole(body)
    slack = EDGE * body_size
    held = tuple(
        np.sort(
            [
                row.base
                for row in body
                if column.left - slack <= row.box.left and row.box.right <= column.right + slack
            ]
        )
        for column in columns
    )
    name = glyphs.fonts[font] if font >= 0 else ""
    return Grid(body_size, font, name, _leading(held, body_size), columns, held)


def _whole(body: list[Row]) -> tuple[Column, ...]:
    """One column around the body of a page so short that no edge repeats."""
    if not body:
        return ()
    return (Column(min(row.box.left for row in body), max(row.box.right for row in body)),)


def _edges(body: list[Row], step: float) -> list[tuple[float, float, int]]:
    """Left edge, right edge and number of rows of each column that rows agree on."""
    found: list[tuple[float, float, int]] = []
    for left in _agreeing([row.box.left for row in body], step):
        mine = [row for row in body if abs(row.box.left - left) < step]
        rights = _agreeing([row.box.right for row in mine], step)
        for right in rights:
            count = sum(abs(row.box.right - right) < step for row in mine)
            found.append((left, right, count))
        if not rights and len(mine) > LEAST_ROWS:
            right = float(np.percentile([row.box.right for row in mine], 90))
            found.append((left, right, len(mine)))
    return found


def _agreeing(values: list[float], step: float) -> list[float]:
    """Centres of the places where at least LEAST_ROWS values stand within a step."""
    centres: list[float] = []
    ordered = np.sort(np.array(values))
    while len(ordered) >= LEAST_ROWS:
        ends = np.searchsorted(ordered, ordered + step)
        counts = ends - np.arange(len(ordered))
        best = int(counts.argmax())
        if counts[best] < LEAST_ROWS:
            break
        centres.append(float(np.median(ordered[best : ends[best]])))
        ordered = np.concatenate([ordered[:best], ordered[ends[best] :]])
    return centres


def _without_indents(
    edges: list[tuple[float, float, int]], body_size: float
) -> list[tuple[float, float, int]]:
    def is_indent(edge: tuple[float, float, int]) -> bool:
        return any(
            other[2] >= edge[2]
            and INDENT[0] * body_size <= edge[0] - other[0] <= INDENT[1] * body_size
            and edge[1] - other[1] <= EDGE * body_size
            for other in edges
        )

    def is_ragged_twin(edge: tuple[float, float, int]) -> bool:
        return any(
            other is not edge
            and abs(edge[0] - other[0]) < EDGE * body_size
            and 0 < other[1] - edge[1] < LEAST_WIDTH * body_size
            and other[2] >= edge[2]
            for other in edges
        )

    kept = [edge for edge in edges if not is_indent(edge)]
    return [edge for edge in kept if not is_ragged_twin(edge)]


def _leading(held: tuple[np.ndarray, ...], body_size: float) -> float:
    """The median distance of neighbouring baselines in a column; 1.5 × body size without any."""
    steps = np.concatenate([np.diff(rows) for rows in held] or [np.empty(0)])
    close = steps[(steps > 0.9 * body_size) & (steps < 2.5 * body_size)]  # noqa: PLR2004
    return float(np.median(close)) if len(close) else 1.5 * body_size


def join_rows(
    glyphs: Glyphs,
    rows: Sequence[Row],
    grid: Grid,
    rules: Sequence[Rule],
    panels: Sequence[Panel],
) -> list[Row]:
    """
    Join neighbours on one baseline that were cut at a space and not at a gutter.

    A space is a gutter where one column ends in it, another begins, and one of them has rows close
    by; for type other than the body's, such as a byline set over its columns, both must, above and
    below. A vertical rule or the edge of a panel in the space always parts.
    """
    upright = [rule.box for rule in rules if not rule.is_horizontal]
    edges = [panel.box for panel in panels]
    ordered = sorted(rows, key=lambda row: (row.base, row.box.left))
    joined: list[list[Row]] = []
    for line in _same_baseline(ordered):
        for row in line:
            before = joined[-1][-1] if joined else None
            if (
                before is not None
                and abs(before.base - row.base) < EDGE
                and _belongs(before, row, grid)
                and not _parted(before.box, row.box, upright, edges)
            ):
                joined[-1].append(row)
            else:
                joined.append([row])
    return [merge(glyphs, parts) if len(parts) > 1 else parts[0] for parts in joined]


def _same_baseline(ordered: list[Row]) -> list[list[Row]]:
    lines: list[list[Row]] = []
    for row in ordered:
        if lines and row.base - lines[-1][0].base < EDGE:
            lines[-1].append(row)
        else:
            lines.append([row])
    return [sorted(line, key=lambda row: row.box.left) for line in lines]


def _belongs(before: Row, row: Row, grid: Grid) -> bool:
    gap = row.box.left - before.box.right
    size = min(before.size, row.size)
    if gap < -size or abs(before.size - row.size) > size / 8:
        return False
    is_display = size > 1.4 * grid.body_size
    if gap > (DISPLAY_SPACE if is_display else WIDEST_SPACE) * size:
        return False
    slack = EDGE * grid.body_size
    ends = [k for k, c in enumerate(grid.columns)
            if before.box.right - slack <= c.right <= row.box.left]  # fmt: skip
    starts = [k for k, c in enumerate(grid.columns)
              if before.box.right <= c.left <= row.box.left + slack]  # fmt: skip
    if not ends or not starts:
        return True
    if is_display:
        return abs(gap / size - 1.0) < 0.12  # noqa: PLR2004  an ideographic space, exactly
    is_body = row.font == grid.body_font and grid.is_body_size(row.size)
    ended = any(grid.reaches(k, row.base, both_sides=not is_body) for k in ends)
    started = any(grid.reaches(k, row.base, both_sides=not is_body) for k in starts)
    return not (ended or started) if is_body else not (ended and started)


def _parted(a: Box, b: Box, upright: list[Box], edges: list[Box]) -> bool:
    middle = (a.top + a.bottom) / 2
    for rule in upright:
        if rule.top < middle < rule.bottom and a.right - 1 <= rule.left <= b.left + 1:
            return True
    return any(
        edge.top < middle < edge.bottom
        and (a.right - 1 <= edge.left <= b.left + 1 or a.right - 1 <= edge.right <= b.left + 1)
        for edge in edges
    )
