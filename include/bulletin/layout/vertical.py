"""Read a page that is set upright: lines from top to bottom, the first at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bulletin.layout.asking import Integers, Marks
from bulletin.layout.glyphs import Blanks, Glyphs
from bulletin.layout.lines import lines_of
from bulletin.layout.measuring import SLANT
from bulletin.layout.opening import Floats
from bulletin.layout.rows import Row, find_rows, merge
from bulletin.layout.turned import around_members
from bulletin.model import Line

STEP = (0.85, 1.3)  # × type size from one character of a line to the next
ASIDE = 0.1  # × type size by which characters of one line stand out of it
UPRIGHT_SHARE = 0.5  # of the wide characters with one right below them, and fewer beside them
RISE = 0.76  # × half the type size from the baseline of a Han character to its centre
DOWNWARD = -np.pi / 2  # heading of Latin words laid on their side in an upright line
REACH = 0.6  # × type size from a line's middle to that of a digit, a bracket or a dash in it
LINE_LEAST = 3  # characters under one another that prove where a line stands
WIDEST_SPACE = 3.5  # × type size inside one line
TIER_SHARE = 0.1  # of the most lines side by side: fewer at one height, and a tier ends there


@dataclass(frozen=True, slots=True)
class Upright:
    """
    What of a page is set upright, in reading order.

    Attributes:
        tiers: Lines from right to left, tier by tier from the top; none on a level page.
        rest: The glyphs that are in none of them.
    """

    tiers: tuple[tuple[Line, ...], ...]
    rest: Glyphs


def read_upright(glyphs: Glyphs, body_size: float) -> Upright:
    """
    Take the upright lines out of a page that is set upright; a level page has none.

    - A page is set upright when most wide characters have one right below them, and fewer have one
      right beside them: lines are looser than their characters, in either direction.
    - On such a page what has neighbours beside it and none below or above stays level.
    - A tier ends at a height that hardly any line crosses.
    """
    below, beside = _neighboured(glyphs, upright=True), _neighboured(glyphs, upright=False)
    count = max(int((glyphs.wide & ~glyphs.turned).sum()), 1)
    if below.sum() < max(UPRIGHT_SHARE * count, beside.sum()) or not below.any():
        return Upright((), glyphs)
    is_laid = np.abs(glyphs.heading - DOWNWARD) < SLANT
    chosen = is_laid | (~glyphs.turned & (below | ~beside))
    tiers = tuple(
        _lines(glyphs.only(held), below[held], body_size) for held in _tiers(glyphs, chosen)
    )
    return Upright(tiers, glyphs.only(~chosen))


def _lines(glyphs: Glyphs, below: Marks, body_size: float) -> tuple[Line, ...]:
    """The lines of one tier, from right to left."""
    laid = _laid(glyphs, below)
    rows = _joined(laid, find_rows(laid, body_size))
    return tuple(
        replace(line, box=around_members(glyphs, row.members), upright=True)
        for row, line in zip(rows, lines_of(laid, rows), strict=True)
    )


def _neighboured(glyphs: Glyphs, *, upright: bool) -> Marks:
    """Which wide characters have another at the step of a line, below or above (or beside)."""
    chosen = np.flatnonzero(glyphs.wide & ~glyphs.turned)
    across, along = (glyphs.left, glyphs.base) if upright else (glyphs.base, glyphs.left)
    order = chosen[np.lexsort((along[chosen], np.round(across[chosen])))]
    size = glyphs.size[order][1:]
    step, aside = np.diff(along[order]) / size, np.abs(np.diff(across[order])) / size
    near = (aside < ASIDE) & (step > STEP[0]) & (step < STEP[1])
    found = np.zeros(len(glyphs), bool)
    found[order[1:][near]] = True
    found[order[:-1][near]] = True
    return found


def _laid(glyphs: Glyphs, below: Marks) -> Glyphs:
    """The same glyphs as a page of level lines: along is down, and down is leftwards."""
    middle = np.where(  # punctuation may be as narrow as its ink, at the left of its square
        glyphs.wide, glyphs.left + glyphs.size / 2, (glyphs.left + glyphs.right) / 2
    )
    home = _home(middle, glyphs.size, below)
    half = glyphs.size / 2
    centre = np.where(glyphs.turned, (glyphs.top + glyphs.bottom) / 2, glyphs.base - RISE * half)
    long = np.where(glyphs.turned, glyphs.bottom - glyphs.top, glyphs.size)
    begins = centre - long / 2 + (middle - home) / 1000  # digits side by side stay in order
    return replace(
        glyphs, left=begins, right=centre + long / 2, top=-home - half, bottom=-home + half,
        base=-home, heading=np.zeros(len(glyphs)), blanks=Blanks(np.empty(0), np.empty(0)),
    )  # fmt: skip


def _home(middle: Floats, size: Floats, below: Marks) -> Floats:
    """The x of the line that each glyph stands in; its own middle where no line is near."""
    lines, counts = np.unique(np.round(middle[below], 1), return_counts=True)
    lines = lines[counts >= LINE_LEAST]
    if len(lines) == 0:
        return middle
    after = np.minimum(np.searchsorted(lines, middle), len(lines) - 1)
    before = np.maximum(after - 1, 0)
    is_before = np.abs(lines[before] - middle) < np.abs(lines[after] - middle)
    nearest = np.where(is_before, lines[before], lines[after])
    return np.where(np.abs(nearest - middle) < REACH * size, nearest, middle)


def _joined(laid: Glyphs, rows: list[Row]) -> list[Row]:
    """Rows of a laid tier with the pieces of one line joined, as they are read."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (row.base, row.box.left)):
        if lines and _goes_on(lines[-1][-1], row):
            lines[-1].append(row)
        else:
            lines.append([row])
    return merge(laid, lines)


def _goes_on(before: Row, row: Row) -> bool:
    is_level = abs(row.base - before.base) < ASIDE * row.size
    is_alike = abs(row.size - before.size) < ASIDE * row.size
    return is_level and is_alike and row.box.left - before.box.right < WIDEST_SPACE * row.size


def _tiers(glyphs: Glyphs, chosen: Marks) -> list[Integers]:
    """Indices of the glyphs chosen, tier by tier."""
    indices = np.flatnonzero(chosen)
    centre = (glyphs.top[indices] + glyphs.bottom[indices]) / 2
    half = glyphs.size[indices] / 2
    start = np.floor((centre - half).min())
    first = np.round(centre - half - start).astype(np.int64)
    last = np.round(centre + half - start).astype(np.int64)
    crossing = np.cumsum(np.bincount(first, minlength=last.max() + 1) - np.bincount(last))
    is_tier = crossing > TIER_SHARE * crossing.max()
    number = np.cumsum(np.diff(is_tier, prepend=False) & is_tier)
    place = np.clip(number[np.clip(np.round(centre - start), 0, None).astype(np.int64)], 1, None)
    return [indices[place == tier] for tier in range(1, int(number[-1]) + 1)]
