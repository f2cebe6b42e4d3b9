"""Write stories: topics' phrases with their gaps filled, never the same twice on a page."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

import words_names
import words_sentences
from topic import Topic
from words_city import TOWN
from words_hall import HALLS
from words_land import COUNTRY

TOPICS = (*TOWN, *COUNTRY, *HALLS)
_GAP = re.compile(r"\{(\w+)\}")
LONG_PARAGRAPH = 4  # sentences, at most
WANDERS = 0.25  # share of the gaps at which a story speaks of another place than before
NUMBERS = "一二三四五六七八九"
CROSSHEAD_EVERY = 260  # characters of text between two crossheads, about


@dataclass(frozen=True)
class Part:
    """A paragraph, a crosshead or a line of verse, as it is to be set."""

    role: str
    text: str


@dataclass(frozen=True)
class Tale:
    """What a story says; more text than its room takes, the fitter cuts at a sentence."""

    topic: str
    standing: str
    kicker: str
    headline: str
    subheadline: str
    parts: tuple[Part, ...]
    captions: tuple[str, ...]


class Writer:
    """Writes for one page: names, sentences and topics are used up as they are used."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._topics: list[Topic] = []
        self._used: set[str] = set()
        self._people: set[str] = set()
        self._told: dict[str, str] = {}

    def person(self) -> str:
        """A name that nobody on this page has yet."""
        while True:
            given = "".join(self.rng.sample(words_names.GIVEN, self.rng.choice((1, 2, 2, 2))))
            name = self.rng.choice(words_names.SURNAMES) + given
            if name not in self._people:
                self._people.add(name)
                return name

    def fill(self, phrase: str) -> str:
        """The phrase with every gap filled."""
        return _GAP.sub(lambda gap: self._gap(gap[1]), phrase)

    def _gap(self, name: str) -> str:
        rng = self.rng
        lists = {
            "place": words_names.PLACES,
            "street": words_names.STREETS,
            "village": words_names.VILLAGES,
            "road": words_names.ROADS,
            "river": words_names.RIVERS,
            "school": words_names.SCHOOLS,
            "org": words_names.ORGS,
            "firm": words_names.FIRMS,
            "latin": words_names.LATIN_NAMES,
        }
        if name in lists:
            if name not in self._told or rng.random() < WANDERS:
                self._told[name] = rng.choice(lists[name])
            return self._told[name]
        if name == "person":
            return self.person()
        return str(
            {
                "n": rng.randrange(11, 49),
                "n2": rng.randrange(51, 89),
                "d": rng.randrange(2, 10),
                "month": rng.randrange(1, 13),
                "day": rng.randrange(1, 29),
                "pct": f"{rng.randrange(3, 80)}.{rng.randrange(1, 10)}%",
                "big": rng.choice(
                    (
                        str(rng.randrange(1100, 9900)),
                        f"{rng.randrange(1, 9)}.{rng.randrange(1, 9)}万",
                    )
                ),
                "money": rng.choice(
                    (
                        f"{rng.randrange(2, 40)}.{rng.randrange(1, 9)}亿元",
                        f"{rng.randrange(12, 960)}万元",
                    )
                ),
            }[name]
        )

    def one_of(self, phrases: tuple[str, ...]) -> str:
        """One of the phrases, filled; one not used on this page while there is any."""
        fresh = [phrase for phrase in phrases if phrase not in self._used] or list(phrases)
        phrase = self.rng.choice(fresh)
        self._used.add(phrase)
        return self.fill(phrase)

    def topic(self, *names: str) -> Topic:
        """A topic that this page has not had while there is any; of these names if any given."""
        if not self._topics:
            self._topics = self.rng.sample(TOPICS, len(TOPICS))
        for topic in self._topics:
            if not names or topic.name in names:
                self._topics.remove(topic)
                return topic
        return self._topics.pop()

    def news(self, length: int, *names: str, crossheads: bool = False, mark: str = "") -> Tale:
        """A news story of so many characters or more; `mark` opens crossheads, 一 numbers them."""
        self._told = {}
        topic = self.topic(*names)
        sentences = self._sentences(topic, length)
        lead = self.one_of(topic.leads)
        groups = [lead, *self._paragraphs(sentences), self.one_of(topic.ends)]
        parts = tuple(Part("paragraph", text) for text in groups)
        if crossheads:
            parts = self._with_crossheads(parts, topic, mark)
        return Tale(
            topic.name,
            self.rng.choice(topic.standing),
            self.one_of(topic.kickers),
            self.one_of(topic.headlines),
            self.one_of(topic.subs),
            parts,
            tuple(self.fill(c) for c in self.rng.sample(topic.captions, len(topic.captions))),
        )

    def _sentences(self, topic: Topic, length: int) -> list[str]:
        """Facts and quotes of the topic in turn, then what fits any story."""
        pool = [*topic.facts, *topic.quotes]
        self.rng.shuffle(pool)
        common = [phrase for phrase in words_sentences.COMMON if phrase not in self._used]
        self.rng.shuffle(common)
        for at in range(3, len(pool), 4):
            if common:
                pool.insert(at, common.pop())
        chosen: list[str] = []
        while sum(map(len, chosen)) < length:
            if not pool:
                pool = common or self.rng.sample(
                    words_sentences.COMMON, len(words_sentences.COMMON)
                )
                common = []
            phrase = pool.pop(0)
            self._used.add(phrase)
            chosen.append(self.fill(phrase))
        return chosen

    def _paragraphs(self, sentences: list[str]) -> list[str]:
        groups: list[str] = []
        at = 0
        while at < len(sentences):
            count = self.rng.choice((1, 1, 2, 2, 3, LONG_PARAGRAPH))
            groups.append("".join(sentences[at : at + count]))
            at += count
        return groups

    def _with_crossheads(
        self, parts: tuple[Part, ...], topic: Topic, mark: str
    ) -> tuple[Part, ...]:
        heads = self.rng.sample(topic.crossheads, len(topic.crossheads))
        out: list[Part] = []
        since = 0
        for at, part in enumerate(parts):
            if heads and since > CROSSHEAD_EVERY and at < len(parts) - 1:
                count = sum(one.role == "crosshead" for one in out)
                before = f"{NUMBERS[count]}、" if mark == "一" else mark
                out.append(Part("crosshead", before + self.fill(heads.pop())))
                since = 0
            out.append(part)
            since += len(part.text)
        return tuple(out)

    def essay(self, length: int) -> tuple[Part, ...]:
        """A personal essay in short paragraphs."""
        fresh = [phrase for phrase in words_sentences.ESSAYS if phrase not in self._used]
        pool = self.rng.sample(fresh, len(fresh))
        chosen: list[str] = []
        while pool and sum(map(len, chosen)) < length:
            phrase = pool.pop()
            self._used.add(phrase)
            chosen.append(self.fill(phrase))
        return tuple(Part("paragraph", text) for text in self._paragraphs(chosen))

    def poem(self, lines: int) -> tuple[Part, ...]:
        """Short lines without an end mark."""
        fresh = [line for line in words_sentences.VERSES if line not in self._used]
        chosen = self.rng.sample(fresh, min(lines, len(fresh)))
        self._used.update(chosen)
        return tuple(Part("verse", text) for text in chosen)
