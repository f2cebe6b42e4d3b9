"""Give each picture and caption of a page to the article that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.articles.groups import Group
from bulletin.geometry import Box, overlap_x
from bulletin.model import Block, Page, Role

CAPTION_REACH = 3.0  # × type size between a picture and its caption


def with_pictures(page: Page, groups: list[Group]) -> list[Group]:
    """Give every picture and caption to one group: the one it stands in, else the nearest."""
    taken = {index for group in groups for index in group.pictures}
    loose = [k for k, p in enumerate(page.pictures) if k not in taken and not p.is_shapes]
    extra: dict[int, list[int]] = {}
    for index in loose:
        home = _nearest(page.pictures[index].box, groups)
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


def _home_of_caption(page: Page, block: Block, groups: Sequence[Group]) -> int | None:
    for number, group in enumerate(groups):
        for index in group.pictures:
            picture = page.pictures[index].box
            near = abs(block.box.top - picture.bottom) < CAPTION_REACH * block.size
            if near and overlap_x(block.box, picture) > 0:
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
