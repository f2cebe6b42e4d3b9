"""Give each picture and caption of a page to the article that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bulletin.articles.groups import Group
from bulletin.articles.rules import is_ruled_apart
from bulletin.articles.runs import panel_of_picture
from bulletin.geometry import Box, around, holds_centre, overlap_x, overlap_y
from bulletin.model import Block, Page, Role

CAPTION_REACH = 3.0  # × type size between a picture and its caption
ASLANT = 3.0  # × the height between: a picture stands under its story or beside it
CROWN = 5.0  # × leading between a picture and the head under it, the caption between them
CLOSED_OFF = 4.0  # × leading that a caption adds between its picture and the head below it


def with_pictures(page: Page, groups: list[Group]) -> list[Group]:
    """Give every picture and caption to one group: the one it stands in, else the nearest."""
    taken = {index for group in groups for index in group.pictures}
    loose = [k for k, p in enumerate(page.pictures) if k not in taken and not p.is_shapes]
    extra: dict[int, list[int]] = {}
    for index in loose:
        home = _home_of_picture(page, page.pictures[index].box, groups)
        if home is not None:
            extra.setdefault(home, []).append(index)
    captions: dict[int, list[Block]] = {}
    seen: set[int] = set()
    for number, group in enumerate(groups):
        fresh = [k for k in (*group.pictures, *extra.get(number, [])) if k not in seen]
        seen |= set(fresh)
        groups[number] = replace(group, pictures=tuple(fresh))
    for block in page.blocks:
        if block.role in {Role.CAPTION, Role.CREDIT}:
            home = _home_of_caption(page, block, groups)
            if home is not None:
                captions.setdefault(home, []).append(block)
    return [
        replace(group, captions=tuple(captions.get(number, ())))
        for number, group in enumerate(groups)
    ]


def _home_of_picture(page: Page, picture: Box, groups: Sequence[Group]) -> int | None:
    """
    The group of a picture that stands in no run: the one within whose bounds it stands.

    - Of several, or of none, the nearest.
    - A picture as wide as the story below it is that story's.
    - A rule between parts, and so does the edge of a panel; a caption closes a picture off from
      the head that follows it.
    """
    place = _Place(page, picture, panel_of_picture(page, picture))
    far = [(*place.distance(group), number) for number, group in enumerate(groups)]
    return min(far, default=(False, 0.0, 0.0, None))[-1]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture stands on its page, and in which panel."""

    page: Page
    picture: Box
    panel: int | None

    def distance(self, group: Group) -> tuple[bool, float, float]:
        """Whether a group is parted from it, then how far its bounds are, then its nearest box."""
        boxes = [run.box for run in group.runs if run.panel == self.panel]
        title = group.title.box if group.title and group.title.panel == self.panel else None
        boxes += [title] if title else []
        if not boxes:
            return True, float("inf"), float("inf")
        nearest = min(boxes, key=lambda box: _apart(box, self.picture))
        bounds = 0.0
        if not (title and _crowns(self.page, self.picture, around(boxes))):
            bounds = _apart(around(boxes), self.picture) + self._closed_off_from(title)
        parted = _is_parted(self.page, nearest, self.picture)
        return parted, bounds, _apart(nearest, self.picture)

    def _closed_off_from(self, title: Box | None) -> float:
        """Points that a caption adds between the picture and a head below it."""
        follows = title is not None and title.top > self.picture.centre
        captioned = any(
            block.role is Role.CAPTION and is_under(block, self.picture)
            for block in self.page.blocks
        )
        return CLOSED_OFF * self.page.leading if follows and captioned else 0.0


def _crowns(page: Page, picture: Box, story: Box) -> bool:
    """Whether a picture stands right over a story, as wide as all of it."""
    edges = max(abs(picture.left - story.left), abs(picture.right - story.right))
    gap = story.top - picture.bottom
    return edges < page.body_size and 0 <= gap < CROWN * page.leading


def is_under(block: Block, picture: Box) -> bool:
    """Whether a caption stands close enough under a picture to be its own."""
    near = abs(block.box.top - picture.bottom) < CAPTION_REACH * block.size
    return near and overlap_x(block.box, picture) > 0


def is_at_side(block: Block, picture: Box) -> bool:
    """Whether a caption stands close at a picture's side, or a credit runs up it."""
    aside = max(block.box.left - picture.right, picture.left - block.box.right)
    level = overlap_y(block.box, picture) > block.box.height / 2
    return is_up_the_side(block, picture) or (level and 0 <= aside < CAPTION_REACH * block.size)


def is_up_the_side(block: Block, picture: Box) -> bool:
    """Whether a credit runs along a picture, close beside it or upon its edge."""
    near = picture.grown(CAPTION_REACH * block.size)
    return block.role is Role.CREDIT and holds_centre(near, block.box)


def _is_parted(page: Page, text: Box, picture: Box) -> bool:
    """Whether a rule runs between a text and a picture."""
    between = Box(
        min(text.right, picture.right), min(text.bottom, picture.bottom),
        max(text.left, picture.left), max(text.top, picture.top),
    )  # fmt: skip
    if between.left < between.right:  # side by side
        return is_ruled_apart(page, text, picture)
    return any(
        rule.is_horizontal
        and between.top - 1 < rule.box.centre < between.bottom + 1
        and overlap_x(rule.box, picture) > picture.width / 2
        for rule in page.rules
    )


def _apart(a: Box, b: Box) -> float:
    """Points from one box to another; far where they are neither level nor over one another."""
    across = max(a.left - b.right, b.left - a.right, 0.0)
    down = max(a.top - b.bottom, b.top - a.bottom, 0.0)
    return across + down * (ASLANT if across else 1.0)


def _home_of_caption(page: Page, block: Block, groups: Sequence[Group]) -> int | None:
    """The group of the picture that a caption stands under, or else beside; else the nearest."""
    for fits in (is_under, is_at_side):
        for number, group in enumerate(groups):
            if any(fits(block, page.pictures[index].box) for index in group.pictures):
                return number
    return _nearest(block.box, groups)


def _nearest(box: Box, groups: Sequence[Group]) -> int | None:
    """The group whose text surrounds or is closest to a box."""

    def distance(group: Group) -> float:
        boxes = [run.box for run in group.runs] + ([group.title.box] if group.title else [])
        return min((_apart(box, other) for other in boxes), default=float("inf"))

    return min(range(len(groups)), key=lambda k: (distance(groups[k]), k), default=None)
