"""Stories that follow one another down the columns, and go on at the head of the next."""

from __future__ import annotations

from builders import HEI, Sheet, bodies, cut, words

A, B, C, D = words(0, 140), words(3, 170), words(5, 130), words(6, 155)


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


def test_text_at_the_head_of_a_column_goes_on_from_the_foot_of_the_column_before():
    """Stories follow one another down the columns."""
    sheet = head(Sheet(), 40, 90, "水清岸绿", 20)
    sheet.column(40, 100, 17, [A])
    head(sheet, 40, 272, "街角书香", 20)
    rest = sheet.column(40, 282, 17, [B, D], rows=12)
    sheet.column(230, 76, 17, rest)
    head(sheet, 230, 262, "风从海上来", 20)
    sheet.column(230, 272, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A], "街角书香": [B, D], "风从海上来": [C]}


def test_a_paragraph_at_the_head_of_a_column_follows_one_that_ends_the_column_before():
    sheet = head(Sheet(), 40, 90, "水清岸绿", 20)
    sheet.column(40, 100, 17, [A, B])
    sheet.column(230, 76, 17, [D])
    head(sheet, 230, 262, "风从海上来", 20)
    sheet.column(230, 272, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, D], "风从海上来": [C]}


def test_each_of_two_columns_goes_on_from_the_foot_of_the_one_before():
    """That both begin at the top of the page does not make them one story."""
    sheet = head(Sheet(), 40, 90, "水清岸绿", 20)
    sheet.column(40, 100, 17, [A])
    head(sheet, 40, 272, "街角书香", 20)
    sheet.column(40, 282, 17, [B])
    sheet.column(230, 76, 17, [D])
    head(sheet, 230, 262, "风从海上来", 20)
    sheet.column(230, 272, 17, [C])
    sheet.column(420, 76, 16, [words(1, 150)])
    head(sheet, 420, 262, "雨停以后", 20)
    sheet.column(420, 272, 16, [words(7, 150)])

    assert bodies(cut(sheet)) == {
        "水清岸绿": [A],
        "街角书香": [B, D],
        "风从海上来": [C, words(1, 150)],
        "雨停以后": [words(7, 150)],
    }


def test_a_column_level_with_the_text_under_a_head_is_not_the_next_story_s():
    """Another story ends at the foot of the column before; this one began as high as its text."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B, D], rows=15)
    sheet.column(230, 110, 17, rest)
    head(sheet, 230, 430, "街角书香")
    sheet.column(230, 440, 17, [C])
    sheet.column(420, 110, 16, [words(1, 150)])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, D, words(1, 150)], "街角书香": [C]}


def test_a_full_line_that_names_the_makers_ends_a_story():
    """The next column, which begins as high, goes on from the foot of the one before."""
    signed = words(6, 91) + "（本报记者王小明）"
    sheet = head(Sheet(), 40, 90, "水清岸绿", 20)
    sheet.column(40, 100, 17, [A])
    head(sheet, 40, 272, "街角书香", 20)
    rest = sheet.column(40, 282, 17, [B, signed], rows=12)
    sheet.column(230, 76, 17, rest)
    head(sheet, 230, 262, "风从海上来", 20)
    rest = sheet.column(230, 272, 17, [C, D], rows=12)
    sheet.column(420, 76, 17, rest)

    assert bodies(cut(sheet)) == {
        "水清岸绿": [A],
        "街角书香": [B, signed],
        "风从海上来": [C, D],
    }
