"""The paper's grid: six base columns on a broadsheet, one size of body."""

from __future__ import annotations

from composing.ink import Area

PAGE_WIDTH, PAGE_HEIGHT = 1020.0, 1530.0
COLUMNS = 6
COLUMN = 140.0  # 14 characters of body
GUTTER = 18.0
BODY = 10.0  # type size
LEADING = 14.5
MARGIN = (PAGE_WIDTH - COLUMNS * COLUMN - (COLUMNS - 1) * GUTTER) / 2
FOOT = PAGE_HEIGHT - 38.0  # where the type area ends

GAP = 15.0  # between two stories, and the most it may grow to
GAP_MOST = 21.0


def measure(columns: int) -> float:
    """The width in points of so many base columns with their gutters."""
    return columns * COLUMN + (columns - 1) * GUTTER


def type_area(top: float, bottom: float = FOOT) -> Area:
    """The page between two heights, margin to margin."""
    return Area(MARGIN, top, measure(COLUMNS), bottom - top)
