"""Find crossheads: short lines that break up the running text of a story."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.geometry import Box, overlap_x, shared_area
from bulletin.layout.blocks import Group
from bulletin.layout.furniture import Roles
from bulletin.layout.sheet import BODY_LINES, HEADLINE_SIZE, Sheet
from bulletin.model import Role
from bulletin.wording import ADDRESS, MARKED_NAME, POINTS_AT_PICTURE, is_byline, is_closing_credit

CROSSHEAD_LENGTH = 26  # characters: one or two lines of a narrow column
SET_RIGHT = 2.0  # × type size further from the left edge than from the right: not centred
LARGER = 1.2  # × body size: headlines of one column are set larger, most crossheads are not
HEADING = 1.3  # × body size: crossheads so large stand close to the text above them
WHITE = 8.0  # × leading: further up the text belongs to another part of the page
CROSSHEAD_REACH = 1.7  # × leading to the body above or below it


def find_crossheads(sheet: Sheet, roles: Roles) -> Roles:
    """
    Short lines in type of their own, between two pieces of body or at the head or foot of them.

    One may stand under another, so the search goes on until no more are found.
    """
    found: Roles = {}
    text = [
        k for k, group in enumerate(sheet.groups) if k not in roles and _is_running(sheet, group)
    ]
    waiting = [
        k for k, group in enumerate(sheet.groups)
        if k not in roles and k not in text and group.column is not None
        and _is_crosshead_type(sheet, group)
    ]  # fmt: skip
    while True:
        fresh = [k for k in waiting if k not in found and _breaks_text(sheet, k, text, found)]
        if not fresh:
            return found
        found |= dict.fromkeys(fresh, (Role.CROSSHEAD, "short, in type of its own, between body"))


def _is_running(sheet: Sheet, group: Group) -> bool:
    """Whether a group is running text: set like the body, in its face or several lines long."""
    in_face = group.font in sheet.body_faces
    return sheet.is_body(group) and (in_face or len(group.lines) >= BODY_LINES)


def _breaks_text(sheet: Sheet, index: int, text: Sequence[int], found: Roles) -> bool:
    """Whether a line stands in running text: body or another crosshead close by it."""
    group = sheet.groups[index]
    near = [k for k in (*text, *found) if sheet.groups[k].column == group.column]
    above = _nearest(sheet, group, near, upward=True)
    below = _nearest(sheet, group, near, upward=False)
    is_known = any(not _is_unlike(group, sheet.groups[k]) for k in found)
    if _is_headline(sheet, index, is_known=is_known):
        return False
    if below is not None:
        opens = above is None and _may_open(sheet, group, text, found)
        return (above is not None or opens) and _is_unlike(group, sheet.groups[below])
    if above is None or not _is_unlike(group, sheet.groups[above]):
        return False
    return _closes_column(sheet, group)


def _is_headline(sheet: Sheet, index: int, *, is_known: bool) -> bool:
    """
    Whether a line in larger type is the headline of a story that stands on in the column.

    It has makers right under it, or opens a panel, or is much larger than the body, has white
    above, and no crosshead of the page looks so (`is_known`).
    """
    group = sheet.groups[index]
    if group.size < LARGER * sheet.grid.body_size:
        return False
    others = [g for k, g in enumerate(sheet.groups) if k != index and g.panel == group.panel]
    opens = group.panel is not None and all(g.box.top >= group.box.bottom for g in others)
    near = [g for g in others if overlap_x(g.box, group.box) > 0]
    under = min((g for g in near if g.box.centre > group.box.bottom), default=None,
                key=lambda g: g.box.top)  # fmt: skip
    has_makers = (
        under is not None
        and is_byline(under.text)
        and (under.box.top - group.box.bottom < 2 * group.size)
    )
    return opens or has_makers or (not is_known and _has_white_above(sheet, group, near))


def _has_white_above(sheet: Sheet, group: Group, near: Sequence[Group]) -> bool:
    """Whether large type has more white above it than lines of the body have between them."""
    if group.size < HEADING * sheet.grid.body_size:
        return False
    above = max((g.box.bottom for g in near if g.box.bottom <= group.box.top), default=None)
    usual = sheet.grid.leading - sheet.grid.body_size
    return above is not None and group.box.top - above > usual + sheet.grid.leading / 3


def _may_open(sheet: Sheet, group: Group, text: Sequence[int], found: Roles) -> bool:
    """
    Whether a line at the head of a column is a crosshead.

    Right under a headline it rather is the headline's, unless crossheads of the page look so; with
    white between it and the text above it is a headline itself.
    """
    is_known = any(not _is_unlike(group, sheet.groups[k]) for k in found)
    if _is_under_display(sheet, group) and not is_known:
        return False
    opens = is_known or _opens_column(group, [sheet.groups[k] for k in text])
    return opens and not _is_under_white(sheet, group, text)


def _is_under_white(sheet: Sheet, group: Group, text: Sequence[int]) -> bool:
    """Whether only white is between a line and the text above it in its column."""
    above = [
        sheet.groups[k].box.bottom
        for k in text
        if sheet.groups[k].column == group.column and sheet.groups[k].box.bottom <= group.box.top
    ]
    if not above or group.box.top - max(above) > WHITE * sheet.grid.leading:
        return False
    gap = Box(group.box.left, max(above), group.box.right, group.box.top)
    held = (*(picture.box for picture in sheet.pictures), *(g.box for g in sheet.groups))
    return not any(shared_area(box, gap) > 0 for box in held)


def _nearest(sheet: Sheet, group: Group, near: Sequence[int], *, upward: bool) -> int | None:
    """The nearest of some groups above or below a group, within CROSSHEAD_REACH."""
    reach = CROSSHEAD_REACH * sheet.grid.leading + group.size / 2

    def distance(other: Group) -> float:
        up = group.bases[0] - other.bases[-1]
        return up if upward else other.bases[0] - group.bases[-1]

    close = [(distance(sheet.groups[k]), k) for k in near]
    return min(((gap, k) for gap, k in close if 0 < gap < reach), default=(0, None))[1]


def _is_unlike(group: Group, text: Group) -> bool:
    return group.font != text.font or abs(group.size - text.size) > 0.08 * text.size


def _is_crosshead_type(sheet: Sheet, group: Group) -> bool:
    return (
        group.size < HEADLINE_SIZE * sheet.grid.body_size
        and len(group.text) <= CROSSHEAD_LENGTH
        and len(group.lines) <= 2  # noqa: PLR2004  crossheads of three lines are not set
        and not (is_byline(group.text) or MARKED_NAME.match(group.text))
        and not is_closing_credit(group.text)
        and not ADDRESS.search(group.text)
        and not POINTS_AT_PICTURE.match(group.text)
    )


def _opens_column(group: Group, body: Sequence[Group]) -> bool:
    """Whether body of a column further left, which may go on here, stands at this height."""
    return any(
        other.box.right < group.box.left
        and other.bases[0] - group.size <= group.bases[0] <= other.bases[-1] + group.size
        and abs(other.box.left - group.box.left) < 3 * max(other.box.width, group.box.width)
        for other in body
    )


def _is_under_display(sheet: Sheet, group: Group) -> bool:
    """
    Whether larger type stands right above a line, which then is part of that head.

    A byline between them closes the head.
    """
    over = [g for g in sheet.groups if g is not group and g.box.centre < group.box.top]
    makers = [g.box for g in over if is_byline(g.text)]
    return any(
        other.size > group.size
        and overlap_x(other.box, group.box) > 0
        and 0 <= group.box.top - other.box.bottom + other.size / 2 < 2 * other.size
        and not any(
            other.box.centre < box.centre and overlap_x(box, other.box) > 0 for box in makers
        )
        for other in over
    )


def _closes_column(sheet: Sheet, group: Group) -> bool:
    """Whether nothing of the column follows a line closely: its text is in the next column."""
    place = sheet.grid.columns[group.column or 0]
    before, after = group.box.left - place.left, place.right - group.box.right
    if before > after + SET_RIGHT * group.size:  # who signs a notice, and the date
        return False
    below = Box(place.left, group.box.bottom, place.right,
                group.box.bottom + CROSSHEAD_REACH * sheet.grid.leading)  # fmt: skip
    return not any(
        overlap_x(other.box, below) > 0 and below.top <= other.box.top < below.bottom
        for other in sheet.groups
    )
