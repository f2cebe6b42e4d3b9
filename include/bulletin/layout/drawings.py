"""Put paths together that make one drawing: letters of a drawn headline, parts of a chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.asking import Marks
from bulletin.layout.frames import PANEL_SIDE
from bulletin.layout.opening import Floats

LEAST_REACH, LARGEST_SIZE = 4.0, 60.0  # points: between parts, and of letters that reach further


def drawings(boxes: Sequence[Box]) -> Iterator[Box]:
    """The bounds of paths that stand together as one drawing."""
    edges = sorted((box.left, box.top, box.right, box.bottom) for box in boxes)
    waiting = np.array(edges, np.float64).reshape(-1, 4)
    while len(waiting):
        grown, waiting = waiting[0], waiting[1:]
        while (near := _near(grown, waiting)).any():
            members = np.vstack([grown[np.newaxis], waiting[near]])
            grown = np.hstack([members[:, :2].min(axis=0), members[:, 2:].max(axis=0)])
            waiting = waiting[~near]
        drawing = Box(*grown.tolist())
        if min(drawing.width, drawing.height) >= PANEL_SIDE:
            yield drawing


def _near(grown: Floats, others: Floats) -> Marks:
    """Which boxes are level with a drawing or begin right below it, and close beside it."""
    left, top, right, bottom = grown
    reach = max(LEAST_REACH, 0.5 * min(bottom - top, LARGEST_SIZE))  # half a headline's size
    beside = (others[:, 0] - right < reach) & (left - others[:, 2] < reach)
    level = np.minimum(others[:, 3], bottom) > np.maximum(others[:, 1], top)
    near: Marks = beside & (level | (np.abs(others[:, 1] - bottom) < reach))
    return near
