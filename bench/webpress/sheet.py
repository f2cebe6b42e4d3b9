"""The sheet of paper: its type area in base columns, and how it is cut into modules."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """Sizes in millimetres; columns are counted from 0."""

    width: float
    height: float
    margin: float
    columns: int
    gutter: float

    @property
    def column(self) -> float:
        """The width of a base column."""
        inside = self.width - 2 * self.margin
        return (inside - (self.columns - 1) * self.gutter) / self.columns

    def left(self, column: int) -> float:
        return self.margin + column * (self.column + self.gutter)

    def measure(self, span: int) -> float:
        """The width of so many columns with the gutters between them."""
        return span * self.column + (span - 1) * self.gutter


@dataclass(frozen=True)
class Cell:
    """A module's room: columns first to last (after it), top and bottom in mm."""

    first: int
    last: int
    top: float
    bottom: float

    @property
    def span(self) -> int:
        return self.last - self.first

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Cuts:
    """How a page is cut: what is small enough, what is too small, the space between."""

    least_span: int = 2
    least_height: float = 70
    most_span: int = 4
    most_height: float = 180
    gap: float = 6


def cut(rng: random.Random, cell: Cell, cuts: Cuts) -> list[Cell]:
    """Cut a room into modules, at random, until none is too large."""
    can_side = cell.span >= 2 * cuts.least_span
    can_stack = cell.height >= 2 * cuts.least_height + cuts.gap
    is_wide, is_high = cell.span > cuts.most_span, cell.height > cuts.most_height
    if not ((is_wide and can_side) or (is_high and can_stack)):
        return [cell]
    if can_side and can_stack and is_wide == is_high:
        side = rng.random() < 0.5
    else:
        side = is_wide and can_side
    if side:
        at = rng.randrange(cell.first + cuts.least_span, cell.last - cuts.least_span + 1)
        parts = (
            Cell(cell.first, at, cell.top, cell.bottom),
            Cell(at, cell.last, cell.top, cell.bottom),
        )
    else:
        y = rng.uniform(cell.top + cuts.least_height, cell.bottom - cuts.least_height - cuts.gap)
        parts = (
            Cell(cell.first, cell.last, cell.top, y),
            Cell(cell.first, cell.last, y + cuts.gap, cell.bottom),
        )
    return [small for part in parts for small in cut(rng, part, cuts)]
