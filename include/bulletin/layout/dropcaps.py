"""Give a paragraph the large first letter that is set into its first lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.geometry import Box
from bulletin.layout.blocks import Placed
from bulletin.layout.columns import Grid

SIZE = 1.8  # × body size: two lines high at least
LETTERS = 2  # of a drop cap at most: one, and perhaps a quotation mark
BESIDE = 1.5  # × body size from the letter to the lines set in beside it
NEXT = 1.5  # × leading to the line after them
LEAST_LINES = 2  # set in beside a drop cap


def with_drop_caps(placed: Sequence[Placed], grid: Grid) -> list[Placed]:
    """
    Lines with drop caps put before the first line that stands in for them.

    A drop cap is a letter of SIZE that as many lines of body stand beside as it is high, all set
    in by its width. They are given the box of whole lines, so that no indent is seen in them.
    """
    caps = [item for item in placed if _may_be_cap(item, grid)]
    changed = {id(item): item for item in placed}
    for cap in caps:
        lines = [item for item in placed if _is_beside(cap, item, grid)]
        if len(lines) >= LEAST_LINES and _goes_on_below(cap, lines, placed, grid):
            first = min(lines, key=lambda item: item.base)
            for item in lines:
                letter = cap.line.text if item is first else ""
                changed[id(item)] = _widened(item, cap.line.box, letter, grid)
            del changed[id(cap)]
    return list(changed.values())


def _may_be_cap(item: Placed, grid: Grid) -> bool:
    line = item.line
    return (
        not line.upright
        and 0 < len(line.text.strip()) <= LETTERS
        and line.size >= SIZE * grid.body_size > 0
    )


def _is_beside(cap: Placed, item: Placed, grid: Grid) -> bool:
    box, line = cap.line.box, item.line
    gap = line.box.left - box.right
    return (
        item is not cap
        and grid.is_body_size(line.size)
        and item.panel == cap.panel
        and -0.5 * grid.body_size < gap < BESIDE * grid.body_size
        and box.top < line.box.centre < box.bottom
    )


def _goes_on_below(
    cap: Placed, lines: Sequence[Placed], placed: Sequence[Placed], grid: Grid
) -> bool:
    """Whether the line after those beside a drop cap begins at its left edge."""
    last = max(item.base for item in lines)
    return any(
        0 < item.base - last < NEXT * grid.leading
        and abs(item.line.box.left - cap.line.box.left) < grid.body_size / 2
        and grid.is_body_size(item.line.size)
        for item in placed
    )


def _widened(item: Placed, cap: Box, letter: str, grid: Grid) -> Placed:
    """A line as it would stand without the drop cap beside it."""
    box = replace(item.line.box, left=cap.left)
    line = replace(item.line, box=box, text=letter + item.line.text)
    return replace(item, line=line, column=grid.column_at(box, item.base, item.panel))
