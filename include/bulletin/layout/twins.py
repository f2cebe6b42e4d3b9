"""Find glyphs that are drawn twice."""

from __future__ import annotations

import numpy as np

from bulletin.layout.asking import Integers, Marks
from bulletin.layout.opening import Floats

NEIGHBOURS = 8  # by height: as many columns may share a baseline
SHIFT = 1 / 3  # × type size: shadows fall less far
SAME_SIZE = 1 / 20  # of the type size


def find_twins(
    codes: Integers, wide: Marks, left: Floats, right: Floats, base: Floats, size: Floats
) -> Marks:
    """
    Mark glyphs drawn a second time: shadows, and bold made by printing the same again.

    Two glyphs are twins when they are the same character of the same size and stand less than
    SHIFT of that size apart, both ways, and less than half their width along the line. The upper
    left one stays: a shadow falls to the right and down. Letters that come in a row from one and
    the same place are a ligature's (tt), and all stay.
    """
    order = np.lexsort((left, base, codes))
    codes, wide, size = codes[order], wide[order], size[order]
    left, right, base = left[order], right[order], base[order]
    reach, half = size * SHIFT, (right - left) / 2
    drop = np.zeros(len(codes), bool)
    for step in range(1, min(NEIGHBOURS, len(codes) - 1) + 1):
        twins = (
            (codes[:-step] == codes[step:])
            & (np.abs(base[:-step] - base[step:]) < reach[:-step])
            & (np.abs(left[:-step] - left[step:]) < np.minimum(reach, half)[:-step])
            & (np.abs(size[:-step] - size[step:]) < size[:-step] * SAME_SIZE)
        )
        is_ligature = (np.abs(order[:-step] - order[step:]) == 1) & ~wide[:-step]
        is_ligature &= left[:-step] == left[step:]
        drop[order[step:][twins & ~is_ligature]] = True
    return drop
