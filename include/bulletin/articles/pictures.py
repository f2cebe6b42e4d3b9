"""Give each picture and caption of a page to the article that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.articles.groups import Group
from bulletin.geometry import Box, overlap_x, smallest_holding
from bulletin.model import Block, Page, Role

CAPTION_REACH = 3.0  # × type size between a picture and its caption


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
        if block.role is Role.CAPTION:
            home = _home_of_caption(page, block, groups)
            if home is not None:
                captions.setdefault(home, []).append(block)
    return [
        replace(group, captions=tuple(captions.get(number, ())))
        for number, group in enumerate(groups)
    ]


def _home_of_picture(page: Page, picture: Box, groups: Sequence[Group]) -> int | None:
    """
    The group of a picture that stands in no run.

    Its caption closes it off from what follows, so with one it belongs to the nearest text above
    it, unless a rule, a head or the edge of a panel parts the two.
    """
    has_caption = any(
        block.role is Role.CAPTION and is_under(block, picture) for block in page.blocks
    )
    panel = smallest_holding(picture, [panel.box for panel in page.panels])
    above = [
        (picture.top - run.box.bottom, number)
        for number, group in enumerate(groups)
        for run in group.runs
        if overlap_x(run.box, picture) > 0
        and run.box.bottom < picture.top + page.leading
        and run.panel == panel
        and not _is_parted(page, groups, run.box, picture)
    ]
    return min(above)[1] if has_caption and above else _nearest(picture, groups)


def is_under(block: Block, picture: Box) -> bool:
    """Whether a caption stands close enough under a picture to be its own."""
    near = abs(block.box.top - picture.bottom) < CAPTION_REACH * block.size
    return near and overlap_x(block.box, picture) > 0


def _is_parted(page: Page, groups: Sequence[Group], text: Box, picture: Box) -> bool:
    """Whether a rule or a head stands between a text and a picture below it."""
    rules = [rule.box for rule in page.rules if rule.is_horizontal]
    heads = [group.title.box for group in groups if group.title]
    return any(
        text.bottom - 1 < box.centre < picture.top + 1
        and overlap_x(box, picture) > picture.width / 2
        for box in (*rules, *heads)
    )


def _home_of_caption(page: Page, block: Block, groups: Sequence[Group]) -> int | None:
    for number, group in enumerate(groups):
        for index in group.pictures:
            picture = page.pictures[index].box
            if is_under(block, picture):
                return number
    return _nearest(block.box, groups)


def _nearest(box: Box, groups: Sequence[Group]) -> int | None:
    """The group whose text surrounds or is closest to a box."""

    def distance(group: Group) -> float:
        boxes = [run.box for run in group.runs] + ([group.title.box] if group.title else [])
        return min(
            (
                max(box.left - b.right, b.left - box.right, 0.0)
                + max(box.top - b.bottom, b.top - box.bottom, 0.0)
                for b in boxes
            ),
            default=float("inf"),
        )

    return min(range(len(groups)), key=lambda k: (distance(groups[k]), k), default=None)
