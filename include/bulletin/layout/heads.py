"""Find heads: a headline with the kicker, subheadline and byline that stand by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, around, overlap_x, overlap_y, shared_area
from bulletin.layout.blocks import SAME_SIZE, Group
from bulletin.layout.furniture import Roles
from bulletin.layout.quotes import is_pull_quote
from bulletin.layout.sheet import DISPLAY_SIZE, Sheet
from bulletin.layout.strays import NAME_LENGTH, POSTER_SIZE, STACK_GAP, with_strays
from bulletin.model import Role, Rule
from bulletin.wording import MARKED_NAME, is_byline, is_closing_credit, is_signed

SUMMARY_LINES = 3  # lines under a headline that tell and no longer title
UPRIGHT_GAP = 0.8  # × type size between upright lines of one head; set at 0.1 to 0.6
FRAMED_GAP = 3.0  # × type size from an upright headline to a kicker in a frame
SIGNED = 0.7  # × the headline's size: a name so much smaller is its author's
BAR_WEIGHT = 2.0  # points: the bar before a standing head; rules between columns are thinner


@dataclass(frozen=True, slots=True)
class Head:
    """Groups that title one story, by index, from top to bottom."""

    members: tuple[int, ...]
    box: Box
    is_upright: bool


def find_heads(sheet: Sheet, free: Sequence[int]) -> tuple[tuple[Head, ...], Roles]:
    """
    Stack display type into heads and name their parts.

    - Parts stand over one another no further than STACK_GAP, share some width, and nothing set
      like the body stands between.
    - Upright lines join those beside them, and are read from the right.
    - The largest is the headline, those of its size with it; above it (or to the right) stand
      kickers, or a standing head where a frame holds the line alone, a bar stands before it or a
      rule under it; below it subheadlines, or a summary: a sentence, or SUMMARY_LINES.
    """
    groups = sheet.groups
    quotes = frozenset(k for k in free if is_pull_quote(groups[k], sheet))
    free = [k for k in free if k not in quotes]
    heads: list[Head] = []
    roles: Roles = dict.fromkeys(
        quotes, (Role.PULL_QUOTE, "large type whose words stand in the body as well")
    )
    for stack in with_strays(_stacks(sheet, free), sheet):
        named = _name_parts([groups[k] for k in stack], sheet)
        if named is None:
            continue
        roles |= dict(zip(stack, named, strict=True))
        members = tuple(stack)
        heads.append(
            Head(members, around(groups[k].box for k in members),
                 any(groups[k].lines[0].upright for k in members))
        )  # fmt: skip
    return tuple(heads), roles


def _stacks(sheet: Sheet, free: Sequence[int]) -> list[list[int]]:
    """Display type that stands closely over one another, by index."""
    groups = sheet.groups
    bottom = {index: groups[index].box.bottom for index in free}
    stacks: list[list[int]] = []
    growing: list[list[int]] = []
    for index in sorted(free, key=lambda k: (groups[k].box.top, groups[k].box.left)):
        group = groups[index]
        if not _is_display(group, sheet):
            continue
        highest = group.box.top - STACK_GAP * POSTER_SIZE
        growing = [s for s in growing if max(bottom[k] for k in s) > highest]
        home = next(
            (s for s in reversed(growing) if _continues([groups[k] for k in s], group, sheet)),
            None,
        )
        if home is None:
            stacks.append([index])
            growing.append(stacks[-1])
        else:
            home.append(index)
    return stacks


def _is_display(group: Group, sheet: Sheet) -> bool:
    """Whether a group may be part of a head: large, or set over or beside the columns."""
    if group.lines[0].upright or group.size >= DISPLAY_SIZE * sheet.grid.body_size:
        return True
    is_body = sheet.grid.is_body_size(group.size) and group.font in sheet.body_faces
    return len(group.lines) <= SUMMARY_LINES and (is_byline(group.text) or not is_body)


def _continues(stack: Sequence[Group], group: Group, sheet: Sheet) -> bool:
    """Whether a group stands right below a stack as its next part."""
    last = stack[-1]
    if last.lines[0].upright and group.lines[0].upright:
        return any(_is_beside(part, group, sheet) for part in stack)
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
    if last.panel != group.panel:
        return False
    between = Box(
        max(box.left, group.box.left), box.bottom, min(box.right, group.box.right), group.box.top
    )
    return not any(
        sheet.is_body(other)
        and len(other.lines) > SUMMARY_LINES
        and overlap_x(other.box, between) > 0
        and between.top < other.box.centre < between.bottom
        for other in sheet.groups
    )


def _is_beside(part: Group, other: Group, sheet: Sheet) -> bool:
    """
    Whether two upright lines stand side by side as lines of one head.

    A smaller one in a frame stands further off, with only white between.
    """
    gap = max(part.box.left, other.box.left) - min(part.box.right, other.box.right)
    if overlap_y(part.box, other.box) <= min(part.box.height, other.box.height) / 2:
        return False
    size = max(part.size, other.size)
    if gap < UPRIGHT_GAP * size:
        return True
    small = min(part, other, key=lambda line: line.size)
    if small.frame is None or small.size > SIGNED * size or gap >= FRAMED_GAP * size:
        return False
    white = Box(min(part.box.right, other.box.right), small.box.top,
                max(part.box.left, other.box.left), small.box.bottom)  # fmt: skip
    return part.panel == other.panel and not any(
        shared_area(white, group.box) > 0 for group in sheet.groups
    )


def _name_parts(stack: Sequence[Group], sheet: Sheet) -> list[tuple[Role, str]] | None:
    """The role of each part; None where the stack is no head."""
    standing = [part for part in stack if _is_standing(part, stack, sheet)]
    titles = [
        part for part in stack
        if not (is_byline(part.text) or is_closing_credit(part.text) or part in standing)
    ]  # fmt: skip
    if not titles:
        return None
    main = max(titles, key=lambda part: (not _is_sentence(part), part.size, -part.box.top))
    if main.size < DISPLAY_SIZE * sheet.grid.body_size and not main.lines[0].upright:
        return None
    return [
        (Role.STANDING_HEAD, "set apart by a frame, a bar or a rule, in a head")
        if part in standing
        else _part(part, main)
        for part in stack
    ]


def _is_standing(part: Group, stack: Sequence[Group], sheet: Sheet) -> bool:
    """Whether a part is set apart: framed, behind a bar, or parted by a rule from what follows."""
    box, size = part.box, part.size
    if len("".join(part.text.split())) > NAME_LENGTH:
        return False
    if part.frame is not None and len(part.lines) == 1:
        return any(other.size > size and other.frame != part.frame for other in stack)
    after = [other for other in stack if other.box.top > box.centre]
    if not after or len(part.lines) > 1 or part.lines[0].upright:
        return False
    return any(
        _is_bar(rule, box, size)
        or (
            rule.is_horizontal
            and box.bottom - size / 4 < rule.box.centre < box.bottom + size
            and rule.box.centre < min(other.box.centre for other in after)
            and overlap_x(rule.box, box) > box.width / 2
        )
        for rule in sheet.rules
    )


def _is_bar(rule: Rule, box: Box, size: float) -> bool:
    """Whether a rule is a thick bar right before a line, as high as it."""
    return (
        not rule.is_horizontal
        and rule.weight >= BAR_WEIGHT
        and 0 <= box.left - rule.box.right < size
        and overlap_y(rule.box, box) > box.height / 2
        and rule.box.height < 2 * size
    )


def _is_sentence(part: Group) -> bool:
    """Whether a part closes with a full stop, as no title does."""
    return part.text.rstrip().endswith("。")


def _part(part: Group, main: Group) -> tuple[Role, str]:
    is_below = part.box.top > main.box.centre
    is_after = is_below or (main.lines[0].upright and part.box.middle < main.box.middle)
    if is_byline(part.text) or (is_after and MARKED_NAME.match(part.text)):
        return Role.BYLINE, "names a part and its people, in a head"
    if is_after and part.size < SIGNED * main.size and is_signed(part.text):
        return Role.BYLINE, "a name by itself, much smaller than the headline"
    is_like = _is_sentence(part) == _is_sentence(main) and part.font == main.font
    if is_like and abs(part.size - main.size) <= SAME_SIZE * main.size:
        return Role.HEADLINE, "the largest type of its head"
    if main.lines[0].upright:
        is_first = part.box.middle > main.box.middle
        side = "right" if is_first else "left"
        role = Role.KICKER if is_first else Role.SUBHEADLINE
        return role, f"to the {side} of an upright headline, smaller"
    if part.box.centre < main.box.centre:
        return Role.KICKER, "above the headline, smaller"
    return _below(part)


def _below(part: Group) -> tuple[Role, str]:
    if len(part.lines) >= SUMMARY_LINES:
        return Role.SUMMARY, "below the headline, several lines"
    if _is_sentence(part):
        return Role.SUMMARY, "below the headline, a sentence"
    return Role.SUBHEADLINE, "below the headline, smaller"
