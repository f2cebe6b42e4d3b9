"""Keep the lines of one bracket together: names in bold that open a report over two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.layout.blocks import Placed
from bulletin.layout.columns import Grid
from bulletin.wording import leaves_bracket_open

NEXT_LINE = 1.5  # × leading to the line that goes on; the line after it stands at 2
LONGEST = 4  # lines of a bracket with names; one that goes on further was never closed


def with_brackets_closed(placed: Sequence[Placed], grid: Grid) -> list[Placed]:
    """
    Lines that go on inside a bracket of the body, in the body's face: no byline, no crosshead.

    Only of body size, in one column, and up to the line with the bracket's end.
    """
    closed = list(placed)
    order = sorted(
        (k for k, item in enumerate(closed) if item.column is not None),
        key=lambda k: (closed[k].column or 0, closed[k].base),
    )
    for place, start in enumerate(order):
        if closed[start].line.font == grid.font_name:
            for index in _inside(closed, order[place : place + LONGEST], grid):
                line = replace(closed[index].line, font=grid.font_name)
                closed[index] = replace(closed[index], line=line, mark=None)
    return closed


def _inside(placed: Sequence[Placed], order: Sequence[int], grid: Grid) -> list[int]:
    """The lines after the first that stand in its bracket, where one of them ends it."""
    first, *following = (placed[k] for k in order)
    text, before = first.line.text, first
    for count, item in enumerate(following, 1):
        is_next = item.column == first.column and item.panel == first.panel
        step = item.base - before.base
        if not leaves_bracket_open(text) or not is_next or step > NEXT_LINE * grid.leading:
            return []
        if not grid.is_body_size(item.line.size):
            return []
        text, before = text + item.line.text, item
        if not leaves_bracket_open(text):
            return list(order[1 : count + 1])
    return []
