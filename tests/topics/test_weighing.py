"""How loudly an article speaks for a topic, with lists of their own."""

import math

from bulletin.topics.lexicon import Lexicon
from bulletin.topics.taxonomy import Phrase, Taxonomy, Topic
from bulletin.topics.weighing import BODY, LEAD, Part, Weighed, phrases_in, weigh


def topic(code: str, **weights: int) -> Topic:
    phrases = tuple(Phrase(words, weight) for words, weight in weights.items())
    return Topic(code, code, code, "medtop:20000000", "label", "类", "定义。", phrases)


WORDS = Lexicon(
    Taxonomy((topic("elderly", 养老=3, 敬老=2, 奶奶=1), topic("law", 法院=3, 敬老=2)), ())
)


def of(body: str, headline: str = "") -> list[Weighed]:
    return weigh((Part("headline", headline), Part(BODY, body)), WORDS)


def test_a_phrase_in_the_headline_counts_four_times_the_body():
    assert [each.score for each in of("养老")] == [3.0]
    assert [each.score for each in of("", "养老")] == [12.0]
    assert [each.score for each in of("养老", "养老")] == [15.0]


def test_a_phrase_said_again_counts_less_each_time():
    assert of("养老" * 10)[0].score == round(3 + 3 * math.log(10), 3)


def test_weights_count_nine_to_four_to_one():
    assert [of("养老" + more)[0].score for more in ("", "敬老", "奶奶")] == [3.0, 4.333, 3.333]


def test_a_phrase_speaks_for_each_of_its_topics():
    assert [(each.topic, each.score) for each in of("养老敬老法院")] == [
        ("elderly", 4.333),
        ("law", 4.333),
    ]


def test_a_topic_of_less_than_three_points_is_not_weighed():
    assert of("敬老奶奶") == []


def test_the_heads_are_added_up_by_themselves():
    found = of("养老" * 3, "养老敬老养老奶奶")[0]

    assert found.heads == 3 * (1 + math.log(2)) + 4 / 3 + 1 / 3


def test_in_the_lead_a_phrase_counts_once_and_behind_it_not_at_all():
    assert of("养老养老")[0].lead == 3.0
    assert of("，" * (LEAD - 1) + "养老")[0].lead == 3.0
    assert of("，" * LEAD + "养老")[0].lead == 0.0
    assert of("", "养老")[0].lead == 0.0


def test_a_phrase_knows_its_first_place():
    said = phrases_in((Part("headline", "奶奶"), Part(BODY, "敬老，奶奶")), WORDS)

    assert [(each.place.field, each.place.start, each.place.words) for each in said] == [
        ("headline", 0, "奶奶"),
        ("body", 0, "敬老"),
    ]
    assert [(each.in_heads, each.in_body) for each in said] == [(1, 1), (0, 1)]
