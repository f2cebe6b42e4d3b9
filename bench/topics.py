"""
How well and how fast articles get their topics, on articles that people labelled.

    PYTHONPATH=include python bench/topics.py [--fit]

- `dev`: `../shared/topics/dev.jsonl`, a line an article with headline, body, topics.
- `a`, `b`: `bench/labels/topics-*.jsonl`, labels alone; the texts are lines of
  `../shared/pressroom/stock.jsonl`, found by number and held against a digest.

The decision is fitted to these very labels, so the figures to believe are those by
cross-validation: it is fitted to two thirds of the articles and judged on the third that is left,
for every third, in five shuffles. "As shipped" is the package as it is, which has seen them all.
The words of the lists were chosen with a and b at hand; no split of the articles undoes that.

`--fit` writes `decision.yaml` in `include/bulletin/topics` anew, from all of them, and
`measured.yaml`, the figures by cross-validation, which go into each release's `quality.json`.

Macro-F1 is the mean over the topics that the labels have; top-1 is how often the first tag is
among the labels, where there are any; untagged is the share of longer articles without a tag.
"""

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import msgspec
import yaml

from bulletin.topics import LEXICON_VERSION, TOPICS, topics_of
from bulletin.topics.decision import OWN_DECISION, Decision, decision
from bulletin.topics.fitting import Example, fit, write_decision
from bulletin.topics.lexicon import lexicon
from bulletin.topics.measured import OWN_MEASURES, Measure, Measures
from bulletin.topics.tagging import likely
from bulletin.topics.weighing import BODY, Part, weigh

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT.parent / "shared" / "topics" / "dev.jsonl"
STOCK = ROOT.parent / "shared" / "pressroom" / "stock.jsonl"
LABELS = ROOT / "bench" / "labels"
IN_DEV_TOO = {"stock-169"}  # would be on both sides of a split
FOLDS = 3
SEEDS = range(5)
SHORT = 200  # characters; a shorter article may have no topic
DIGITS = 3  # of a share
MIN_SECONDS = 2.0  # of tagging for the speed; shorter runs differ by a tenth


class Labelled(msgspec.Struct, frozen=True):
    """An article with the topics that a person gave it."""

    id: str
    headline: str
    body: str
    topics: tuple[str, ...]


class _Stock(msgspec.Struct, frozen=True):
    headline: str
    kicker: str | None
    subheadline: str | None
    paragraphs: tuple[str, ...]


class _Label(msgspec.Struct, frozen=True):
    id: str
    sha256: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """An article's topics: the labels, and the tags with the heaviest first."""

    labels: tuple[str, ...]
    tags: tuple[str, ...]
    is_long: bool = True


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


