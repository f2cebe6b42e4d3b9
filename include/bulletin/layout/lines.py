"""Write down lines of type: their characters, with spaces where words are parted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bulletin.layout.asking import Integers
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.rows import Row, row_of, usual_gaps
from bulletin.model import Line

LATIN_SPACE = (
    0.13  # × type size beyond the usual gap: word spaces are set from 0.2, pressed to 0.15
)
NAME_SPACE = 0.4  # × type size beyond the usual gap: half a character between names, and wider


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
    """Places in `members`, the rows' glyphs one row after the other, before which a space is."""
    lengths = np.array([len(row.members) for row in rows])
    row = np.repeat(np.arange(len(rows)), lengths)
    inside = np.flatnonzero(np.diff(row, prepend=-1) == 0)
    if len(inside) == 0:
        return inside
    before, after, row = members[inside - 1], members[inside], row[inside]
    gap = glyphs.left[after] - glyphs.right[before]
    size = np.array([row.size for row in rows])[row]
    usual = np.maximum(usual_gaps(gap, row), 0.0)
    wide = gap > LATIN_SPACE * size + usual
    broad = gap > NAME_SPACE * size + usual
    latin = glyphs.latin[before] & glyphs.latin[after]
    return inside[wide & (broad | latin)]


def _spaced(characters: list[str], spaces: Integers) -> list[str]:
    for place in spaces.tolist():
        characters[place] = " " + characters[place]
    return characters


def upright_line(glyphs: Glyphs, stack: list[Row]) -> Line:
    """Write an upright line down."""
    members = np.concatenate([row.members for row in stack])
    text, printed = "".join(glyphs.text[members]), "".join(glyphs.printed[members])
    return _line(glyphs, row_of(glyphs, members), text, printed, upright=True)
