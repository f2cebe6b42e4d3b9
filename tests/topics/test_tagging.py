import math
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.geometry import Box
from bulletin.model import Article, ArticleId, Evidence, Heads, PageId, Paragraph, Piece, Tag
from bulletin.topics import tag_article, topics_of
from bulletin.topics.decision import Coefficients, Decision, Fit
from bulletin.topics.tagging import MAX_EVIDENCE, MAX_TAGS, likely
from bulletin.topics.weighing import MIN_SCORE, Weighed

BODY = (
    "南湾区北港街道今年为六个小区加装电梯。\n"
    "居民在社区招聘会上找到了工作，加装电梯的工人也来自本地。"
)


def article(heads: Heads, *paragraphs: str) -> Article:
    page = PageId("nanwan-2026-03-15-a-p01")
    box = Box(0, 0, 100, 100)
    return Article(
        id=ArticleId("nanwan-2026-03-15-a-i0001"),
        pages=(page,),
        section=None,
        item_type="article",
        standing_head=None,
        heads=heads,
        byline=None,
        bylines=(),
        dateline=None,
        paragraphs=tuple(Paragraph((Piece(text, page, "b001", box),)) for text in paragraphs),
        illustrations=(),
        raw_text="",
        continues_on=None,
        continued_from=None,
        is_lead=False,
        confidence=1.0,
    )


def ids(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.topic for tag in tags]


def only(topic: str, tags: tuple[Tag, ...]) -> Tag:
    return next(tag for tag in tags if tag.topic == topic)


def test_a_tag_shows_its_score_its_share_and_the_words_that_decided():
    assert topics_of("老旧小区加装电梯", "招聘会上有岗位，招聘会下有培训班。") == (
        Tag(
            topic="urban_renewal",
            score=24.0,
            share=1.0,
            evidence=(
                Evidence("headline", 0, 4, "老旧小区"),
                Evidence("headline", 4, 8, "加装电梯"),
            ),
        ),
    )


def weighed(topic: str, score: float, heads: float = 0.0) -> Weighed:
    return Weighed(topic, score, heads)


def by_heads(threshold: float, floor: float) -> Decision:
    """A decision for which heads of 0, 1 and 2 make a chance of 0.27, 0.5 and 0.62."""
    return Decision(
        Fit("none", 1, "none", "none"), threshold, floor, -1.0,
        Coefficients(score=0.0, share=0.0, heads=1 / math.log(2), lead=0.0), {},
    )  # fmt: skip


def test_likely_topics_are_kept_and_stand_by_their_score():
    topics = [weighed("law", 9.0), weighed("sport", 6.0, heads=1.0), weighed("party", 5.0, 2.0)]

    assert likely(topics, by_heads(0.5, 0.1)) == topics[1:]
    assert likely(topics, by_heads(0.55, 0.1)) == topics[2:]


def test_where_no_topic_is_likely_enough_the_likeliest_is_kept_from_the_floor_on():
    topics = [weighed("law", 9.0), weighed("sport", 6.0, heads=1.0)]

    assert likely(topics, by_heads(0.9, 0.4)) == topics[1:]
    assert likely(topics, by_heads(0.9, 0.6)) == []
    assert likely([], by_heads(0.9, 0.4)) == []


def test_four_topics_at_most_and_these_the_likeliest():
    topics = [weighed(name, 9.0 - n, heads=float(n)) for n, name in enumerate("abcdef")]

    assert likely(topics, by_heads(0.2, 0.1)) == topics[2:]
    assert len(topics_of("幼儿园 法院 医院 地铁 养老院 马拉松", "")) == MAX_TAGS


def test_too_little_gives_no_tag():
    assert topics_of("", "大家在小区里看见孩子") == ()


def test_topics_of_one_score_stand_by_their_id():
    assert [(tag.topic, tag.share) for tag in topics_of("地铁旁的医院", "")] == [
        ("health", 1.0),
        ("transport", 1.0),
    ]


def test_the_words_of_the_evidence_stand_where_it_says():
    fields = {"headline": "老旧小区办招聘会", "body": BODY}

    places = [seen for tag in topics_of(**fields) for seen in tag.evidence]

    assert [(seen.field, seen.words) for seen in places] == [
        ("headline", "老旧小区"),
        ("body", "加装电梯"),
        ("headline", "招聘会"),
    ]
    for seen in places:
        assert fields[seen.field][seen.start : seen.end] == seen.words


