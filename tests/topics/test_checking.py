"""Phrases that do not earn their place, with lists of their own."""

from bulletin.topics import PhraseFault, check_phrases
from bulletin.topics.checking import Fault
from bulletin.topics.lexicon import Lexicon
from bulletin.topics.taxonomy import Phrase, Taxonomy, Topic


def topic(code: str, **weights: int) -> Topic:
    phrases = tuple(Phrase(words, weight) for words, weight in weights.items())
    return Topic(code, code, code, "medtop:20000000", "label", "类", "定义。", phrases)


def faults(bodies: list[str], *topics: Topic, shields: tuple[str, ...] = ()) -> list[PhraseFault]:
    report = check_phrases((("", body) for body in bodies), Lexicon(Taxonomy(topics, shields)))
    assert report.articles == len(bodies)
    return list(report.faults)


def test_a_phrase_that_no_article_has_never_fires():
    assert faults(["养老院"], topic("elderly", 养老院=3, 敬老院=2)) == [
        PhraseFault(Fault.NEVER, "elderly", "敬老院", 2, 0, 0, 0, "")
    ]


def test_a_phrase_that_only_stands_inside_another_topics_never_fires():
    lists = (topic("transport", 交通=2), topic("finance", 交通银行=3))

    assert faults(["交通银行，交通银行"], *lists) == [
        PhraseFault(Fault.NEVER, "transport", "交通", 2, 0, 2, 2, "交通银行")
    ]


def test_a_phrase_mostly_inside_a_shield_is_hidden():
    found = faults(["平安夜，平安夜，平安"], topic("law", 平安=1), shields=("平安夜",))

    assert found == [PhraseFault(Fault.HIDDEN, "law", "平安", 1, 1, 3, 2, "平安夜")]


def test_a_phrase_that_another_overlaps_from_the_left_is_hidden():
    lists = (topic("industry", 技术创新=2), topic("innovation", 创新中心=3))

    assert faults(["技术创新中心"], *lists) == [
        PhraseFault(Fault.NEVER, "innovation", "创新中心", 3, 0, 1, 1, "技术创新")
    ]


def test_a_longer_phrase_of_the_same_topic_hides_nothing():
    assert faults(["养老院，养老"], topic("elderly", 养老院=3, 养老=3)) == []
    assert faults(["养老院，养老院，养老"], topic("elderly", 养老院=3, 养老=3)) == []


def test_a_phrase_in_a_fifth_of_many_articles_is_everywhere_and_a_weak_one_in_two_fifths():
    lists = (topic("industry", 企业=3, 公司=1),)
    common = ["企业，公司"] * 4 + ["公司"] * 3 + [""] * 13
    commoner = ["企业，公司"] * 4 + ["公司"] * 4 + [""] * 12

    assert [each.words for each in faults(common, *lists)] == ["企业"]
    assert [each.words for each in faults(commoner, *lists)] == ["公司", "企业"]
    assert faults(["企业，公司"] * 19, *lists) == []


def test_heads_and_body_are_one_article():
    words = Lexicon(Taxonomy((topic("law", 法院=3, 律师=3),), ()))
    report = check_phrases([("法院", "律师，法院")] * 20, words)

    assert [(each.words, each.articles, each.places) for each in report.faults] == [
        ("法院", 20, 40),
        ("律师", 20, 20),
    ]
    assert (report.articles, report.phrases, report.lexicon) == (20, 2, words.version)
