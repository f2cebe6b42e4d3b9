"""Lines into columns: which line stands where, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from composing.lines import Line


@dataclass(frozen=True, slots=True)
class Slug:
    """
    What a column is filled with: a line of body, or a crosshead two lines deep.

    Attributes:
        part: paragraph, crosshead, or close (the names that end a story).
        paragraph: Index of the paragraph it belongs to.
    """

    line: Line
    part: str
    paragraph: int

    @property
    def depth(self) -> int:
        return 2 if self.part == "crosshead" else 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A slug, its column, and the row its top is on."""

    slug: Slug
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Filled:
    """
    Columns with their lines.

    Attributes:
        used: How many slugs found a place.
        blank: Rows left empty at the feet of the columns.
    """

    placed: tuple[Placed, ...]
    used: int
    blank: int


def fill(slugs: Sequence[Slug], columns: Sequence[range]) -> Filled:
    """
    Fill columns from the left, each from its first row to its last.

    A crosshead is not left at the foot of a column.
    """
    placed: list[Placed] = []
    at = blank = 0
    for number, rows in enumerate(columns):
        row = rows.start
        while at < len(slugs) and row + _needed(slugs, at) <= rows.stop:
            placed.append(Placed(slugs[at], number, row))
            row += slugs[at].depth
            at += 1
        blank += max(0, rows.stop - row)
    return Filled(tuple(placed), at, blank)


def _needed(slugs: Sequence[Slug], at: int) -> int:
    """Rows that the slug needs, with one for a line after a crosshead."""
    return slugs[at].depth + (1 if slugs[at].part == "crosshead" else 0)
