"""What a rule finds in a text, before it is known in which field of which article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

import ahocorasick

from bulletin.model import Amount, Entity, EntityType


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text, what they are and what they mean."""

    type: EntityType
    start: int
    end: int
    value: str
    method: str
    confidence: float
    first: date | None = None
    last: date | None = None
    amount: Amount | None = None
    code: str | None = None

    def within(self, field: str, text: str) -> Entity:
        """The entity, in a field whose text is this."""
        return Entity(
            self.type, field, self.start, self.end, text[self.start : self.end], self.value,
            self.method, self.confidence, self.first, self.last, self.amount, self.code,
        )  # fmt: skip


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """
    Of finds that share words the longest, in the order of the text.

    Of two as long the surer one, then the one that its type names first.
    """
    types = list(EntityType)
    ranked = sorted(
        found, key=lambda it: (it.start - it.end, -it.confidence, types.index(it.type), it.start)
    )
    kept: list[Found] = []
    taken: set[int] = set()
    for it in ranked:
        places = range(it.start, it.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(it)
    return sorted(kept, key=lambda it: it.start)


class Places:
    """Finds in the order of a text that share no words, to be asked for by their places."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._found = sorted(found, key=attrgetter("start"))
        self._starts = [it.start for it in self._found]

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    def touching(self, start: int, end: int) -> list[Found]:
        """Those with words in a stretch of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [it for it in self._found[first:last] if it.end > start]


def mentions(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name wherever one of these stands in a text; where they overlap, all."""
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    if len(automaton):
        automaton.make_automaton()
        for last, name in automaton.iter(text):
            yield last + 1 - len(name), last + 1, name
