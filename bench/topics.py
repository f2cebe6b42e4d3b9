"""
How well and how fast articles get their topics: one table on labelled articles.

    PYTHONPATH=include python bench/topics.py

Reads `../shared/topics/dev.jsonl`: a line an article with headline, body, topics. Macro-F1 is the
mean over the topics that the labels have; top-1 is how often the best tag is among the labels;
coverage is how many articles get a tag at all.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bulletin.topics import LEXICON_VERSION, TOPICS, topics_of

LABELLED = Path(__file__).parents[2] / "shared" / "topics" / "dev.jsonl"
MIN_SECONDS = 2.0  # of tagging for the speed; shorter runs differ by a tenth


class Labelled(msgspec.Struct, frozen=True):
    """An article with the topics that a person gave it."""

    headline: str
    body: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """An article's topics: the labels, and the tags with the best first."""

    labels: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Count:
    """Tags that were right, that were wrong, and labels that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def labelled(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.labelled)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def judge(article: Labelled) -> Judged:
    tags = topics_of(article.headline, article.body)
    return Judged(article.topics, tuple(tag.topic for tag in tags))


def count(judged: Sequence[Judged], topic: str) -> Count:
    pairs = [(topic in each.tags, topic in each.labels) for each in judged]
    return Count(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def total(counts: Sequence[Count]) -> Count:
    return Count(
        sum(each.right for each in counts),
        sum(each.wrong for each in counts),
        sum(each.missed for each in counts),
    )


def articles_a_second(articles: Sequence[Labelled]) -> float:
    """Articles in a second of one core."""
    start, done = time.process_time(), 0
    while time.process_time() - start < MIN_SECONDS:
        for article in articles:
            topics_of(article.headline, article.body)
        done += len(articles)
    return done / (time.process_time() - start)


def print_topics(judged: Sequence[Judged]) -> None:
    counts = {topic.id: count(judged, topic.id) for topic in TOPICS}
    counts["micro"] = total(tuple(counts.values()))
    print(f"{'topic':<14} {'precision':>9} {'recall':>9} {'F1':>9} {'labelled':>9}")
    for name, each in counts.items():
        figures = f"{each.precision:9.3f} {each.recall:9.3f} {each.f1:9.3f}"
        print(f"{name:<14} {figures} {each.labelled:9d}")


def print_whole(judged: Sequence[Judged]) -> None:
    counts = [count(judged, topic.id) for topic in TOPICS]
    f1 = [each.f1 for each in counts if each.labelled]
    top = [each.tags[:1] != () and each.tags[0] in each.labels for each in judged]
    covered = [each.tags != () for each in judged]
    for name, values in (("macro-F1", f1), ("top-1", top), ("coverage", covered)):
        print(f"{name:<34} {sum(values) / len(values):9.3f}")


def main() -> int:
    if not LABELLED.is_file():
        print(f"Nothing measured: there are no labelled articles at {LABELLED}.")
        return 0
    lines = LABELLED.read_bytes().splitlines()
    articles = [msgspec.json.decode(line, type=Labelled) for line in lines]
    judged = [judge(article) for article in articles]
    print_topics(judged)
    print_whole(judged)
    print(f"{'articles/s':<34} {articles_a_second(articles):9.0f}")
    print(f"{len(articles)} articles, lexicon {LEXICON_VERSION}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
