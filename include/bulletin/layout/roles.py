"""Find the role of each group of lines, and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.geometry import Box, overlap_x, overlap_y
from bulletin.layout.blocks import Group
from bulletin.layout.crossheads import find_crossheads
from bulletin.layout.furniture import Roles
from bulletin.layout.heads import Head, find_heads
from bulletin.layout.sheet import BODY_LINES, HEADLINE_SIZE, Sheet
from bulletin.model import Role
from bulletin.wording import (
    ADVERTISEMENT,
    CAPTION,
    CONTENTS,
    PAGE_POINTER,
    PHOTOGRAPHER,
    is_byline,
)

SIDE_LINES = 6  # of a caption at a picture's side
SIDE_GAP = 2.0  # × type size between a picture and a caption at its side
CAPTION_REACH = 2.5  # × type size below or beside a picture


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
            is_table = group.mark is Role.TABLE
            roles[index] = (group.mark, "rows of cells" if is_table else "its words say so")
    for rule in (_contents, _advertisements, _captions, find_crossheads):
        roles |= {k: role for k, role in rule(sheet, roles).items() if k not in roles}
    free = [index for index in range(len(sheet.groups)) if index not in roles]
    heads, head_roles = find_heads(sheet, free)
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


def _contents(sheet: Sheet, _: Roles) -> Roles:
    """Panels that list stories of other pages: headed so, or most lines ending in a page."""
    found: Roles = {}
    for number in range(len(sheet.panels)):
        inside = [k for k, group in enumerate(sheet.groups) if group.panel == number]
        lines = [line.text.strip() for k in inside for line in sheet.groups[k].lines]
        pointers = sum(PAGE_POINTER.search(line) is not None for line in lines)
        headed = any(CONTENTS.match("".join(line.split())) for line in lines)
        if pointers > 1 and (headed or pointers > len(lines) / 3):
            found |= dict.fromkeys(inside, (Role.CONTENTS, "lists pages in a panel"))
    return found


def _advertisements(sheet: Sheet, _: Roles) -> Roles:
    found: Roles = {}
    for number in range(len(sheet.panels)):
        inside = [
            k for k, group in enumerate(sheet.groups) if number in {group.panel, group.frame}
        ]
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
        is_large = group.size >= HEADLINE_SIZE * sheet.grid.body_size
        if index in roles or is_large or group.frame is not None:
            continue
        is_other = group.size < 0.97 * sheet.grid.body_size or (group.font != sheet.grid.font_name)
        reach = CAPTION_REACH * group.size
        near = any(
            not picture.is_shapes and _is_beside(group.box, picture.box, reach)
            for picture in sheet.pictures
        )
        at_side = not near and group.font not in sheet.body_faces and _is_at_side(sheet, group)
        if (
            (at_side or near)
            and (is_other or CAPTION.match(group.text))
            and not is_byline(group.text)
        ):
            found[index] = (Role.CAPTION, "beside a picture, in type of its own")
        elif (
            CAPTION.match(group.text)
            and PHOTOGRAPHER.search(group.text)
            and not is_byline(group.text)
        ):
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
    """Whether a text stands right below a picture and within its width."""
    below = -reach / 2 <= text.top - picture.bottom <= reach
    return below and overlap_x(text, picture) > 0.7 * text.width


def _is_at_side(sheet: Sheet, group: Group) -> bool:
    """Whether a few lines of small type stand close at a picture's side, within its height."""
    if len(group.lines) > SIDE_LINES or group.size >= 0.97 * sheet.grid.body_size:
        return False

    def is_close(picture: Box) -> bool:
        gap = max(group.box.left - picture.right, picture.left - group.box.right)
        narrow = group.box.width < picture.width / 2
        level = overlap_y(group.box, picture) > 0.8 * group.box.height
        return narrow and level and 0 <= gap < SIDE_GAP * group.size

    return any(not p.is_shapes and is_close(p.box) for p in sheet.pictures)
