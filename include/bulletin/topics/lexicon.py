"""The phrases of all topics as one automaton that finds them in a text."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from bulletin.topics.folding import fold
from bulletin.topics.taxonomy import Taxonomy, Topic, read_taxonomy

_VERSION_LENGTH = 12  # hex digits; two lexicons sharing them would take millions of versions


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


@dataclass(frozen=True, slots=True)
class Sighting:
    """A phrase found, and where it starts."""

    entry: Entry
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.entry.words)


class Lexicon:
    """All topics with their phrases; `version` names exactly these words, weights and shields."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.topics: tuple[Topic, ...] = taxonomy.topics
        self.version = _version_of(taxonomy)
        self._automaton = ahocorasick.Automaton()
        for entry in _entries(taxonomy):
            self._automaton.add_word(entry.words, entry)
        self._automaton.make_automaton()

    def sightings(self, text: str) -> Iterator[Sighting]:
        """
        Find phrases, none overlapping another, in the order of the text.

        - Where phrases begin at the same character the longest counts, so 交通银行 hides 交通.
        - The next is looked for behind it.
        - A phrase that opens or ends in a Latin letter or a digit does not begin or end inside a
          Latin word or a number: no 5G in 15GB, no 12345 in 123456.

        The automaton's own `iter_long` is not used: in 2.3.1 it loses a phrase at a text's end
        where a longer one breaks off, 知识产权 in 国家知识产权 (局) (its pull request 224).
        """
        folded = fold(text)
        found = sorted(
            (last + 1 - len(entry.words), -last, entry)
            for last, entry in self._automaton.iter(folded)
        )
        behind = 0
        for start, minus_last, entry in found:
            if start >= behind and _is_whole(entry, start, folded):
                behind = 1 - minus_last
                yield Sighting(entry, start)


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
    end = start + len(entry.words)
    cuts_before = entry.opens_latin and start > 0 and _is_latin(text[start - 1])
    cuts_after = entry.ends_latin and end < len(text) and _is_latin(text[end])
    return not (cuts_before or cuts_after)
