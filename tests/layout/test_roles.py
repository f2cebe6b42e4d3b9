"""The role of each block, and the words and places that decide it."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, cut, read, roles, words
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

    offers = [b for b in read(sheet).blocks if b.role is Role.ADVERTISEMENT]
    assert [b.text for b in offers] == ["家具城开业优惠", "水果店招商加盟"]
    assert len({b.panel for b in offers}) == 2


# ---------------------------------------------------------------- contents


def contents(heading="今日导读") -> Sheet:
    """A story, and a box that lists those of other pages."""
    sheet = story().box(230, 80, 190, 110)
    sheet.text(240, 100, heading, 14, HEI)
    for n, entry in enumerate(("旧书市集周末开张", "渡口添了新灯", "河边的树要过冬"), 2):
        sheet.text(240, 90 + 16 * n, entry, 10).text(380, 90 + 16 * n, f"第{n}版", 10)
    return sheet


@pytest.mark.parametrize("heading", ["今日导读", "要目", "导 读"])
def test_a_box_that_lists_stories_with_their_pages_is_contents(heading):
    boxed = [b for b in read(contents(heading)).blocks if b.panel is not None]

    assert {b.role for b in boxed} == {Role.CONTENTS}
    assert sum(len("".join(b.text.split())) for b in boxed) == len("".join(heading.split())) + 30


def test_contents_are_in_no_article():
    segmented = cut(contents())

    assert [(a.heads.headline, [p.text for p in a.paragraphs]) for a in segmented.articles] == [
        ("水清岸绿又一年", [ONE])
    ]
    assert "旧书市集周末开张" in "".join(segmented.other)
    assert segmented.findings == ()


def test_a_boxed_story_that_goes_on_on_another_page_is_no_contents():
    sheet = story().box(225, 80, 190, 230).text(235, 110, "旧书市集开张", 22, HEI)
    sheet.column(235, 125, 17, [TWO])
    sheet.text(340, 300, "（下转第3版）", 10)

    assert Role.CONTENTS not in roles(read(sheet)).values()


# ---------------------------------------------------------------- captions


def test_a_caption_of_two_lines_is_one():
    sheet = story().photo(230, 110, 170, 100)
    sheet.text(230, 222, "河边的新步道上有人跑步，", 8, HEI).text(230, 233, "王小明摄", 8, HEI)

    assert roles(read(sheet))["河边的新步道上有人跑步，王小明摄"] is Role.CAPTION


@pytest.mark.parametrize("mark", ["▲", "▼", "■", "图为"])
def test_a_marked_line_in_the_body_s_size_is_a_caption(mark):
    text = f"{mark}河边的新步道。王小明 摄"
    sheet = story().photo(230, 110, 170, 100).text(230, 224, text, 10, HEI)

    assert [r for t, r in roles(read(sheet)).items() if t.startswith(mark)] == [Role.CAPTION]


def test_captions_of_two_pictures_side_by_side_are_two():
    sheet = story().photo(230, 110, 120, 80).photo(360, 110, 120, 80)
    sheet.text(230, 202, "河边的新步道。", 8, HEI).text(360, 202, "街角的旧书店。", 8, HEI)
    found = roles(read(sheet))

    assert {t for t, role in found.items() if role is Role.CAPTION} == {
        "河边的新步道。",
        "街角的旧书店。",
    }


# ---------------------------------------------------------------- advertisements


def test_offers_in_a_shaded_bar_are_an_advertisement():
    sheet = story().box(40, 600, 360, 40, fill=0.9)
    sheet.text(60, 626, "杏江家具城 咨询电话 0532-12345678", 14, HEI)

    (block,) = [b for b in read(sheet).blocks if b.role is Role.ADVERTISEMENT]
    assert "".join(block.text.split()) == "杏江家具城咨询电话0532-12345678"


def test_a_story_about_advertising_without_a_panel_is_a_story():
    sheet = story()
    sheet.text(230, 90, "街头广告清理完毕", 20, HEI)
    sheet.column(230, 110, 17, ["居民可拨打热线举报小广告。" + TWO])

    assert Role.ADVERTISEMENT not in roles(read(sheet)).values()


def test_small_type_in_a_narrow_column_beside_a_picture_is_its_caption():
    sheet = story().photo(230, 110, 170, 100)
    for n, line in enumerate(("河边的新步道", "上有人跑步。", "王小明 摄")):
        sheet.text(406, 185 + 11 * n, line, 8, HEI)

    assert [b.role for b in read(sheet).blocks if b.box.left > 400] == [Role.CAPTION]


def test_a_line_over_a_picture_that_points_down_at_it_is_its_caption():
    sheet = story().photo(230, 125, 170, 100).text(230, 120, "▼河边的新步道。王小明 摄", 8, HEI)

    assert [b.role for b in read(sheet).blocks if b.box.left > 220] == [Role.CAPTION]
