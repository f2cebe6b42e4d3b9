"""Find the edges that rows of body type agree on."""

from __future__ import annotations

import numpy as np

from bulletin.layout.rows import Row

EDGE = 0.6  # × body size: edges of justified lines agree within it, punctuation hung out included
LEAST_WIDTH = 5.0  # × body size: narrower rows are last lines or cells
LEAST_ROWS = 3  # that agree on an edge before it is a column's
BAND = 3.0  # × body size between baselines of rows that stand together; 1.5 is usual
INDENT = (0.8, 4.5)  # × body size by which first lines or lists stand in
MIXED = 0.5  # of the rows of an edge, with rows of a wider one close by: more is one column

Edge = tuple[float, float, int]  # left, right, number of rows that prove them


def find_edges(body: list[Row], body_size: float) -> list[Edge]:
    """Left edge, right edge and number of rows of each column that rows of body type prove."""
    return _without_parts(_edges(body, EDGE * body_size), body, body_size)


def _edges(body: list[Row], step: float) -> list[Edge]:
    """Left edge, right edge and number of rows of each column that rows agree on."""
    found: list[Edge] = []
    for left in _agreeing([row.box.left for row in body], step):
        mine = [row for row in body if abs(row.box.left - left) < step]
        rights = _agreeing([row.box.right for row in mine], step)
        for right in rights:
            count = sum(abs(row.box.right - right) < step for row in mine)
            found.append((left, right, count))
        if not rights and len(mine) > LEAST_ROWS:
            right = float(np.percentile([row.box.right for row in mine], 90))
            found.append((left, right, len(mine)))
    return found


def _agreeing(values: list[float], step: float) -> list[float]:
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


def _without_parts(edges: list[Edge], body: list[Row], body_size: float) -> list[Edge]:
    """Leave out edges that are parts of a wider column: indents, short lines, ragged ends."""

    def is_part(edge: Edge) -> bool:
        wider = [other for other in edges if other is not edge]
        return any(
            _is_proven_less(edge, other, body_size) or _are_mixed(edge, other, body, body_size)
            for other in wider
            if _is_inside(edge, other, body_size)
        )

    return [edge for edge in edges if not is_part(edge)]


def _is_inside(edge: Edge, other: Edge, body_size: float) -> bool:
    """Whether an edge stands in another or at its left, and ends no further right."""
    slack, indent = EDGE * body_size, edge[0] - other[0]
    if edge[1] - other[1] > slack:
        return False
    is_indent = INDENT[0] * body_size <= indent <= INDENT[1] * body_size
    return is_indent or (abs(indent) < slack and other[1] - edge[1] > 0)


def _is_proven_less(edge: Edge, other: Edge, body_size: float) -> bool:
    """Whether fewer rows prove an edge than the wider one, in which it nearly stands."""
    return other[2] >= edge[2] and other[1] - edge[1] < LEAST_WIDTH * body_size


def _are_mixed(edge: Edge, other: Edge, body: list[Row], body_size: float) -> bool:
    """
    Whether the rows of an edge have rows of a wider one among them, most of them close by.

    So it is in a list or a talk, where nearly every line opens a paragraph or ends one; rows of a
    box set to a measure of its own have none.
    """
    step = EDGE * body_size
    inside = [row for row in body if row.box.right < other[1] + step]
    own = [r for r in inside if abs(r.box.left - edge[0]) < step and r.box.right < edge[1] + step]
    held = {id(row) for row in own}
    bases = [r.base for r in inside if abs(r.box.left - other[0]) < step and id(r) not in held]
    if not own or not bases:
        return False
    gaps = np.abs(np.array([r.base for r in own])[:, None] - np.array(bases)[None, :])
    return bool((gaps.min(axis=1) <= BAND * body_size).mean() > MIXED)
