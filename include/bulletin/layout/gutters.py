"""Part rows that run on from one column into the next, since nothing wide enough stood between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from bulletin.geometry import Box, overlap_y
from bulletin.layout.columns import Grid
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.measures import EDGE, HANG
from bulletin.layout.rows import Row, rows_of
from bulletin.model import Rule

COVERED = 0.9  # of a row's height: a shorter upright stroke is part of a letter or of a sign
TOUCH = 1.0  # points by which a glyph's box may reach over a rule


def part_at_rules(glyphs: Glyphs, rows: Sequence[Row], rules: Sequence[Rule]) -> list[Row]:
    """Rows cut where a vertical rule runs through between two of their glyphs."""
    upright = [rule.box for rule in rules if not rule.is_horizontal]
    return [
        part for row in rows for part in _parts(glyphs, row, list(_cuts(glyphs, row, upright)))
    ]


def _cuts(glyphs: Glyphs, row: Row, rules: Sequence[Box]) -> Iterator[int]:
    """Places in a row that a rule stands before."""
    box = row.box
    for rule in rules:
        if box.left < rule.middle < box.right and overlap_y(rule, box) > COVERED * box.height:
            place = int(np.searchsorted(glyphs.left[row.members], rule.middle - TOUCH))
            if 0 < place < len(row.members) and (
                glyphs.right[row.members[place - 1]] < rule.middle + TOUCH
            ):
                yield place


def part_at_gutters(glyphs: Glyphs, rows: Sequence[Row], grid: Grid) -> list[Row]:
    """
    Rows of body cut where they fit no column, but one ends in them and the next begins.

    So they run on where punctuation is hung out into a narrow gutter. Both columns have rows of
    their own close by.
    """
    found: list[Row] = []
    for row in rows:
        is_loose = grid.is_body_size(row.size) and not grid.holds(row.box)
        place = _gutter(glyphs, row, grid) if is_loose else None
        found += _parts(glyphs, row, [] if place is None else [place])
    return found


def _gutter(glyphs: Glyphs, row: Row, grid: Grid) -> int | None:
    """The place in a row where the next column begins."""
    step, hang = EDGE * grid.body_size, HANG * grid.body_size
    lefts, rights = glyphs.left[row.members], glyphs.right[row.members]
    for index, column in enumerate(grid.columns):
        place = int(np.searchsorted(lefts, column.left - step))
        if not 0 < place < len(lefts) or not grid.reaches(index, row.base, both_sides=False):
            continue
        begins = lefts[place] - column.left < 4 * step and rights[-1] < column.right + hang
        ended = any(
            -step < rights[place - 1] - other.right < hang
            and grid.reaches(k, row.base, both_sides=False)
            for k, other in enumerate(grid.columns)
            if other.right < column.left
        )
        if begins and ended:
            return place
    return None


def _parts(glyphs: Glyphs, row: Row, cuts: Sequence[int]) -> list[Row]:
    if not cuts:
        return [row]
    begins = np.array(sorted({0, *cuts}), np.int64)
    return rows_of(glyphs, row.members, begins)
