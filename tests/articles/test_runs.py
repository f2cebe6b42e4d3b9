"""What stands under one another in a column, and where it ends."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, words
from bulletin.articles.rules import has_column_rule, is_ruled_apart
from bulletin.articles.runs import find_runs
from bulletin.geometry import Box

A, B, C = words(0, 150), words(3, 165), words(5, 150)


def runs(sheet: Sheet) -> list[str]:
    """The text of each run."""
    return ["".join(block.text for block in run.blocks) for run in find_runs(read(sheet), 0)]


def column(sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    sheet.column(40, 110, 17, [A])
    return sheet


def test_text_and_crosshead_of_a_column_are_one_run():
    sheet = column().text(40, 262, "步道怎么修", 11, HEI)
    sheet.column(40, 272, 17, [C])

    assert runs(sheet) == [A + "步道怎么修" + C]


def test_white_of_two_lines_and_a_half_ends_a_run():
    sheet = column()
    sheet.column(40, 290, 17, [C])

    assert runs(sheet) == [A, C]


def test_white_of_one_line_ends_no_run():
    sheet = column()
    sheet.column(40, 260, 17, [C])

    assert runs(sheet) == [A + C]


def test_white_of_one_line_ends_a_run_where_a_head_begins_at_the_side():
    sheet = column().upright(20, 266, "街角书香", 20)
    sheet.column(40, 264, 17, [C])

    assert runs(sheet) == [A, C]


def tiers(top=272, *, aside=272, under=A) -> Sheet:
    """White of two lines in a column, and text in the next one that begins at a height."""
    sheet = column()
    sheet.column(40, top, 17, [C])
    sheet.column(230, 110, 17, [under])
    sheet.column(230, aside, 17, [B])
    return sheet


def test_white_of_two_lines_at_one_height_of_two_columns_ends_runs():
    assert runs(tiers()) == [A, C, A, B]


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        pytest.param(tiers(264, aside=264), [A + C, A + B], id="white of a line"),
        pytest.param(tiers(268, aside=274), [A + C, A + B], id="not level"),
        pytest.param(tiers(under=B), [A + C, B + B], id="hardly white in the next"),
    ],
)
def test_white_of_two_lines_ends_no_run_unless_the_next_column_has_it_too(sheet, found):
    assert runs(sheet) == found


def test_white_under_a_picture_over_two_columns_ends_no_run():
    """The pieces under it begin level, and are of one story."""
    sheet = column().photo(40, 260, 360, 90)
    sheet.column(40, 380, 17, [C])
    sheet.column(230, 110, 17, [A])
    sheet.column(230, 380, 17, [B])

    assert runs(sheet) == [A + C, A + B]


def test_a_head_ends_a_run():
    sheet = column().text(40, 280, "街角书香", 22, HEI)
    sheet.column(40, 290, 17, [C])

    assert runs(sheet) == [A, C]


def test_a_rule_across_the_column_ends_a_run():
    sheet = column().rule(40, 249, 210, 249)
    sheet.column(40, 254, 17, [C])

    assert runs(sheet) == [A, C]


def test_the_edge_of_a_panel_ends_a_run():
    sheet = column().box(35, 250, 180, 160)
    sheet.column(40, 256, 17, [C])

    assert runs(sheet) == [A, C]


def test_a_picture_with_its_caption_stands_in_a_run():
    sheet = column().photo(40, 252, 170, 80).text(40, 343, "■河边的新步道。", 8, HEI)
    sheet.column(40, 352, 17, [C])
    (run,) = find_runs(read(sheet), 0)

    assert ("".join(block.text for block in run.blocks), run.pictures) == (A + C, (0,))


def test_a_run_knows_whether_it_begins_and_ends_with_a_paragraph():
    sheet = Sheet()
    rest = sheet.column(40, 110, 17, [B, words(5, 140)], rows=14)
    sheet.column(230, 110, 17, rest)
    left, right = find_runs(read(sheet), 0)

    assert (left.opens_indented, left.breaks_off) == (True, True)
    assert (right.opens_indented, right.breaks_off) == (False, False)


def test_a_page_of_paragraphs_that_do_not_stand_in_says_so():
    sheet = Sheet()
    lines = [
        A[:17],
        "雨停了。",
        B[:17],
        "风从海上来。",
        C[:17],
        "笑声先到学校。",
        A[:17],
        "天亮了。",
        B[:17],
    ]
    for n, line in enumerate(lines):
        sheet.text(40, 120 + 15 * n, line, 10)

    assert [run.indents for run in find_runs(read(sheet), 0)] == [False]
    assert [run.indents for run in find_runs(read(column()), 0)] == [True]


def test_flush_paragraphs_with_white_between_them_do_not_stand_in():
    """The white makes each a block of its own, so the openings are seen over the blocks."""
    sheet = Sheet()
    for n in range(6):
        sheet.text(40, 120 + 50 * n, words(n, 17), 10).text(40, 135 + 50 * n, words(n, 9), 10)

    assert [run.indents for run in find_runs(read(sheet), 0)] == [False]


def test_a_vertical_rule_parts_what_stands_on_its_sides():
    sheet = column().rule(220, 70, 220, 260)
    sheet.column(230, 110, 17, [C])
    left, right = (run.box for run in find_runs(read(sheet), 0))

    assert is_ruled_apart(read(sheet), left, right)
    assert not is_ruled_apart(read(sheet), left, Box(300, 500, 400, 600))


def test_a_vertical_rule_that_begins_with_the_text_is_a_column_rule():
    sheet = column().rule(220, 112, 220, 245)
    sheet.column(230, 110, 17, [C])
    left, right = (run.box for run in find_runs(read(sheet), 0))

    assert has_column_rule(read(sheet), left, right)
    assert not is_ruled_apart(read(sheet), left, right)
