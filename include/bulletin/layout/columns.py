"""The grid of a page: its columns of type, and in which of them a line stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from bulletin.geometry import Box, smallest_holding_each
from bulletin.layout.edges import outer_edges, proven_columns
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.legs import find_legs, stand_beside
from bulletin.layout.measures import EDGE, HANG, LEAST_WIDTH
from bulletin.layout.regions import find_regions
from bulletin.layout.rows import Row
from bulletin.model import Column, Panel, Rule

NEAR = 2.3  # × leading: how far a column reaches beyond its rows
BODY_RANGE = (0.88, 1.12)  # × body size that still counts as body
LEG = 4  # rows: fewer, or of different lengths, do not prove how wide their column is
OVER_ALL = 0.9  # of the width of the body: a rule so long parts the page, as under its head
SAME = 0.15  # × body size within which a panel's column is one of the page's

Region = int | None  # a panel that holds a story, by index; None for the page around them


@dataclass(frozen=True, slots=True)
class Grid:
    """
    Columns with the rows that prove them.

    Attributes:
        leading: Usual distance of the body's baselines in points.
        rows: For each column, the baselines of its rows, downwards.
        faces: For each column, the fonts of these rows.
        homes: For each column, the regions whose type is set in it.
        regions: For each panel, the region that it is or stands in.
    """

    body_size: float
    body_font: int
    font_name: str
    leading: float
    columns: tuple[Column, ...]
    rows: tuple[tuple[float, ...], ...]
    faces: tuple[tuple[int, ...], ...] = ()
    homes: tuple[frozenset[Region], ...] = ()
    regions: tuple[Region, ...] = ()

    def is_body_size(self, size: float) -> bool:
        return BODY_RANGE[0] <= size / self.body_size <= BODY_RANGE[1]

    def column_at(self, box: Box, base: float, panel: int | None = None) -> int | None:
        """
        The column that a row stands in: it holds the row, and has rows nearest by.

        A column of its own region before one of another, and of two the one whose edges it keeps,
        then the narrower; None where the row fits no column. A row proves no column by itself: the
        last line of a paragraph fits into many.
        """
        region = None if panel is None else self.regions[panel]
        holding = self._holding(box)
        if len(holding) < 2:  # noqa: PLR2004  nothing to choose from
            return holding[0] if holding else None
        return min(
            holding,
            key=lambda index: (region not in self.homes[index],
                               self.distance(index, base) > NEAR * self.leading,
                               self._misfit(index, box), self.columns[index].width, index),
        )  # fmt: skip

    def holds(self, box: Box) -> bool:
        """Whether a row stands in any column."""
        return bool(self._holding(box))

    def _holding(self, box: Box) -> list[int]:
        left = box.left + EDGE * self.body_size
        right = box.right - HANG * self.body_size
        return [
            index
            for index, column in enumerate(self.columns)
            if column.left <= left and right <= column.right
        ]

    def _misfit(self, index: int, box: Box) -> bool:
        """Whether a row keeps neither edge of a column."""
        column = self.columns[index]
        return min(abs(box.left - column.left), abs(box.right - column.right)) > (
            2 * SAME * self.body_size
        )

    def distance(self, index: int, base: float) -> float:
        """Points from a baseline to the nearest other row of a column."""
        above, below = self._around(index, base)
        return min(base - above, below - base)

    def reaches(self, index: int, base: float, *, both_sides: bool) -> bool:
        """Whether a column has rows close above or below a baseline (or both)."""
        reach, (above, below) = NEAR * self.leading, self._around(index, base)
        near = base - above < reach, below - base < reach
        return all(near) if both_sides else any(near)

    def goes_on(self, index: int, row: Row) -> bool:
        """Whether a column has rows in the face of a row close above or below it."""
        rows, reach = self.rows[index], NEAR * self.leading
        near = slice(bisect_left(rows, row.base - reach), bisect_right(rows, row.base + reach))
        others = zip(rows[near], self.faces[index][near], strict=True)
        return any(face == row.font and abs(base - row.base) > 1 for base, face in others)

    def _around(self, index: int, base: float) -> tuple[float, float]:
        """The baselines of the rows of a column next above and below one; infinite for none."""
        rows = self.rows[index]
        above, below = bisect_left(rows, base - 1), bisect_right(rows, base + 1)
        return (
            rows[above - 1] if above else -np.inf,
            rows[below] if below < len(rows) else np.inf,
        )


def find_grid(
    glyphs: Glyphs,
    rows: Sequence[Row],
    body_size: float,
    panels: Sequence[Panel] = (),
    rules: Sequence[Rule] = (),
) -> Grid:
    """
    Find the columns of the page and of each panel that holds a story.

    Boxes are often set to another measure than the page, and to nearly the same edges; so each is
    looked at by itself, and a column that several share is one.
    """
    regions = find_regions(rows, panels)
    boxes = [panel.box for panel in panels]
    inside: dict[Region, list[Row]] = {}
    body = [row for row in rows if _is_body(row, body_size)]
    for row, held in zip(body, smallest_holding_each((r.box for r in body), boxes), strict=True):
        inside.setdefault(None if held is None else regions[held], []).append(row)
    partings = _partings(body, rules)
    found: dict[Column, tuple[set[Region], list[Row]]] = {}
    for region in sorted(inside, key=lambda region: -1 if region is None else region):
        for column, held_rows in find_columns(inside[region], body_size, partings).items():
            homes, kept = found.setdefault(_known(column, found, body_size), (set(), []))
            homes.add(region)
            kept += held_rows
    columns = tuple(sorted(found, key=lambda column: (column.left, column.right)))
    proof = [sorted(found[column][1], key=lambda row: row.base) for column in columns]
    proven = tuple(tuple(row.base for row in held) for held in proof)
    faces = tuple(tuple(row.font for row in held) for held in proof)
    font = _main_font(body)
    return Grid(
        body_size, font, glyphs.fonts[font] if font >= 0 else "", _leading(proven, body_size),
        columns, proven, faces, tuple(frozenset(found[column][0]) for column in columns), regions,
    )  # fmt: skip


def _partings(body: Sequence[Row], rules: Sequence[Rule]) -> list[float]:
    """The heights of the rules that run over all columns, downwards."""
    left = min((row.box.left for row in body), default=0.0)
    right = max((row.box.right for row in body), default=0.0)
    return sorted(
        rule.box.centre
        for rule in rules
        if rule.is_horizontal
        and min(rule.box.right, right) - max(rule.box.left, left) > OVER_ALL * (right - left)
    )


def find_columns(
    rows: Sequence[Row], body_size: float, partings: Sequence[float] = ()
) -> dict[Column, list[Row]]:
    """
    The columns of a region, the page's or a panel's, with the rows of body that they hold.

    - Each leg of type is a column, as wide as its rows; one whose rows stand beside one another
      is several, which the edges of its rows prove.
    - No leg goes on over a parting, the height of a rule that runs over all columns.
    - Legs of the same edges are one column; a leg of few or ragged rows is of the column that it
      stands in, and one row proves none beside others.
    """
    found: dict[Column, list[Row]] = {}
    legs = sorted(find_legs(rows, body_size, partings), key=lambda leg: (-len(leg), leg[0].base))
    for leg in legs:
        wide = [row for row in leg if row.box.width >= LEAST_WIDTH * body_size]
        if stand_beside(wide):
            own = proven_columns(wide, body_size)
        else:
            own = {outer_edges(leg, body_size): leg}
        for column, held in own.items():
            home = _home(column, held, found, body_size)
            proves = len(held) > 1 or not found
            if home is not None or (proves and column.width >= LEAST_WIDTH * body_size):
                found.setdefault(home or column, []).extend(held)
    return found


def _home(
    column: Column, rows: Sequence[Row], found: Iterable[Column], body_size: float
) -> Column | None:
    """The known column that a leg is set in, where it is none of its own."""
    slack = EDGE * body_size
    rights = sorted((row.box.right for row in rows), reverse=True)
    is_ragged = len(rows) < LEG or rights[LEG - 2] < rights[0] - slack
    fitting = [
        other
        for other in found
        if (abs(other.left - column.left) < slack and abs(other.right - column.right) < slack)
        or (is_ragged and other.left - slack < column.left and column.right < other.right + slack)
    ]
    return min(
        fitting, default=None,
        key=lambda other: (abs(other.left - column.left) > slack, other.width, other.left),
    )  # fmt: skip


def _is_body(row: Row, body_size: float) -> bool:
    return body_size > 0 and BODY_RANGE[0] <= row.size / body_size <= BODY_RANGE[1]


def _known(column: Column, found: Iterable[Column], body_size: float) -> Column:
    """The column that was found already with the same edges; else the column itself."""
    step = SAME * body_size
    return next(
        (
            other
            for other in found
            if abs(other.left - column.left) < step and abs(other.right - column.right) < step
        ),
        column,
    )


def _main_font(body: Sequence[Row]) -> int:
    """The font in which most of the body is set; -1 where there is none."""
    fonts = Counter[int]()
    for row in body:
        fonts[row.font] += len(row.members)
    return fonts.most_common(1)[0][0] if fonts else -1


def _leading(held: tuple[tuple[float, ...], ...], body_size: float) -> float:
    """The median distance of neighbouring baselines in a column; 1.5 × body size without any."""
    steps = (below - above for rows in held for above, below in pairwise(rows))
    close = [step for step in steps if 0.9 * body_size < step < 2.5 * body_size]
    return median(close) if close else 1.5 * body_size
