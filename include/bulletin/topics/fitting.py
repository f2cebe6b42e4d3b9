"""Fit the decision to articles that people labelled."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import yaml
from numpy.typing import NDArray

from bulletin.topics.decision import FEATURES, Coefficients, Decision, Fit, features_of
from bulletin.topics.weighing import Weighed

# How firmly coefficients and offsets are held near 0, as the precision of a normal prior. Micro-F1
# by cross-validation moves by 0.005 between 5 and 20 for offsets, and by 0.001 between 0.1 and 3.
FEATURE_PRIOR = 1.0  # on features brought to a standard deviation of 1
OFFSET_PRIOR = 10.0
# F1 gains from a tag that is right with a chance of more than half of F1, which is near 0.8.
THRESHOLD = 0.38
FLOOR = 0.15  # between here and the threshold half of the likeliest topics are right; below none

_INTERCEPT_PRIOR = 1e-3  # hardly held at all
_STEPS = 50  # of Newton's method, which needs eight
_ENOUGH = 1e-9  # change of a step that ends it
_MOST = 30.0  # of a sum, so that e to it is a number
_DIGITS = 4  # of a figure in the file; the fifth changes no tag

_METHOD = (
    "ridge logistic regression over pairs of article and topic, Newton's method; "
    f"prior {FEATURE_PRIOR:g} on features, {OFFSET_PRIOR:g} on offsets"
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its id, the topics weighed, and those that a person gave it."""

    id: str
    weighed: tuple[Weighed, ...]
    labels: frozenset[str]


def fit(examples: Sequence[Example], topics: Sequence[str], lexicon_version: str) -> Decision:
    """
    The decision that explains the labels best.

    Raises:
        ValueError: No article has a topic weighed.
    """
    pairs = [(each, topic) for each in examples for topic in each.weighed]
    if not pairs:
        message = f"{len(examples)} articles, and no phrase in any; give labelled articles"
        raise ValueError(message)
    features = np.array([features_of(topic, each.weighed[0].score) for each, topic in pairs])
    wanted = np.array([topic.topic in each.labels for each, topic in pairs], np.float64)
    middle, spread = features.mean(axis=0), np.maximum(features.std(axis=0), 1e-6)
    rows = np.array([topics.index(topic.topic) for _, topic in pairs])
    design = np.hstack([
        np.ones((len(pairs), 1)), (features - middle) / spread, np.eye(len(topics))[rows],
    ])  # fmt: skip
    prior = np.array(
        [_INTERCEPT_PRIOR, *[FEATURE_PRIOR] * len(FEATURES), *[OFFSET_PRIOR] * len(topics)]
    )
    found = _newton(design, wanted, prior)
    slopes = found[1 : len(FEATURES) + 1] / spread
    return Decision(
        fit=Fit(lexicon_version, len(examples), _digest(examples), _METHOD),
        threshold=THRESHOLD,
        floor=FLOOR,
        intercept=_rounded(found[0] - slopes @ middle),
        coefficients=Coefficients(*map(_rounded, slopes)),
        offsets=dict(zip(topics, map(_rounded, found[len(FEATURES) + 1 :]), strict=True)),
    )


def _newton(design: Floats, wanted: Floats, prior: Floats) -> Floats:
    """The most likely parameters, given labels 0 or 1 a row and normal priors around 0."""
    parameters = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(design @ parameters, -_MOST, _MOST)))
        slope = design.T @ (chances - wanted) + prior * parameters
        bend = (design.T * (chances * (1 - chances))) @ design + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        parameters -= step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return parameters


def write_decision(path: Path, fitted: Decision) -> None:
    """Write the figures as `read_decision` reads them."""
    text = yaml.safe_dump(
        msgspec.to_builtins(fitted), allow_unicode=True, sort_keys=False, width=96
    )
    opening = "# Fitted, not written: see `fit` below, and docs/topics.md for how to fit anew.\n"
    path.write_text(opening + text, encoding="utf-8")


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS) + 0.0  # no minus before a zero


def _digest(examples: Sequence[Example]) -> str:
    lines = sorted(f"{each.id}\t{' '.join(sorted(each.labels))}" for each in examples)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]
