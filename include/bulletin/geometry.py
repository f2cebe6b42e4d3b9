"""Where things are on a page: points, origin top left, y growing downward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """
    An upright rectangle.

    Attributes:
        left, top, right, bottom: Its edges in points, `left <= right` and `top <= bottom`.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def middle(self) -> float:
        """The x of the vertical centre line."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """The y of the horizontal centre line."""
        return (self.top + self.bottom) / 2

    def grown(self, margin: float) -> Box:
        """Move every edge outwards by `margin` points (inwards where it is negative)."""
        return Box(
            self.left - margin, self.top - margin, self.right + margin, self.bottom + margin
        )


def overlap_x(a: Box, b: Box) -> float:
    """The width in points that two boxes share; 0 where they share none."""
    return max(0.0, min(a.right, b.right) - max(a.left, b.left))


def overlap_y(a: Box, b: Box) -> float:
    """The height in points that two boxes share; 0 where they share none."""
    return max(0.0, min(a.bottom, b.bottom) - max(a.top, b.top))


def shared_area(a: Box, b: Box) -> float:
    """The area in square points that two boxes share."""
    return overlap_x(a, b) * overlap_y(a, b)


def contains(outer: Box, inner: Box, slack: float = 0.0) -> bool:
    """Whether `inner` lies in `outer`, edges allowed to stand out by `slack` points."""
    return (
        inner.left >= outer.left - slack
        and inner.right <= outer.right + slack
        and inner.top >= outer.top - slack
        and inner.bottom <= outer.bottom + slack
    )


def holds_centre(outer: Box, inner: Box) -> bool:
    """Whether the centre of `inner` lies in `outer`."""
    return outer.left <= inner.middle <= outer.right and outer.top <= inner.centre <= outer.bottom


def smallest_holding(inner: Box, outers: Sequence[Box]) -> int | None:
    """Index of the smallest of `outers` that holds the centre of `inner`; None where none does."""
    return smallest_holding_each((inner,), outers)[0]


def smallest_holding_each(inners: Iterable[Box], outers: Sequence[Box]) -> list[int | None]:
    """For each of many boxes what `smallest_holding` gives."""
    by_area = [
        (index, outer.left, outer.top, outer.right, outer.bottom)
        for index, outer in sorted(enumerate(outers), key=lambda item: item[1].area)
    ]
    found: list[int | None] = []
    for x, y in ((box.middle, box.centre) for box in inners):
        for index, left, top, right, bottom in by_area:
            if left <= x <= right and top <= y <= bottom:
                found.append(index)
                break
        else:
            found.append(None)
    return found


def around(boxes: Iterable[Box]) -> Box:
    """
    The smallest box that holds all of `boxes`.

    Raises:
        ValueError: There are none.
    """
    rest = iter(boxes)
    first = next(rest, None)
    if first is None:
        message = "around() needs at least one box"
        raise ValueError(message)
    left, top, right, bottom = first.left, first.top, first.right, first.bottom
    for box in rest:
        left, top = min(left, box.left), min(top, box.top)
        right, bottom = max(right, box.right), max(bottom, box.bottom)
    return Box(left, top, right, bottom)
