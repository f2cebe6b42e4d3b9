"""Cut a page's glyphs into rows: what stands on one baseline without a gap for a gutter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.asking import Integers, Marks
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.opening import Floats

BASELINE_SLACK = 0.6  # points between neighbours on one baseline: rounding and optical corrections
ROW_DEPTH = 0.3  # × type size that a row's baselines may spread over
SIZE_STEP = 1.25  # ratio of type sizes at which a row is cut: digits set larger stay under it
WORD_GAP = 0.9  # × type size: a wider gap may be a gutter (they run from 1.0), a narrower never
DISPLAY_TYPE = 1.4  # × body size: the smallest headlines are half as large again
DISPLAY_GAP = 0.45  # × type size, beyond the usual gap of the row: gaps between two headlines


@dataclass(frozen=True, slots=True)
class Row:
    """
    Glyphs of one baseline without a gap that could be a gutter.

    Attributes:
        members: Indices of its glyphs, left to right.
    """

    members: Integers
    box: Box
    base: float
    size: float
    font: int


def body_size_of(glyphs: Glyphs) -> float:
    """The type size in which most of the page is set, in points; 0 on a page without text."""
    if len(glyphs) == 0:
        return 0.0
    sizes, counts = np.unique(np.round(glyphs.size * 5) / 5, return_counts=True)
    return float(sizes[counts.argmax()])


def find_rows(glyphs: Glyphs, body_size: float) -> list[Row]:
    """
    Cut the level type of a page into rows.

    - Glyphs share a baseline when theirs differ by under BASELINE_SLACK from neighbour to
      neighbour and by under ROW_DEPTH in all.
    - Along a baseline, a gap of WORD_GAP, a change of size of SIZE_STEP, or (in type larger than
      the body) a gap of DISPLAY_GAP beyond the usual one begins another row.
    """
    level = np.flatnonzero(glyphs.heading == 0)
    order = level[np.argsort(glyphs.base[level], kind="stable")]
    baseline = _baselines(glyphs.base[order], glyphs.size[order])
    along = np.lexsort((glyphs.left[order], baseline))
    members, baseline = order[along], baseline[along]
    return rows_of(glyphs, members, np.flatnonzero(_begins(glyphs, members, baseline, body_size)))


def rows_of(glyphs: Glyphs, members: Integers, begins: Integers) -> list[Row]:
    """Measure rows that begin at some places of `members`: median size, most frequent font."""
    if len(members) == 0:
        return []
    row = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(members)))
    boxes = np.column_stack([
        np.minimum.reduceat(glyphs.left[members], begins),
        np.minimum.reduceat(glyphs.top[members], begins),
        np.maximum.reduceat(glyphs.right[members], begins),
        np.maximum.reduceat(glyphs.bottom[members], begins),
    ])  # fmt: skip
    starts = begins.tolist()
    return [
        Row(members[start:end], Box(*box), base, size, font)
        for start, end, box, base, size, font in zip(
            starts,
            [*starts[1:], len(members)],
            boxes.tolist(),
            medians(glyphs.base[members], row).tolist(),
            medians(glyphs.size[members], row).tolist(),
            _most_frequent(glyphs.font[members], row).tolist(),
            strict=True,
        )
    ]


def row_of(glyphs: Glyphs, members: Integers) -> Row:
    """Measure one row."""
    (row,) = rows_of(glyphs, members, np.zeros(1, np.int64))
    return row


def merge(glyphs: Glyphs, lines: Iterable[Sequence[Row]]) -> list[Row]:
    """The rows of each line as one."""
    found = []
    for rows in lines:
        members = np.concatenate([row.members for row in rows])
        found.append(members[np.argsort(glyphs.left[members], kind="stable")])
    lengths = [len(members) for members in found]
    begins = np.cumsum([0, *lengths[:-1]], dtype=np.int64)
    return rows_of(glyphs, np.concatenate(found), begins) if found else []


def medians(values: Floats, group: Integers) -> Floats:
    """The median of each group of values; groups are numbered from 0 and stand in order."""
    counts = np.bincount(group)
    begins = np.cumsum(counts) - counts
    lows, highs = np.minimum.reduceat(values, begins), np.maximum.reduceat(values, begins)
    if (lows == highs).all():
        return lows
    ordered = values[np.lexsort((values, group))]
    middle: Floats = (ordered[begins + (counts - 1) // 2] + ordered[begins + counts // 2]) / 2
    return middle


def _most_frequent(values: Integers, group: Integers) -> Integers:
    """The most frequent value of each group, the lowest of several; groups stand in order."""
    stride = int(values.max()) + 1
    found, counts = np.unique(group * stride + values, return_counts=True)
    best = np.lexsort((found, -counts, found // stride))
    first = np.flatnonzero(np.diff(found[best] // stride, prepend=-1))
    frequent: Integers = found[best][first] % stride
    return frequent


def _baselines(base: Floats, size: Floats) -> Integers:
    """The number of the baseline that each glyph stands on; glyphs are in order downwards."""
    begins = np.diff(base, prepend=-np.inf) > BASELINE_SLACK
    for first, last in _deep(base, size, np.flatnonzero(begins)):
        bases, sizes = base[first:last].tolist(), size[first:last].tolist()
        start = 0
        for index in range(1, last - first):
            if bases[index] - bases[start] > ROW_DEPTH * min(sizes[index], sizes[start]):
                begins[first + index] = True
                start = index
    return np.cumsum(begins) - 1


def _deep(base: Floats, size: Floats, begins: Integers) -> Iterable[tuple[int, int]]:
    """First and last of the baselines that spread over more than a row may."""
    if len(base) == 0:
        return ()
    ends = np.append(begins[1:], len(base))
    deep = base[ends - 1] - base[begins] > ROW_DEPTH * np.minimum.reduceat(size, begins)
    return zip(begins[deep].tolist(), ends[deep].tolist(), strict=True)


def _begins(glyphs: Glyphs, members: Integers, baseline: Integers, body_size: float) -> Marks:
    """Which glyphs, in order along their baselines, begin a row."""
    left, right, size = glyphs.left[members], glyphs.right[members], glyphs.size[members]
    first = np.diff(baseline, prepend=-1) != 0
    inside = np.flatnonzero(~first)
    gap, pair = left[inside] - right[inside - 1], np.minimum(size[inside], size[inside - 1])
    beyond = np.maximum(usual_gaps(gap / pair, baseline[inside]), 0.0)
    is_display = pair > DISPLAY_TYPE * body_size
    limit = np.where(is_display, DISPLAY_GAP + beyond, WORD_GAP)
    ratio = size[inside] / size[inside - 1]
    begins: Marks = first.copy()
    begins[inside] = (gap > limit * pair) | (ratio > SIZE_STEP) | (ratio < 1 / SIZE_STEP)
    return begins


def usual_gaps(gap: Floats, group: Integers) -> Floats:
    """For each gap the median of its group; 0 where it is alone, since one proves no spacing."""
    if len(gap) == 0:
        return gap
    _, place, counts = np.unique(group, return_inverse=True, return_counts=True)
    usual = np.where(counts > 1, medians(gap, place), 0.0)
    return usual[place]
