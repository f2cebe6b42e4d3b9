"""Parts of a head that stand aside of it: a kicker at the left over a centred headline."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.geometry import Box, around, overlap_x
from bulletin.layout.blocks import Group
from bulletin.layout.columns import Grid

STACK_GAP = 1.5  # × the larger type size between the parts of one head
POSTER_SIZE = 30.0  # points: above it the white between the parts of a head grows no further
ASIDE = 14.0  # × body size from one part to the other: a column's width
LARGER = 1.15  # × the stray's size that the headline has at least
LEVEL = 0.8  # × leading by which columns of one story begin at different heights


def with_strays(
    stacks: Sequence[list[int]], groups: Sequence[Group], grid: Grid
) -> list[list[int]]:
    """
    Put a line that stands aside of a head, close above or below it, into that head.

    Such a line shares no width with the headline, so only the body tells: the columns under both
    begin level, as those of one story do and those of two hardly ever.
    """
    kept = [list(stack) for stack in stacks]
    for stray in stacks:
        if len(stray) > 1 or not _may_stray(groups[stray[0]]):
            continue
        homes = [
            stack for stack in kept
            if stack != stray
            and _is_home([groups[k] for k in stack], groups[stray[0]], groups, grid)
        ]  # fmt: skip
        if len(homes) == 1:
            kept.remove(list(stray))
            homes[0].append(stray[0])
            homes[0].sort(key=lambda k: groups[k].box.top)
    return kept


def _may_stray(group: Group) -> bool:
    return len(group.lines) == 1 and not group.lines[0].upright


def _is_home(head: Sequence[Group], stray: Group, groups: Sequence[Group], grid: Grid) -> bool:
    main = max(head, key=lambda part: part.size)
    box = around(part.box for part in head)
    if main.size < LARGER * stray.size or main.lines[0].upright or main.panel != stray.panel:
        return False
    aside = max(box.left - stray.box.right, stray.box.left - box.right)
    apart = max(box.top - stray.box.bottom, stray.box.top - box.bottom)
    reach = STACK_GAP * min(main.size, POSTER_SIZE)
    if not (0 <= aside < ASIDE * grid.body_size and -stray.size / 2 < apart < reach):
        return False
    own, other = _floor(stray.box, groups, grid), _floor(box, groups, grid)
    return own is not None and other is not None and abs(own - other) < LEVEL * grid.leading


def _floor(box: Box, groups: Sequence[Group], grid: Grid) -> float | None:
    """Where the body under a box begins; None where there is none."""
    tops = [
        group.box.top
        for group in groups
        if group.column is not None
        and grid.is_body_size(group.size)
        and overlap_x(group.box, box) > 0
        and group.box.top > box.bottom - group.size / 2
    ]
    return min(tops, default=None)
