"""How much of an article's boxes lies in an area of the site's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.geometry import Box
from bulletin.model import PageId
from bulletin.model.site import Point

Shape = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float


def share_inside(
    boxes: Iterable[tuple[PageId, Box]],
    shapes: Sequence[tuple[PageId, Shape]],
    sizes: Mapping[PageId, PageSize],
) -> float:
    """
    The share of the boxes' area that lies in the shapes, 0 to 1; 0 where there is no area.

    Args:
        boxes: In points, each on its page.
        shapes: In fractions of their pages; those of one article, which do not overlap.
        sizes: Of the pages; what is on another page counts as outside.
    """
    whole = inside = 0.0
    for page, box in boxes:
        whole += box.area
        size = sizes.get(page)
        if size is not None:
            cut = sum(_cut_area(box, shape, size) for on, shape in shapes if on == page)
            inside += min(cut, box.area)
    return inside / whole if whole > 0 else 0.0


def _cut_area(box: Box, shape: Shape, size: PageSize) -> float:
    """
    The area of a shape within a box, by cutting it at each edge (Sutherland and Hodgman).

    Where a shape that is not convex falls into parts, they stay joined by lines without area.
    """
    corners = [(x * size.width, y * size.height) for x, y in shape]
    for axis, at, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1),
                           (1, box.bottom, -1)):  # fmt: skip
        corners = _cut(corners, axis, at, sign)
    ring = [*corners, *corners[:1]]
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def _cut(corners: Sequence[Point], axis: int, at: float, sign: int) -> list[Point]:
    """What of a polygon lies on one side of an upright or level line."""
    kept: list[Point] = []
    for before, here in pairwise([*corners[-1:], *corners]):
        was, now = sign * (before[axis] - at), sign * (here[axis] - at)
        if was * now < 0:
            part = was / (was - now)
            kept.append(
                (
                    before[0] + part * (here[0] - before[0]),
                    before[1] + part * (here[1] - before[1]),
                )
            )
        if now >= 0:
            kept.append(here)
    return kept
