"""Where names begin: the words of a text that are no part of one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from bulletin.entities.vocabulary import listed

# Words that stand before a name and belong to no name; verbs and grammar, no nouns.
_NO_PART = frozenset(listed("no_part_of_a_name"))
# Verbs in names of bodies: 市北区城市运行和指挥中心.
_VERBS_IN_NAMES = frozenset(listed("verbs_in_names"))
_GRAMMAR = frozenset(
    {
        "c",
        "d",
        "e",
        "f",
        "o",
        "p",
        "r",
        "t",
        "u",
        "x",
        "y",
        "q",
        "v",
        "i",
        "ad",
        "ug",
        "uj",
        "ul",
        "uv",
        "uz",
        "ud",
    }
)
_NAMES = frozenset({"ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "eng"})
_HAN = re.compile(
    "[\u3400-\u9fff]+"
)  # of no kind: a word that the dictionary has not, most often a name
# 由省卫健委: rjieba glues a preposition to the level behind it where it knows neither.
_GLUED = re.compile("[由在到对向与和为将被从经][省市区县镇]")
_OTHER = re.compile(r"[^0-9A-Za-z·\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text and its kind, as rjieba tells it."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def ends_name(self) -> bool:
        """Whether no name goes over it: punctuation, grammar, what people do."""
        if self.text in _VERBS_IN_NAMES:
            return False
        return self.kind in _GRAMMAR or ends_name(self.text)

    @property
    def is_name(self) -> bool:
        """Whether it names something of which there is one."""
        return self.kind in _NAMES

    @property
    def is_person(self) -> bool:
        """Whether it names a person, or is a word that the dictionary has not."""
        return self.kind.startswith("nr")


@lru_cache(maxsize=4)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, punctuation among them, in order."""
    made, start = [], 0
    # Half of a surrogate pair (JSON may have one) has no UTF-8, which rjieba asks for: ? instead.
    for word, kind in rjieba.tag(text.encode("utf-8", "replace").decode("utf-8")):
        unknown = kind == "x" and _HAN.fullmatch(word) and not _GLUED.fullmatch(word)
        made.append(Word(start, start + len(word), word, "nr" if unknown else kind))
        start += len(word)
    return tuple(made)


@lru_cache(maxsize=4)
def _starts(text: str) -> tuple[int, ...]:
    return tuple(word.start for word in words(text))


@lru_cache(maxsize=4)
def _ends(text: str) -> frozenset[int]:
    return frozenset(word.end for word in words(text))


def ends_word(text: str, place: int) -> bool:
    """Whether a word of the text ends at a place."""
    return place in _ends(text)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words that have a character in a stretch of the text."""
    first = max(0, bisect_right(_starts(text), start) - 1)
    last = bisect_left(_starts(text), end)
    return tuple(word for word in words(text)[first:last] if word.end > start)


def words_within(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words that lie in a stretch of the text from their first character to their last."""
    return tuple(it for it in words_of(text, start, end) if start <= it.start and it.end <= end)


def ends_name(word: str) -> bool:
    """Whether a word is in no name."""
    return word in _NO_PART or _OTHER.search(word) is not None
