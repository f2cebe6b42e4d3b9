"""Parts of a head that stand aside of it: a kicker at the left over a centred headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, around, overlap_x, overlap_y
from bulletin.layout.sheet import Sheet

STACK_GAP = 1.5  # × the larger type size between the parts of one head
POSTER_SIZE = 30.0  # points: above it the white between the parts of a head grows no further
LARGER = 1.15  # × the stray's size that the headline has at least
LEVEL = 0.8  # × leading by which columns of one story begin at different heights


def with_strays(stacks: Sequence[list[int]], sheet: Sheet) -> list[list[int]]:
    """
    Put type that stands aside of a head, close above or below it, into that head.

    Such a line shares no width with the headline, so only what stands under both tells: nothing
    but white down to the body, and every column from one to the other begins level, as those of
    one story do and those of two hardly ever.
    """
    kept = [list(stack) for stack in stacks]
    display = frozenset(index for stack in stacks for index in stack)
    for stray in stacks:
        homes = [s for s in kept if s != stray and _is_home(sheet, s, stray, display)]
        if stray in kept and len(homes) == 1:
            kept.remove(stray)
            homes[0] += stray
            homes[0].sort(key=lambda k: sheet.groups[k].box.top)
    return kept


def _is_home(
    sheet: Sheet, head: Sequence[int], stray: Sequence[int], display: frozenset[int]
) -> bool:
    parts, others = ([sheet.groups[k] for k in stack] for stack in (head, stray))
    main = max(parts, key=lambda part: part.size)
    size = max(part.size for part in others)
    if any(part.lines[0].upright for part in (*parts, *others)) or main.size < LARGER * size:
        return False
    if main.panel != others[-1].panel:
        return False
    box, aside = (around(part.box for part in stack) for stack in (parts, others))
    reach = STACK_GAP * min(main.size, POSTER_SIZE)
    is_close = min(_apart(part.box, other.box) for part in parts for other in others) < reach
    in_turn = all(
        _apart(part.box, other.box) > -min(part.size, other.size) / 2
        for part in parts
        for other in others
    )
    small = (k for k in display if main.size >= LARGER * sheet.groups[k].size)
    floor = _Floor(sheet, frozenset((*head, *small)))
    return is_close and in_turn and floor.is_one_story(box, aside)


def _apart(a: Box, b: Box) -> float:
    """Points of height between two boxes; negative where they share some."""
    return max(a.top - b.bottom, b.top - a.bottom)


@dataclass(frozen=True, slots=True)
class _Floor:
    """
    What stands under a head.

    Attributes:
        parts: Those of the head, and other small display type, which may be strays as well.
    """

    sheet: Sheet
    parts: frozenset[int]

    def is_one_story(self, head: Box, stray: Box) -> bool:
        """Whether from a head to a stray all columns begin level, with only white above them."""
        zone = around((head, stray))
        way = [place for place in self._columns(zone) if not _is_under(place, head)]
        under = [self.under(place) for place in (*way, head, stray)]
        floors = [floor for floor in under if floor is not None]
        if None in under[-2:] or max(floors) - min(floors) > LEVEL * self.sheet.grid.leading:
            return False
        space = Box(zone.left, zone.top, zone.right, min(floors))
        return not any(_parts(rule.box, space) for rule in self.sheet.rules) and not any(
            overlap_x(box, space) > 0 and overlap_y(box, space) > self.sheet.grid.body_size / 2
            for box in self._others()
        )

    def under(self, box: Box) -> float | None:
        """Where what stands under a box begins; None where nothing does."""
        least = box.bottom - self.sheet.grid.body_size / 2
        tops = [found.top for found in self._others()
                if overlap_x(found, box) > 0 and found.top > least]  # fmt: skip
        return min(tops, default=None)

    def _others(self) -> Iterator[Box]:
        yield from (g.box for k, g in enumerate(self.sheet.groups) if k not in self.parts)
        yield from (picture.box for picture in self.sheet.pictures if not picture.is_shapes)

    def _columns(self, zone: Box) -> Iterator[Box]:
        """The columns that a zone covers, at its foot."""
        for column in self.sheet.grid.columns:
            place = Box(column.left, zone.bottom, column.right, zone.bottom)
            if overlap_x(place, zone) > 0.3 * place.width:
                yield place


def _is_under(place: Box, head: Box) -> bool:
    return overlap_x(place, head) > 0


def _parts(rule: Box, space: Box) -> bool:
    """Whether a rule runs through a space, from side to side or from top to bottom."""
    if rule.width > rule.height:
        return overlap_x(rule, space) > space.width / 2 and space.top < rule.centre < space.bottom
    inside = space.left < rule.middle < space.right
    return inside and overlap_y(rule, space) > space.height / 2
