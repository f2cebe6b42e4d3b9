"""
Texts as they are compared: letters, Han and digits only, and the pairs of them that follow on.

A site sets other quotation marks, spaces and breaks than the page; its words are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bulletin import characters

MAX_FOLDED = 50_000  # characters of a text that are compared; a whole page holds some 10 000


def folded(text: str) -> str:
    """Its letters, Han and digits, each in its plain form and small, as far as they count."""
    return characters.folded(text[: 2 * MAX_FOLDED])[:MAX_FOLDED]


@dataclass(frozen=True)
class Pairs:
    """The pairs of neighbours in a text, each as often as it stands there."""

    text: str

    @cached_property
    def counts(self) -> Counter[str]:
        folds = folded(self.text)
        return Counter(folds[at : at + 2] for at in range(len(folds) - 1))

    @cached_property
    def total(self) -> int:
        return self.counts.total()

    def within(self, other: Pairs) -> float:
        """The share of these pairs that the other text has too; 0 where there are none."""
        return shared(self, other) / self.total if self.total else 0.0


def shared(a: Pairs, b: Pairs) -> int:
    """How many pairs two texts have in common."""
    few, many = sorted((a.counts, b.counts), key=len)
    return sum(min(count, many[pair]) for pair, count in few.items() if pair in many)


def likeness(a: Pairs, b: Pairs) -> float:
    """Twice the pairs in common by all pairs (Dice), 0 to 1; the same from either side."""
    total = a.total + b.total
    return 2 * shared(a, b) / total if total else 0.0


def likenesses(ours: Sequence[Pairs], theirs: Sequence[Pairs]) -> Iterator[tuple[int, int, float]]:
    """The likeness of every two texts that have a pair in common, by their places."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for there, text in enumerate(theirs):
        for pair, count in text.counts.items():
            places[pair].append((there, count))
    for here, text in enumerate(ours):
        for there, common in _in_common(text, places).items():
            yield here, there, 2 * common / (text.total + theirs[there].total)


def _in_common(text: Pairs, places: Mapping[str, Sequence[tuple[int, int]]]) -> Counter[int]:
    common: Counter[int] = Counter()
    for pair, count in text.counts.items():
        for there, other in places.get(pair, ()):
            common[there] += min(count, other)
    return common
