"""Write down lines of type: their characters, with spaces where words are parted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from bulletin.layout.asking import Integers, Marks
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.opening import Floats
from bulletin.layout.rows import ROW_DEPTH, Row, row_of, usual_gaps
from bulletin.model import Line

LATIN_SPACE = 0.13  # × type size beyond the usual gap: set from 0.2, pressed to 0.15
SURE_SPACE = 0.2  # the same in a row whose words the PDF parts by spaces of its own
NAME_SPACE = 0.4  # × type size beyond the usual gap: half a character between names, and wider
EMPTY = 0.5  # × type size between the squares of an upright line: a full space leaves one free
LEAST_BLANK = 0.05  # × type size from a space to the next letter: less was set to close up


def lines_of(glyphs: Glyphs, rows: Sequence[Row]) -> list[Line]:
    """Write rows down."""
    if not rows:
        return []
    members = np.concatenate([row.members for row in rows])
    spaces = _spaces(glyphs, rows, members)
    read = _spaced(glyphs.text[members].tolist(), spaces)
    printed = _spaced(glyphs.printed[members].tolist(), spaces)
    lines, start = [], 0
    for row in rows:
        end = start + len(row.members)
        text, given = "".join(read[start:end]), "".join(printed[start:end])
        lines.append(_line(glyphs, row, text, given))
        start = end
    return lines


def line_of(glyphs: Glyphs, row: Row) -> Line:
    """Write one row down."""
    return lines_of(glyphs, [row])[0]


def _line(glyphs: Glyphs, row: Row, text: str, printed: str, *, upright: bool = False) -> Line:
    return Line(
        text, row.box, glyphs.fonts[row.font], row.size, upright,
        printed if printed != text else None,
    )  # fmt: skip


def _spaces(glyphs: Glyphs, rows: Sequence[Row], members: Integers) -> Integers:
    """
    Places in `members`, the glyphs of one row after the other, before which a space stands.

    - Between Latin letters where the PDF has a space of its own, or white of LATIN_SPACE.
    - Between a Latin letter and another character where the PDF has one.
    - Between any where the white is NAME_SPACE.
    """
    row = np.repeat(np.arange(len(rows)), [len(row.members) for row in rows])
    inside = np.flatnonzero(np.diff(row, prepend=-1) == 0)
    if len(inside) == 0:
        return inside
    before, after, row = members[inside - 1], members[inside], row[inside]
    size = np.array([row.size for row in rows])[row]
    gap = glyphs.left[after] - glyphs.right[before]
    white = (gap - np.maximum(usual_gaps(gap, row), 0.0)) / size
    is_latin = glyphs.latin[before] & glyphs.latin[after]
    has_blank = _has_blank(glyphs, rows, members)[inside]
    has_blanks = np.bincount(row, has_blank & is_latin, len(rows))[row] > 0
    is_word = white > np.where(has_blanks, SURE_SPACE, LATIN_SPACE)
    is_parted = has_blank & ~(glyphs.wide[before] & glyphs.wide[after])
    places: Integers = inside[is_parted | (is_latin & is_word) | (white > NAME_SPACE)]
    return places


def _has_blank(glyphs: Glyphs, rows: Sequence[Row], members: Integers) -> Marks:
    """Before which of `members` a space of the PDF itself stands in its row."""
    found = np.zeros(len(members), bool)
    order = np.argsort(glyphs.blanks.base, kind="stable")
    bases, lefts = glyphs.blanks.base[order].tolist(), glyphs.blanks.left[order]
    start = 0
    for row in rows:
        slack = ROW_DEPTH * row.size
        first, last = bisect_left(bases, row.base - slack), bisect_right(bases, row.base + slack)
        if first < last:
            begins = glyphs.left[row.members]
            found[start + _after(lefts[first:last], begins, LEAST_BLANK * row.size)] = True
        start += len(row.members)
    return found


def _after(blanks: Floats, begins: Floats, room: float) -> Integers:
    """Places of the glyphs in a row that follow a space, and by more than some room."""
    places = np.searchsorted(begins, blanks - room / 2)
    inner = (places > 0) & (places < len(begins))
    after: Integers = places[inner][begins[places[inner]] - blanks[inner] > room]
    return after


def _spaced(characters: list[str], spaces: Integers) -> list[str]:
    for place in spaces.tolist():
        characters[place] = " " + characters[place]
    return characters


def upright_line(glyphs: Glyphs, stack: list[Row]) -> Line:
    """Write an upright line down."""
    members = np.concatenate([row.members for row in stack])
    text = "".join(_spaced_cells(stack, ["".join(glyphs.text[row.members]) for row in stack]))
    given = ["".join(glyphs.printed[row.members]) for row in stack]
    printed = "".join(_spaced_cells(stack, given))
    return _line(glyphs, row_of(glyphs, members), text, printed, upright=True)


def _spaced_cells(stack: Sequence[Row], texts: Sequence[str]) -> Iterator[str]:
    """The texts of an upright line's squares, a space where one is left empty."""
    yield texts[0]
    for (above, below), text in zip(pairwise(stack), texts[1:], strict=True):
        empty = below.box.top - above.box.bottom > EMPTY * below.size
        yield f" {text}" if empty else text
