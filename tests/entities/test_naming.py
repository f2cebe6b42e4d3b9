import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.entities import Home, find_all, name_article
from bulletin.entities.naming import LONGEST
from bulletin.geometry import Box
from bulletin.model import Article, ArticleId, EntityType, Heads, PageId, Paragraph, Piece

ISSUE = date(2023, 5, 8)
HOSTILE = {
    "digits": "1" * LONGEST,
    "han": "一" * LONGEST,
    "thousands": "千" * LONGEST,
    "commas": "1," * (LONGEST // 2),
    "quotation marks": "“" * LONGEST,
    "brackets": "《" * LONGEST,
    "dots of names": "张·" * (LONGEST // 2),
    "dates": "5月7日，2019年3月至5月，" * (LONGEST // 16),
    "places": "山东省青岛市市北区东面村，" * (LONGEST // 13),
    "bodies": "市北区发展和改革局局长、" * (LONGEST // 12),
    "latin": "abc " * (LONGEST // 4),
    "emoji": "\U0001f600" * LONGEST,
}
BOUND = 60.0  # seconds, on a machine that does other things as well; seconds where it does not


def story(headline: str, body: str) -> Article:
    page = PageId("nanwan-2023-05-08-a-p01")
    piece = Piece(body, page, "b001", Box(0, 0, 100, 100))
    return Article(
        id=ArticleId("nanwan-2023-05-08-a-i0001"),
        pages=(page,),
        section=None,
        item_type="article",
        standing_head=None,
        heads=Heads(headline),
        byline=None,
        bylines=(),
        dateline=None,
        paragraphs=(Paragraph((piece,)),),
        illustrations=(),
        raw_text="",
        continues_on=None,
        continued_from=None,
        is_lead=False,
        confidence=1.0,
    )


def test_heads_and_body_are_read_as_one():
    article = story("苏见山：再修三条路", "局长苏见山说，5月7日开工，总投资近百亿元。")
    named = name_article(article, ISSUE, Home("青岛", "市北区"))
    assert [(it.field, it.type.value, it.words, it.value) for it in named.entities] == [
        ("headline", "person", "苏见山", "苏见山"),
        ("body", "person", "苏见山", "苏见山"),
        ("body", "date", "5月7日", "2023-05-07"),
        ("body", "money", "近百亿元", "10000000000 CNY"),
    ]


def test_every_entity_is_where_it_says():
    article = story("市北区添一处公园", "市北区城市管理局介绍，公园位于合肥路688号，占地3.5公顷。")
    named = name_article(article, ISSUE, Home("青岛", "市北区"))
    fields = {"headline": article.heads.headline, "body": article.body}
    assert named.entities
    for it in named.entities:
        assert fields[it.field][it.start : it.end] == it.words


def test_it_is_the_same_again():
    article = story("市北区添一处公园", "市北区城市管理局介绍，公园占地3.5公顷。")
    once = name_article(article, ISSUE)
    assert name_article(once, ISSUE) == once


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="一二三千万亿元月日年号局市区路村书记张王说，。“”《》·0123.,% \n", max_size=80
    )
)
def test_finds_never_overlap_and_stand_in_order(text):
    found = find_all(text, ISSUE)
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert all(0 <= it.start < it.end <= len(text) for it in found)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_bounded_time(text):
    begun = time.process_time()
    find_all(text, ISSUE)
    assert time.process_time() - begun < BOUND


@pytest.mark.parametrize(
    "text", ["", "。", "ten words of plain English, and no more of them", "🙂"]
)
def test_of_little_there_is_nothing(text):
    assert [it for it in find_all(text) if it.type is not EntityType.QUANTITY] == []


def test_in_titles_nothing_is_named():
    text = "歌曲《明天在青岛》唱响，明天在青岛上演；《青岛市养老条例》施行"
    found = find_all(text, date(2023, 5, 8))
    assert [text[it.start : it.end] for it in found] == ["明天", "青岛", "《青岛市养老条例》"]
    assert [it.start for it in found][:2] == [12, 15]


@pytest.mark.parametrize(
    "odd", ["\ud800", "\x00", "e\u0301", "😀", "\u200b", "\r\n", "٣", "½", "十三月", "９"]
)
def test_odd_characters_move_no_offsets(odd):
    text = f"{odd}市北区{odd}，5月7日{odd}，局长苏见山{odd}说，{odd}，3亿元{odd}"
    found = find_all(text, date(2023, 5, 8), Home("青岛", "市北区"))
    words = {text[it.start : it.end] for it in found}
    assert {"市北区", "5月7日", "3亿元"} <= words
