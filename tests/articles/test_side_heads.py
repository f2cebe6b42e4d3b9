"""Heads that stand beside their text, level with it or upright."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, bodies, cut, words

A, B, C, D = words(0, 140), words(3, 170), words(5, 130), words(6, 155)


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


def test_a_headline_beside_its_body():
    sheet = head(Sheet(), 40, 160, "水清岸绿", 26)
    sheet.column(160, 110, 17, [A, B])
    head(sheet, 40, 500, "街角书香")
    sheet.column(40, 520, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C]}


def test_an_upright_headline_beside_its_body():
    sheet = Sheet().upright(40, 110, "水清岸绿", 26)
    rest = sheet.column(80, 110, 17, [A, B], rows=12)
    sheet.column(270, 110, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}


def test_an_upright_headline_beside_the_second_tier_of_a_page():
    """Only white of two lines parts it from the tier above."""
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年")
    rest = sheet.column(40, 110, 16, [A, B], rows=7)
    rest = sheet.column(220, 110, 16, rest, rows=7)
    sheet.column(400, 110, 16, rest)
    sheet.upright(100, 280, "街角书香", 22)
    rest = sheet.column(220, 242, 16, [C, D], rows=9)
    sheet.column(400, 242, 16, rest)

    assert bodies(cut(sheet)) == {"水清岸绿又一年": [A, B], "街角书香": [C, D]}


def test_a_side_head_centred_in_the_height_of_its_text():
    sheet = head(Sheet(), 40, 210, "水清岸绿", 26)
    sheet.column(160, 110, 17, [A, B])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}


def test_a_side_head_of_two_lines_centred_in_the_height_of_its_text():
    sheet = head(head(Sheet(), 40, 200, "河边的", 26), 40, 234, "新步道", 26)
    rest = sheet.column(140, 110, 17, [A, B, C], rows=15)
    sheet.column(330, 110, 17, rest)

    assert bodies(cut(sheet)) == {"河边的新步道": [A, B, C]}


@pytest.mark.xfail(strict=True, reason="neighbours neither level nor running on are taken as kin")
def test_a_head_at_the_right_of_a_text_that_has_text_of_its_own_does_not_take_it():
    sheet = Sheet()
    sheet.column(40, 100, 17, [A])
    head(sheet, 240, 120, "街角书香", 22)
    sheet.column(240, 135, 17, [C])

    assert bodies(cut(sheet)) == {"": [A], "街角书香": [C]}


def test_a_story_beside_an_upright_headline_takes_no_text_from_above_the_white():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光")
    rest = sheet.column(40, 110, 17, [A, B], rows=11)
    sheet.column(230, 110, 17, rest)
    sheet.upright(40, 310, "街角书香", 26)
    rest = sheet.column(80, 310, 14, [C, D], rows=12)
    sheet.column(240, 310, 16, rest)

    assert bodies(cut(sheet)) == {"水清岸绿又一年好风光": [A, B], "街角书香": [C, D]}


def test_two_stories_with_upright_headlines_one_over_the_other():
    sheet = Sheet().upright(40, 100, "水清岸绿", 24).upright(40, 270, "街角书香", 24)
    sheet.column(80, 100, 17, [A])
    sheet.column(80, 270, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A], "街角书香": [C]}


def test_the_only_text_at_the_side_of_a_head_is_its_own_though_another_head_is_nearer():
    """The nearer head has text on its other side too."""
    sheet = head(Sheet(), 195, 190, "书香", 22).upright(500, 110, "水清岸绿", 26)
    sheet.column(40, 110, 14, [A, B])
    sheet.column(260, 110, 18, [C, D])

    assert bodies(cut(sheet)) == {"书香": [A, B], "水清岸绿": [C, D]}


def test_a_head_without_text_takes_none_that_goes_on_from_the_column_before():
    """It is words lifted out of the story, in the white at the end of its columns."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 13, [A, B, C, D], rows=16)
    rest = sheet.column(185, 110, 13, rest, rows=16)
    sheet.column(330, 110, 13, rest)
    head(sheet, 490, 200, "“慢慢来”", 16)

    assert bodies(cut(sheet))["水清岸绿"] == [A, B, C, D]


def test_the_one_head_of_a_box_titles_all_of_its_text():
    """Whatever white a notice leaves between them."""
    sheet = Sheet().box(30, 60, 200, 420)
    head(sheet, 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 330, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, C]}


def test_of_two_heads_in_a_box_neither_titles_text_far_below():
    sheet = Sheet().box(30, 60, 200, 520)
    head(sheet, 40, 90, "水清岸绿").text(40, 280, "街角书香", 24, HEI)
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 290, 17, [B])
    sheet.column(40, 520, 17, [C[:34]])

    assert [p.text for p in cut(sheet).articles[-1].paragraphs] == [C[:34]]
