"""
How likely it is that a reader would give an article a topic, and from where on it is tagged.

A logistic regression with four features that all topics share, and an offset a topic that is held
near nothing. `decision.yaml` beside this file has its figures and what they were fitted on;
`bulletin.topics.fitting` makes them.
"""

import hashlib
import math
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from bulletin.errors import CatalogError
from bulletin.topics import strict
from bulletin.topics.lexicon import lexicon
from bulletin.topics.weighing import Weighed

OWN_DECISION = Path(__file__).with_name("decision.yaml")
FEATURES = ("score", "share", "heads", "lead")

_MOST = 30.0  # of a sum of features: past it, a chance is 0 or 1 and e to it may be too large
_VERSION_LENGTH = 12  # hex digits

_Text = Annotated[str, msgspec.Meta(min_length=1)]
_Share = Annotated[float, msgspec.Meta(gt=0, lt=1)]
# Fitted ones are below 5. The bounds keep out what is no number, and infinity.
_Figure = Annotated[float, msgspec.Meta(ge=-100, le=100)]


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What the figures were fitted on.

    Attributes:
        lexicon: Version of the phrases; others need another fit, though these figures still work.
        articles: How many labelled articles.
        labels: Digest of their ids and labels.
        method: In a sentence.
    """

    lexicon: _Text
    articles: Annotated[int, msgspec.Meta(ge=1)]
    labels: _Text
    method: _Text


class Coefficients(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each feature adds; `features_of` says what they are."""

    score: _Figure
    share: _Figure
    heads: _Figure
    lead: _Figure


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    When a topic is tagged.

    Attributes:
        threshold: A topic is tagged from this chance on.
        floor: Where none is, the likeliest is tagged from this chance on.
        offsets: By topic, added to the sum; 0 for a topic that is not named.
    """

    fit: Fit
    threshold: _Share
    floor: _Share
    intercept: _Figure
    coefficients: Coefficients
    offsets: dict[str, _Figure]

    @property
    def version(self) -> str:
        """Names exactly these figures."""
        text = msgspec.json.encode(self, order="deterministic")
        return hashlib.sha256(text).hexdigest()[:_VERSION_LENGTH]

    def chance(self, topic: Weighed, best: float) -> float:
        """Chance that a reader gives the topic, 0 to 1; `best` is the heaviest topic's score."""
        of = self.coefficients
        score, share, heads, lead = features_of(topic, best)
        total = self.intercept + self.offsets.get(topic.topic, 0.0)
        total += of.score * score + of.share * share + of.heads * heads + of.lead * lead
        return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, total))))


def features_of(topic: Weighed, best: float) -> tuple[float, float, float, float]:
    """
    The features of a topic of an article, in the order of FEATURES.

    Logarithms of its score in points, of its score over the best topic's, of the points of the
    heads, and of those of the lead, with 1 added where there may be none.
    """
    return (
        math.log1p(topic.score),
        math.log(topic.score / best),
        math.log1p(topic.heads),
        math.log1p(topic.lead),
    )


def read_decision(path: Path, topics: frozenset[str]) -> Decision:
    """
    Read the figures of a file; `topics` are the ids that it may name.

    Raises:
        CatalogError: With the file, the line and the remedy.
    """
    node = strict.compose(path)
    read = strict.convert(path, node, Decision)
    unknown = sorted(set(read.offsets) - topics)
    if unknown:
        message = (
            f"{path}:{strict.line_of(strict.value_of(node, 'offsets') or node)}: offsets name "
            f"{unknown[0]!r}, which is no topic; take the line out, or fit anew"
        )
        raise CatalogError(message)
    if read.floor > read.threshold:
        message = f"{path}: floor {read.floor} is above threshold {read.threshold}; lower it"
        raise CatalogError(message)
    return read


def version_of(lexicon_version: str, how: Decision) -> str:
    """Names exactly these phrases and these figures."""
    text = f"{lexicon_version} {how.version}"
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION_LENGTH]


@cache
def decision() -> Decision:
    """
    The package's own figures, read once.

    Raises:
        CatalogError: The file cannot be used; with its line and the remedy.
    """
    return read_decision(OWN_DECISION, frozenset(topic.id for topic in lexicon().topics))
