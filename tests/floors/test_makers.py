"""The makers of a story in the forms in which papers name them."""

from __future__ import annotations

import pytest

from bulletin.makers import read_makers


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("■ 记者 苏见山/文 李红/图", [("苏见山", "记者"), ("李红", "图")]),
        ("文/苏见山 图/李红", [("苏见山", None), ("李红", "图")]),
        ("苏见山/文 李红/图", [("苏见山", None), ("李红", "图")]),
        (
            "本报记者 王明 苏见山 文 李红 摄",
            [("王明", "记者"), ("苏见山", "记者"), ("李红", "摄影")],
        ),
        ("文/本报记者 王明 图/本报记者 李红", [("王明", "记者"), ("李红", "记者")]),
        ("文/半岛全媒体记者 王明", [("王明", "记者")]),
        ("本报首席记者 王明", [("王明", "记者")]),
        ("●本报驻杏江记者 王明 实习生 李红", [("王明", "记者"), ("李红", "实习生")]),
        ("区融媒体中心记者王明通讯员李红", [("王明", "记者"), ("李红", "通讯员")]),
        ("杏江日报/观潮新闻记者 王明 杏江报道", [("王明", "记者")]),
        ("记者 王镇 通讯员 Emma Carver", [("王镇", "记者"), ("Emma Carver", "通讯员")]),
        ("特约撰稿 王明", [("王明", "撰稿")]),
        ("本报评论员", []),
        ("（作者：王明）", [("王明", "作者")]),
        ("（李红 供稿）", [("李红", "供稿")]),
        ("记者 卡洛斯 · 冈萨雷斯", [("卡洛斯·冈萨雷斯", "记者")]),
        ("通讯员 水务局 王明 渡口渔人", [("王明", "通讯员"), ("渡口渔人", "通讯员")]),
    ],
)
def test_parts_stand_before_their_names_and_works_on_either_side(line, people):
    assert list(read_makers(line).people) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("本报记者　郑秀　通讯员　谭　亚", [("郑秀", "记者"), ("谭亚", "通讯员")]),
        ("本报记者 郑秀 通讯员雷 航", [("郑秀", "记者"), ("雷航", "通讯员")]),
        ("记者 谭 亚 文 李 红 摄", [("谭亚", "记者"), ("李红", "摄影")]),
        ("文/谭 亚", [("谭亚", None)]),
    ],
)
def test_a_name_set_as_wide_as_one_of_three_characters_is_one_word(line, people):
    assert list(read_makers(line).people) == people


@pytest.mark.parametrize(
    "line",
    ["高二（3）班　王明", "八年级（12）班 王明", "鹿鸣小学 王明", "（梨花村 王明）", "王明"],
)
def test_a_class_a_school_or_a_village_is_where_the_writer_belongs(line):
    assert list(read_makers(line).people) == [("王明", None)]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("策划 王明 统筹 李红 记者 宋花 制图 苏见山", ["宋花"]),
        ("高二（3）班 李红 指导老师 王明", ["李红"]),
        ("（王明整理）", []),
        ("据新华社", []),
        ("（作者单位：市水务局）", []),
    ],
)
def test_other_hands_than_the_makers_are_left_out(line, people):
    assert [name for name, _ in read_makers(line).people] == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Emma Carver", ["Emma Carver"]),
        ("By EMMA CARVER and LI Ming in Xingjiang, Xingjiang Daily", ["Emma Carver", "Li Ming"]),
        ("By staff reporter Li Ming", ["Li Ming"]),
        ("By Vincent van der Berg", ["Vincent van der Berg"]),
        ("By the river", []),
    ],
)
def test_an_english_byline_names_people_with_large_letters(line, people):
    assert [name for name, _ in read_makers(line).people] == people


def test_words_without_end_are_read_in_no_time():
    assert read_makers("驻" * 5000).people == ()
    assert read_makers("摄影" * 5000 + "。").people == ()
