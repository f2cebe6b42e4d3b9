"""Join what one line of a column was cut into."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.geometry import Box
from bulletin.layout.columns import Grid
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.measures import EDGE
from bulletin.layout.rows import Row, merge
from bulletin.model import Panel, Rule

WIDEST_SPACE = 3.5  # × type size inside one line; names in bylines are set 1 to 3 apart
DISPLAY_SPACE = 1.3  # × type size inside a headline; an ideographic space is 1
FLUSH = 0.02  # × body size; a headline's second part begins so near a column by rare chance
SAME = 0.03  # × type size within which two parts of a headline are set alike


def join_rows(
    glyphs: Glyphs,
    rows: Sequence[Row],
    grid: Grid,
    rules: Sequence[Rule],
    panels: Sequence[Panel],
) -> list[Row]:
    """
    Join neighbours on one baseline that were cut at a space and not at a gutter.

    A space in the body is a gutter where a column ends in it or another begins: with both, one of
    them has rows close by; with one, that has them above and below. So it is for type in another
    face that goes on in both columns. For other type, such as a byline set over its columns, both
    have; and where it is smaller or larger than the body, above and below. A vertical rule or the
    edge of a panel in the space always parts.
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
    merged = iter(merge(glyphs, [parts for parts in joined if len(parts) > 1]))
    return [next(merged) if len(parts) > 1 else parts[0] for parts in joined]


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
    if is_display:
        if not ends or not starts:
            return True
        is_one_setting = before.font == row.font and abs(before.size - row.size) < SAME * size
        is_space = abs(gap / size - 1.0) < 0.12  # noqa: PLR2004  a full space
        return is_one_setting and is_space and not _is_flush(row, grid, starts)
    return not _is_gutter(before, row, grid, ends, starts)


def _is_flush(row: Row, grid: Grid, starts: Sequence[int]) -> bool:
    """Whether a row begins at the very edge of a column, as a headline of its own does."""
    off = min(abs(row.box.left - grid.columns[k].left) for k in starts)
    return off < FLUSH * grid.body_size


def _is_gutter(
    before: Row, row: Row, grid: Grid, ends: Sequence[int], starts: Sequence[int]
) -> bool:
    """Whether the columns that end and begin in a space have rows of their own there."""

    def reach(columns: Sequence[int], *, both_sides: bool) -> bool:
        return any(grid.reaches(k, row.base, both_sides=both_sides) for k in columns)

    end, start = reach(ends, both_sides=False), reach(starts, both_sides=False)
    whole_end, whole_start = reach(ends, both_sides=True), reach(starts, both_sides=True)
    if not grid.is_body_size(row.size):
        return whole_end and whole_start
    is_text = grid.body_font in {row.font, before.font} or (
        any(grid.goes_on(k, before) for k in ends) and any(grid.goes_on(k, row) for k in starts)
    )
    if not is_text:
        return end and start and (whole_end or whole_start)
    return (end or start) if ends and starts else (whole_end or whole_start)


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
