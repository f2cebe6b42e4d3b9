"""
Read the glyphs of a page.

PDFium's own lines and spaces are not used, since its order is the content stream's.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from bulletin.characters import canonical, is_wide
from bulletin.errors import TooMuch
from bulletin.layout.opening import Floats, Frame, Handle, pdfium

MAX_GLYPHS = 200_000  # a page; the fullest broadsheet has some 12,000
_INVISIBLE = 3  # text rendering mode "neither fill nor stroke" (PDF 32000-1, 9.3.6)
_NAME_BYTES = 128  # of a font's name; PostScript names end at 127


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
        put_aside: How many glyphs were ignored, by reason.
    """

    text: npt.NDArray[np.object_]
    printed: npt.NDArray[np.object_]
    left: Floats
    right: Floats
    top: Floats
    bottom: Floats
    base: Floats
    size: Floats
    font: npt.NDArray[np.int64]
    turned: npt.NDArray[np.bool_]
    fonts: tuple[str, ...]
    put_aside: dict[str, int]

    def __len__(self) -> int:
        return len(self.text)

    def only(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> Glyphs:
        """The glyphs chosen by a mask or by indices."""
        chosen = {name: getattr(self, name)[which] for name in _ARRAYS}
        return replace(self, **chosen, put_aside=dict(self.put_aside))


_ARRAYS = ("text", "printed", "left", "right", "top", "bottom", "base", "size", "font", "turned")


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
    codes = list(map(partial(pdfium.FPDFText_GetUnicode, textpage.raw), range(count)))
    printed = [chr(code) if code < 0x110000 else "\ufffd" for code in codes]  # noqa: PLR2004  Unicode ends there
    inked = np.array(
        [not character.isspace() and character != "\0" for character in printed], bool
    )
    indices = np.flatnonzero(inked)
    raw = _measure(textpage.raw, indices.tolist())
    return _seen(raw, [printed[index] for index in indices], frame)


@dataclass(frozen=True, slots=True)
class _Raw:
    """Measurements in user space, glyph by glyph."""

    boxes: Floats  # left, top, right, bottom
    origins: Floats  # x, y
    owner: npt.NDArray[np.int64]  # index into the three below
    sizes: Floats
    directions: Floats
    modes: npt.NDArray[np.int64]
    font: npt.NDArray[np.int64]
    fonts: tuple[str, ...]


def _by_address(function: Handle, given: int, *, gives: type) -> Handle:
    """
    The same function taking and giving plain addresses.

    A cast to a typed pointer costs as much as the call, and there are four of them a glyph.
    """
    kinds = (ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * given)
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.CFUNCTYPE(gives, *kinds)(address)


_BOX = _by_address(pdfium.FPDFText_GetLooseCharBox, 1, gives=ctypes.c_int)
_ORIGIN = _by_address(pdfium.FPDFText_GetCharOrigin, 2, gives=ctypes.c_int)
_HOLDER = _by_address(pdfium.FPDFText_GetTextObject, 0, gives=ctypes.c_void_p)


def _measure(textpage: Handle, indices: list[int]) -> _Raw:
    """Ask PDFium for boxes and origins a glyph, and for size, direction and font a text object."""
    count = len(indices)
    boxes, origins = (pdfium.FS_RECTF * count)(), (ctypes.c_double * (2 * count))()
    box_at, box_step = ctypes.addressof(boxes), ctypes.sizeof(pdfium.FS_RECTF)
    origin_at = ctypes.addressof(origins)
    document = ctypes.cast(textpage, ctypes.c_void_p).value
    owners: dict[int, int] = {}
    owner = np.empty(count, np.int64)
    first: list[tuple[int, Handle]] = []
    for number, index in enumerate(indices):
        _BOX(document, index, box_at + box_step * number)
        x = origin_at + 16 * number
        _ORIGIN(document, index, x, x + 8)
        key = _HOLDER(document, index) or 0
        if key not in owners:
            owners[key] = len(first)
            first.append((index, pdfium.FPDFText_GetTextObject(textpage, index)))
        owner[number] = owners[key]
    sizes, directions, modes, font, fonts = _objects(textpage, first)
    return _Raw(
        np.frombuffer(bytes(boxes), np.float32).reshape(-1, 4).astype(np.float64),
        np.frombuffer(bytes(origins), np.float64).reshape(-1, 2),
        owner, sizes, directions, modes, font, fonts,
    )  # fmt: skip


def _objects(
    textpage: Handle, first: list[tuple[int, Handle]]
) -> tuple[Floats, Floats, npt.NDArray[np.int64], npt.NDArray[np.int64], tuple[str, ...]]:
    """Size, direction (radians), rendering mode and font of each text object."""
    matrix, name = pdfium.FS_MATRIX(), ctypes.create_string_buffer(_NAME_BYTES)
    sizes, directions, modes, font, fonts = [], [], [], [], dict[str, int]()
    for index, holder in first:
        pdfium.FPDFText_GetMatrix(textpage, index, matrix)
        scale = (abs(matrix.a * matrix.d - matrix.b * matrix.c)) ** 0.5
        sizes.append(pdfium.FPDFText_GetFontSize(textpage, index) * scale)
        directions.append(float(np.arctan2(matrix.b, matrix.a)))
        modes.append(pdfium.FPDFTextObj_GetTextRenderMode(holder) if holder else 0)
        face = pdfium.FPDFTextObj_GetFont(holder) if holder else None
        length = pdfium.FPDFFont_GetBaseFontName(face, name, _NAME_BYTES) if face else 0
        text = name.raw[: max(0, min(length, _NAME_BYTES) - 1)].decode("utf-8", "replace")
        font.append(fonts.setdefault(text.partition("+")[2] or text, len(fonts)))
    return (
        np.array(sizes, np.float64), np.array(directions, np.float64),
        np.array(modes, np.int64), np.array(font, np.int64), tuple(fonts),
    )  # fmt: skip


def _seen(raw: _Raw, printed: list[str], frame: Frame) -> Glyphs:
    """Turn measurements into glyphs on the page, and put aside what no reader sees."""
    x1, y1 = frame.seen(raw.boxes[:, 0], raw.boxes[:, 1])
    x2, y2 = frame.seen(raw.boxes[:, 2], raw.boxes[:, 3])
    base = frame.seen(raw.origins[:, 0], raw.origins[:, 1])[1]
    size = raw.sizes[raw.owner]
    heading = raw.directions[raw.owner] - frame.turn * np.pi / 2
    turned = np.abs(np.angle(np.exp(1j * heading))) > np.pi / 12  # 15°: more is not a horizontal
    text = [canonical(character) for character in printed]
    across, down = frame.size
    left, right, top, bottom = (
        np.minimum(x1, x2), np.maximum(x1, x2), np.minimum(y1, y2), np.maximum(y1, y2)
    )  # fmt: skip
    invisible = raw.modes[raw.owner] == _INVISIBLE
    if invisible.any() and invisible.mean() > 0.5:  # noqa: PLR2004  a scan: its hidden text is all the text there is
        invisible = np.zeros(len(text), bool)
    middle, centre = (left + right) / 2, (top + bottom) / 2
    aside = {
        "no_ink": np.array([not character for character in text], bool),
        "no_size": ~(size > 0.5) | ~np.isfinite(left + top + right + bottom),  # noqa: PLR2004  points
        "off_page": (middle < 0) | (middle > across) | (centre < 0) | (centre > down),
        "invisible": invisible,
    }
    keep, counts = np.ones(len(text), bool), {}
    for reason, mask in aside.items():
        counts[reason] = int((mask & keep).sum())
        keep &= ~mask
    glyphs = Glyphs(
        np.array(text, object), np.array(printed, object), left, right, top, bottom, base, size,
        raw.font[raw.owner], turned, raw.fonts, {k: n for k, n in counts.items() if n},
    )  # fmt: skip
    return without_twins(glyphs.only(keep))


def without_twins(glyphs: Glyphs) -> Glyphs:
    """
    Leave out glyphs drawn twice: shadows, and bold made by printing the same again.

    Two glyphs are twins when they are the same character of the same size and stand less than a
    third of that size apart, both ways, and less than half their width along the line. The upper
    left one stays: a shadow falls to the right and down. Letters that come in a row from one and
    the same place are a ligature's (tt), and all stay.
    """
    wide = np.array([is_wide(character[0]) for character in glyphs.text], bool)
    codes = np.array([ord(character[0]) for character in glyphs.text], np.int64)
    order = np.lexsort((glyphs.left, glyphs.base, codes))
    drop = np.zeros(len(codes), bool)
    for step in range(1, 9):  # neighbours by height: as many columns as may share a baseline
        if len(order) <= step:
            break
        a, b = order[:-step], order[step:]
        reach = glyphs.size[a] / 3
        width = glyphs.right[a] - glyphs.left[a]
        twins = (
            (codes[a] == codes[b])
            & (np.abs(glyphs.left[a] - glyphs.left[b]) < np.minimum(reach, width / 2))
            & (np.abs(glyphs.base[a] - glyphs.base[b]) < reach)
            & (np.abs(glyphs.size[a] - glyphs.size[b]) < glyphs.size[a] / 20)
        )
        ligature = (np.abs(a - b) == 1) & (glyphs.left[a] == glyphs.left[b]) & ~wide[a]
        drop[b[twins & ~ligature]] = True
    kept = glyphs.only(~drop)
    if drop.any():
        kept.put_aside["drawn_twice"] = int(drop.sum())
    return kept
