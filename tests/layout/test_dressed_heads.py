"""Heads in bars and frames, and the names of writers under them."""

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


def test_a_headline_reversed_out_of_a_bar_keeps_its_kicker_and_subheadline():
    """The bar is its dress, no panel of its own."""
    sheet = body(Sheet().box(36, 86, 300, 34, fill=0.3), top=160)
    sheet.text(40, 78, "聚焦河边", 14, HEI).text(40, 112, "水清岸绿又一年", 24, HEI)
    sheet.text(40, 140, "三公里步道串起五座公园", 14, HEI)

    assert heads(sheet) == {
        "聚焦河边": Role.KICKER,
        "水清岸绿又一年": Role.HEADLINE,
        "三公里步道串起五座公园": Role.SUBHEADLINE,
    }
    assert {b.head for b in read(sheet).blocks if b.role is not Role.BODY} == {0}
    assert {b.panel for b in read(sheet).blocks} == {None}


def test_a_short_kicker_in_the_bar_with_its_headline_is_a_kicker():
    sheet = body(Sheet().box(36, 62, 300, 58, fill=0.3), top=140)
    sheet.text(40, 78, "聚焦河边", 14, HEI).text(40, 112, "水清岸绿又一年", 24, HEI)

    assert heads(sheet) == {"聚焦河边": Role.KICKER, "水清岸绿又一年": Role.HEADLINE}


def test_a_longer_line_in_a_frame_of_its_own_is_a_kicker():
    """Regular columns have short names."""
    kicker = "区里公布今年十二件民生实事"
    sheet = body(Sheet().text(40, 140, "水清岸绿又一年", 26, HEI))
    sheet.box(40, 84, 198, 22, fill=0.8).text(48, 100, kicker, 14, HEI)

    assert heads(sheet) == {kicker: Role.KICKER, "水清岸绿又一年": Role.HEADLINE}


@pytest.mark.parametrize(
    "name", ["林新杰", "高二（3）班　林新杰", "高二（3）班 林新杰", "□竹里馆主"]
)
def test_a_name_by_itself_much_smaller_than_the_headline_is_its_byline(name):
    sheet = body(Sheet().text(40, 140, "渡口的灯", 26, HEI).text(40, 165, name, 11, HEI))

    assert sorted(heads(sheet).values()) == [Role.BYLINE, Role.HEADLINE]


def test_words_under_a_headline_that_are_no_name_are_its_subheadline():
    sheet = body(Sheet().text(40, 140, "渡口的灯", 26, HEI).text(40, 165, "夜里也亮着", 11, HEI))

    assert heads(sheet) == {"渡口的灯": Role.HEADLINE, "夜里也亮着": Role.SUBHEADLINE}


def test_a_name_beside_an_upright_headline_is_its_byline():
    sheet = body(Sheet(), x=110, top=150).upright(70, 155, "渡口的灯", 26)
    sheet.upright(52, 190, "林新杰", 11)

    assert heads(sheet) == {"渡口的灯": Role.HEADLINE, "林新杰": Role.BYLINE}


def test_a_thick_bar_before_a_line_of_the_body_s_height_names_a_regular_column():
    sheet = body(Sheet().text(40, 140, "水清岸绿又一年", 26, HEI))
    sheet.box(40, 88, 4, 14, fill=0.2).text(48, 100, "夜读", 14, HEI)

    assert heads(sheet) == {"夜读": Role.STANDING_HEAD, "水清岸绿又一年": Role.HEADLINE}
