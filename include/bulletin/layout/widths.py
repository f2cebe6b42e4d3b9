"""
Mend the widths of letters whose font has none.

Newspaper systems write Latin letters in fonts that give every character a full square and place
each by itself: the squares lie over one another, and no white can be seen between words.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bulletin.layout.asking import DOUBLE, Integers, Marks, measure_by_index
from bulletin.layout.letters import Letters
from bulletin.layout.measuring import Measures
from bulletin.layout.opening import Frame

OVERLAP = 0.25  # × type size that a letter reaches over the next; slanted ones reach over less
LEAST_PAIRS = 3  # of letters over one another before a font is mistrusted


def with_widths(
    text: int, indices: Integers, at: Measures, letters: Letters, frame: Frame
) -> Measures:
    """The measures with the ink of letters for their boxes, where their font has no widths."""
    is_level = letters.is_latin & (at.heading == 0)
    wrong = np.flatnonzero(is_level & np.isin(at.font, _fonts_without(at, is_level)))
    if len(wrong) == 0:
        return at
    ink = measure_by_index(
        "FPDFText_GetCharBox", text, indices[wrong].tolist(), DOUBLE, 4, pointers=4
    )
    x1, _ = frame.seen(ink[:, 0], ink[:, 2])
    x2, _ = frame.seen(ink[:, 1], ink[:, 3])
    left, right = at.left.copy(), at.right.copy()
    left[wrong], right[wrong] = np.minimum(x1, x2), np.maximum(x1, x2)
    return replace(at, left=left, right=right)


def _fonts_without(at: Measures, is_level: Marks) -> Integers:
    """The fonts most of whose letters reach over the next ones."""
    pair = is_level[:-1] & is_level[1:] & (at.font[:-1] == at.font[1:])
    pair &= (at.base[:-1] == at.base[1:]) & (at.left[:-1] < at.left[1:])
    over = pair & (at.right[:-1] - at.left[1:] > OVERLAP * at.size[1:])
    pairs = np.bincount(at.font[:-1][pair], minlength=len(at.fonts))
    overlapping = np.bincount(at.font[:-1][over], minlength=len(at.fonts))
    return np.flatnonzero((overlapping >= LEAST_PAIRS) & (overlapping > pairs / 2))
