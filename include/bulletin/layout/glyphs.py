"""The glyphs of a page, and those drawn twice."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bulletin.layout.asking import Integers, Marks
from bulletin.layout.opening import Floats

Objects = npt.NDArray[np.object_]

NEIGHBOURS = 8  # by height: as many columns may share a baseline
SHADOW = 1 / 3  # × type size: shadows fall less far
SAME_SIZE = 1 / 20  # of the type size


@dataclass(frozen=True, slots=True)
class Blanks:
    """Spaces that the PDF itself has: the x where each begins and the y of its baseline."""

    left: Floats
    base: Floats


@dataclass(frozen=True, slots=True)
class Glyphs:
    """
    Glyphs of a page as arrays of one length.

    Attributes:
        text: What each is read as; usually one character.
        printed: What the PDF says it is.
        code: Code point of its text, the first of several.
        left, right, top, bottom: Advance boxes in points.
        base: y of the baseline; where the heading is not 0, how far down it is as seen from there.
        size: Type size as printed, in points.
        font: Index into `fonts`.
        heading: Direction of its line in radians; 0 for a level one, growing upward.
        wide: Whether it fills a square of type.
        latin: Whether it is of a script that parts its words by spaces.
        put_aside: How many glyphs were ignored, by reason.
    """

    text: Objects
    printed: Objects
    code: Integers
    left: Floats
    right: Floats
    top: Floats
    bottom: Floats
    base: Floats
    size: Floats
    font: Integers
    heading: Floats
    wide: Marks
    latin: Marks
    fonts: tuple[str, ...]
    blanks: Blanks
    put_aside: dict[str, int]

    def __len__(self) -> int:
        return len(self.text)

    @property
    def turned(self) -> Marks:
        """Which are not set level."""
        turned: Marks = self.heading != 0
        return turned

    def only(self, which: Marks | Integers) -> Glyphs:
        """The glyphs chosen by a mask or by indices."""
        chosen = {name: getattr(self, name)[which] for name in _ARRAYS}
        return replace(self, **chosen)


_ARRAYS = (
    "text", "printed", "code", "left", "right", "top", "bottom", "base", "size", "font", "heading",
    "wide", "latin",
)  # fmt: skip


def without_twins(glyphs: Glyphs) -> Glyphs:
    """
    Leave out glyphs drawn twice: shadows, and bold made by printing the same again.

    Two glyphs are twins when they are the same character of the same size and stand less than
    SHADOW of that size apart, both ways, and less than half their width along the line. The upper
    left one stays: a shadow falls to the right and down.

    Letters that follow one another in the PDF are none where both come from one place, as a
    ligature's (tt), or from places more than a quarter of their width apart: slanted letters (ff)
    reach far over one another.
    """
    order = np.lexsort((glyphs.left, glyphs.base, glyphs.code))
    codes, wide, size = glyphs.code[order], glyphs.wide[order], glyphs.size[order]
    left, top, base = glyphs.left[order], glyphs.top[order], glyphs.base[order]
    width = glyphs.right[order] - left
    reach = np.minimum(size * SHADOW, width / 2)
    drop = np.zeros(len(codes), bool)
    for step in range(1, min(NEIGHBOURS, len(codes) - 1) + 1):
        apart = np.abs(left[:-step] - left[step:])
        twins = (
            (codes[:-step] == codes[step:])
            & (np.abs(base[:-step] - base[step:]) < size[:-step] * SHADOW)
            & (apart < reach[:-step])
            & (np.abs(top[:-step] - top[step:]) < size[:-step] * SHADOW)
            & (np.abs(size[:-step] - size[step:]) < size[:-step] * SAME_SIZE)
        )
        follow = (np.abs(order[:-step] - order[step:]) == 1) & ~wide[:-step]
        follow &= (apart == 0) | (apart > width[:-step] / 4)
        drop[order[step:][twins & ~follow]] = True
    if not drop.any():
        return glyphs
    put_aside = {**glyphs.put_aside, "drawn_twice": int(drop.sum())}
    return replace(glyphs.only(~drop), put_aside=put_aside)
