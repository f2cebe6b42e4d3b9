"""Heads: a headline with its kicker, subheadline, standing head and byline."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role

STORY = words(0, 150)


def body(sheet: Sheet, top=180, x=40) -> Sheet:
    sheet.column(x, top, 17, [STORY])
    return sheet


def heads(sheet: Sheet) -> dict:
    """The roles of all that is not body."""
    return {text: role for text, role in roles(read(sheet)).items() if role is not Role.BODY}


def test_the_parts_of_a_head():
    sheet = body(Sheet())
    sheet.text(40, 78, "聚焦河边", 14, HEI)
    sheet.text(40, 110, "河边的新步道开放", 26, HEI)
    sheet.text(40, 132, "三公里步道串起五座公园", 14)
    sheet.text(40, 152, "本报记者 王小明", 10, HEI)

    assert heads(sheet) == {
        "聚焦河边": Role.KICKER,
        "河边的新步道开放": Role.HEADLINE,
        "三公里步道串起五座公园": Role.SUBHEADLINE,
        "本报记者王小明": Role.BYLINE,
    }


def test_the_parts_of_one_head_carry_its_number():
    sheet = body(Sheet().text(40, 78, "聚焦河边", 14, HEI).text(40, 110, "水清岸绿", 26, HEI))
    sheet.text(300, 110, "街角旧书市集", 26, HEI)
    body(sheet, x=300)

    numbers = {b.text: b.head for b in read(sheet).blocks}
    assert numbers["聚焦河边"] == numbers["水清岸绿"] is not None
    assert numbers["街角旧书市集"] not in {None, numbers["水清岸绿"]}
    assert numbers[STORY] is None


def test_each_role_says_the_rule_that_chose_it():
    sheet = body(Sheet().text(40, 78, "聚焦河边", 14, HEI).text(40, 110, "水清岸绿", 26, HEI))

    assert {b.text: b.decided_by for b in read(sheet).blocks} == {
        "聚焦河边": "above the headline, smaller",
        "水清岸绿": "the largest type of its head",
        STORY: "body type in a column",
    }


def test_a_headline_of_two_lines_is_one():
    sheet = body(Sheet().text(40, 110, "河边的新步道", 26, HEI).text(40, 144, "今天开放", 26, HEI))

    assert heads(sheet) == {"河边的新步道今天开放": Role.HEADLINE}


def test_a_vertical_line_beside_the_body_is_its_headline():
    sheet = body(Sheet().upright(40, 180, "水清岸绿", 24), x=80)

    assert heads(sheet) == {"水清岸绿": Role.HEADLINE}


@pytest.mark.parametrize(
    "headline",
    ["记者走进社区听居民讲变化", "统筹城乡发展", "编辑们的一天", "记者节快乐", "通讯员培训班开班"],
)
def test_a_headline_may_begin_with_a_newspaper_s_own_words(headline):
    assert heads(body(Sheet().text(40, 150, headline, 24, HEI))) == {headline: Role.HEADLINE}


@pytest.mark.parametrize(
    "byline", ["本报记者王小明通讯员李红", "□记者王小明", "文/图王小明", "杏江日报记者王小明"]
)
def test_a_byline_under_a_headline_is_no_subheadline(byline):
    sheet = body(Sheet().text(40, 140, "水清岸绿", 26, HEI).text(40, 165, byline, 10, HEI))

    assert heads(sheet) == {"水清岸绿": Role.HEADLINE, byline: Role.BYLINE}


def test_a_line_in_a_frame_of_its_own_is_a_standing_head():
    sheet = body(Sheet().text(40, 140, "水清岸绿又一年", 26, HEI))
    sheet.box(40, 84, 90, 22).text(48, 100, "民生一线", 14, HEI)

    assert heads(sheet) == {"民生一线": Role.STANDING_HEAD, "水清岸绿又一年": Role.HEADLINE}


def test_several_lines_under_a_headline_are_a_summary():
    sheet = body(Sheet().text(40, 80, "水清岸绿又一年", 26, HEI), top=200)
    for n, line in enumerate(
        ("三公里步道串起五座公园", "沿河居民出门就能散步", "明年还要再修两公里")
    ):
        sheet.text(40, 110 + 18 * n, line, 13, HEI)

    summary = "三公里步道串起五座公园沿河居民出门就能散步明年还要再修两公里"
    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, summary: Role.SUMMARY}


def test_a_sentence_under_a_headline_is_a_summary():
    sheet = body(Sheet().text(40, 110, "水清岸绿又一年", 26, HEI), top=180)
    sheet.text(40, 140, "三公里步道串起五座公园，今天起开放。", 14, HEI)

    assert heads(sheet)["三公里步道串起五座公园，今天起开放。"] is Role.SUMMARY


def test_large_type_far_above_is_another_head():
    sheet = body(Sheet().text(40, 60, "街角书香", 26, HEI).text(40, 165, "水清岸绿", 26, HEI))

    numbers = {b.text: b.head for b in read(sheet).blocks}
    assert numbers["街角书香"] != numbers["水清岸绿"]


def test_a_headline_over_each_column_is_a_head_by_itself():
    sheet = body(body(Sheet(), x=40), x=230)
    sheet.text(40, 165, "水清岸绿", 22, HEI).text(230, 165, "街角书香", 22, HEI)

    numbers = {b.text: b.head for b in read(sheet).blocks if b.role is Role.HEADLINE}
    assert len(set(numbers.values())) == 2


@pytest.mark.parametrize(
    ("size", "weight"),
    [
        (14, 3),
        (11, 2.2),
    ],
)
def test_a_line_behind_a_thick_bar_is_a_standing_head(size, weight):
    sheet = body(Sheet().text(40, 140, "水清岸绿又一年", 26, HEI))
    sheet.rule(40, 100 - size, 40, 100 + size / 3, weight).text(46, 100, "民生一线", size, HEI)

    assert heads(sheet) == {"民生一线": Role.STANDING_HEAD, "水清岸绿又一年": Role.HEADLINE}


def test_a_line_that_a_rule_parts_from_the_headline_is_a_standing_head():
    sheet = body(Sheet().text(40, 140, "水清岸绿又一年", 26, HEI))
    sheet.text(40, 100, "民生一线", 14, HEI).rule(40, 105, 210, 105)

    assert heads(sheet) == {"民生一线": Role.STANDING_HEAD, "水清岸绿又一年": Role.HEADLINE}


def test_upright_lines_side_by_side_are_read_from_the_right():
    sheet = body(Sheet(), x=180, top=150)
    sheet.upright(100, 170, "十二件实事", 30).upright(66, 170, "件件有期限", 30)
    sheet.upright(136, 170, "民生实事敲定", 16)

    assert heads(sheet) == {
        "十二件实事": Role.HEADLINE,
        "件件有期限": Role.HEADLINE,
        "民生实事敲定": Role.KICKER,
    }
    assert len({b.head for b in read(sheet).blocks if b.head is not None}) == 1


def aside(*, framed=True, size=12, away=40) -> Sheet:
    """An upright headline, and a smaller upright line at its right."""
    sheet, x = body(Sheet(), x=180, top=150).upright(60, 170, "十二件实事", 24), 84 + away
    if framed:
        sheet.box(x - 7, 166, size + 14, 11 * size + 8)
    return sheet.upright(x, 170, "民生实事敲定人人有份办", size)


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        pytest.param(aside(), 1, id="in a frame"),
        pytest.param(aside(framed=False), 2, id="without a frame"),
        pytest.param(aside(size=20), 2, id="hardly smaller"),
        pytest.param(aside(away=76), 2, id="too far"),
        pytest.param(aside().text(92, 215, "河岸", 10), 2, id="text between"),
    ],
)
def test_a_framed_upright_kicker_stands_further_from_its_headline(sheet, found):
    assert len({b.head for b in read(sheet).blocks if b.head is not None}) == found


def test_a_kicker_at_the_left_belongs_to_the_centred_headline():
    """Nothing but the columns under both says so: they begin level."""
    sheet = Sheet().text(40, 90, "新语", 16, HEI).text(200, 120, "水清岸绿又一年", 26, HEI)
    rest = sheet.column(40, 150, 15, [STORY, words(3, 160)], rows=11)
    sheet.column(205, 150, 15, rest)

    assert heads(sheet) == {"新语": Role.KICKER, "水清岸绿又一年": Role.HEADLINE}


def test_a_mark_and_a_name_below_a_headline_are_a_byline():
    sheet = body(Sheet().text(40, 140, "渡口的灯", 26, HEI).text(40, 165, "□竹里馆主", 10, HEI))

    assert heads(sheet) == {"渡口的灯": Role.HEADLINE, "□竹里馆主": Role.BYLINE}
