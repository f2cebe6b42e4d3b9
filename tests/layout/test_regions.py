"""Boxes with columns of their own, and bars and frames that only dress a line."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role

TEXT = [words(0, 150), words(3, 160), words(5, 170)]


def page() -> Sheet:
    """Three columns of fifteen characters."""
    sheet = Sheet()
    rest = TEXT
    for x in (40, 205, 370):
        rest = sheet.column(x, 100, 15, rest, rows=11)
    return sheet


def blocks(sheet: Sheet, top: float) -> list[tuple[str, int, int]]:
    """The blocks below a height with the edges of the columns that they are set in."""
    found = read(sheet)
    return [
        (b.text, round(found.columns[b.column].left), round(found.columns[b.column].right))
        for b in found.blocks
        if b.box.top > top
    ]


def test_a_box_set_to_nearly_the_page_s_measure_has_columns_of_its_own():
    """Fourteen characters instead of fifteen, half a character in."""
    sheet = page().box(40, 400, 480, 200)
    story = [words(1, 150), words(2, 160), words(4, 150)]
    rest = story
    for x in (46, 208, 372):
        rest = sheet.column(x, 410, 14, rest, rows=12)
    found = blocks(sheet, 400)

    assert [(left, right) for _, left, right in found] == [(46, 186), (208, 348), (372, 512)]
    assert "".join(text for text, _, _ in found) == "".join(story)


def test_a_box_of_one_wide_column_does_not_read_over_the_page_s_gutters():
    sheet = page().box(40, 400, 480, 120)
    sheet.column(60, 420, 44, [words(1, 150), words(2, 130)])

    assert blocks(sheet, 400) == [(words(1, 150) + words(2, 130), 60, 500)]


def test_a_box_in_a_column_has_a_measure_of_its_own_inside_it():
    sheet = Sheet()
    rest = sheet.column(40, 100, 17, [words(0, 220), words(2, 200)], rows=14)
    sheet.column(230, 100, 17, rest)
    sheet.box(40, 330, 170, 120)
    sheet.column(52, 345, 14, [words(1, 90)])

    assert blocks(sheet, 330) == [(words(1, 90), 52, 192)]


def test_a_bar_behind_a_crosshead_does_not_cut_the_column():
    sheet = Sheet()
    sheet.text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, [words(0, 150)])
    sheet.box(40, 252, 170, 20, fill=0.8).text(44, 266, "步道怎么修", 11, HEI)
    sheet.column(40, 278, 17, [words(3, 170)])
    found = read(sheet)

    assert [(round(c.left), round(c.right)) for c in found.columns] == [(40, 210)]
    assert roles(found) == {
        "水清岸绿又一年": Role.HEADLINE,
        words(0, 150): Role.BODY,
        "步道怎么修": Role.CROSSHEAD,
        words(3, 170): Role.BODY,
    }
    assert {block.panel for block in found.blocks} == {None}


def test_a_shaded_story_is_read_in_its_panel():
    sheet = page().box(40, 400, 320, 170, fill=0.9)
    sheet.text(50, 425, "旧书市集开张", 20, HEI)
    rest = sheet.column(50, 440, 14, [words(1, 180)], rows=7)
    sheet.column(205, 440, 14, rest)
    found = read(sheet)

    assert {b.panel for b in found.blocks if b.box.top > 400} == {0}
    assert "".join(b.text for b in found.blocks if b.box.top > 430) == words(1, 180)


@pytest.mark.parametrize("end", ["特此予以声明。", "特此作声明。"])
def test_a_box_of_short_notices_has_one_column(end):
    """Each has a full first line, which stands in, and a last line of a few characters."""
    sheet = page().box(30, 400, 190, 90).text(95, 420, "遗失声明", 12, HEI)
    notices = ("王小明遗失身份证一张，" + end, "李红遗失营业执照副本，" + end)
    sheet.column(40, 428, 17, notices)

    assert [text for text, _, _ in blocks(sheet, 424)] == ["".join(notices)]
