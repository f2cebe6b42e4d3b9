"""The figures that go with every release are those of these phrases."""

from bulletin.topics import TOPICS, measures
from bulletin.topics.decision import decision
from bulletin.topics.lexicon import lexicon


def test_the_figures_are_of_these_phrases():
    assert measures().lexicon == lexicon().version, "run bench/topics.py --fit"


def test_the_figures_are_of_the_articles_that_the_decision_was_fitted_to():
    assert measures().articles == decision().fit.articles, "run bench/topics.py --fit"


def test_each_topic_is_one_of_ours_and_has_labels():
    known = {topic.id for topic in TOPICS}

    assert set(measures().topics) <= known
    assert all(each.labelled for each in measures().topics.values())
    assert measures().articles > 0
