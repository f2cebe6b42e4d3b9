"""
Read the glyphs of a page.

PDFium's own lines and spaces are not used, since its order is the content stream's.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bulletin.characters import canonical, is_wide
from bulletin.errors import TooMuch
from bulletin.layout.asking import (
    ADDRESS,
    DOUBLE,
    REAL,
    SINGLE,
    WHOLE,
    Integers,
    Marks,
    address_of,
    ask_by_index,
    ask_each,
    code_points,
    measure_by_index,
)
from bulletin.layout.opening import Floats, Frame, Handle, pdfium
from bulletin.layout.twins import find_twins

Objects = npt.NDArray[np.object_]

MAX_GLYPHS = 200_000  # a page; the fullest broadsheet has some 12,000
LEAST_SIZE = 0.5  # points: smaller type cannot be seen
SLANT = np.pi / 12  # 15°: more is not a horizontal
SCAN_SHARE = 0.5  # of the glyphs invisible: the hidden text of a scan is all the text there is
_LAST_CODE = 0x10FFFF
_INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (PDF 32000-1, 9.3.6)
_LATIN = re.compile("[!-~À-ɏͰ-ӿ]")  # with Greek and Cyrillic: scripts that part their words
_NAME_BYTES = 128  # of a font's name; PostScript names end at 127


@dataclass(frozen=True, slots=True)
class Blanks:
    """Spaces that the PDF itself has: the x of their middle and the y of their baseline."""

    middle: Floats
    base: Floats


@dataclass(frozen=True, slots=True)
class Glyphs:
    """
    Glyphs of a page as arrays of one length.

    Attributes:
        text: What each is read as; usually one character.
        printed: What the PDF says it is.
        left, right, top, bottom: Advance boxes in points.
        base: y of the baseline.
        size: Type size as printed, in points.
        font: Index into `fonts`.
        turned: Not set horizontally (the direction of its text object is not rightward).
        wide: Whether it fills a square of type.
        latin: Whether it is of a script that parts its words by spaces.
        put_aside: How many glyphs were ignored, by reason.
    """

    text: Objects
    printed: Objects
    left: Floats
    right: Floats
    top: Floats
    bottom: Floats
    base: Floats
    size: Floats
    font: Integers
    turned: Marks
    wide: Marks
    latin: Marks
    fonts: tuple[str, ...]
    blanks: Blanks
    put_aside: dict[str, int]

    def __len__(self) -> int:
        return len(self.text)

    def only(self, which: Marks | Integers) -> Glyphs:
        """The glyphs chosen by a mask or by indices."""
        chosen = {name: getattr(self, name)[which] for name in _ARRAYS}
        return replace(self, **chosen, put_aside=dict(self.put_aside))


_ARRAYS = (
    "text", "printed", "left", "right", "top", "bottom", "base", "size", "font", "turned", "wide",
    "latin",
)  # fmt: skip


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
    letters = _letters(code_points(text, count))
    blank = np.flatnonzero(letters.is_blank)
    drawn = ask_by_index("FPDFText_IsGenerated", text, blank.tolist(), WHOLE) == 0
    indices = np.concatenate([np.flatnonzero(letters.is_inked), blank[drawn]])
    return _seen(_measure(text, indices.tolist(), frame), letters.only(indices), frame)


@dataclass(frozen=True, slots=True)
class _Letters:
    """What characters are: as printed, as read, and what kind each is."""

    printed: Objects
    text: Objects
    is_inked: Marks
    is_blank: Marks
    is_wide: Marks
    is_latin: Marks

    def only(self, which: Integers) -> _Letters:
        return _Letters(
            self.printed[which], self.text[which], self.is_inked[which], self.is_blank[which],
            self.is_wide[which], self.is_latin[which],
        )  # fmt: skip


def _letters(codes: Integers) -> _Letters:
    """Look at each character of a page once, and tell of all."""
    different, place = np.unique(codes, return_inverse=True)
    printed = [chr(code) if code <= _LAST_CODE else "\ufffd" for code in different.tolist()]
    text = [canonical(character) for character in printed]
    kinds = _Letters(
        np.array(printed, object),
        np.array(text, object),
        np.array([not (c.isspace() or c == "\0") for c in printed], bool),
        np.array([c.isspace() and c not in "\r\n" for c in printed], bool),
        np.array([is_wide(c[0]) if c else False for c in text], bool),
        np.array([_LATIN.match(c) is not None for c in text], bool),
    )
    return kinds.only(place)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where characters stand on the page as it is seen, and how they are set."""

    left: Floats
    right: Floats
    top: Floats
    bottom: Floats
    base: Floats
    size: Floats
    heading: Floats
    mode: Integers
    font: Integers
    fonts: tuple[str, ...]


