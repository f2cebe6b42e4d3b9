"""Find heads: a headline with the kicker, subheadline and byline that stand by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, around, contains, overlap_x
from bulletin.layout.blocks import SAME_SIZE, Group
from bulletin.layout.columns import Grid
from bulletin.layout.furniture import Roles
from bulletin.model import Panel, Role
from bulletin.wording import is_byline, is_closing_credit

DISPLAY_SIZE = 1.12  # × body size: larger than any body
STACK_GAP = 1.5  # × the larger type size between the parts of one head
POSTER_SIZE = 30.0  # points: above it the white between the parts of a head grows no further
SUMMARY_LINES = 3  # lines under a headline that tell and no longer title
FRAME_SHARE = 3.2  # × type size: a frame no higher holds one line, as a standing head's does


@dataclass(frozen=True, slots=True)
class Head:
    """Groups that title one story, by index, from top to bottom."""

    members: tuple[int, ...]
    box: Box
    is_upright: bool


def find_heads(
    groups: Sequence[Group], free: Sequence[int], grid: Grid, panels: Sequence[Panel]
) -> tuple[tuple[Head, ...], Roles]:
    """
    Stack display type into heads and name their parts.

    - Parts stand over one another no further than STACK_GAP, share some width, and nothing set
      like the body stands between.
    - The largest is the headline, those of its size with it; above it stand kickers, or a
      standing head where a frame holds the line alone; below it subheadlines, or a summary: a
      sentence, or SUMMARY_LINES.
    """
    heads: list[Head] = []
    roles: Roles = {}
    for stack in _stacks(groups, free, grid, panels):
        named = _name_parts([groups[k] for k in stack], grid, panels)
        if named is None:
            continue
        roles |= dict(zip(stack, named, strict=True))
        members = tuple(stack)
        heads.append(
            Head(members, around(groups[k].box for k in members),
                 any(groups[k].lines[0].upright for k in members))
        )  # fmt: skip
    return tuple(heads), roles


def _stacks(
    groups: Sequence[Group], free: Sequence[int], grid: Grid, panels: Sequence[Panel]
) -> list[list[int]]:
    """Display type that stands closely over one another, by index."""
    bottom = {index: groups[index].box.bottom for index in free}
    stacks: list[list[int]] = []
    growing: list[list[int]] = []
    for index in sorted(free, key=lambda k: (groups[k].box.top, groups[k].box.left)):
        group = groups[index]
        if not _is_display(group, grid):
            continue
        highest = group.box.top - STACK_GAP * POSTER_SIZE
        growing = [s for s in growing if max(bottom[k] for k in s) > highest]
        home = next(
            (
                s
                for s in reversed(growing)
                if _continues([groups[k] for k in s], group, groups, grid, panels)
            ),
            None,
        )
        if home is None:
            stacks.append([index])
            growing.append(stacks[-1])
        else:
            home.append(index)
    return stacks


def _is_display(group: Group, grid: Grid) -> bool:
    """Whether a group may be part of a head: large, or set over or beside the columns."""
    if group.lines[0].upright or group.size >= DISPLAY_SIZE * grid.body_size:
        return True
    few = len(group.lines) <= SUMMARY_LINES
    return few and (
        group.column is None or is_byline(group.text) or not _is_body_font(group, grid)
    )


def _is_body_font(group: Group, grid: Grid) -> bool:
    return group.font == grid.font_name


def _continues(
    stack: Sequence[Group],
    group: Group,
    groups: Sequence[Group],
    grid: Grid,
    panels: Sequence[Panel],
) -> bool:
    """Whether a group stands right below a stack as its next part."""
    last = stack[-1]
    if last.lines[0].upright or group.lines[0].upright:
        return False
    box = around(part.box for part in stack)
    gap = group.box.top - box.bottom
    reach = STACK_GAP * min(max(group.size, last.size), POSTER_SIZE)
    if not -0.6 * group.size < gap < reach:
        return False
    aligned = abs(group.box.left - box.left) < 2 * group.size
    if overlap_x(box, group.box) <= 0 and not aligned:
        return False
    if last.panel != group.panel and not _is_framed(last, panels):
        return False
    between = Box(
        max(box.left, group.box.left), box.bottom, min(box.right, group.box.right), group.box.top
    )
    return not any(
        other.column is not None
        and grid.is_body_size(other.size)
        and len(other.lines) > SUMMARY_LINES
        and overlap_x(other.box, between) > 0
        and between.top < other.box.centre < between.bottom
        for other in groups
    )


def _is_framed(group: Group, panels: Sequence[Panel]) -> bool:
    """Whether a frame holds just this line."""
    if group.panel is None or len(group.lines) > 1:
        return False
    frame = panels[group.panel].box
    return frame.height <= FRAME_SHARE * group.size and contains(frame, group.box, slack=4.0)


def _name_parts(
    stack: Sequence[Group], grid: Grid, panels: Sequence[Panel]
) -> list[tuple[Role, str]] | None:
    """The role of each part; None where the stack is no head."""
    titles = [
        part for part in stack
        if not (is_byline(part.text) or is_closing_credit(part.text) or _is_framed(part, panels))
    ]  # fmt: skip
    if not titles:
        return None
    main = max(titles, key=lambda part: (not _is_sentence(part), part.size, -part.box.top))
    if main.size < DISPLAY_SIZE * grid.body_size and not main.lines[0].upright:
        return None
    return [_part(part, main, panels) for part in stack]


def _is_sentence(part: Group) -> bool:
    """Whether a part closes with a full stop, as no title does."""
    return part.text.rstrip().endswith("。")


def _part(part: Group, main: Group, panels: Sequence[Panel]) -> tuple[Role, str]:
    if is_byline(part.text):
        return Role.BYLINE, "names a part and its people, in a head"
    if _is_framed(part, panels) and part is not main:
        return Role.STANDING_HEAD, "a line in a frame of its own, in a head"
    is_like = _is_sentence(part) == _is_sentence(main)
    if is_like and abs(part.size - main.size) <= SAME_SIZE * main.size:
        return Role.HEADLINE, "the largest type of its head"
    if part.box.centre < main.box.centre:
        return Role.KICKER, "above the headline, smaller"
    return _below(part)


def _below(part: Group) -> tuple[Role, str]:
    if len(part.lines) >= SUMMARY_LINES:
        return Role.SUMMARY, "below the headline, several lines"
    if _is_sentence(part):
        return Role.SUMMARY, "below the headline, a sentence"
    return Role.SUBHEADLINE, "below the headline, smaller"
