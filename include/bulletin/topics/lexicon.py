"""The phrases of all topics, found in a text in one pass."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bulletin.topics.folding import fold
from bulletin.topics.taxonomy import Taxonomy, Topic, read_taxonomy

_VERSION_LENGTH = 12  # hex digits; two lexicons sharing them would take millions of versions

# Pairs of characters are looked up in a table of this many places, a power of two: with 13,000
# phrases half of the characters that it lets through do begin a phrase.
_PLACES = 1 << 18
_MULTIPLIER = 641  # odd, so that it spreads the 21,000 Han characters over all places
_PAIR = 2  # characters
_NO_OPENING: Any = object()  # what no phrase opens with; None is what one does


@dataclass(frozen=True, slots=True)
class Vote:
    """How much one sighting of a phrase counts for a topic, in points."""

    topic: str
    points: float


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A phrase of the lexicon.

    Attributes:
        votes: By topic; none for a shield.
        opens_latin, ends_latin: Whether its first and last characters are ASCII letters or digits.
    """

    words: str
    votes: tuple[Vote, ...]
    opens_latin: bool
    ends_latin: bool


Sighting = tuple[Entry, int]  # a phrase found, and where it starts


class Lexicon:
    """All topics with their phrases; `version` names exactly these words, weights and shields."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.topics: tuple[Topic, ...] = taxonomy.topics
        self.version = _version_of(taxonomy)
        self._openings = _openings(_entries(taxonomy))
        self._longest = max(map(len, self._openings), default=0)
        self._singles = _table(
            words for words, it in self._openings.items() if it and len(words) == 1
        )
        self._pairs = _table(words for words in self._openings if len(words) == _PAIR)

    def sightings(self, text: str) -> list[Sighting]:
        """
        Find phrases, none overlapping another, in the order of the text.

        - Where phrases begin at the same character the longest counts, so 交通银行 hides 交通.
        - The next is looked for behind it.
        - A phrase that opens or ends in a Latin letter or a digit does not begin or end inside a
          Latin word or a number: no 5G in 15GB, no 12345 in 123456.

        Four in five characters are passed over in bulk, since no phrase opens with them and the
        next; an Aho-Corasick automaton steps through each, and takes twice as long.
        """
        folded = fold(text)
        get, length, behind = self._openings.get, len(folded), 0
        found: list[Sighting] = []
        for start in self._possible_starts(folded):
            if start < behind:
                continue
            longest, end = None, start + _PAIR
            entry = get(folded[start:end], _NO_OPENING)
            while entry is not _NO_OPENING:
                if entry and _is_whole(entry, start, folded):
                    longest = entry
                end += 1
                entry = get(folded[start:end], _NO_OPENING) if end <= length else _NO_OPENING
            if longest is None:
                entry = get(folded[start])
                longest = entry if entry and _is_whole(entry, start, folded) else None
            if longest is not None:
                behind = start + len(longest.words)
                found.append((longest, start))
        return found

    def standings(self, text: str) -> list[Sighting]:
        """Find every phrase at every place, also those that `sightings` hides behind another."""
        folded = fold(text)
        return [
            (entry, start)
            for start in self._possible_starts(folded)
            for end in range(start + 1, min(start + self._longest, len(folded)) + 1)
            if (entry := self._openings.get(folded[start:end])) and _is_whole(entry, start, folded)
        ]

    def _possible_starts(self, text: str) -> list[int]:
        """Where the first characters of a phrase may stand; a few places too many, none missed."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        begins = self._singles[codes % _PLACES]
        begins[:-1] |= self._pairs[_places_of(codes[:-1], codes[1:])]
        return np.flatnonzero(begins).tolist()


@cache
def lexicon() -> Lexicon:
    """
    The lexicon of the package's own topics, read once.

    Raises:
        CatalogError: A file cannot be used; with the file, the line and the remedy.
    """
    return Lexicon(read_taxonomy())


def _entries(taxonomy: Taxonomy) -> Iterator[Entry]:
    votes: dict[str, list[Vote]] = defaultdict(list, {words: [] for words in taxonomy.shields})
    for topic in taxonomy.topics:
        for phrase in topic.phrases:
            votes[phrase.words].append(Vote(topic.id, _points(phrase.weight)))
    for words, cast in votes.items():
        yield Entry(words, tuple(cast), _is_latin(words[0]), _is_latin(words[-1]))


def _openings(entries: Iterable[Entry]) -> dict[str, Entry | None]:
    """The phrases, and under None all that they open with: with 交通银行, 交, 交通 and 交通银."""
    openings: dict[str, Entry | None] = {}
    for entry in entries:
        for end in range(1, len(entry.words)):
            openings.setdefault(entry.words[:end], None)
        openings[entry.words] = entry
    return openings


def _table(openings: Iterable[str]) -> NDArray[np.bool_]:
    """True at the places of these characters, or pairs of characters."""
    table = np.zeros(_PLACES, dtype=np.bool_)
    for opening in openings:
        first, *second = (np.uint32(ord(character)) for character in opening)
        table[_places_of(first, *second) if second else first % _PLACES] = True
    return table


def _places_of(first: Any, second: Any) -> Any:
    return (first * np.uint32(_MULTIPLIER) + second) % _PLACES


def _points(weight: int) -> float:
    """3, 4/3 and 1/3: a decisive phrase counts nine weak ones; measured better than 3, 2, 1."""
    return weight**2 / 3


def _version_of(taxonomy: Taxonomy) -> str:
    lines = [f"shield\t{words}" for words in taxonomy.shields]
    for topic in taxonomy.topics:
        lines += [f"{topic.id}\t{phrase.weight}\t{phrase.words}" for phrase in topic.phrases]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:_VERSION_LENGTH]


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_whole(entry: Entry, start: int, text: str) -> bool:
    """Whether the phrase, standing there, does not cut a Latin word or a number."""
    if not (entry.opens_latin or entry.ends_latin):
        return True
    end = start + len(entry.words)
    cuts_before = entry.opens_latin and start > 0 and _is_latin(text[start - 1])
    cuts_after = entry.ends_latin and end < len(text) and _is_latin(text[end])
    return not (cuts_before or cuts_after)
