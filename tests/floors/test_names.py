"""Names of people, with and without the spaces between them."""

from __future__ import annotations

import pytest

from bulletin.names import are_names, is_driven_out, is_name, split_names


@pytest.mark.parametrize(
    "word", ["王明", "李小红", "欧阳修", "诸葛小明", "阿依古丽·买买提", "卡尔·马克思"]
)
def test_a_surname_and_one_or_two_characters_are_a_name(word):
    assert is_name(word)


@pytest.mark.parametrize(
    "word",
    ["", "王", "春天", "王小明明", "水清岸绿", "Wang", "王m", "·王明", "王明·", "欧阳家的人"],
)
def test_other_words_are_no_name(word):
    assert not is_name(word)


@pytest.mark.parametrize(
    "word", ["江宁区", "安宁市", "石桥镇", "梁村", "金水路", "高院", "高二", "水务局", "方志馆"]
)
def test_a_place_an_office_or_a_class_is_no_name_though_it_begins_like_one(word):
    assert not is_name(word)


@pytest.mark.parametrize("word", ["闫肖云", "逯明", "亓小红", "端木小明", "独孤红"])
def test_rare_surnames_are_surnames(word):
    assert is_name(word)


def test_two_characters_apart_are_a_name_where_the_first_is_a_surname():
    assert is_driven_out("谭", "亚")
    assert not is_driven_out("摄", "亚")
    assert not is_driven_out("谭", "小亚")


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("王明", ["王明"]),
        ("李小红", ["李小红"]),
        ("王明李红", ["王明", "李红"]),
        ("王小明李红", ["王小明", "李红"]),
        ("王明李小红", ["王明", "李小红"]),
        ("王小明李小红宋花", ["王小明", "李小红", "宋花"]),
        ("诸葛小明", ["诸葛小明"]),
        ("阿依古丽·买买提", ["阿依古丽·买买提"]),
        ("清晨的河岸上", ["清晨的河岸上"]),
        ("白燕顾宁国", ["白燕", "顾宁国"]),
        ("韩红韩文明", ["韩红", "韩文明"]),
        ("王明欧阳小红", ["王明", "欧阳小红"]),
    ],
)
def test_names_that_stand_together_are_parted_where_a_surname_begins(word, names):
    assert split_names(word) == names


def test_names_in_a_row_are_names_and_a_sentence_is_not():
    assert are_names("王小明李红")
    assert not are_names("春天王小明")
    assert not are_names("清晨的河岸上")
