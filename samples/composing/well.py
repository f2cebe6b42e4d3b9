"""The columns under a headline, with what stands in their way: photographs and other stories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from composing.flow import Filled, Slug, fill
from composing.ink import Area, Sheet
from composing.measures import GUTTER, LEADING

DEEPEST = 160  # lines; more than a page has
BLANK_LEAST = 2  # lines at the feet of columns that nobody minds
DEPTHS_APART = 2  # lines; so much space a head can take up while columns keep their depth
STEPS = 24  # in which what stands in the way grows from its least depth to its most


@dataclass(frozen=True, slots=True)
class Obstacle:
    """
    Something in the columns that is not their text.

    Attributes:
        first, last: Columns covered.
        at_foot: Whether it stands at the foot of the columns, not at their head.
        least, most: Depth in lines.
        ink: Prints it in an area.
    """

    first: int
    last: int
    at_foot: bool
    least: int
    most: int
    ink: Callable[[Sheet, Area], None]

    def depth(self, step: int) -> int:
        return self.least + round((self.most - self.least) * step / STEPS)


@dataclass(frozen=True, slots=True)
class Well:
    """
    Columns to fill.

    Attributes:
        width: Of all columns and the gutters between them, in points.
        reserved: Rows at the foot of the last column that are kept free.
    """

    columns: int
    width: float
    slugs: tuple[Slug, ...]
    obstacles: tuple[Obstacle, ...]
    reserved: int = 0

    @property
    def column(self) -> float:
        return (self.width - (self.columns - 1) * GUTTER) / self.columns

    def rows(self, depth: int, step: int) -> tuple[range, ...]:
        """The rows of each column that are free when the columns are `depth` lines deep."""
        free = []
        for number in range(self.columns):
            covering = [o for o in self.obstacles if o.first <= number <= o.last]
            start = sum(o.depth(step) for o in covering if not o.at_foot)
            stop = depth - sum(o.depth(step) for o in covering if o.at_foot)
            stop -= self.reserved if number == self.columns - 1 else 0
            free.append(range(start, stop))
        return tuple(free)

    def filled(self, depth: int, step: int) -> Filled:
        return fill(self.slugs, self.rows(depth, step))

    def fits(self, depth: int, step: int) -> bool:
        """Whether all lines have a place, none alone in a column, and nothing overlaps."""
        if not all(_is_usable(rows) for rows in self.rows(depth, step)):
            return False
        return self.filled(depth, step).used == len(self.slugs)

    def shallowest(self) -> int:
        """The least depth in lines at which everything fits; DEEPEST where nothing does."""
        return next((d for d in range(1, DEEPEST) if self.fits(d, 0)), DEEPEST)

    def widest_step(self, depth: int) -> int:
        """How far obstacles can grow at this depth, which is at least the shallowest."""
        return next((s for s in range(STEPS, 0, -1) if self.fits(depth, s)), 0)

    def is_full(self, depth: int) -> bool:
        """Whether hardly a line stays empty at this depth."""
        blank = self.filled(depth, self.widest_step(depth)).blank
        return blank <= max(BLANK_LEAST, self.columns // 2)

    def full_depths(self) -> tuple[int, ...]:
        """Depths at which the columns are full, the least first, none far from the one before."""
        least = self.shallowest()
        depths: list[int] = []
        for depth in range(least, DEEPEST):
            if depth - (depths[-1] if depths else least) > DEPTHS_APART:
                break
            if self.is_full(depth):
                depths.append(depth)
        return tuple(depths)

    def obstacle_area(self, obstacle: Obstacle, area: Area, depth: int, step: int) -> Area:
        """Where an obstacle stands when the well is set in `area`, space around it taken off."""
        lines = obstacle.depth(step)
        left = area.left + obstacle.first * (self.column + GUTTER)
        right = area.left + obstacle.last * (self.column + GUTTER) + self.column
        top = area.top + (depth - lines) * LEADING if obstacle.at_foot else area.top
        return Area(left, top, right - left, lines * LEADING)


def _is_usable(rows: range) -> bool:
    """Whether obstacles leave a column room for two lines, or exactly none."""
    return rows.stop == rows.start or rows.stop >= rows.start + 2
