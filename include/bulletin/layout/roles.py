"""Find the role of each group of lines, and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.geometry import Box, overlap_x
from bulletin.layout.blocks import Group
from bulletin.layout.columns import Grid
from bulletin.layout.furniture import Roles
from bulletin.layout.heads import Head, Lines, find_heads
from bulletin.model import Panel, Picture, Role, Rule
from bulletin.wording import ADVERTISEMENT, CAPTION, MARKED_NAME, PHOTOGRAPHER, is_byline

HEADLINE_SIZE = 1.45  # × body size; one-column headlines start at 1.5, crossheads end at 1.4
CAPTION_REACH = 2.5  # × type size below or beside a picture
BODY_LINES = 3  # lines of body in a panel that make it a story and no advertisement
CROSSHEAD_LENGTH = 26  # characters: one or two lines of a narrow column
CROSSHEAD_REACH = 1.7  # × leading to the body above or below it


@dataclass(frozen=True, slots=True)
class Sheet:
    """What roles are decided from."""

    groups: tuple[Group, ...]
    grid: Grid
    panels: tuple[Panel, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Picture, ...]

    def is_body(self, group: Group) -> bool:
        """Whether a group is set like the body: its size, and in a column."""
        return group.column is not None and self.grid.is_body_size(group.size)


def name_roles(sheet: Sheet, furniture: Roles) -> tuple[Roles, tuple[Head, ...]]:
    """
    Name every group, each by the first rule that fits.

    - furniture; what its words give away (jumps, closing credits)
    - panels without a story: advertisements
    - below or beside a picture, in other type than the body: captions
    - between two pieces of body, in other type, short: crossheads
    - large type with what stands close above and below it: heads
    - set like the body, or in a column: body
    """
    roles = dict(furniture)
    for index, group in enumerate(sheet.groups):
        if index not in roles and group.mark is not None:
            roles[index] = (group.mark, "its words say so")
    for rule in (_advertisements, _captions, _crossheads):
        roles |= {k: role for k, role in rule(sheet, roles).items() if k not in roles}
    free = [index for index in range(len(sheet.groups)) if index not in roles]
    heads, head_roles = find_heads(
        sheet.groups, free, sheet.grid, Lines(sheet.panels, sheet.rules)
    )
    roles |= head_roles
    for index, group in enumerate(sheet.groups):
        if index not in roles:
            roles[index] = _plain(sheet, group)
    return roles, heads


def _plain(sheet: Sheet, group: Group) -> tuple[Role, str]:
    if is_byline(group.text) and len(group.lines) <= 2:  # noqa: PLR2004  names run over one line
        return Role.BYLINE, "names a part and its people"
    if sheet.is_body(group):
        return Role.BODY, "body type in a column"
    if group.column is not None:
        return Role.BODY, "in a column, in other type than the body"
    if sheet.grid.is_body_size(group.size):
        return Role.BODY, "body type over columns"
    return Role.UNKNOWN, "no rule fits"


def _advertisements(sheet: Sheet, _: Roles) -> Roles:
    found: Roles = {}
    for number in range(len(sheet.panels)):
        inside = [k for k, group in enumerate(sheet.groups) if group.panel == number]
        texts = " ".join(sheet.groups[k].text for k in inside)
        lines = sum(len(sheet.groups[k].lines) for k in inside if sheet.is_body(sheet.groups[k]))
        if inside and lines < BODY_LINES and ADVERTISEMENT.search(texts):
            found |= dict.fromkeys(
                inside, (Role.ADVERTISEMENT, "offers in a panel without a story")
            )
    return found


def _captions(sheet: Sheet, roles: Roles) -> Roles:
    found: Roles = {}
    for index, group in enumerate(sheet.groups):
        if index in roles or group.size >= HEADLINE_SIZE * sheet.grid.body_size:
            continue
        is_other = group.size < 0.97 * sheet.grid.body_size or (group.font != sheet.grid.font_name)
        reach = CAPTION_REACH * group.size
        near = any(
            not picture.is_shapes and _is_beside(group.box, picture.box, reach)
            for picture in sheet.pictures
        )
        if near and (is_other or CAPTION.match(group.text)) and not is_byline(group.text):
            found[index] = (Role.CAPTION, "beside a picture, in type of its own")
        elif CAPTION.match(group.text) and PHOTOGRAPHER.search(group.text):
            found[index] = (Role.CAPTION, "marked as a caption, with a photographer")
    for picture in sheet.pictures:
        for index in _unlike_captions(sheet, list(found), picture.box):
            del found[index]
    return found


def _unlike_captions(sheet: Sheet, found: Sequence[int], picture: Box) -> list[int]:
    """What stands under a picture and is not set as its marked caption is: a crosshead there."""
    under = [
        k for k in found
        if _is_beside(sheet.groups[k].box, picture, CAPTION_REACH * sheet.groups[k].size)
    ]  # fmt: skip
    faces = {
        (sheet.groups[k].font, round(sheet.groups[k].size))
        for k in under
        if CAPTION.match(sheet.groups[k].text)
    }
    return [
        k for k in under
        if faces and (sheet.groups[k].font, round(sheet.groups[k].size)) not in faces
    ]  # fmt: skip


def _is_beside(text: Box, picture: Box, reach: float) -> bool:
    """Whether a text stands right below a picture and within its width, or right beside it."""
    below = -reach / 2 <= text.top - picture.bottom <= reach
    within = overlap_x(text, picture) > 0.7 * text.width
    return below and within


def _crossheads(sheet: Sheet, roles: Roles) -> Roles:
    found: Roles = {}
    body = [
        (k, group)
        for k, group in enumerate(sheet.groups)
        if k not in roles and sheet.is_body(group) and group.font == sheet.grid.font_name
    ]
    for index, group in enumerate(sheet.groups):
        if index in roles or group.column is None or not _is_crosshead_type(sheet, group):
            continue
        reach = CROSSHEAD_REACH * sheet.grid.leading
        same = [other for k, other in body if k != index and other.column == group.column]
        above = any(
            0 < group.bases[0] - other.bases[-1] < reach + group.size / 2 for other in same
        )
        below = any(
            0 < other.bases[0] - group.bases[-1] < reach + group.size / 2 for other in same
        )
        if below and (above or _opens_column(group, body)):
            found[index] = (Role.CROSSHEAD, "short, in type of its own, between body")
    return found


def _is_crosshead_type(sheet: Sheet, group: Group) -> bool:
    is_other = group.font != sheet.grid.font_name or group.size > 1.08 * sheet.grid.body_size
    return (
        is_other
        and group.size < HEADLINE_SIZE * sheet.grid.body_size
        and len(group.text) <= CROSSHEAD_LENGTH
        and len(group.lines) <= 2  # noqa: PLR2004  crossheads of three lines are not set
        and not (is_byline(group.text) or MARKED_NAME.match(group.text))
        and not CAPTION.match(group.text)
    )


def _opens_column(group: Group, body: Sequence[tuple[int, Group]]) -> bool:
    """Whether body of a neighbouring column starts or goes on at this height."""
    return any(
        other.column != group.column
        and other.bases[0] - group.size <= group.bases[0] <= other.bases[-1] + group.size
        and abs(other.box.left - group.box.left) < 3 * max(other.box.width, group.box.width)
        for _, other in body
    )
