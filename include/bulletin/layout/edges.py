"""Find columns by the edges that rows of body agree on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from bulletin.layout.measures import BAND, EDGE, HANG, LEAST_WIDTH, nearest
from bulletin.layout.mixing import merged
from bulletin.layout.rows import Row
from bulletin.model import Column

LEAST_ROWS = 3  # that agree on an edge before it is a column's
REACH = 6.0  # × body size: four lines, as many as stand in one after another
BEYOND = 0.1  # of the lines of a leg that stand out over its edge; of verse more do
AGREEING = 0.3  # of the lines of a leg that end alike; of ragged lines a few do by chance


def outer_edges(rows: Sequence[Row], body_size: float) -> Column:
    """
    A column as wide as its rows: to the outermost edge that some of them share.

    One line may stand beyond, as a byline at the head or hung punctuation does; but where lines
    are ragged and share no edge, the longest tells.
    """
    step = EDGE * body_size
    left = _outermost([-row.box.left for row in rows], step)
    return Column(-left, _outermost([row.box.right for row in rows], step))


def _outermost(values: Sequence[float], step: float) -> float:
    """The largest value with another near it, where enough agree on one; else the largest."""
    ordered = sorted(values)
    agree = max(bisect_left(ordered, value + step) - n for n, value in enumerate(ordered))
    if agree < max(LEAST_ROWS, AGREEING * len(ordered)):
        return ordered[-1]
    place = next(n for n, (a, b) in enumerate(pairwise(ordered[::-1])) if a - b < step)
    return ordered[-2 - place] if place <= max(1, BEYOND * len(ordered)) else ordered[-1]


def proven_columns(body: Sequence[Row], body_size: float) -> dict[Column, list[Row]]:
    """
    The columns that rows prove by their edges, with the rows of each.

    - Rows whose left and right edges agree prove a column (justified type).
    - A left edge proves one too, with the right edge of its longest rows (ragged type).
    - Edges whose rows stand among one another are one column: indents, short lines, signatures.
    - Body that fits none of these, two rows or more together, has columns of its own: as many
      as the white between its rows leaves standing.
    """
    columns = _widened(merged(_edges(body, EDGE * body_size), body, body_size), body, body_size)
    held = {column: rows_in(column, body, body_size) for column in columns}
    taken = {id(row) for inside in held.values() for row in inside}
    more = _apart([row for row in body if id(row) not in taken], body_size)
    for column in more if columns or more else _whole(body):
        held[column] = rows_in(column, body, body_size)
    return held


def _edges(body: Sequence[Row], step: float) -> list[Column]:
    """The columns that rows agree on, those proven by most rows first."""
    found: list[tuple[int, Column]] = []
    for left in _agreeing([row.box.left for row in body], step):
        mine = [row for row in body if abs(row.box.left - left) < step]
        rights = _agreeing([row.box.right for row in mine], step)
        for right in rights:
            count = sum(abs(row.box.right - right) < step for row in mine)
            found.append((count, Column(left, right)))
        if not rights and len(mine) > LEAST_ROWS:
            found.append((len(mine), Column(left, _ragged([row.box.right for row in mine]))))
    found.sort(key=lambda item: (-item[0], item[1].left, item[1].right))
    return [column for _, column in found]


def _ragged(rights: Sequence[float]) -> float:
    """The right edge of ragged lines: the longest, but for a tenth that may run over a gutter."""
    return float(np.percentile(rights, 90))


def _agreeing(values: Sequence[float], step: float) -> list[float]:
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


def _widened(columns: Sequence[Column], body: Sequence[Row], body_size: float) -> list[Column]:
    """Columns made as wide as the longest line of theirs that nothing stands in the way of."""
    step = EDGE * body_size
    wide = []
    for column in columns:
        bases = sorted(row.base for row in rows_in(column, body, body_size))
        limit = min((c.left for c in columns if c.left > column.right - step), default=np.inf)
        rights = [
            row.box.right
            for row in body
            if abs(row.box.left - column.left) < step
            and row.box.right < limit - step
            and nearest(bases, row.base) <= BAND * body_size
        ]
        right = max([column.right, *rights])
        is_far = right > column.right + HANG * body_size
        wide.append(Column(column.left, right) if is_far else column)
    return list(dict.fromkeys(wide))


def rows_in(column: Column, body: Sequence[Row], body_size: float) -> list[Row]:
    """The rows that a column holds, each with one close by that stands at its left edge."""
    slack, reach = EDGE * body_size, REACH * body_size
    inside = [
        row
        for row in body
        if column.left - slack <= row.box.left and row.box.right <= column.right + HANG * body_size
    ]
    proof = sorted(row.base for row in inside if row.box.left < column.left + slack)
    held = [row for row in inside if nearest(proof, row.base) <= reach]
    return _with_neighbours(held, inside, body_size)


def _with_neighbours(held: Sequence[Row], inside: Sequence[Row], body_size: float) -> list[Row]:
    """The rows held, and those that stand in one after another next to them: a talk's lines."""
    ordered = sorted(inside, key=lambda row: row.base)
    taken = {id(row) for row in held}
    for sequence in (ordered, ordered[::-1]):
        for before, row in pairwise(sequence):
            if id(before) in taken and abs(row.base - before.base) <= BAND * body_size:
                taken.add(id(row))
    return [row for row in ordered if id(row) in taken]


def _apart(rows: Sequence[Row], body_size: float) -> list[Column]:
    """The columns of rows that stand together and in no column of the region."""
    bands: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.base):
        if bands and row.base - bands[-1][-1].base < BAND * body_size:
            bands[-1].append(row)
        else:
            bands.append([row])
    return [
        column
        for band in bands
        if band[-1].base - band[0].base > body_size
        for column in _standing(band)
        if column.width >= LEAST_WIDTH * body_size
    ]


def _standing(band: Sequence[Row]) -> list[Column]:
    """What the rows of a band cover, cut at the white that runs through all of them."""
    columns: list[Column] = []
    for row in sorted(band, key=lambda row: row.box.left):
        if columns and row.box.left < columns[-1].right:
            right = max(columns[-1].right, row.box.right)
            columns[-1] = Column(columns[-1].left, right)
        else:
            columns.append(Column(row.box.left, row.box.right))
    return columns


def _whole(body: Sequence[Row]) -> tuple[Column, ...]:
    """One column around the body of a region so short that no edge repeats."""
    if not body:
        return ()
    return (Column(min(row.box.left for row in body), max(row.box.right for row in body)),)
