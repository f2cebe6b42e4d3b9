"""How loudly an article speaks for each topic: its phrases, weighed and added up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin.model import Evidence
from bulletin.topics.lexicon import Entry, Lexicon

HEAD_FACTOR = 4  # ×; with 1 the first tag is right 0.02 less often, with 6 no more often
LEAD = 150  # characters: a first paragraph; with 60, 300 or none macro-F1 is 0.01 lower
MIN_SCORE = 3.0  # points: one decisive phrase in the body; with less a topic is not weighed at all

BODY = "body"
_DIGITS = 3  # of a score; past them a difference is the machine's, not the article's


@dataclass(frozen=True, slots=True)
class Part:
    """A text of an article under the name of its field."""

    field: str
    text: str

    @property
    def is_head(self) -> bool:
        return self.field != BODY


@dataclass(slots=True)
class Said:
    """A phrase of an article: its first place, how often it stands where, whether in the lead."""

    entry: Entry
    part: Part
    start: int
    in_heads: int = 0
    in_body: int = 0
    is_in_lead: bool = False

    @property
    def place(self) -> Evidence:
        end = self.start + len(self.entry.words)
        return Evidence(self.part.field, self.start, end, self.part.text[self.start : end])


@dataclass(slots=True)
class Weighed:
    """
    A topic that some phrase of an article speaks for; all figures in points.

    Attributes:
        score: All that speaks for it.
        heads: What the heads say, each phrase by 1 + ln n.
        lead: What the first LEAD characters of the body say, each phrase once.
        phrases: With what each adds to the score, in the order of the article.
    """

    topic: str
    score: float = 0.0
    heads: float = 0.0
    lead: float = 0.0
    phrases: list[tuple[float, Said]] = field(default_factory=list)


def weigh(parts: Sequence[Part], words: Lexicon) -> list[Weighed]:
    """
    Weigh the topics that an article's phrases speak for.

    - A phrase counts 1 + ln n for its n places in the body, and HEAD_FACTOR times 1 + ln n for
      those in the heads, times the points of its weight.
    - A topic's score is the sum over its phrases.

    Returns:
        The topics of MIN_SCORE and more, the heaviest first; among equals by id.
    """
    topics: dict[str, Weighed] = {}
    for said in phrases_in(parts, words):
        heads, body = _damped(said.in_heads), _damped(said.in_body)
        for vote in said.entry.votes:
            topic = topics.get(vote.topic)
            if topic is None:
                topic = topics[vote.topic] = Weighed(vote.topic)
            points = vote.points * (HEAD_FACTOR * heads + body)
            topic.score += points
            topic.heads += vote.points * heads
            topic.lead += vote.points * said.is_in_lead
            topic.phrases.append((points, said))
    for topic in topics.values():
        topic.score = round(topic.score, _DIGITS)
    heavy = (topic for topic in topics.values() if topic.score >= MIN_SCORE)
    return sorted(heavy, key=lambda topic: (-topic.score, topic.topic))


def phrases_in(parts: Sequence[Part], words: Lexicon) -> list[Said]:
    """Every phrase once, in the order of first places."""
    said: dict[str, Said] = {}
    for part in parts:
        is_head = part.is_head
        for entry, start in words.sightings(part.text):
            phrase = said.get(entry.words)
            if phrase is None:
                phrase = said[entry.words] = Said(entry, part, start)
            if is_head:
                phrase.in_heads += 1
            else:
                phrase.in_body += 1
                if start < LEAD:
                    phrase.is_in_lead = True
    return list(said.values())


def _damped(times: int) -> float:
    """1 + ln n, so that a word said ten times does not outvote three others; 0 for none."""
    return 1 + math.log(times) if times > 1 else float(times)
