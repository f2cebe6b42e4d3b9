from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.entities import keywords as room
from bulletin.entities.keywords import FEWEST, MOST
from bulletin.entities.words import words


def keywords(heads, body, names=()):
    return room.keywords([word for head in heads for word in words(head)], words(body), names)


BODY = "街道为老人开设食堂。食堂每天供应午餐，老人在食堂排队。社区志愿者给老人送餐，送餐到家。"


def test_what_is_said_often_and_in_the_headline_comes_first():
    found = keywords(["社区食堂开张"], BODY)
    assert found[0] == "食堂"
    assert "老人" in found
    assert len(found) <= MOST


def test_words_of_every_paper_are_none():
    assert not set(keywords([], "本报记者报道。" * 9)) & {"本报", "记者", "报道"}


def test_of_nothing_there_are_none():
    assert keywords([], "") == keywords([""], "。") == ()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_there_are_never_too_many_and_each_stands_in_the_text(text):
    found = keywords([], text)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert all(word in text for word in found)
    assert FEWEST < MOST


def test_what_may_be_part_of_a_name_counts_only_as_a_whole_one():
    body = "程望澜说，程望澜来了，程望澜走了。"

    assert keywords([], body) == ()
    assert keywords([], body, {"程望澜"}) in {("程望澜",), ()}
