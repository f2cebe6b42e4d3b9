"""Find upright lines: glyphs that stand over one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bulletin.layout.glyphs import Glyphs
from bulletin.layout.rows import Row, row_of

STACK_PITCH = (0.85, 1.9)  # × type size from glyph to glyph of an upright line
UPRIGHT_LINES = 4  # of one head side by side at the most
GAP = (-0.7, 1.6)  # × type size between what stands in one line: boxes overlap, a full space parts
BESIDE = 3  # figures set beside one another in an upright line
SPREAD = 0.25  # × type size between glyphs of one row that are of different upright lines
CELL = 1.3  # × type size: how wide what stands in one square of an upright line may be
STACK_LEAST = 3  # glyphs: two over one another may be two lines of one word


def find_stacks(
    glyphs: Glyphs, rows: list[Row], laid: Sequence[Row] = ()
) -> tuple[list[Row], list[list[Row]]]:
    """
    Take upright lines out of the rows: single glyphs of one size standing over one another.

    With them go figures set in their squares, and words laid on their side (`laid`).

    Returns:
        The rows that are left, and the stacks from top to bottom.
    """
    rows = _unlike(glyphs, _unpaired(glyphs, rows))
    single = [row for row in rows if len(row.members) == 1 and glyphs.wide[row.members[0]]]
    single.sort(key=lambda row: (row.base, row.box.left))
    stacks: list[list[Row]] = []
    growing: list[list[Row]] = []
    for row in single:
        growing = [s for s in growing if row.base - s[-1].base <= STACK_PITCH[1] * s[-1].size]
        home = next((stack for stack in growing if _follows(stack[-1], row)), None)
        if home is not None:
            home.append(row)
        else:
            stacks.append([row])
            growing.append(stacks[-1])
    upright = [stack for stack in stacks if len(stack) >= STACK_LEAST and _is_even(stack)]
    upright = _run_on(upright, [*rows, *laid])
    taken = {id(row) for stack in upright for row in stack}
    return [row for row in rows if id(row) not in taken], upright


def _run_on(stacks: list[list[Row]], rows: Sequence[Row]) -> list[list[Row]]:
    """
    Stacks joined with what stands in one line with them: figures, letters, more after a space.

    Figures are set over one another or, up to three, beside one another within the square.
    """
    cells = sorted(
        (row for row in rows if len(row.members) <= BESIDE and row.box.width <= CELL * row.size),
        key=lambda row: row.box.centre,
    )
    joined: list[list[Row]] = []
    taken: set[int] = set()
    for stack in sorted(stacks, key=lambda stack: (stack[0].base, stack[0].box.left)):
        if id(stack[0]) in taken:
            continue
        line = [*_grown(stack[0], cells[::-1])[::-1], *stack]
        line += _grown(line[-1], cells)
        joined.append(line)
        taken |= {id(row) for row in line}
    return joined


def _grown(end: Row, cells: Sequence[Row]) -> list[Row]:
    """The cells that follow one another from the end of a line, nearest first."""
    found: list[Row] = []
    downward = cells[-1].box.centre > cells[0].box.centre
    for cell in cells:
        last = found[-1] if found else end
        above, below = (last, cell) if downward else (cell, last)
        gap = (below.box.top - above.box.bottom) / end.size
        if (
            GAP[0] < gap < GAP[1]
            and above.box.centre < below.box.centre
            and abs(cell.box.middle - end.box.middle) < end.size / 4
            and abs(cell.size - end.size) < end.size / 10
        ):
            found.append(cell)
    return found


def _unpaired(glyphs: Glyphs, rows: list[Row]) -> list[Row]:
    """
    Take apart rows that are glyphs of upright lines standing side by side.

    Such rows have as many glyphs as there are lines, two to UPRIGHT_LINES, stand exactly under one
    another, and are closer downwards than across.
    """
    short = [
        row
        for row in rows
        if 1 < len(row.members) <= UPRIGHT_LINES and glyphs.wide[row.members].all()
    ]
    short.sort(key=lambda row: (round(row.box.left), row.base))
    apart: set[int] = set()
    for first in range(len(short)):
        column = [short[first]]
        for row in short[first + 1 :]:
            if not _stands_under(glyphs, column[-1], row):
                break
            column.append(row)
        if len(column) >= STACK_LEAST:
            apart |= {id(row) for row in column}
    whole = [row for row in rows if id(row) not in apart]
    parts = [
        row_of(glyphs, row.members[k : k + 1])
        for row in rows
        if id(row) in apart
        for k in range(len(row.members))
    ]
    return whole + parts


def _unlike(glyphs: Glyphs, rows: list[Row]) -> list[Row]:
    """
    Take apart rows that are glyphs of upright lines set in different sizes.

    Their glyphs stand on one baseline by chance, each right over or under a glyph by itself.
    """
    single = [row for row in rows if len(row.members) == 1]
    found: list[Row] = []
    for row in rows:
        parts = _spread(glyphs, row) if single else []
        is_upright = parts and all(
            any(_follows(part, other) or _follows(other, part) for other in single)
            for part in parts
        )
        found += parts if is_upright else [row]
    return found


def _spread(glyphs: Glyphs, row: Row) -> list[Row]:
    """The glyphs of a short row with white between all of them, each by itself."""
    members = row.members
    if not 1 < len(members) <= UPRIGHT_LINES or not glyphs.wide[members].all():
        return []
    white = glyphs.left[members[1:]] - glyphs.right[members[:-1]]
    if white.min() < SPREAD * row.size:
        return []
    return [row_of(glyphs, members[k : k + 1]) for k in range(len(members))]


def _stands_under(glyphs: Glyphs, above: Row, below: Row) -> bool:
    if len(above.members) != len(below.members) or abs(above.size - below.size) > above.size / 10:
        return False
    lefts, down = glyphs.left[below.members], below.base - above.base
    across = float(np.diff(lefts).min())
    aligned = np.abs(glyphs.left[above.members] - lefts).max() < above.size / 10
    return bool(aligned) and STACK_PITCH[0] * above.size <= down < across


def _follows(above: Row, below: Row) -> bool:
    pitch = (below.base - above.base) / above.size
    aside = min(  # punctuation of half the width stands at the left of its square
        abs(below.box.middle - above.box.middle), abs(below.box.left - above.box.left)
    )
    return (
        STACK_PITCH[0] <= pitch <= STACK_PITCH[1]
        and aside < above.size / 4
        and abs(below.size - above.size) < above.size / 10
    )


def _is_even(stack: list[Row]) -> bool:
    """Whether the glyphs stand at one pitch; bullets of a list stand at that of their entries."""
    pitches = [b.base - a.base for a, b in pairwise(stack)]
    return max(pitches) - min(pitches) < stack[0].size / 3
