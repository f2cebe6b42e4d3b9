"""Fitting the decision to labelled articles, invented ones."""

import random

import pytest

from bulletin.topics.decision import read_decision
from bulletin.topics.fitting import Example, fit, write_decision
from bulletin.topics.weighing import Weighed

TOPICS = ["law", "sport"]


def examples(number: int = 200) -> list[Example]:
    """The headline decides, mostly; sport is labelled more often than what is said lets expect."""
    chance = random.Random(7)
    made = []
    for n in range(number):
        topics = tuple(
            Weighed(topic, chance.uniform(3, 30), heads=chance.choice([0.0, 6.0]))
            for topic in TOPICS
        )
        heaviest_first = tuple(sorted(topics, key=lambda topic: -topic.score))
        labels = {
            topic.topic
            for topic in topics
            if chance.random() < (0.9 if topic.heads else 0.1) + 0.2 * (topic.topic == "sport")
        }
        made.append(Example(f"a{n}", heaviest_first, frozenset(labels)))
    return made


def test_what_decides_the_labels_gets_the_weight():
    fitted = fit(examples(), TOPICS, "0123456789ab")
    of = fitted.coefficients

    assert of.heads > 1
    assert abs(of.lead) < 0.01
    assert fitted.offsets["sport"] > 0 > fitted.offsets["law"]
    assert fitted.chance(Weighed("law", 9.0, heads=6.0), best=9.0) > 0.7
    assert fitted.chance(Weighed("law", 9.0), best=9.0) < 0.3


def test_a_fit_says_what_it_was_fitted_to():
    first = examples()
    fitted = fit(first, TOPICS, "0123456789ab").fit
    changed = [Example("other", first[0].weighed, first[0].labels), *first[1:]]

    assert (fitted.lexicon, fitted.articles) == ("0123456789ab", 200)
    assert fitted.labels == fit(first[::-1], TOPICS, "0123456789ab").fit.labels
    assert fitted.labels != fit(changed, TOPICS, "0123456789ab").fit.labels


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "decision.yaml"
    fitted = fit(examples(), TOPICS, "0123456789ab")

    write_decision(path, fitted)

    assert read_decision(path, frozenset(TOPICS)) == fitted


def test_a_topic_that_no_article_has_keeps_the_common_threshold():
    assert fit(examples(), [*TOPICS, "party"], "0").offsets["party"] == 0


def test_labels_that_are_all_the_same_still_give_a_fit():
    alike = [Example(each.id, each.weighed, frozenset(TOPICS)) for each in examples(20)]

    fitted = fit(alike, TOPICS, "0")

    assert fitted.chance(alike[0].weighed[0], alike[0].weighed[0].score) > 0.9


def test_nothing_to_fit_to_is_refused():
    with pytest.raises(ValueError, match="1 articles, and no phrase in any"):
        fit([Example("a", (), frozenset({"law"}))], TOPICS, "0")
