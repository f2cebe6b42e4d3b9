"""
Read the glyphs of a page.

PDFium's own lines and spaces are not used, since its order is the content stream's.
"""

from __future__ import annotations

from itertools import repeat

import numpy as np

from bulletin.errors import TooMuch
from bulletin.layout.asking import WHOLE, Marks, address_of, ask_by_index, code_points
from bulletin.layout.glyphs import Blanks, Glyphs, without_twins
from bulletin.layout.letters import Letters, letters_of
from bulletin.layout.measuring import Measures, measure
from bulletin.layout.opening import Frame, Handle

MAX_GLYPHS = 200_000  # a page; the fullest broadsheet has some 12,000
LEAST_SIZE = 0.5  # points: smaller type cannot be seen
SLANT = np.pi / 12  # 15°: more is not a horizontal
SCAN_SHARE = 0.5  # of the glyphs invisible: the hidden text of a scan is all the text there is
_INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (PDF 32000-1, 9.3.6)


def read_glyphs(page: Handle, frame: Frame, name: str) -> Glyphs:
    """
    Read the glyphs that a reader of the page can see.

    Raises:
        TooMuch: There are more than MAX_GLYPHS.
    """
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > MAX_GLYPHS:
        message = f"{name}: {count:,} glyphs on a page; more than {MAX_GLYPHS:,} are not read"
        raise TooMuch(message)
    text = address_of(textpage.raw)
    letters = letters_of(code_points(text, count))
    blank = np.flatnonzero(letters.is_blank)
    own = ask_by_index("FPDFText_IsGenerated", repeat(text), blank.tolist(), WHOLE) == 0
    indices = np.concatenate([np.flatnonzero(letters.is_inked), blank[own]])
    return _seen(measure(text, indices, frame), letters.only(indices), frame)


def _seen(at: Measures, letters: Letters, frame: Frame) -> Glyphs:
    """Put aside what no reader of the page sees."""
    keep, counts = letters.is_inked.copy(), dict[str, int]()
    for reason, mask in _aside(at, letters, frame).items():
        if count := int((mask & keep).sum()):
            counts[reason] = count
        keep &= ~mask
    blank = letters.is_blank
    turned = np.abs(np.angle(np.exp(1j * at.heading))) > SLANT
    glyphs = Glyphs(
        letters.text, letters.printed, letters.code, at.left, at.right, at.top, at.bottom,
        at.base, at.size, at.font, turned, letters.is_wide, letters.is_latin, at.fonts,
        Blanks((at.left[blank] + at.right[blank]) / 2, at.base[blank]), counts,
    )  # fmt: skip
    return without_twins(glyphs.only(keep))


def _aside(at: Measures, letters: Letters, frame: Frame) -> dict[str, Marks]:
    """What is not seen, by reason; the first that holds counts."""
    across, down = frame.size
    middle, centre = (at.left + at.right) / 2, (at.top + at.bottom) / 2
    invisible = at.mode == _INVISIBLE
    if invisible.any() and invisible[letters.is_inked].mean() > SCAN_SHARE:
        invisible = np.zeros(len(invisible), bool)
    return {
        "no_ink": letters.code == 0,
        "no_size": ~(at.size > LEAST_SIZE) | ~np.isfinite(middle + centre + at.base + at.size),
        "off_page": (middle < 0) | (middle > across) | (centre < 0) | (centre > down),
        "invisible": invisible,
    }