def test_evidence_names_each_phrase_once_at_its_first_place():
    tag = only("urban_renewal", topics_of("加装电梯", "加装电梯，老旧小区，加装电梯"))

    assert tag.evidence == (
        Evidence("headline", 0, 4, "加装电梯"),
        Evidence("body", 5, 9, "老旧小区"),
    )


def test_evidence_gives_the_heaviest_phrase_first():
    tag = only("elderly", topics_of("", "老人说养老院好，敬老，敬老，重阳节"))

    assert [seen.words for seen in tag.evidence] == ["敬老", "养老院", "重阳节", "老人"]


def test_evidence_gives_the_words_as_they_are_printed():
    tag = only("innovation", topics_of("建成５Ｇ实验室", ""))

    assert tag.evidence == (
        Evidence("headline", 2, 4, "５Ｇ"),
        Evidence("headline", 4, 7, "实验室"),
    )


def test_evidence_is_bounded():
    body = "幼儿园，小学，中学，高中，校园，高考，中考，招生，学位，双减，校长，网课，教研，学区"

    assert len(topics_of("", body)[0].evidence) == MAX_EVIDENCE


def test_an_article_gains_its_tags_and_nothing_else_changes():
    given_article = article(Heads("老旧小区加装电梯"), *BODY.split("\n"))

    tagged = tag_article(given_article)

    assert tagged.tags == topics_of("老旧小区加装电梯", BODY)
    assert replace(tagged, tags=()) == given_article


def test_kicker_subheadline_and_standing_head_count_as_the_headline_does():
    kicker = tag_article(article(Heads("喜事连连", kicker="老旧小区加装电梯")))
    subheadline = tag_article(article(Heads("喜事连连", subheadline="老旧小区加装电梯")))
    standing = tag_article(replace(article(Heads("喜事连连")), standing_head="老旧小区加装电梯"))

    assert [(tag.topic, tag.score) for tag in kicker.tags] == [("urban_renewal", 24.0)]
    assert [(tag.topic, tag.score) for tag in subheadline.tags] == [("urban_renewal", 24.0)]
    assert standing.tags[0].evidence[0] == Evidence("standing_head", 0, 4, "老旧小区")
    assert kicker.tags[0].evidence[0] == Evidence("kicker", 0, 4, "老旧小区")
    assert subheadline.tags[0].evidence[0] == Evidence("subheadline", 0, 4, "老旧小区")


def test_a_second_tagging_replaces_the_first():
    tagged = tag_article(article(Heads("老旧小区加装电梯"), BODY))

    assert tag_article(tagged) == tagged


def test_the_same_article_gets_the_same_tags():
    assert topics_of("老旧小区加装电梯", BODY) == topics_of("老旧小区加装电梯", BODY)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("", ""),
        (" \n\u3000", "\x00\ufeff\u202e"),
        ("Spring Festival Gala", "The quick brown fox jumps over the lazy dog. " * 20),
        ("😀👨‍👩‍👧🏳️‍🌈", "😀" * 100),
        ("\ud800", "\udfff"),
        ("今天天气很好", "他们在河边走了走。"),
    ],
    ids=["nothing", "controls", "Latin", "emoji", "lone surrogates", "ten words"],
)
def test_a_text_that_speaks_for_nothing_has_no_topic(headline, body):
    assert topics_of(headline, body) == ()


@pytest.mark.parametrize(
    "unit",
    ["农村农民农业", "村", "国家知识产权", "A", "ＲＣＥＰ", "😀志愿者", "\n", "老旧小区加装电"],
)
def test_a_hundred_thousand_characters_take_under_two_seconds(unit):
    text = (unit * 100_000)[:100_000]
    start = time.process_time()

    tags = topics_of(text, text)

    assert time.process_time() - start < 2
    assert len(tags) <= MAX_TAGS


WORDS = st.sampled_from(
    ["社区", "志愿者", "养老院", "５Ｇ", "法院", "老旧小区", "医院", "，", "A", "😀"]
)
TEXTS = st.lists(WORDS | st.text(max_size=3), max_size=30).map("".join)


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_any_text_keeps_the_rules(headline, body):
    tags = topics_of(headline, body)
    fields = {"headline": headline, "body": body}

    assert [tag.score for tag in tags] == sorted((tag.score for tag in tags), reverse=True)
    assert len(tags) <= MAX_TAGS
    for tag in tags:
        assert tag.score >= MIN_SCORE
        assert 0 < tag.share <= 1
        assert 1 <= len(tag.evidence) <= MAX_EVIDENCE
        for seen in tag.evidence:
            assert fields[seen.field][seen.start : seen.end] == seen.words