def _measure(text: int, indices: list[int], frame: Frame) -> _Measures:
    """Ask for boxes and origins a character, and for size, direction and font a text object."""
    boxes = measure_by_index("FPDFText_GetLooseCharBox", text, indices, SINGLE, 4)
    origins = measure_by_index("FPDFText_GetCharOrigin", text, indices, DOUBLE, 2, pointers=2)
    x1, y1 = frame.seen(boxes[:, 0], boxes[:, 1])
    x2, y2 = frame.seen(boxes[:, 2], boxes[:, 3])
    holders = ask_by_index("FPDFText_GetTextObject", text, indices, ADDRESS)
    begins = np.flatnonzero(np.diff(holders, prepend=-1))
    owner = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(holders)))
    first, objects = [indices[k] for k in begins.tolist()], holders[begins].tolist()
    matrix = measure_by_index("FPDFText_GetMatrix", text, first, SINGLE, 6)
    size = ask_by_index("FPDFText_GetFontSize", text, first, REAL) * _scale(matrix)
    heading = np.arctan2(matrix[:, 1], matrix[:, 0]) - frame.turn * np.pi / 2
    mode = np.array(ask_each("FPDFTextObj_GetTextRenderMode", objects, WHOLE), np.int64)
    font, fonts = _fonts(ask_each("FPDFTextObj_GetFont", objects, ADDRESS))
    return _Measures(
        np.minimum(x1, x2), np.maximum(x1, x2), np.minimum(y1, y2), np.maximum(y1, y2),
        frame.seen(origins[:, 0], origins[:, 1])[1], size[owner], heading[owner], mode[owner],
        font[owner], fonts,
    )  # fmt: skip


def _scale(matrix: Floats) -> Floats:
    """By how much each matrix enlarges, on the mean of both ways."""
    return np.sqrt(np.abs(matrix[:, 0] * matrix[:, 3] - matrix[:, 1] * matrix[:, 2]))


def _fonts(faces: list[int]) -> tuple[Integers, tuple[str, ...]]:
    """The names of fonts, without the tag of a subset, and for each address which it is."""
    buffer, names = ctypes.create_string_buffer(_NAME_BYTES), dict[str, int]()
    number: dict[int, int] = {}
    for face in dict.fromkeys(faces):
        known = ctypes.cast(face, pdfium.FPDF_FONT) if face else None
        length = pdfium.FPDFFont_GetBaseFontName(known, buffer, _NAME_BYTES) if known else 0
        name = buffer.raw[: max(0, min(length, _NAME_BYTES) - 1)].decode("utf-8", "replace")
        number[face] = names.setdefault(name.partition("+")[2] or name, len(names))
    return np.array([number[face] for face in faces], np.int64), tuple(names)


def _seen(at: _Measures, letters: _Letters, frame: Frame) -> Glyphs:
    """Put aside what no reader of the page sees."""
    aside = _aside(at, letters, frame)
    keep, counts = letters.is_inked.copy(), dict[str, int]()
    for reason, mask in aside.items():
        if count := int((mask & keep).sum()):
            counts[reason] = count
        keep &= ~mask
    blank = letters.is_blank
    turned = np.abs(np.angle(np.exp(1j * at.heading))) > SLANT
    glyphs = Glyphs(
        letters.text, letters.printed, at.left, at.right, at.top, at.bottom, at.base, at.size,
        at.font, turned, letters.is_wide, letters.is_latin, at.fonts,
        Blanks((at.left[blank] + at.right[blank]) / 2, at.base[blank]),
        counts,
    ).only(keep)  # fmt: skip
    return _once(glyphs)


def _aside(at: _Measures, letters: _Letters, frame: Frame) -> dict[str, Marks]:
    """What is not seen, by reason; the first that holds counts."""
    across, down = frame.size
    middle, centre = (at.left + at.right) / 2, (at.top + at.bottom) / 2
    invisible = at.mode == _INVISIBLE
    if invisible.any() and invisible[letters.is_inked].mean() > SCAN_SHARE:
        invisible = np.zeros(len(invisible), bool)
    return {
        "no_ink": letters.text == "",
        "no_size": ~(at.size > LEAST_SIZE) | ~np.isfinite(middle + centre + at.base + at.size),
        "off_page": (middle < 0) | (middle > across) | (centre < 0) | (centre > down),
        "invisible": invisible,
    }


def _once(glyphs: Glyphs) -> Glyphs:
    """Leave out glyphs drawn twice."""
    codes = np.array([ord(character[0]) for character in glyphs.text.tolist()], np.int64)
    twins = find_twins(codes, glyphs.wide, glyphs.left, glyphs.right, glyphs.base, glyphs.size)
    kept = glyphs.only(~twins)
    if twins.any():
        kept.put_aside["drawn_twice"] = int(twins.sum())
    return kept
