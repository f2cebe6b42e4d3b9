"""Find the lines of type that is set at an angle: credits up the side of a picture, tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.asking import Integers
from bulletin.layout.glyphs import Blanks, Glyphs
from bulletin.layout.lines import lines_of
from bulletin.layout.opening import Floats
from bulletin.layout.rows import Row, find_rows, row_of
from bulletin.model import Line


def turned_rows(glyphs: Glyphs, body_size: float) -> list[Row]:
    """The rows of type that is not level, as they stand on the page."""
    return [
        row_of(glyphs, own[row.members])
        for own in _angles(glyphs)
        for row in find_rows(_levelled(glyphs.only(own)), body_size)
    ]


def turned_lines(glyphs: Glyphs, body_size: float, besides: Collection[int] = ()) -> list[Line]:
    """
    Read type that is not level in its own direction, and place its lines on the page.

    The lines are upright ones: they run up or down the page. Those of one angle follow one another
    as they are read. Glyphs in `besides`, by index, are left out.
    """
    held = np.array(sorted(besides), np.int64)
    angles = (own[~np.isin(own, held)] for own in _angles(glyphs))
    return [line for own in angles if len(own) for line in _lines(glyphs.only(own), body_size)]


def _angles(glyphs: Glyphs) -> Iterator[Integers]:
    """Indices of the glyphs of each angle, to the degree; half a turn has two names."""
    degrees = np.round(np.degrees(glyphs.heading)).astype(np.int64)
    degrees[degrees == -180] = 180  # noqa: PLR2004  half a turn
    for angle in np.unique(degrees[glyphs.turned]).tolist():
        yield np.flatnonzero(glyphs.turned & (degrees == angle))


def _lines(glyphs: Glyphs, body_size: float) -> list[Line]:
    level = _levelled(glyphs)
    rows = find_rows(level, body_size)
    return [
        replace(line, box=around_members(glyphs, row.members), upright=True)
        for row, line in zip(rows, lines_of(level, rows), strict=True)
    ]


def _levelled(glyphs: Glyphs) -> Glyphs:
    """The same glyphs with the page turned until their lines are level."""
    turn = float(np.median(glyphs.heading))
    along, down = _turned((glyphs.left + glyphs.right) / 2, (glyphs.top + glyphs.bottom) / 2, turn)
    width, height = glyphs.right - glyphs.left, glyphs.bottom - glyphs.top
    if abs(np.sin(2 * turn)) < np.sin(np.radians(1)):  # a quarter or half: the boxes are exact
        is_quarter = abs(np.sin(turn)) > abs(np.cos(turn))
        wide, high = (height, width) if is_quarter else (width, height)
    else:
        wide, high = np.where(glyphs.wide, glyphs.size, glyphs.size / 2), glyphs.size
    return replace(
        glyphs, left=along - wide / 2, right=along + wide / 2, top=down - high / 2,
        bottom=down + high / 2, heading=np.zeros(len(glyphs)),
        blanks=Blanks(np.empty(0), np.empty(0)),
    )  # fmt: skip


def _turned(x: Floats, y: Floats, turn: float) -> tuple[Floats, Floats]:
    """How far along a line of that heading points are, and how far down it."""
    return x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)


def around_members(glyphs: Glyphs, members: Integers) -> Box:
    """The box around some glyphs."""
    return Box(
        float(glyphs.left[members].min()), float(glyphs.top[members].min()),
        float(glyphs.right[members].max()), float(glyphs.bottom[members].max()),
    )  # fmt: skip
