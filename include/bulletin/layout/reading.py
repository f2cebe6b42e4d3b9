"""
Read the glyphs of a page.

PDFium's own lines and spaces are not used, since its order is the content stream's.
"""

from __future__ import annotations

from itertools import repeat

import numpy as np

from bulletin.errors import TooMuch
from bulletin.layout.asking import WHOLE, Integers, Marks, address_of, ask_by_index, code_points
from bulletin.layout.glyphs import Blanks, Glyphs, without_twins
from bulletin.layout.letters import Letters, letters_of
from bulletin.layout.measuring import Measures, measure
from bulletin.layout.opening import Frame, Handle
from bulletin.layout.widths import with_widths

MAX_GLYPHS = 200_000  # a page; the fullest broadsheet has some 12,000
LEAST_SIZE = 0.5  # points: smaller type cannot be seen
SCAN_SHARE = 0.5  # of the glyphs invisible: the hidden text of a scan is all the text there is
_HYPHEN_SIGN = 0x02
_INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (PDF 32000-1, 9.3.6)


def read_glyphs(page: Handle, frame: Frame, name: str) -> tuple[Glyphs, Integers]:
    """
    Read the glyphs that a reader of the page can see.

    With them the addresses of the text objects, good while the page is open.

    Raises:
        TooMuch: There are more than MAX_GLYPHS.
    """
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > MAX_GLYPHS:
        message = f"{name}: {count:,} glyphs on a page; more than {MAX_GLYPHS:,} are not read"
        raise TooMuch(message)
    text = address_of(textpage.raw)
    letters = letters_of(_with_hyphens(text, code_points(text, count)))
    blank = np.flatnonzero(letters.is_blank)
    own = ask_by_index("FPDFText_IsGenerated", repeat(text), blank.tolist(), WHOLE) == 0
    indices = np.concatenate([np.flatnonzero(letters.is_inked), blank[own]])
    letters = letters.only(indices)
    measures = with_widths(text, indices, measure(text, indices, frame), letters, frame)
    return _seen(measures, letters, frame), measures.objects


def _with_hyphens(text: int, codes: Integers) -> Integers:
    """Give back the hyphens at line ends that PDFium has put a sign of its own for."""
    signs = np.flatnonzero(codes == _HYPHEN_SIGN)
    own = ask_by_index("FPDFText_IsHyphen", repeat(text), signs.tolist(), WHOLE) == 1
    codes[signs] = np.where(own, ord("-"), ord("\ufffd"))
    return codes


def _seen(at: Measures, letters: Letters, frame: Frame) -> Glyphs:
    """Put aside what no reader of the page sees."""
    keep, counts = letters.is_inked.copy(), dict[str, int]()
    for reason, mask in _aside(at, letters, frame).items():
        if count := int((mask & keep).sum()):
            counts[reason] = count
        keep &= ~mask
    blank = letters.is_blank & (at.heading == 0)
    glyphs = Glyphs(
        letters.text, letters.printed, letters.code, at.left, at.right, at.top, at.bottom,
        at.base, at.size, at.font, at.heading, letters.is_wide, letters.is_latin, at.fonts,
        Blanks(at.left[blank], at.base[blank]), counts,
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
