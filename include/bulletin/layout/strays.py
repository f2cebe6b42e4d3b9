"""Parts of a head that stand aside of it: a kicker at the left over a centred headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, around, overlap_x, overlap_y
from bulletin.layout.sheet import Sheet

STACK_GAP = 1.5  # × the larger type size between the parts of one head
POSTER_SIZE = 30.0  # points: above it the white between the parts of a head grows no further
LARGER = 1.15  # × the stray's size that the headline has at least
ON_RULE = 0.5  # × type size from a line down to the rule that it stands on
OVER = 0.9  # of a width that a rule runs over
NAME_LENGTH = 10  # characters of a standing head at most; a longer line in a frame is a kicker
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
        homes = [
            s for s in kept
            if s != stray
            and (_is_home(sheet, s, stray, display) or _is_under_rule(sheet, s, stray, display))
        ]  # fmt: skip
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


def _is_under_rule(
    sheet: Sheet, head: Sequence[int], stray: Sequence[int], display: frozenset[int]
) -> bool:
    """Whether a head stands close under the rule on which a short line stands by itself."""
    parts, name = [sheet.groups[k] for k in head], sheet.groups[stray[0]]
    main = max(parts, key=lambda part: part.size)
    is_name = len(stray) == len(name.lines) == 1 and len("".join(name.text.split())) <= NAME_LENGTH
    if not is_name or name.panel != main.panel or main.size < LARGER * name.size:
        return False
    if any(part.lines[0].upright for part in (*parts, name)):
        return False
    box, reach = around(part.box for part in parts), STACK_GAP * min(main.size, POSTER_SIZE)
    floor = _Floor(sheet, frozenset((*head, *(k for k in display if k in stray)))).under(name.box)
    return any(
        _carries(rule.box, name.box, name.size)
        and 0 <= box.top - rule.box.centre < reach
        and overlap_x(rule.box, box) > OVER * box.width
        and (floor is None or floor > box.bottom - sheet.grid.body_size)
        for rule in sheet.rules
        if rule.is_horizontal
    )


def _carries(rule: Box, line: Box, size: float) -> bool:
    """Whether a line stands on a rule that goes on beyond it."""
    is_under = line.bottom - size / 4 < rule.centre < line.bottom + ON_RULE * size
    return is_under and overlap_x(rule, line) > OVER * line.width and rule.width > 2 * line.width


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
