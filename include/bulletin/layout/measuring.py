"""Ask PDFium where the characters of a page stand and how they are set."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from bulletin.layout.asking import (
    ADDRESS,
    DOUBLE,
    REAL,
    SINGLE,
    WHOLE,
    Integers,
    ask_by_index,
    ask_each,
    measure_by_index,
)
from bulletin.layout.opening import Floats, Frame, pdfium

SLANT = np.pi / 60  # 3°: at more, a line of twenty characters climbs by its own size
SAME_BASE = 0.01  # points between the baseline of a character and that of its text object
_NAME_BYTES = 128  # of a font's name; PostScript names end at 127


@dataclass(frozen=True, slots=True)
class Measures:
    """
    Where characters stand on the page as it is seen, and how they are set.

    Attributes:
        base: y of the baseline; of type that is turned, how far it is down as that type counts.
        heading: Direction of the type in radians, 0 where it runs to the right, growing upward.
        mode: Text rendering mode.
        font: Index into `fonts`.
        objects: Addresses of the text objects.
    """

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
    objects: Integers


@dataclass(frozen=True, slots=True)
class _Objects:
    """Text objects: the index of the first character of each, and how it is set."""

    first: Integers
    matrix: Floats
    face: Integers
    heading: Floats


def measure(text: int, indices: Integers, frame: Frame) -> Measures:
    """Ask for the box of each character, and for all else once a text object."""
    characters = indices.tolist()
    boxes = measure_by_index("FPDFText_GetLooseCharBox", text, characters, SINGLE, 4)
    x1, y1 = frame.seen(boxes[:, 0], boxes[:, 1])
    x2, y2 = frame.seen(boxes[:, 2], boxes[:, 3])
    holders = ask_by_index("FPDFText_GetTextObject", repeat(text), characters, ADDRESS)
    begins = np.flatnonzero(np.diff(holders, prepend=-1))
    owner = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(holders)))
    first, handles = indices[begins].tolist(), holders[begins].tolist()
    matrix = measure_by_index("FPDFText_GetMatrix", text, first, SINGLE, 6)
    size = ask_by_index("FPDFText_GetFontSize", repeat(text), first, REAL)
    heading = _heading(matrix * np.sign(size)[:, np.newaxis], frame)
    size = np.abs(size) * _scale(matrix)
    mode = np.array(ask_each("FPDFTextObj_GetTextRenderMode", handles, WHOLE), np.int64)
    face = np.array(ask_each("FPDFTextObj_GetFont", handles, ADDRESS), np.int64)
    font, fonts = _fonts(face.tolist())
    base = _bases(text, indices, owner, _Objects(indices[begins], matrix, face, heading), frame)
    return Measures(
        np.minimum(x1, x2), np.maximum(x1, x2), np.minimum(y1, y2), np.maximum(y1, y2),
        base, size[owner], heading[owner], mode[owner], font[owner], fonts, holders[begins],
    )  # fmt: skip


def _heading(matrix: Floats, frame: Frame) -> Floats:
    """The direction of type as it is seen; 0 where it is turned by less than SLANT."""
    seen = np.arctan2(matrix[:, 1], matrix[:, 0]) - frame.turn * np.pi / 2
    angle = np.angle(np.exp(1j * seen))
    return np.where(np.abs(angle) > SLANT, angle, 0.0)


def _scale(matrix: Floats) -> Floats:
    """By how much each matrix enlarges, on the mean of both ways."""
    return np.sqrt(np.abs(matrix[:, 0] * matrix[:, 3] - matrix[:, 1] * matrix[:, 2]))


def _bases(
    text: int, indices: Integers, owner: Integers, objects: _Objects, frame: Frame
) -> Floats:
    """
    How far down the baseline of each character is.

    Where type runs level it is that of the text object, which saves a question a character. Fonts
    for upright writing set characters beside it: each font is tried on one.
    """
    base = frame.seen(objects.matrix[:, 4], objects.matrix[:, 5])[1]
    is_level = objects.matrix[:, 0 if frame.turn % 2 else 1] == 0
    is_level &= objects.heading == 0
    faces, tried = np.unique(np.where(is_level, objects.face, -1), return_index=True)
    asked = _asked(text, objects.first[tried], objects.heading[tried], frame)
    beside = np.abs(asked - base[tried]) > SAME_BASE
    is_sure = is_level & ~np.isin(objects.face, faces[beside])
    found = base[owner]
    unsure = np.flatnonzero(~is_sure[owner])
    found[unsure] = _asked(text, indices[unsure], objects.heading[owner[unsure]], frame)
    return found


def _asked(text: int, indices: Integers, heading: Floats, frame: Frame) -> Floats:
    """How far down the origins of characters are, as type of a heading counts it."""
    origins = measure_by_index(
        "FPDFText_GetCharOrigin", text, indices.tolist(), DOUBLE, 2, pointers=2
    )
    x, y = frame.seen(origins[:, 0], origins[:, 1])
    return x * np.sin(heading) + y * np.cos(heading)


def _fonts(faces: list[int]) -> tuple[Integers, tuple[str, ...]]:
    """For each address of a font which it is, and the names, without the tag of a subset."""
    buffer, names = ctypes.create_string_buffer(_NAME_BYTES), dict[str, int]()
    number: dict[int, int] = {}
    for face in dict.fromkeys(faces):
        known = ctypes.cast(face, pdfium.FPDF_FONT) if face else None
        length = pdfium.FPDFFont_GetBaseFontName(known, buffer, _NAME_BYTES) if known else 0
        name = buffer.raw[: max(0, min(length, _NAME_BYTES) - 1)].decode("utf-8", "replace")
        number[face] = names.setdefault(name.partition("+")[2] or name, len(names))
    return np.array([number[face] for face in faces], np.int64), tuple(names)
