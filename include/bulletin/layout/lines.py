"""Join glyphs into lines of type, horizontal and upright."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from bulletin.characters import is_wide
from bulletin.geometry import Box
from bulletin.layout.glyphs import Glyphs
from bulletin.model import Line

BASELINE_SLACK = 0.6  # points between neighbours on one baseline: rounding and optical corrections
ROW_DEPTH = 0.3  # × type size that a row's baselines may spread over
SIZE_STEP = 1.25  # ratio of type sizes at which a row is cut: digits set larger stay under it
WORD_GAP = 0.9  # × type size: a wider gap may be a gutter (they run from 1.0), a narrower never
DISPLAY_GAP = 0.45  # × type size, beyond the usual gap of the row: gaps between two headlines
LATIN_SPACE = (
    0.13  # × type size beyond the usual gap: word spaces are set from 0.2, pressed to 0.15
)
NAME_SPACE = 0.4  # × type size beyond the usual gap: half a character between names, and wider
STACK_PITCH = (0.85, 1.9)  # × type size from glyph to glyph of an upright line
UPRIGHT_LINES = 4  # of one head side by side at the most
STACK_LEAST = 3  # glyphs: two over one another may be two lines of one word


@dataclass(frozen=True, slots=True)
class Row:
    """
    Glyphs of one baseline without a gap that could be a gutter.

    Attributes:
        members: Indices of its glyphs, left to right.
    """

    members: npt.NDArray[np.int64]
    box: Box
    base: float
    size: float
    font: int


def row_of(glyphs: Glyphs, members: npt.NDArray[np.int64]) -> Row:
    """Measure a row; its size is the median, its font the most frequent."""
    box = Box(
        float(glyphs.left[members].min()), float(glyphs.top[members].min()),
        float(glyphs.right[members].max()), float(glyphs.bottom[members].max()),
    )  # fmt: skip
    return Row(
        members, box, float(np.median(glyphs.base[members])),
        float(np.median(glyphs.size[members])), int(np.bincount(glyphs.font[members]).argmax()),
    )  # fmt: skip


def body_size_of(glyphs: Glyphs) -> float:
    """The type size in which most of the page is set, in points; 0 on a page without text."""
    if len(glyphs) == 0:
        return 0.0
    sizes, counts = np.unique(np.round(glyphs.size * 5) / 5, return_counts=True)
    return float(sizes[counts.argmax()])


def find_rows(glyphs: Glyphs, body_size: float) -> list[Row]:
    """
    Cut the page into rows.

    - Glyphs share a baseline when theirs differ by under BASELINE_SLACK from neighbour to
      neighbour and by under ROW_DEPTH in all.
    - Along a baseline, a gap of WORD_GAP, a change of size of SIZE_STEP, or (in type larger than
      the body) a gap of DISPLAY_GAP beyond the usual one begins another row.
    """
    if len(glyphs) == 0:
        return []
    order = np.argsort(glyphs.base, kind="stable")
    return [
        row_of(glyphs, members)
        for baseline in _baselines(glyphs, order)
        for members in _cut(glyphs, baseline, body_size)
    ]


def _baselines(glyphs: Glyphs, order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    base, size = glyphs.base[order], glyphs.size[order]
    first = 0
    for index in range(1, len(order) + 1):
        if index < len(order):
            deep = base[index] - base[first] > ROW_DEPTH * min(size[index], size[first])
            if base[index] - base[index - 1] <= BASELINE_SLACK and not deep:
                continue
        yield order[first:index]
        first = index


def _cut(
    glyphs: Glyphs, members: npt.NDArray[np.int64], body_size: float
) -> list[npt.NDArray[np.int64]]:
    ordered = members[np.argsort(glyphs.left[members], kind="stable")]
    left, right, size = glyphs.left[ordered], glyphs.right[ordered], glyphs.size[ordered]
    if len(ordered) == 1:
        return [ordered]
    gap = left[1:] - right[:-1]
    pair = np.minimum(size[1:], size[:-1])
    usual = float(np.median(gap / pair)) if len(gap) > 1 else 0.0  # one gap proves no spacing
    limit = np.where(
        pair > 1.4 * body_size,  # display type: the smallest headlines are half as large again
        np.minimum(WORD_GAP + max(usual, 0.0), DISPLAY_GAP + max(usual, 0.0)),
        WORD_GAP,
    )
    ratio = size[1:] / size[:-1]
    cuts = (gap > limit * pair) | (ratio > SIZE_STEP) | (ratio < 1 / SIZE_STEP)
    cuts |= glyphs.turned[ordered][1:] != glyphs.turned[ordered][:-1]
    return np.split(ordered, np.flatnonzero(cuts) + 1)


def find_stacks(glyphs: Glyphs, rows: list[Row]) -> tuple[list[Row], list[list[Row]]]:
    """
    Take upright lines out of the rows: single glyphs of one size standing over one another.

    Returns:
        The rows that are left, and the stacks from top to bottom.
    """
    rows = _unpaired(glyphs, rows)
    single = [
        row for row in rows if len(row.members) == 1 and is_wide(glyphs.text[row.members[0]])
    ]
    single.sort(key=lambda row: (row.base, row.box.left))
    stacks: list[list[Row]] = []
    growing: list[list[Row]] = []
    for row in single:
        growing = [s for s in growing if row.base - s[-1].base <= STACK_PITCH[1] * s[-1].size]
        home = next((stack for stack in growing if _follows(stack[-1], row)), None)
        if home is not None:
            home.append(row)
        else:
            stacks.append([row])
            growing.append(stacks[-1])
    upright = [stack for stack in stacks if len(stack) >= STACK_LEAST and _is_even(stack)]
    taken = {id(row) for stack in upright for row in stack}
    return [row for row in rows if id(row) not in taken], upright


def _unpaired(glyphs: Glyphs, rows: list[Row]) -> list[Row]:
    """
    Take apart rows that are glyphs of upright lines standing side by side.

    Such rows have as many glyphs as there are lines, two to UPRIGHT_LINES, stand exactly under one
    another, and are closer downwards than across.
    """
    short = [
        row
        for row in rows
        if 1 < len(row.members) <= UPRIGHT_LINES
        and all(is_wide(glyphs.text[member]) for member in row.members)
    ]
    short.sort(key=lambda row: (round(row.box.left), row.base))
    apart: set[int] = set()
    for first in range(len(short)):
        column = [short[first]]
        for row in short[first + 1 :]:
            if not _stands_under(glyphs, column[-1], row):
                break
            column.append(row)
        if len(column) >= STACK_LEAST:
            apart |= {id(row) for row in column}
    whole = [row for row in rows if id(row) not in apart]
    parts = [
        row_of(glyphs, row.members[k : k + 1])
        for row in rows
        if id(row) in apart
        for k in range(len(row.members))
    ]
    return whole + parts


def _stands_under(glyphs: Glyphs, above: Row, below: Row) -> bool:
    if len(above.members) != len(below.members) or abs(above.size - below.size) > above.size / 10:
        return False
    lefts, down = glyphs.left[below.members], below.base - above.base
    across = float(np.diff(lefts).min())
    aligned = np.abs(glyphs.left[above.members] - lefts).max() < above.size / 10
    return bool(aligned) and STACK_PITCH[0] * above.size <= down < across


def _follows(above: Row, below: Row) -> bool:
    pitch = (below.base - above.base) / above.size
    aside = min(  # punctuation of half the width stands at the left of its square
        abs(below.box.middle - above.box.middle), abs(below.box.left - above.box.left)
    )
    return (
        STACK_PITCH[0] <= pitch <= STACK_PITCH[1]
        and aside < above.size / 4
        and abs(below.size - above.size) < above.size / 10
    )


def _is_even(stack: list[Row]) -> bool:
    """Whether the glyphs stand at one pitch; bullets of a list stand at that of their entries."""
    pitches = [b.base - a.base for a, b in pairwise(stack)]
    return max(pitches) - min(pitches) < stack[0].size / 3


def merge(glyphs: Glyphs, rows: Iterable[Row]) -> Row:
    """Rows of one baseline as one."""
    members = np.concatenate([row.members for row in rows])
    return row_of(glyphs, members[np.argsort(glyphs.left[members], kind="stable")])


def line_of(glyphs: Glyphs, row: Row) -> Line:
    """Write a row down: its characters, with spaces where Latin words are parted."""
    read, given = glyphs.text[row.members].tolist(), glyphs.printed[row.members].tolist()
    spaces = _spaces(glyphs, row)
    text = _spaced(read, spaces)
    return _line(glyphs, row, text, text if read == given else _spaced(given, spaces))


def _line(glyphs: Glyphs, row: Row, text: str, printed: str, *, upright: bool = False) -> Line:
    return Line(
        text, row.box, glyphs.fonts[row.font], row.size, upright,
        printed if printed != text else None,
    )  # fmt: skip


_LATIN = re.compile(r"[!-~À-ɏͰ-ӿ]")


@dataclass(frozen=True, slots=True)
class _Spaces:
    """Places in a row, by index of the glyph before, where white may be a space."""

    wide: tuple[int, ...]  # between Latin letters
    broad: frozenset[int]  # between any


def _spaces(glyphs: Glyphs, row: Row) -> _Spaces:
    members = row.members
    gaps = glyphs.left[members[1:]] - glyphs.right[members[:-1]]
    usual = max(float(np.median(gaps)), 0.0) if len(gaps) > 1 else 0.0
    wide = np.flatnonzero(gaps > LATIN_SPACE * row.size + usual)
    broad = np.flatnonzero(gaps > NAME_SPACE * row.size + usual)
    return _Spaces(tuple(wide.tolist()), frozenset(broad.tolist()))


def _spaced(characters: list[str], spaces: _Spaces) -> str:
    parts, start = [], 0
    for place in spaces.wide:
        before, after = characters[place], characters[place + 1]
        if place in spaces.broad or (_LATIN.match(before[-1:]) and _LATIN.match(after[:1])):
            parts.append("".join(characters[start : place + 1]))
            start = place + 1
    return " ".join([*parts, "".join(characters[start:])])


def upright_line(glyphs: Glyphs, stack: list[Row]) -> Line:
    """Write an upright line down."""
    members = np.concatenate([row.members for row in stack])
    row = row_of(glyphs, members)
    text, printed = "".join(glyphs.text[members]), "".join(glyphs.printed[members])
    return _line(glyphs, row, text, printed, upright=True)
