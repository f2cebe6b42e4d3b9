"""Legs of type: rows of body that stand under one another, as one column of a story does."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin.layout.measures import BAND, EDGE, LEAST_WIDTH
from bulletin.layout.rows import Row

BASELINE = 0.5  # × type size: rows whose baselines differ by less stand beside one another
TOUCH = 0.25  # × type size: two characters that end where the line above them begins, two in


def find_legs(
    rows: Sequence[Row], body_size: float, partings: Sequence[float] = ()
) -> list[list[Row]]:
    """
    Rows joined with those right above and below that they share some width with.

    A row that reaches over two that stand beside one another, such as a lead set over its columns,
    is in no leg. No leg goes on over a parting, a height at which a rule runs over the page.
    """
    ordered = sorted(rows, key=lambda row: (row.base, row.box.left))
    near = [list(_below(ordered, place, BAND * body_size)) for place in range(len(ordered))]
    bands = [bisect(partings, row.base) for row in ordered]
    bridges = _bridges(ordered, near, body_size)
    parent = list(range(len(ordered)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for place, under in enumerate(near):
        for other in under:
            is_whole = place not in bridges and other not in bridges
            if (
                is_whole
                and bands[place] == bands[other]
                and _are_of_one(ordered[place], ordered[other], body_size)
            ):
                parent[root(other)] = root(place)
    legs: dict[int, list[Row]] = {}
    for place, row in enumerate(ordered):
        if place not in bridges:
            legs.setdefault(root(place), []).append(row)
    return list(legs.values())


def _are_of_one(a: Row, b: Row, body_size: float) -> bool:
    """Whether two rows may be lines of one column: of one face, or one as wide as both."""
    slack = EDGE * body_size
    outer, inner = (a, b) if a.box.width > b.box.width else (b, a)
    holds = outer.box.left - slack < inner.box.left and inner.box.right < outer.box.right + slack
    return holds or a.font == b.font


def _below(ordered: Sequence[Row], place: int, reach: float) -> Iterator[int]:
    """Places of the rows that stand under a row and close to it, or end where it begins."""
    row = ordered[place]
    slack, least = TOUCH * row.size, row.base + BASELINE * row.size
    left, right = row.box.left - slack, row.box.right + slack
    for other in range(place + 1, len(ordered)):
        under = ordered[other]
        if under.base > row.base + reach:
            return
        if under.base > least and under.box.left < right and under.box.right > left:
            yield other


def _bridges(
    ordered: Sequence[Row], near: Sequence[Sequence[int]], body_size: float
) -> frozenset[int]:
    """
    Places of the rows that reach over two others standing beside one another.

    Both of these go on in rows of their own: two words of a signature do not.
    """
    above: list[list[int]] = [[] for _ in ordered]
    for place, under in enumerate(near):
        for other in under:
            above[other].append(place)
    least = LEAST_WIDTH * body_size

    def goes_on(place: int, besides: int) -> bool:
        return any(
            k != besides and ordered[k].box.width < ordered[besides].box.width
            for k in (*near[place], *above[place])
        )

    def is_bridge(place: int, others: Sequence[int]) -> bool:
        rows = [ordered[k] for k in others]
        if not any(b.base - a.base < BASELINE * a.size for a, b in pairwise(rows)):
            return False
        return stand_beside(
            [
                row
                for k, row in zip(others, rows, strict=True)
                if row.box.width >= least and goes_on(k, place)
            ]
        )

    return frozenset(
        place
        for place in range(len(ordered))
        for others in (near[place], above[place])
        if len(others) > 1 and is_bridge(place, others)
    )


def stand_beside(rows: Sequence[Row]) -> bool:
    """Whether any two rows stand on one baseline."""
    ordered = sorted(rows, key=lambda row: row.base)
    return any(b.base - a.base < BASELINE * a.size for a, b in pairwise(ordered))
