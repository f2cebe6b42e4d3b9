"""What the characters of a page are, each looked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from bulletin.characters import canonical, is_wide
from bulletin.layout.asking import Integers, Marks
from bulletin.layout.glyphs import Objects

_UNKNOWN = 0x110000  # stands for all beyond the last character of Unicode
_LATIN = re.compile("[!-~À-ɏͰ-ӿ]")  # with Greek and Cyrillic: scripts that part their words


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
    return _letters(np.flatnonzero(is_used).tolist()).only(number[codes])


def _letters(codes: list[int]) -> Letters:
    printed = [chr(code) if code < _UNKNOWN else "\ufffd" for code in codes]
    text = [canonical(character) for character in printed]
    return Letters(
        np.array(printed, object),
        np.array(text, object),
        np.array([ord(c[0]) if c else 0 for c in text], np.int64),
        np.array([not (c.isspace() or c == "\0") for c in printed], bool),
        np.array([c.isspace() and c not in "\r\n" for c in printed], bool),
        np.array([is_wide(c[0]) if c else False for c in text], bool),
        np.array([_LATIN.match(c) is not None for c in text], bool),
    )
