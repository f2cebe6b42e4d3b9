"""Names of people, with and without the spaces between them."""

from __future__ import annotations

import pytest

from bulletin.names import are_names, is_name, split_names


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
    ],
)
def test_names_that_stand_together_are_parted_where_a_surname_begins(word, names):
    assert split_names(word) == names


def test_names_in_a_row_are_names_and_a_sentence_is_not():
    assert are_names("王小明李红")
    assert not are_names("春天王小明")
    assert not are_names("清晨的河岸上")
