"""What the characters of a page are, each looked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from bulletin.characters import canonical, is_wide
from bulletin.layout.asking import Integers, Marks
from bulletin.layout.glyphs import Objects

_UNKNOWN = 0x110000  # stands for all beyond the last character of Unicode
_LATIN = re.compile("[!-~À-ɏͰ-ӿ]")  # with Greek and Cyrillic: scripts that part their words
_INKED, _BLANK, _WIDE, _IS_LATIN = 1, 2, 4, 8


@dataclass(frozen=True, slots=True)
class Letters:
    """
    Characters as arrays of one length: as printed, as read, and what kind each is.

    Attributes:
        code: Of the first character that it is read as; 0 for none.
    """

    printed: Objects
    text: Objects
    code: Integers
    is_inked: Marks
    is_blank: Marks
    is_wide: Marks
    is_latin: Marks

    def only(self, which: Integers) -> Letters:
        """The letters chosen by indices."""
        return Letters(
            self.printed[which], self.text[which], self.code[which], self.is_inked[which],
            self.is_blank[which], self.is_wide[which], self.is_latin[which],
        )  # fmt: skip


def letters_of(codes: Integers) -> Letters:
    """Tell of each code point what it is."""
    codes = np.minimum(codes, _UNKNOWN)
    is_used = np.bincount(codes, minlength=1) > 0
    number = np.cumsum(is_used) - 1
    known = map(_known, np.flatnonzero(is_used).tolist())
    printed, text, first, kinds = tuple(zip(*known, strict=True)) or ((),) * 4
    kind = np.array(kinds, np.int64)
    letters = Letters(
        np.array(printed, object), np.array(text, object), np.array(first, np.int64),
        (kind & _INKED) > 0, (kind & _BLANK) > 0, (kind & _WIDE) > 0, (kind & _IS_LATIN) > 0,
    )  # fmt: skip
    return letters.only(number[codes])


@cache
def _known(code: int) -> tuple[str, str, int, int]:
    """A character as printed and as read, the code it is read as, and its kinds added up."""
    printed = chr(code) if code < _UNKNOWN else "\ufffd"
    text = canonical(printed)
    is_space = printed.isspace()
    kind = _INKED * (not is_space and printed != "\0")
    kind += _BLANK * (is_space and printed not in "\r\n")
    kind += _WIDE * bool(text and is_wide(text[0]))
    kind += _IS_LATIN * (_LATIN.match(text) is not None)
    return printed, text, ord(text[0]) if text else 0, kind
