"""Glyphs joined into lines of type, horizontal and upright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from barepages import bare, han, latin
from builders import HEI, Sheet, read, words


def lines(sheet) -> list[str]:
    return [line.text for block in read(sheet).blocks for line in block.lines]


def column(sheet: Sheet | None = None) -> Sheet:
    """A page with enough body to know its size by."""
    sheet = sheet or Sheet()
    sheet.column(40, 500, 20, [words(0, 120)])
    return sheet


def test_latin_words_keep_their_spaces():
    assert lines(Sheet().text(40, 90, "Open every day", 12, "Helvetica")) == ["Open every day"]


def test_a_narrow_space_between_han_is_none():
    assert lines(Sheet().text(40, 90, "水清 岸绿", 12)) == ["水清岸绿"]


def test_white_of_a_character_and_more_is_a_space():
    assert lines(Sheet().text(40, 90, "水清　岸绿", 12)) == ["水清 岸绿"]


def test_spaced_type_has_no_spaces():
    """Letter-spacing is even; it parts no words."""
    assert lines(Sheet().text(40, 90, "水清岸绿人间", 12, spacing=9)) == ["水清岸绿人间"]


def test_digits_and_letters_between_han_stand_without_spaces():
    assert lines(Sheet().text(40, 90, "新步道长3公里", 12)) == ["新步道长3公里"]


def test_a_small_shift_of_the_baseline_makes_no_other_line():
    sheet = Sheet().text(40, 90, "水清", 12).text(64, 90.4, "岸绿", 12)

    assert lines(sheet) == ["水清岸绿"]


def test_a_gutter_parts_headlines_side_by_side():
    sheet = Sheet()
    sheet.column(40, 120, 17, [words(0, 150)])
    sheet.column(230, 120, 17, [words(3, 150)])
    sheet.text(40, 90, "水清岸绿又一年", 23, HEI).text(230, 90, "风从海上来", 23, HEI)

    assert {"水清岸绿又一年", "风从海上来"} <= set(lines(sheet))


def test_an_ideographic_space_in_a_headline_parts_no_columns():
    sheet = Sheet()
    sheet.column(40, 120, 17, [words(0, 150)])
    sheet.column(230, 120, 17, [words(3, 150)])
    sheet.text(40, 90, "水清岸绿　风从海上来", 24, HEI)

    assert "水清岸绿 风从海上来" in lines(sheet)


def test_type_of_two_sizes_on_one_baseline_is_two_lines():
    sheet = column().text(40, 90, "水清岸绿", 24, HEI).text(136, 90, "三公里步道", 12)

    assert lines(sheet)[:2] == ["水清岸绿", "三公里步道"]


def test_glyphs_under_one_another_are_an_upright_line():
    page = read(column().upright(300, 60, "水清岸绿", 24))

    (upright,) = [line for block in page.blocks for line in block.lines if line.upright]
    assert (upright.text, round(upright.size)) == ("水清岸绿", 24)
    assert (upright.box.left, upright.box.right) == (300, 324)


def test_two_upright_lines_side_by_side_are_two():
    page = read(column().upright(300, 60, "水清岸绿", 24).upright(340, 60, "街角书香", 24))

    assert {line.text for b in page.blocks for line in b.lines if line.upright} == {
        "水清岸绿",
        "街角书香",
    }


def test_upright_lines_of_two_sizes_side_by_side_are_two():
    """Two of their glyphs stand on one baseline."""
    page = read(
        column().upright(300, 60, "水清岸绿又一年", 15).upright(324, 79.5, "街角书香", 12.6)
    )

    assert {line.text for b in page.blocks for line in b.lines if line.upright} == {
        "水清岸绿又一年",
        "街角书香",
    }


@pytest.mark.parametrize(
    ("space", "found"),
    [(24, {"水清岸绿 街角书香"}), (34, {"水清岸绿 街角书香"}), (50, {"水清岸绿", "街角书香"})],
)
def test_an_upright_line_goes_on_after_a_space_and_not_after_white(space, found):
    page = read(
        column().upright(300, 60, "水清岸绿", 24).upright(300, 156 + space, "街角书香", 24)
    )

    assert {line.text for b in page.blocks for line in b.lines if line.upright} == found


def test_two_glyphs_under_one_another_are_no_upright_line():
    page = read(column().text(300, 90, "水", 24, HEI).text(300, 120, "清", 24, HEI))

    assert not any(line.upright for b in page.blocks for line in b.lines)


def test_bullets_of_a_list_are_no_upright_line():
    """They stand further apart than type does, each by the lines of its entry."""
    sheet = column()
    for n, base in enumerate((90, 135, 165, 240)):
        sheet.text(300, base, "●", 10).text(320, base, f"第{n}件小事", 10)

    assert not any(line.upright for b in read(sheet).blocks for line in b.lines)


# ---------------------------------------------------------------- words, by the PDF's own spaces


def line(content: str) -> str:
    """The one line of a page."""
    ((text,),) = [[line.text for line in block.lines] for block in read(bare(content)).blocks]
    return text


def test_a_space_pressed_together_still_parts_words():
    """Justified type is set so tight that the white alone would not tell."""
    assert line(latin(40, 700, "Open every day", word=-2)) == "Open every day"


def test_letters_spaced_out_part_no_word_where_the_pdf_has_spaces():
    spaced = "BT /Latin 10 Tf 1.6 Tc 1 0 0 1 40 700 Tm (Open all) Tj 0 Tc ( day) Tj ET"

    assert line(spaced) == "Open all day"


def test_a_space_of_no_breadth_parts_nothing():
    assert line(latin(40, 700, "Open every day", word=-2.78)) == "Openeveryday"


def test_words_without_spaces_of_the_pdf_are_parted_by_white():
    words_apart = latin(40, 700, "Open") + latin(67, 700, "every") + latin(95, 700, "day")

    assert line(words_apart) == "Open every day"


def test_a_space_between_han_and_latin_stays_as_printed():
    page = latin(40, 700, "5G ", 12) + han(63, 700, "网络", 12)

    assert line(page) == "5G 网络"


def test_han_and_latin_set_close_stay_close():
    page = han(40, 700, "用", 12) + latin(52, 700, "iPhone", 12) + han(90, 700, "拍照", 12)

    assert line(page) == "用iPhone拍照"


def test_a_space_that_pdfium_would_put_in_is_none():
    """The year and its sign are two objects with a little white between."""
    assert line(latin(40, 700, "2023", 12) + han(68.5, 700, "年", 12)) == "2023年"


def test_a_hyphen_at_a_line_s_end_is_a_hyphen():
    page = latin(40, 700, "the read-") + latin(40, 685, "er of the page")
    (block,) = read(bare(page)).blocks

    assert [(line.text, line.printed) for line in block.lines] == [
        ("the read-", None),
        ("er of the page", None),
    ]


def test_letters_of_a_font_without_widths_make_words():
    """Each is said to be as broad as it is high, and is placed by itself."""
    text, size = "Open every day", 12
    page = "".join(
        f"BT /Square {size} Tf 1 0 0 1 {40 + stringWidth(text[:n], 'Helvetica', size):.2f} 700 Tm"
        f" ({letter}) Tj ET\n"
        for n, letter in enumerate(text)
        if letter != " "
    )

    assert line(page) == text


WORDS = [
    latin(40, 700, "Open every day", word=-1.5),
    latin(40, 685, "but for Monday,", word=-1.5),
    latin(40, 670, "at the river.", word=-1.5),
    han(40, 640, "新步道长"),
    latin(82, 640, "3 km"),
]


@tries(max_examples=20)
@given(st.permutations(WORDS), st.floats(0.5, 1.5))
def test_words_are_parted_alike_in_any_order_and_size(pieces, by):
    page = read(bare(f"q {by:.3f} 0 0 {by:.3f} 0 0 cm {''.join(pieces)} Q", box="0 0 900 1200"))

    assert sorted(line.text for block in page.blocks for line in block.lines) == [
        "Open every day",
        "at the river.",
        "but for Monday,",
        "新步道长3 km",
    ]
