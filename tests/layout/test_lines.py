"""Glyphs joined into lines of type, horizontal and upright."""

from __future__ import annotations

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


def test_two_glyphs_under_one_another_are_no_upright_line():
    page = read(column().text(300, 90, "水", 24, HEI).text(300, 120, "清", 24, HEI))

    assert not any(line.upright for b in page.blocks for line in b.lines)


def test_bullets_of_a_list_are_no_upright_line():
    """They stand further apart than type does, each by the lines of its entry."""
    sheet = column()
    for n, base in enumerate((90, 135, 165, 240)):
        sheet.text(300, base, "●", 10).text(320, base, f"第{n}件小事", 10)

    assert not any(line.upright for b in read(sheet).blocks for line in b.lines)
