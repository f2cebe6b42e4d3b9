"""
What tells a table from what looks like one.

Cells and columns of a story are alike: both repeat their edges. But a story's lines fill their
measure, and a list or verse has only another list beside it; a table is mostly white, and has
rules, figures or single words in its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from bulletin.geometry import Box, around, contains
from bulletin.layout.cells import GUTTER, SHORT, CellColumn
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.rows import Row
from bulletin.layout.shapes import Shapes
from bulletin.wording import PAGE_POINTER

Cells = Sequence[Sequence[Sequence[Row]]]  # of each row its cells, each in its parts

LEAST_ROWS = 3  # fewer cells under one another prove no column
SHARE = 0.5  # of the rows or cells
MOST = 0.6  # of the rows or cells
FEW = 0.2  # of the rows or cells
FULL_WIDTH = 8.0  # × type size: the narrowest column of a story
FULL_EDGE = 0.6  # × type size within which full lines end
WHITE = 0.2  # of a row's length; between the columns of a story it is a tenth
DENSE = 0.7  # × type size between baselines: less than any two lines have
LEAST_WORD = 1.5  # × type size: characters strewn over a page are no words
NAMES = 3  # columns: single words without rules or figures stand in so many

_FIGURE = re.compile(r"^[+\-−–—~≈¥$€（(]*\d[\d.,:：%‰+\-−–—~/年月日时分元万亿℃（）()]*$|^[-—–/]+$")
_SENTENCE = re.compile(r"[。，；！？]|[a-z][,;][a-z]|[a-z]\.[A-Z]")
_LABEL = re.compile(r"[：:]$")


def is_tabular(glyphs: Glyphs, rows: Cells, box: Box, shapes: Shapes) -> bool:
    """
    Whether rows of cells are a table's, and no list, verse or columns of a story.

    They are parted by white, have no sentences in them, no labels before them (时间：), no pages
    behind them (第3版); and there are rules between them, a column of figures, or NAMES columns
    of a word each. `box` is drawn around them and their rules.
    """
    filled = [row for row in rows if sum(map(bool, row)) > 1]
    if len(filled) < LEAST_ROWS or len(filled) < MOST * len(rows) or _is_dense(rows):
        return False
    texts = [[_text(glyphs, row[k]) for row in filled if row[k]] for k in range(len(rows[0]))]
    every = [text for column in texts for text in column]
    if _share(_SENTENCE, every) > FEW or _share(_LABEL, texts[0]) > SHARE:
        return False
    if _white(filled) < WHITE or any(_share(PAGE_POINTER, column) > SHARE for column in texts):
        return False
    has_figures = any(_share(_FIGURE, column[1:]) >= MOST for column in texts[1:])
    return has_figures or _is_ruled(filled, box, shapes) or _are_words(filled)


def _is_dense(rows: Cells) -> bool:
    """Whether more than a few rows reach into the next: one line of type that is set uneven."""
    firsts = [next(part for cell in row for part in cell) for row in rows]
    close = sum(b.base - a.base < DENSE * a.size for a, b in pairwise(firsts))
    return close > FEW * len(rows)


def is_story(glyphs: Glyphs, column: CellColumn) -> bool:
    """Whether most cells are lines that fill a measure, and sentences run through them."""
    box, size = column.box, column.cells[0].size
    full = sum(
        abs(cell.box.left - box.left) < FULL_EDGE * size
        and abs(cell.box.right - box.right) < FULL_EDGE * size
        for cell in column.cells
    )
    if box.width < FULL_WIDTH * size or full < SHARE * len(column.cells):
        return False
    return _share(_SENTENCE, [_text(glyphs, [cell]) for cell in column.cells]) > FEW


def _text(glyphs: Glyphs, cell: Sequence[Row]) -> str:
    return "".join(character for row in cell for character in glyphs.text[row.members])


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(pattern.search(text) is not None for text in texts) / max(len(texts), 1)


def _white(filled: Cells) -> float:
    """The share of the middle row's length that is white."""
    box = around(row.box for line in filled for cell in line for row in cell)
    inked = (sum(row.box.width for cell in line for row in cell) for line in filled)
    return 1 - median(inked) / box.width


def _is_ruled(filled: Cells, around_rules: Box, shapes: Shapes) -> bool:
    """
    Whether rules make a table of cells.

    A rule under its head or between its rows; upright ones between its columns with one above or
    below; one above and one below three columns; or frames or shades of its rows.
    """
    box = around(row.box for line in filled for cell in line for row in cell)
    own = [rule.box for rule in shapes.rules if contains(around_rules, rule.box, slack=1.0)]
    flat = [rule for rule in own if rule.width > MOST * box.width]
    upright = [
        rule for rule in own
        if rule.height > SHARE * box.height and box.left < rule.middle < box.right
    ]  # fmt: skip
    inside = [rule for rule in flat if box.top < rule.centre < box.bottom]
    closed = min((rule.centre for rule in flat), default=box.bottom) <= box.top and (
        max(rule.centre for rule in flat) >= box.bottom
    )
    framed = [panel for panel in shapes.panels if contains(around_rules, panel.box, slack=1.0)]
    return bool(
        inside
        or (upright and flat)
        or (closed and len(filled[0]) >= NAMES)
        or len(framed) >= SHARE * len(filled)
    )


def _are_words(filled: Cells) -> bool:
    """Whether three columns or more hold a word each, with white between wider than a gutter."""
    cells = [[around(row.box for row in cell) for cell in line if cell] for line in filled]
    size = next(cell for cell in filled[0] if cell)[0].size
    gaps = [b.left - a.right for line in cells for a, b in pairwise(line)]
    return (
        len(filled[0]) >= NAMES
        and LEAST_WORD * size
        < median(cell.width for line in cells for cell in line)
        < SHORT * size
        and median(gaps) > GUTTER * size
    )
