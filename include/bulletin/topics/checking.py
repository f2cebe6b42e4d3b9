"""Which phrases of the lists do not earn their place, over articles that are at hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bulletin.topics.lexicon import Lexicon, Sighting, lexicon
from bulletin.topics.taxonomy import Phrase, Topic

# A phrase is everywhere from these shares of the articles on, by weight: what a fifth of them say
# decides nothing, while a weak phrase may be common, as long as it stays weak.
EVERYWHERE = {3: 0.2, 2: 0.2, 1: 0.4}
MOSTLY = 0.5  # of a phrase's places; hidden at more of them, it speaks for its topic by chance
_FEW = 20  # articles; with fewer a share says nothing


class Fault(StrEnum):
    """
    What is wrong with a phrase.

    - everywhere: So many articles have it that it tells none from another.
    - hidden: It mostly stands inside a longer phrase, which speaks for other topics or for none.
    - never: No article has it, or never outside a longer phrase.
    """

    EVERYWHERE = "everywhere"
    HIDDEN = "hidden"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class PhraseFault:
    """
    A phrase that does not earn its place in a topic's file.

    Attributes:
        articles: How many have it where it counts.
        places: How often it stands anywhere.
        hidden: How many of these places are inside phrases that do not speak for its topic.
        by: The phrase that hides it most often; empty where none does.
    """

    fault: Fault
    topic: str
    words: str
    weight: int
    articles: int
    places: int
    hidden: int
    by: str


@dataclass(frozen=True, slots=True)
class PhraseReport:
    """What `check_phrases` found: over how many articles and phrases, and the phrases at fault."""

    articles: int
    phrases: int
    lexicon: str
    faults: tuple[PhraseFault, ...]


class _Counts:
    """Of phrases, over articles."""

    def __init__(self) -> None:
        self.articles: Counter[str] = Counter()
        self.places: Counter[str] = Counter()
        self.hiders: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, texts: Iterable[str], words: Lexicon) -> None:
        counted: set[str] = set()
        for text in texts:
            seen = list(words.sightings(text))
            counted.update(entry.words for entry, _ in seen)
            self._add_places(words.standings(text), seen)
        self.articles.update(counted)

    def _add_places(self, standing: Iterable[Sighting], seen: list[Sighting]) -> None:
        """Count every place, and who hides it; both come in the order of the text."""
        at = 0
        for entry, start in standing:
            while at < len(seen) and _end(seen[at]) <= start:
                at += 1
            self.places[entry.words] += 1
            if at < len(seen) and seen[at] != (entry, start):
                by, place = seen[at]
                if place < start + len(entry.words):
                    self.hiders[entry.words][by.words] += 1


def _end(sighting: Sighting) -> int:
    entry, start = sighting
    return start + len(entry.words)


def check_phrases(
    articles: Iterable[tuple[str, ...]], words: Lexicon | None = None
) -> PhraseReport:
    """
    Look for phrases that never fire, fire everywhere, or are hidden by others.

    Args:
        articles: Of each, its texts: heads and body.
        words: Other lists than the package's own.

    Returns:
        The faults by kind and topic, the most frequent phrase first.
    """
    words = words or lexicon()
    counts, number = _Counts(), 0
    for texts in articles:
        counts.add(texts, words)
        number += 1
    faults = [
        fault
        for topic in words.topics
        for phrase in topic.phrases
        if (fault := _judge(topic, phrase, counts, number))
    ]
    faults.sort(key=lambda each: (each.fault, each.topic, -each.places, each.words))
    return PhraseReport(
        number, sum(len(topic.phrases) for topic in words.topics), words.version, tuple(faults)
    )


def _judge(topic: Topic, phrase: Phrase, counts: _Counts, number: int) -> PhraseFault | None:
    """A phrase that a longer one of its own topic hides is heard all the same, and is no fault."""
    words = phrase.words
    own = {each.words for each in topic.phrases if words in each.words}
    hiders = Counter({by: n for by, n in counts.hiders[words].items() if by not in own})
    articles, places, hidden = counts.articles[words], counts.places[words], hiders.total()
    if places == hidden:
        fault = Fault.NEVER
    elif number >= _FEW and articles >= EVERYWHERE[phrase.weight] * number:
        fault = Fault.EVERYWHERE
    elif hidden > MOSTLY * places:
        fault = Fault.HIDDEN
    else:
        return None
    by = hiders.most_common(1)[0][0] if hiders else ""
    return PhraseFault(fault, topic.id, words, phrase.weight, articles, places, hidden, by)
