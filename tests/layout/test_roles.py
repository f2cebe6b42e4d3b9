"""The role of each block, and the words and places that decide it."""

from __future__ import annotations

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role

ONE, TWO = words(0, 150), words(3, 150)


def story(sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    sheet.text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, [ONE])
    return sheet


def test_a_short_line_in_other_type_between_body_is_a_crosshead():
    sheet = story()
    sheet.text(40, 110 + 15 * 9 + 22, "步道怎么修", 11, HEI)
    sheet.column(40, 110 + 15 * 11, 17, [TWO])

    assert roles(read(sheet)) == {
        "水清岸绿又一年": Role.HEADLINE,
        ONE: Role.BODY,
        "步道怎么修": Role.CROSSHEAD,
        TWO: Role.BODY,
    }


def test_a_long_line_in_other_type_is_no_crosshead():
    sheet = story()
    bold = words(5, 45)
    sheet.column(40, 110 + 15 * 9, 17, [bold], font=HEI)
    sheet.column(40, 110 + 15 * 12, 17, [TWO])

    assert roles(read(sheet))[bold] is Role.BODY


def test_small_type_under_a_picture_is_its_caption():
    sheet = story()
    sheet.photo(230, 110, 170, 100).text(230, 222, "河边的新步道。王小明摄", 8, HEI)

    assert roles(read(sheet))["河边的新步道。王小明摄"] is Role.CAPTION


def test_body_under_a_picture_goes_on_as_body():
    sheet = story()
    sheet.photo(230, 110, 170, 100)
    sheet.column(230, 215, 17, [TWO])

    assert roles(read(sheet))[TWO] is Role.BODY


def test_a_headline_under_a_picture_is_no_caption():
    sheet = story()
    sheet.photo(230, 110, 170, 100).text(230, 240, "街角书香", 24, HEI)
    sheet.column(230, 260, 17, [TWO])

    assert roles(read(sheet))["街角书香"] is Role.HEADLINE


def test_a_line_marked_as_a_caption_needs_no_picture():
    """The picture may be drawn in a way that is not seen."""
    sheet = story().text(230, 222, "■河边的新步道。王小明摄", 8, HEI)

    assert roles(read(sheet))["■河边的新步道。王小明摄"] is Role.CAPTION


def test_jump_and_continuation_lines_are_known_by_their_words():
    sheet = story().text(140, 110 + 15 * 9 + 12, "（下转第3版）", 10)
    sheet.text(230, 90, "街角书香", 24, HEI).text(230, 108, "（上接第 1 版）", 10)
    sheet.column(230, 115, 17, [TWO])
    found = roles(read(sheet))

    assert found["（下转第3版）"] is Role.JUMP_LINE
    assert [role for text, role in found.items() if text.startswith("（上接第")] == [
        Role.CONTINUATION
    ]


def test_names_in_brackets_at_the_end_are_a_byline():
    sheet = story().text(150, 110 + 15 * 9 + 10, "（王小明）", 10)

    assert roles(read(sheet))["（王小明）"] is Role.BYLINE


def test_other_brackets_at_the_end_are_body():
    sheet = story().text(150, 110 + 15 * 9 + 10, "（未完待续）", 10)

    assert Role.BYLINE not in roles(read(sheet)).values()


def test_offers_in_a_panel_are_an_advertisement():
    sheet = story().box(40, 600, 360, 100)
    sheet.text(60, 640, "杏江家具城盛大开业", 20, HEI).text(60, 670, "热线 0532-12345678", 10)

    assert {b.role for b in read(sheet).blocks if b.panel is not None} == {Role.ADVERTISEMENT}


def test_a_story_in_a_panel_is_a_story():
    sheet = story().box(30, 480, 190, 250)
    sheet.text(40, 520, "街角书香", 24, HEI)
    sheet.column(40, 540, 17, [TWO + "咨询电话见本报。"])

    assert {b.role for b in read(sheet).blocks if b.panel is not None} == {
        Role.HEADLINE,
        Role.BODY,
    }


def test_two_advertisements_in_two_panels_are_two():
    sheet = story().box(40, 600, 170, 100).box(230, 600, 170, 100)
    sheet.text(50, 640, "家具城开业优惠", 14, HEI).text(240, 640, "水果店招商加盟", 14, HEI)

    assert [b.panel for b in read(sheet).blocks if b.role is Role.ADVERTISEMENT] == [0, 1]
