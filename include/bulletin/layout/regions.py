"""Which panels hold a story of their own, and which only dress a line or two."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bulletin.geometry import Box, around, smallest_holding, smallest_holding_each
from bulletin.layout.rows import Row
from bulletin.model import Panel

DRESSED = 4  # lines: a headline of two with its kicker and subheadline; more is a story's panel
TITLE = 0.7  # × the largest size: what is smaller is text under a title
DRESS = 2.2  # × type size: white above and below lines that a bar or frame is drawn round


def find_regions(rows: Sequence[Row], panels: Sequence[Panel]) -> tuple[int | None, ...]:
    """
    For each panel the one whose columns its type is set in: itself where it holds a story.

    A bar behind a headline or a crosshead has no columns; what stands in it is set in those of the
    panel around it, or of the page (None).
    """
    boxes = [panel.box for panel in panels]
    inside: dict[int, list[Row]] = {}
    for row, held in zip(rows, smallest_holding_each((r.box for r in rows), boxes), strict=True):
        if held is not None:
            inside.setdefault(held, []).append(row)
    dress = {
        index for index in range(len(panels)) if _is_dress(boxes[index], inside.get(index, ()))
    }
    return tuple(
        outer_panel(index, panels, dress) if index in dress else index
        for index in range(len(panels))
    )


def _is_dress(panel: Box, rows: Sequence[Row]) -> bool:
    lines = [(row.box, row.size) for row in rows]
    return not rows or is_drawn_close(panel, lines)


def is_drawn_close(panel: Box, lines: Sequence[tuple[Box, float]]) -> bool:
    """
    Whether a panel is drawn close round a few lines of type, with their sizes, and no story.

    A story is two lines and more under a larger one.
    """
    sizes = [size for _, size in lines]
    small = sum(size < TITLE * max(sizes) for size in sizes)
    if len(lines) > DRESSED or (small > 1 and small < len(lines)):
        return False
    return panel.height <= around(box for box, _ in lines).height + DRESS * max(sizes)


def outer_panel(inner: int, panels: Sequence[Panel], dress: Collection[int]) -> int | None:
    """Index of the smallest panel that holds another and is no dress."""
    others = [index for index in range(len(panels)) if index not in dress and index != inner]
    held = smallest_holding(panels[inner].box, [panels[index].box for index in others])
    return None if held is None else others[held]
