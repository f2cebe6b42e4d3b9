"""Lines joined into blocks."""

from __future__ import annotations

from builders import HEI, Sheet, read, words


def texts(sheet) -> list[str]:
    return [block.text for block in read(sheet).blocks]


def body(sheet: Sheet) -> Sheet:
    sheet.column(40, 400, 17, [words(0, 150)])
    return sheet


def test_lines_of_a_column_are_one_block():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), words(3, 90)])

    (block,) = read(sheet).blocks
    assert len(block.lines) == 12
    assert block.text == words(0, 90) + words(3, 90)


def test_white_of_a_line_parts_blocks():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.column(40, 250, 17, [words(3, 90)])

    assert texts(sheet) == [words(0, 90), words(3, 90)]


def test_a_rule_parts_blocks():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), words(3, 90)])
    sheet.rule(40, 222.5, 210, 222.5)

    assert texts(sheet) == [words(0, 90), words(3, 90)]


def test_a_rule_beside_the_lines_parts_nothing():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), words(3, 90)])
    sheet.rule(230, 222.5, 400, 222.5)

    assert len(texts(sheet)) == 1


def test_two_lines_of_a_headline_are_one_block():
    sheet = body(Sheet().text(40, 90, "河边的新步道", 26, HEI).text(40, 124, "今天开放", 26, HEI))

    assert "河边的新步道今天开放" in texts(sheet)


def test_another_size_is_another_block():
    sheet = body(
        Sheet().text(40, 90, "河边的新步道", 26, HEI).text(40, 112, "三公里步道", 16, HEI)
    )

    assert {"河边的新步道", "三公里步道"} <= set(texts(sheet))


def test_another_face_is_another_block():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.column(40, 130 + 15 * 6, 17, [words(3, 90)], font=HEI)

    assert texts(sheet) == [words(0, 90), words(3, 90)]


def test_latin_in_its_own_face_stays_in_the_block():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.text(40, 230, "WTO", 10, "Helvetica")
    sheet.column(40, 235, 17, [words(3, 90)])

    assert texts(sheet) == [words(0, 90) + "WTO" + words(3, 90)]


def test_what_stands_in_a_panel_is_apart_from_what_stands_above():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), words(3, 90)])
    sheet.box(35, 222, 180, 100)

    page = read(sheet)
    assert [(block.text, block.panel) for block in page.blocks] == [
        (words(0, 90), None),
        (words(3, 90), 0),
    ]


def test_a_jump_line_is_a_block_of_its_own():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.text(140, 230, "（下转第3版）", 10)

    assert texts(sheet) == [words(0, 90), "（下转第3版）"]


def test_upright_lines_stand_alone():
    sheet = body(Sheet().upright(300, 60, "水清岸绿", 24).upright(336, 60, "街角书香", 24))

    assert {"水清岸绿", "街角书香"} <= set(texts(sheet))


# ---------------------------------------------------------------- short lines


def test_a_last_line_of_one_character_is_of_its_paragraph():
    """The line above it is indented, so that it stands left of it and under nothing."""
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), words(3, 14) + "好。", words(5, 90)])

    assert texts(sheet) == [words(0, 90) + words(3, 14) + "好。" + words(5, 90)]


def test_a_last_line_of_one_character_at_the_foot_of_a_column_is_of_its_paragraph():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), "雨停了以后花坛里的泥土很松软了吧"])

    assert texts(sheet) == [words(0, 90) + "雨停了以后花坛里的泥土很松软了吧"]


def test_a_short_crosshead_after_a_short_line_is_a_block_of_its_own():
    """Few characters, but of Han: their face says that they are no part of the body."""
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90), "雨停了。"])
    sheet.text(40, 245, "春耕", 10, HEI)
    sheet.column(40, 250, 17, [words(5, 90)])

    assert texts(sheet) == [words(0, 90) + "雨停了。", "春耕", words(5, 90)]


def test_a_network_s_name_stays_in_its_line():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.text(40, 230, "3G", 10, "Helvetica").text(52.5, 230, "信号覆盖了整条河岸，", 10)
    sheet.column(40, 235, 17, [words(3, 90)])

    assert texts(sheet) == [words(0, 90) + "3G信号覆盖了整条河岸，" + words(3, 90)]


def test_a_line_that_is_a_number_and_a_han_in_its_own_face_stays_in_the_block():
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 90)])
    sheet.text(40, 230, "A3座", 10, HEI)
    sheet.column(40, 235, 17, [words(3, 90)])

    assert texts(sheet) == [words(0, 90) + "A3座" + words(3, 90)]
