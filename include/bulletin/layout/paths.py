"""Measure paths and pictures: their bounds on the page as it is seen, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.asking import (
    ADDRESS,
    SINGLE,
    WHOLE,
    Integers,
    Marks,
    ask_by_index,
    ask_each,
    measure_each,
)
from bulletin.layout.objects import matrices
from bulletin.layout.opening import Floats, Frame

DRAWN_SEGMENTS = 14  # path segments: a frame has 5, a rounded one 9 to 13, a letter drawn more
FRAME_SEGMENTS = 60  # of a frame drawn as two rounded outlines, one in the other
FRAME_SIDE = 60.0  # points: 口 in a poster is smaller, a story's box larger
CORNER = 14.0  # points from a frame's edge to the end of its rounded corner
WHITE = 253  # of 255 in each colour: near enough


@dataclass(frozen=True, slots=True)
class Path:
    """
    A path on the page, cut at its edges.

    Attributes:
        is_simple: Whether it is a line, a frame or the like, and no letter or drawing.
        is_filled: With something that can be seen on white paper.
        is_solid: Filled so, or a stroke as broad as the path itself.
    """

    box: Box
    is_simple: bool
    is_filled: bool
    is_stroked: bool
    is_solid: bool


def bounds(handles: Sequence[int], matrix: Floats, frame: Frame) -> list[Box | None]:
    """The part of each object that is on the page; None where none is, or it is no number."""
    return [_clipped(edges, frame) for edges in _bounds(handles, matrix, frame).tolist()]


def paths(handles: Sequence[int], matrix: Floats, frame: Frame) -> list[Path]:
    """Measure paths; those off the page are left out."""
    counts = np.array(ask_each("FPDFPath_CountSegments", handles, WHOLE), np.int64)
    is_simple = (counts < DRAWN_SEGMENTS) | _are_frames(handles, counts, matrix, frame)
    mode = measure_each("FPDFPath_GetDrawMode", handles, np.int32, 2, pointers=2)
    is_filled = (mode[:, 0] != 0) & _is_coloured(handles)
    is_stroked = mode[:, 1] != 0
    edges = _bounds(handles, matrix, frame)
    pen = np.zeros(len(handles))
    measured = np.flatnonzero(is_simple & (counts > 0))
    edges[measured], pen[measured] = _outlines(
        np.array(handles, np.int64)[measured],
        counts[measured],
        is_stroked[measured],
        matrix,
        frame,
    )
    breadth = np.minimum(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1])
    is_solid = is_filled | (is_stroked & (breadth <= 1.01 * pen))
    facts = np.column_stack([is_simple, is_filled, is_stroked, is_solid]).tolist()
    placed = zip((_clipped(four, frame) for four in edges.tolist()), facts, strict=True)
    return [Path(box, *known) for box, known in placed if box is not None]


def _are_frames(handles: Sequence[int], counts: Integers, matrix: Floats, frame: Frame) -> Marks:
    """Which paths are large and run along their own bounds alone: frames with rounded corners."""
    framed = np.zeros(len(handles), bool)
    edges = _bounds(handles, matrix, frame)
    breadth = np.minimum(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1])
    few = (counts >= DRAWN_SEGMENTS) & (counts <= FRAME_SEGMENTS) & (breadth >= FRAME_SIDE)
    for index in np.flatnonzero(few).tolist():
        left, top, right, bottom = edges[index].tolist()
        x, y = _points(handles[index], int(counts[index]), matrix, frame)
        aside = np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y))
        framed[index] = bool((aside < CORNER).all())
    return framed


def _points(handle: int, count: int, matrix: Floats, frame: Frame) -> tuple[Floats, Floats]:
    """The points of one path on the page."""
    segments = ask_by_index("FPDFPath_GetPathSegment", [handle] * count, range(count), ADDRESS)
    points = measure_each("FPDFPathSegment_GetPoint", segments.tolist(), SINGLE, 2, pointers=2)
    return _seen(points, matrices([handle])[0] @ matrix, frame)


def _bounds(handles: Sequence[int], matrix: Floats, frame: Frame) -> Floats:
    """Left, top, right and bottom of each object as PDFium has them."""
    edges = measure_each("FPDFPageObj_GetBounds", handles, SINGLE, 4, pointers=4)
    corners = edges[:, [[0, 1], [2, 3], [0, 3], [2, 1]]].reshape(-1, 2)
    x, y = _seen(corners, matrix, frame)
    return _around(x.reshape(-1, 4), y.reshape(-1, 4))


def _seen(points: Floats, matrix: Floats, frame: Frame) -> tuple[Floats, Floats]:
    placed = points @ matrix[:2, :2] + matrix[2, :2]
    return frame.seen(placed[:, 0], placed[:, 1])


def _around(x: Floats, y: Floats) -> Floats:
    return np.column_stack([x.min(axis=1), y.min(axis=1), x.max(axis=1), y.max(axis=1)])


def _outlines(
    handles: Integers, counts: Integers, is_stroked: Marks, matrix: Floats, frame: Frame
) -> tuple[Floats, Floats]:
    """
    The bounds of paths with half the stroke around them, and the breadth of the stroke.

    PDFium's own bounds allow for the longest mitre: a rule of 2 points gets 4 points of height.
    """
    if len(handles) == 0:
        return np.empty((0, 4)), np.empty(0)
    begins = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(handles)), counts)
    places = (np.arange(len(owner)) - begins[owner]).tolist()
    segments = ask_by_index("FPDFPath_GetPathSegment", handles[owner].tolist(), places, ADDRESS)
    points = measure_each("FPDFPathSegment_GetPoint", segments.tolist(), SINGLE, 2, pointers=2)
    own = matrices(handles.tolist()) @ matrix
    placed = np.einsum("ij,ijk->ik", points, own[owner, :2, :2]) + own[owner, 2, :2]
    x, y = frame.seen(placed[:, 0], placed[:, 1])
    scale = np.sqrt(np.abs(np.linalg.det(own[:, :2, :2])))
    pen = measure_each("FPDFPageObj_GetStrokeWidth", handles.tolist(), SINGLE, 1)[:, 0] * scale
    half = np.where(is_stroked, pen / 2, 0.0)
    edges = np.column_stack([
        np.minimum.reduceat(x, begins) - half, np.minimum.reduceat(y, begins) - half,
        np.maximum.reduceat(x, begins) + half, np.maximum.reduceat(y, begins) + half,
    ])  # fmt: skip
    return edges, pen


def _is_coloured(handles: Sequence[int]) -> Marks:
    """Whether the colour of a fill can be seen on white paper; a pattern, which has none, can."""
    colours = measure_each(
        "FPDFPageObj_GetFillColor", handles, np.uint32, 4, pointers=4, missing=1
    )
    coloured: Marks = (colours[:, :3] < WHITE).any(axis=1) & (colours[:, 3] > 0)
    return coloured


def _clipped(edges: list[float], frame: Frame) -> Box | None:
    across, down = frame.size
    left, top, right, bottom = edges
    box = Box(max(left, 0.0), max(top, 0.0), min(right, across), min(bottom, down))
    return box if box.width >= 0 and box.height >= 0 else None