def count(judged: Sequence[Judged], topic: str) -> Count:
    pairs = [(topic in each.tags, topic in each.labels) for each in judged]
    return Count(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def total(counts: Sequence[Count]) -> Count:
    return Count(*(sum(column) for column in zip(*map(astuple, counts), strict=True)))


def load() -> dict[str, list[Labelled]]:
    """The labelled articles by set; a set whose texts are not here is left out, and told of."""
    sets: dict[str, list[Labelled]] = {}
    if DEV.is_file():
        sets["dev"] = [msgspec.json.decode(line, type=Labelled) for line in DEV.open("rb")]
    else:
        print(f"dev is left out: there are no labelled articles at {DEV}.")
    for path in sorted(LABELS.glob("topics-*.jsonl")):
        name = path.stem.removeprefix("topics-")
        if STOCK.is_file():
            sets[name] = _with_texts(path)
        else:
            print(f"{name} is left out: there are no texts at {STOCK}.")
    return sets


def _with_texts(path: Path) -> list[Labelled]:
    texts = STOCK.read_bytes().splitlines()
    found = []
    for line in path.open("rb"):
        label = msgspec.json.decode(line, type=_Label)
        text = msgspec.json.decode(texts[int(label.id.removeprefix("stock-"))], type=_Stock)
        body = "\n".join(text.paragraphs)
        digest = hashlib.sha256(f"{text.headline}\n{body}".encode()).hexdigest()
        if not digest.startswith(label.sha256):
            sys.exit(f"{path}: {label.id} was given to another text than {STOCK} has; label anew")
        if label.id not in IN_DEV_TOO:
            heads = (text.kicker, text.headline, text.subheadline)
            found.append(Labelled(label.id, "\n".join(filter(None, heads)), body, label.topics))
    return found


def judge(articles: Sequence[Labelled], how: Callable[[int], Decision]) -> list[Judged]:
    """Tag articles, each by the decision for its number."""
    judged = []
    for number, article in enumerate(articles):
        tags = tuple(topic.topic for topic in likely(example(article).weighed, how(number)))
        judged.append(Judged(article.topics, tags, is_long=len(article.body) > SHORT))
    return judged


def example(article: Labelled) -> Example:
    weighed = weigh((Part("headline", article.headline), Part(BODY, article.body)), lexicon())
    return Example(article.id, tuple(weighed), frozenset(article.topics))


def fitted(examples: Sequence[Example]) -> Decision:
    return fit(examples, [topic.id for topic in TOPICS], lexicon().version)


def cross_validated(articles: Sequence[Labelled]) -> list[list[Judged]]:
    """Of each shuffle, every article as the fit without its third tags it."""
    examples = [example(article) for article in articles]
    shuffles = []
    for seed in SEEDS:
        order = list(range(len(articles)))
        random.Random(seed).shuffle(order)
        fold = {number: place % FOLDS for place, number in enumerate(order)}
        fits = [
            fitted([each for number, each in enumerate(examples) if fold[number] != left])
            for left in range(FOLDS)
        ]
        shuffles.append(judge(articles, lambda number, fold=fold, fits=fits: fits[fold[number]]))
    return shuffles


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    counts = [count(judged, topic.id) for topic in TOPICS]
    f1 = [each.f1 for each in counts if each.labelled]
    labelled = [each for each in judged if each.labels]
    long = [each for each in judged if each.is_long]
    whole = total(counts)
    return {
        "macro-F1": sum(f1) / max(1, len(f1)),
        "micro-F1": whole.f1,
        "precision": whole.precision,
        "recall": whole.recall,
        "top-1": sum(each.tags[:1] != () and each.tags[0] in each.labels for each in labelled)
        / max(1, len(labelled)),
        "untagged": sum(each.tags == () for each in long) / max(1, len(long)),
    }


def measured(shuffles: Sequence[Sequence[Judged]]) -> Measures:
    """The figures by cross-validation, over all shuffles."""
    judged = [each for one in shuffles for each in one]
    counts = {topic.id: count(judged, topic.id) for topic in TOPICS}
    return Measures(
        lexicon=lexicon().version,
        articles=len(shuffles[0]),
        method=f"cross-validation, {FOLDS} folds in {len(shuffles)} shuffles",
        all_topics=_measure(total(list(counts.values())), len(shuffles)),
        topics={
            topic: _measure(each, len(shuffles)) for topic, each in counts.items() if each.labelled
        },
    )


def _measure(each: Count, shuffles: int) -> Measure:
    shares = (round(share, DIGITS) for share in (each.precision, each.recall, each.f1))
    return Measure(*shares, labelled=each.labelled // shuffles)


def write_measures(path: Path, found: Measures) -> None:
    """Write the figures as `bulletin.topics.measured` reads them."""
    text = yaml.safe_dump(
        msgspec.to_builtins(found), allow_unicode=True, sort_keys=False, width=96
    )
    path.write_text(f"# Measured, not written: bench/topics.py --fit makes it.\n{text}", "utf-8")


def articles_a_second(articles: Sequence[Labelled]) -> float:
    """Articles in a second of one core."""
    start, done = time.process_time(), 0
    while time.process_time() - start < MIN_SECONDS:
        for article in articles:
            topics_of(article.headline, article.body)
        done += len(articles)
    return done / (time.process_time() - start)


def print_topics(judged: Sequence[Judged], shuffles: int) -> None:
    print(f"{'topic':<14} {'precision':>9} {'recall':>9} {'F1':>9} {'labelled':>9}")
    for topic in TOPICS:
        each = count(judged, topic.id)
        three = f"{each.precision:9.3f} {each.recall:9.3f} {each.f1:9.3f}"
        print(f"{topic.id:<14} {three} {each.labelled // shuffles:9d}")


def _mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


def main(words: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser(description="Measure topics, or fit their decision anew.")
    parser.add_argument("--fit", action="store_true", help=f"write {OWN_DECISION.name} anew")
    options = parser.parse_args(words)
    sets = load()
    if not sets:
        print("Nothing measured: no set of labelled articles is here.")
        return 0
    articles = [article for each in sets.values() for article in each]
    if options.fit:
        write_decision(OWN_DECISION, fitted([example(article) for article in articles]))
        beside = OWN_DECISION.with_name(OWN_MEASURES.name)  # what is measured is that decision
        write_measures(beside, measured(cross_validated(articles)))
        print(f"{OWN_DECISION} is fitted to {len(articles)} articles; run again to measure it.")
        return 0
    shuffles = cross_validated(articles)
    print_topics([each for judged in shuffles for each in judged], len(shuffles))
    shipped = judge(articles, lambda _: decision())
    print(f"\n{'':<27} " + " ".join(f"{name:>9}" for name in figures(shipped)))
    first = 0
    for name, each in {**sets, "all": articles}.items():
        part = slice(None) if each is articles else slice(first, first + len(each))
        validated = _mean([figures(judged[part]) for judged in shuffles])
        for how, found in (("cross-validated", validated), ("as shipped", figures(shipped[part]))):
            values = " ".join(f"{value:9.3f}" for value in found.values())
            print(f"{name + ' ' + how:<22} {len(each):4d} {values}")
        first += len(each)
    print(f"\n{articles_a_second(articles):.0f} articles/s on one core, lexicon {LEXICON_VERSION}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
