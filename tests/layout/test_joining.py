"""What one line was cut into, told from what stands beside it in another column."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role


def lines(sheet: Sheet) -> list[str]:
    return [line.text for block in read(sheet).blocks for line in block.lines]


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in read(sheet).blocks]


def story(sheet: Sheet, top=160) -> Sheet:
    """A story in three columns."""
    rest = [words(0, 150), words(3, 160), words(5, 170)]
    for x in (40, 205, 370):
        rest = sheet.column(x, top, 15, rest, rows=11)
    return sheet


def test_the_gutter_beside_a_ragged_column_stays_one():
    """No line of the left column ends where the gutter begins."""
    sheet = Sheet()
    for n, length in enumerate((15, 13, 16, 14, 16, 12, 15, 13, 16, 14)):
        sheet.text(40, 110 + 15 * n, words(n, length), 10)
    sheet.column(220, 100, 17, [words(3, 165)])

    assert [len(line) for line in lines(sheet)] == [
        15, 13, 16, 14, 16, 12, 15, 13, 16, 14, 15, 17, 17, 17, 17, 17, 17, 17, 17, 14,
    ]  # fmt: skip


def test_the_gutter_beside_short_last_lines_stays_one():
    sheet = Sheet()
    sheet.column(40, 100, 17, [words(n, 16 + 17 * (n % 2)) for n in range(8)])
    sheet.column(225, 100, 17, [words(n, 40) for n in range(5)])

    assert all(len(line) <= 17 for line in lines(sheet))
    assert "".join(words(n, 40) for n in range(5)) in texts(sheet)


def test_the_first_and_last_lines_of_a_story_in_a_face_of_its_own_end_at_its_gutters():
    """No row of these columns stands above the first line, none below the last."""
    sheet, rest = story(Sheet(), top=300), [words(0, 300)]
    for x in (40, 222, 404):
        rest = sheet.column(x, 100, 17, rest, rows=6, font=HEI)

    assert max(len(line) for line in lines(sheet)) == 17


@pytest.mark.parametrize("space", [12, 20, 30])
def test_a_byline_with_wide_spaces_is_one_line(space):
    sheet = story(Sheet()).text(40, 110, "水清岸绿又一年好风光无限", 30, HEI)
    x = 120.0
    for word in ("本报记者", "王小明", "通讯员", "李红"):
        sheet.text(x, 140, word, 10, HEI)
        x += 10 * len(word) + space

    assert roles(read(sheet))["本报记者 王小明 通讯员 李红"] is Role.BYLINE


@pytest.mark.parametrize(
    "size",
    [
        8,
        pytest.param(
            10, marks=pytest.mark.xfail(strict=True, reason="set like the body, cut at the gutter")
        ),
    ],
)
def test_a_byline_in_the_body_s_face_with_wide_spaces_is_one_line(size):
    """One of its spaces stands over a gutter."""
    sheet = story(Sheet()).text(40, 110, "水清岸绿又一年好风光无限", 30, HEI)
    sheet.text(196 - 4 * size, 140, "本报记者", size).text(212, 140, "王小明", size)
    sheet.text(255, 140, "李红", size)

    assert roles(read(sheet))["本报记者 王小明 李红"] is Role.BYLINE


@pytest.mark.parametrize("size", [8, 10])
def test_an_address_in_a_typewriter_face_at_the_foot_of_a_column_is_of_the_story(size):
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, [words(0, 150)])
    sheet.text(40, 255, "www.xingjiang.example", size, "Courier")
    sheet.column(230, 110, 17, [words(3, 160)])
    found = roles(read(sheet))

    assert set(found.values()) == {Role.HEADLINE, Role.BODY}
    assert "".join(found) == f"水清岸绿又一年{words(0, 150)}www.xingjiang.example{words(3, 160)}"


def test_an_address_of_two_lines_stays_in_its_column():
    sheet = Sheet()
    sheet.column(40, 110, 17, [words(0, 150)])
    for n, line in enumerate(("https://www.xingjiang.example/", "2026/03/walks-by-the-river")):
        sheet.text(40, 255 + 15 * n, line, 9, "Courier")
    sheet.column(230, 110, 17, [words(3, 200)])

    assert lines(sheet)[9:11] == ["https://www.xingjiang.example/", "2026/03/walks-by-the-river"]
    assert words(3, 200) in texts(sheet)


def test_the_entries_of_a_line_with_tabs_are_one_line():
    """White of three characters inside a column is no gutter where none runs through."""
    sheet = Sheet()
    sheet.column(40, 110, 30, [words(0, 140)])
    sheet.text(60, 195, "周一至周五", 10).text(140, 195, "九时至十八时", 10)
    sheet.column(40, 200, 30, [words(3, 140)])

    assert "周一至周五 九时至十八时" in lines(sheet)


def test_headlines_over_neighbouring_columns_with_a_rule_between_are_two():
    sheet = story(Sheet()).rule(197.5, 110, 197.5, 340)
    sheet.text(40, 140, "街角书香满城", 24, HEI).text(205, 140, "风从海上来", 24, HEI)

    assert {"街角书香满城", "风从海上来"} <= set(texts(sheet))


@pytest.mark.parametrize(
    ("x", "found"),
    [
        (205, {"街角的书香", "风从海上来"}),
        pytest.param(206, {"街角的书香 风从海上来"}, id="a point from the column's edge"),
    ],
)
def test_headlines_with_white_like_a_space_between_are_two_where_a_column_begins(x, found):
    sheet = (
        story(Sheet())
        .text(x - 150, 140, "街角的书香", 25, HEI)
        .text(x, 140, "风从海上来", 25, HEI)
    )

    assert found <= set(texts(sheet))
