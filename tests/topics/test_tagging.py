import math
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.geometry import Box
from bulletin.model import Article, ArticleId, Evidence, Heads, PageId, Paragraph, Piece, Tag
from bulletin.topics import tag_article, topics_of
from bulletin.topics.tagging import MAX_EVIDENCE, MAX_TAGS, MIN_SHARE

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


def test_a_phrase_in_the_headline_counts_four_times_the_body():
    body = only("education", topics_of("", "幼儿园，小学，中学"))
    head = only("education", topics_of("幼儿园，小学，中学", ""))

    assert body.score == 9.0
    assert head.score == 36.0


def test_a_phrase_said_again_counts_less_each_time():
    once = "幼儿园，小学，中学"

    assert topics_of("", once)[0].score == 9.0
    assert topics_of("", once + "幼儿园" * 9)[0].score == round(9 + 3 * math.log(10), 3)


def test_a_strong_phrase_counts_less_than_a_decisive_and_a_weak_one_less_still():
    scores = [
        only("elderly", topics_of("养老院", body)).score for body in ("敬老", "老人", "大爷")
    ]

    assert scores == [15.0, 13.333, 12.333]


def test_too_little_gives_no_tag():
    assert topics_of("", "幼儿园与小学") == ()


def test_a_topic_far_behind_the_best_is_left_out():
    body = "法院，检察院，律师"

    assert ids(topics_of("幼儿园", body)) == ["education", "law"]
    assert ids(topics_of("幼儿园里的小学", body)) == ["education"]


def test_four_topics_at_most():
    tags = topics_of("幼儿园 法院 医院 地铁 养老院 马拉松", "")

    assert ids(tags) == ["education", "elderly", "health", "law"]
    assert len(tags) == MAX_TAGS


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
        ("body", "工人"),
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
    body = "幼儿园，小学，中学，高中，大学，高考，中考，招生，学位，双减，校长，网课，教研，学区"

    assert len(topics_of("", body)[0].evidence) == MAX_EVIDENCE


def test_an_article_gains_its_tags_and_nothing_else_changes():
    given_article = article(Heads("老旧小区加装电梯"), *BODY.split("\n"))

    tagged = tag_article(given_article)

    assert tagged.tags == topics_of("老旧小区加装电梯", BODY)
    assert replace(tagged, tags=()) == given_article


def test_kicker_and_subheadline_count_as_the_headline_does():
    kicker = tag_article(article(Heads("喜事连连", kicker="老旧小区加装电梯")))
    subheadline = tag_article(article(Heads("喜事连连", subheadline="老旧小区加装电梯")))

    assert [(tag.topic, tag.score) for tag in kicker.tags] == [("urban_renewal", 24.0)]
    assert [(tag.topic, tag.score) for tag in subheadline.tags] == [("urban_renewal", 24.0)]
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
        assert tag.score >= 9
        assert MIN_SHARE <= tag.share <= 1
        assert 1 <= len(tag.evidence) <= MAX_EVIDENCE
        for seen in tag.evidence:
            assert fields[seen.field][seen.start : seen.end] == seen.words
