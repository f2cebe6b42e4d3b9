"""The grid of columns, and what was cut and belongs together."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role


def grid(page) -> list[tuple[int, int]]:
    return [(round(column.left), round(column.right)) for column in page.columns]


def two_columns(top=130) -> Sheet:
    sheet = Sheet()
    rest = sheet.column(40, top, 17, [words(0, 150), words(3, 150)], rows=10)
    sheet.column(230, top, 17, rest)
    return sheet


def test_columns_are_where_lines_agree_on_both_edges():
    assert grid(read(two_columns())) == [(40, 210), (230, 400)]


def test_columns_of_different_measure_stand_in_one_page():
    sheet = two_columns()
    sheet.column(40, 500, 36, [words(2, 200)])

    assert grid(read(sheet)) == [(40, 210), (40, 400), (230, 400)]


def test_what_stands_over_a_rule_across_the_page_widens_no_column_under_it():
    """Two lines at the head of the page begin alike, a little left of a column."""
    sheet = two_columns(top=100).rule(40, 96, 400, 96)
    sheet.text(219, 78, words(2, 16), 10).text(219, 93, words(5, 9), 10)

    assert (230, 400) in grid(read(sheet))
    assert not any(left == 219 and right >= 400 for left, right in grid(read(sheet)))


def test_the_last_line_of_a_paragraph_stays_in_its_wide_column():
    """It would fit into the narrow column above as well."""
    sheet = two_columns()
    sheet.column(40, 500, 36, [words(2, 115), words(4, 115), words(6, 115)])

    wide = [block for block in read(sheet).blocks if block.box.top > 450]
    assert [block.text for block in wide] == [words(2, 115) + words(4, 115) + words(6, 115)]


def test_first_lines_that_stand_in_make_no_column():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(n, 45 + 3 * n) for n in range(6)])

    assert grid(read(sheet)) == [(40, 210)]


def test_ragged_lines_make_a_column_by_their_left_edge():
    sheet = Sheet()
    for n, length in enumerate((17, 14, 16, 13, 17, 12)):
        sheet.text(40, 130 + 15 * n, words(n, length), 10)

    assert grid(read(sheet)) == [(40, 210)]


def test_a_page_of_two_lines_has_one_column():
    page = read(
        Sheet().text(60, 90, "清晨的河岸上有人跑步，", 10).text(40, 105, "桥下的船开过去。", 10)
    )

    assert grid(page) == [(40, 170)]


def test_the_leading_is_the_usual_distance_of_baselines():
    assert read(two_columns()).leading == pytest.approx(15, abs=0.01)


def test_the_body_is_the_size_of_most_of_the_type():
    sheet = two_columns()
    sheet.text(40, 60, "一条很长的标题" * 3, 24, HEI)

    assert read(sheet).body_size == 10


def test_lines_of_two_columns_on_one_baseline_stay_two():
    page = read(two_columns())

    assert [block.column for block in page.blocks] == [0, 1]
    assert all(block.span == 1 for block in page.blocks)


def test_a_byline_set_over_columns_is_one_line():
    """Its names stand where the gutter would be, and no column reaches up to it."""
    sheet = two_columns(top=160)
    sheet.text(40, 90, "河边的新步道今天开放", 26, HEI)
    sheet.text(130, 120, "本报记者", 10, HEI).text(190, 120, "王小明", 10, HEI)
    sheet.text(240, 120, "李红", 10, HEI)

    assert roles(read(sheet))["本报记者 王小明 李红"] is Role.BYLINE


def test_a_rule_between_keeps_neighbours_apart():
    sheet = two_columns()
    sheet.text(40, 90, "水清岸绿", 14, HEI).text(110, 90, "街角书香", 14, HEI)
    joined = roles(read(sheet))
    parted = roles(read(sheet.rule(103, 70, 103, 100)))

    assert "水清岸绿 街角书香" in joined
    assert {"水清岸绿", "街角书香"} <= set(parted)


def test_the_edge_of_a_panel_keeps_neighbours_apart():
    sheet = two_columns()
    sheet.box(30, 70, 73, 30).text(40, 90, "水清岸绿", 14, HEI).text(110, 90, "街角书香", 14, HEI)

    assert {"水清岸绿", "街角书香"} <= set(roles(read(sheet)))


def test_a_box_has_columns_of_its_own_measure():
    """Two rows are enough where they stand together and fit no column of the page."""
    sheet = Sheet()
    rest = sheet.column(40, 100, 15, [words(0, 220), words(3, 200)], rows=14)
    rest = sheet.column(205, 100, 15, rest, rows=14)
    sheet.column(370, 100, 15, [words(5, 190)])
    sheet.box(36, 400, 490, 90)
    rest = sheet.column(46, 420, 22, [words(1, 120)], rows=3)
    sheet.column(286, 420, 22, rest)

    assert (46, 266) in [(round(c.left), round(c.right)) for c in read(sheet).columns]
