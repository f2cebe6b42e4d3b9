"""The words that an article is found by: those it says often and others seldom do (TF-IDF)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files

from bulletin.entities.vocabulary import listed
from bulletin.entities.words import Word

FEWEST = 5
MOST = 10
HEAD = 3  # × for a word in a headline
OFTEN = (
    2  # times a word is said before it tells what an article is about, unless a headline says it
)
SHARE = 0.3  # of the first word's weight; what is lighter is no keyword, once there are FEWEST
_KINDS = frozenset({"n", "nz", "ns", "nt", "nr", "nrt", "vn", "j", "eng", "an", "l"})
_WORD = re.compile("[\u4e00-\u9fff]{2,8}|[A-Za-z][A-Za-z0-9]{1,15}")
# Words of every newspaper, that the count of documents has too few papers to tell.
_EVERYWHERE = frozenset(listed("words_of_every_paper"))


@cache
def _counts() -> tuple[int, dict[str, int]]:
    """How many articles were counted, and in how many of them each word is."""
    text = files("bulletin.entities").joinpath("word_counts.tsv").read_text("utf-8")
    first, *lines = text.splitlines()
    rows = (line.split("\t") for line in lines)
    return int(first), {word: int(count) for word, count in rows}


def keywords(
    heads: Iterable[Word], body: Iterable[Word], names: Collection[str] = ()
) -> tuple[str, ...]:
    """
    At most ten words, the weightiest first; fewer for a short text, none for an empty one.

    What rjieba takes for a person's name, or does not know, counts only where it is one of
    `names`, those that were found in the text: its guesses cut through names as often as not.

    Weight is 1 + ln n for n times, thrice for words of the heads, times ln(N / df) from the
    counts in word_counts.tsv, that bench/word_counts.py makes.
    """
    times: Counter[str] = Counter()
    titled = _words(heads, names)
    times.update(titled)
    times.update(_words(body, names))
    in_heads = set(titled)
    weights = {
        word: (1 + math.log(n)) * (HEAD if word in in_heads else 1) * _rarity(word)
        for word, n in times.items()
        if n >= OFTEN or word in in_heads
    }
    return _best(weights)


def _words(text: Iterable[Word], names: Collection[str]) -> list[str]:
    return [
        word.text
        for word in text
        if word.kind in _KINDS
        and word.text not in _EVERYWHERE
        and _WORD.fullmatch(word.text)
        and (word.text in names or not word.kind.startswith("nr"))
    ]


def _rarity(word: str) -> float:
    documents, counts = _counts()
    return math.log(documents / counts.get(word, 1))


def _best(weights: dict[str, float]) -> tuple[str, ...]:
    """The weightiest; among equals in the order of the language, so that it is always one."""
    ranked = sorted(weights, key=lambda word: (-weights[word], word))[:MOST]
    least = SHARE * weights[ranked[0]] if ranked else 0.0
    return tuple(
        word for place, word in enumerate(ranked) if place < FEWEST or weights[word] >= least
    )
