"""Tell columns from parts of columns: indents, short lines, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.layout.measures import BAND, EDGE, LEAST_WIDTH, nearest
from bulletin.layout.rows import Row
from bulletin.model import Column

MIXED = 0.5  # of the rows of an edge, with rows of another one close by: more is one column
ALL_MIXED = 0.8  # of the rows of the other one; more than a lead set wider than what follows
SHARED = 0.5  # of the narrower width: edges that overlap by more cannot stand side by side


def merged(columns: list[Column], body: Sequence[Row], body_size: float) -> list[Column]:
    """Columns that overlap and whose rows stand among one another, as one; until none do."""
    kept = list(columns)
    while True:
        pair = next(
            (
                (strong, weak)
                for place, strong in enumerate(kept)
                for weak in kept[place + 1 :]
                if _overlap(strong, weak)
                and (
                    _begin_alike(strong, weak, kept, body_size)
                    or _are_mixed(weak, strong, body, body_size)
                )
            ),
            None,
        )
        if pair is None:
            return kept
        strong, weak = pair
        both = Column(min(strong.left, weak.left), max(strong.right, weak.right))
        kept = [both if column is strong else column for column in kept if column is not weak]
        kept = list(dict.fromkeys(kept))


def _overlap(a: Column, b: Column) -> bool:
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > SHARED * min(a.width, b.width)


def _begin_alike(a: Column, b: Column, columns: Sequence[Column], body_size: float) -> bool:
    """Whether two columns have one left edge, and none begins between their right edges."""
    step = EDGE * body_size
    narrow, wide = sorted((a, b), key=lambda column: column.width)
    return abs(a.left - b.left) < step and not any(
        narrow.right - step < other.left < wide.right for other in columns
    )


def _are_mixed(weak: Column, strong: Column, body: Sequence[Row], body_size: float) -> bool:
    """
    Whether most rows of a column have rows of another right over or under them.

    So it is in a list or a talk, where nearly every line opens a paragraph or ends one. Rows of a
    box set to a measure of its own have none, and rows that have others beside them on their
    baseline stand in narrower columns than those above.
    """
    step = EDGE * body_size
    own = [row for row in body if _proves(row, weak, step)]
    mine = {id(row) for row in own}
    bases = sorted(
        r.base
        for r in body
        if id(r) not in mine
        and strong.left - step < r.box.left
        and r.box.right < strong.right + step
    )
    if not own or not bases:
        return not bases
    narrow, wide = sorted((weak, strong), key=lambda column: column.width)
    if wide.width > narrow.width + LEAST_WIDTH * body_size and _has_neighbours(
        narrow, wide, body, step
    ):
        return False
    reach, rows = BAND * body_size, sorted(row.base for row in own)
    close = sum(nearest(bases, base) <= reach for base in rows)
    back = sum(nearest(rows, base) <= reach for base in bases)
    return close > MIXED * len(rows) or back > ALL_MIXED * len(bases)


def _proves(row: Row, column: Column, step: float) -> bool:
    return abs(row.box.left - column.left) < step and row.box.right < column.right + step


def _has_neighbours(narrow: Column, wide: Column, body: Sequence[Row], step: float) -> bool:
    """Whether rows of a narrow column have others beside them inside a wide one."""
    own = [row for row in body if _proves(row, narrow, step)]
    others = sorted(
        row.base
        for row in body
        if wide.left - step < row.box.left
        and row.box.right < wide.right + step
        and (row.box.left > narrow.right or row.box.right < narrow.left)
    )
    beside = sum(nearest(others, row.base) < 1.0 for row in own)
    return beside > MIXED * len(own)
