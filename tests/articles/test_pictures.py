"""Which story a picture and its caption belong to."""

from __future__ import annotations

from builders import HEI, Sheet, bodies, cut, words

A, B, C, D = words(0, 140), words(3, 170), words(5, 130), words(6, 155)
CAPTION = "■河边的新步道。王小明摄"


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


def captions(sheet: Sheet) -> dict:
    """The captions of each article's pictures, by its headline."""
    return {a.heads.headline: [i.caption for i in a.illustrations] for a in cut(sheet).articles}


def photo(sheet: Sheet, *place: float, caption=CAPTION) -> Sheet:
    """A photograph with its caption under it."""
    x, top, width, height = place
    return sheet.photo(x, top, width, height).text(x, top + height + 12, caption, 8, HEI)


# ---------------------------------------------------------------- in the text


def test_a_photograph_in_the_flow_interrupts_nothing():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=6)
    sheet.photo(40, 210, 170, 80).text(40, 302, "■河边的新步道。王小明摄", 8, HEI)
    sheet.column(40, 315, 17, rest)
    (article,) = cut(sheet).articles

    assert [p.text for p in article.paragraphs] == [A, B]
    assert [(i.caption, i.credit) for i in article.illustrations] == [
        ("■河边的新步道。王小明摄", "王小明")
    ]


def test_a_photograph_over_two_columns_belongs_to_the_story_of_both():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年")
    sheet.photo(40, 110, 360, 150).text(40, 272, "■河边的新步道。王小明摄", 8, HEI)
    rest = sheet.column(40, 290, 17, [A, B], rows=10)
    sheet.column(230, 290, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿又一年": [A, B]}


def test_a_picture_with_its_caption_belongs_to_the_story_above_it():
    """The caption closes it off from the headline that follows."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.photo(40, 260, 170, 100).text(40, 374, "■河边的新步道。王小明 摄", 8, HEI)
    head(sheet, 40, 460, "街角书香").column(40, 480, 17, [C])

    found = {a.heads.headline: len(a.illustrations) for a in cut(sheet).articles}
    assert found == {"水清岸绿": 1, "街角书香": 0}


# ---------------------------------------------------------------- around the text


def test_a_picture_under_its_story():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 300, 90, "街角书香")
    sheet.column(40, 110, 17, [A])
    sheet.column(300, 110, 17, [C, D])
    photo(sheet, 40, 255, 170, 100)

    assert captions(sheet) == {"水清岸绿": [CAPTION], "街角书香": []}


def test_a_picture_beside_its_story():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光")
    sheet.column(40, 110, 17, [A])
    photo(sheet, 230, 112, 170, 110)
    head(sheet, 40, 420, "街角书香").column(40, 440, 17, [C])

    assert captions(sheet) == {"水清岸绿又一年好风光": [CAPTION], "街角书香": []}


def test_a_picture_over_its_headline_as_wide_as_the_story():
    sheet = head(Sheet(), 40, 60, "风从海上来", 20)
    sheet.column(40, 70, 17, [C])
    photo(sheet, 230, 40, 360, 150)
    head(sheet, 230, 235, "水清岸绿又一年", 26)
    rest = sheet.column(230, 250, 17, [A, B], rows=11)
    sheet.column(420, 250, 17, rest)

    assert captions(sheet) == {"风从海上来": [], "水清岸绿又一年": [CAPTION]}


def test_a_picture_without_a_caption_over_its_headline():
    sheet = Sheet().photo(40, 50, 360, 150)
    head(sheet, 40, 235, "水清岸绿又一年", 26)
    rest = sheet.column(40, 250, 17, [A, B], rows=11)
    sheet.column(230, 250, 17, rest)

    assert captions(sheet) == {"水清岸绿又一年": [None]}


def test_a_picture_between_two_stories_that_a_rule_parts_from_the_lower_one():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    photo(sheet, 40, 260, 170, 100).rule(40, 384, 210, 384)
    head(sheet, 40, 420, "街角书香").column(40, 440, 17, [C])

    assert captions(sheet) == {"水清岸绿": [CAPTION], "街角书香": []}


def test_a_picture_between_two_stories_that_a_rule_parts_from_the_upper_one():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.rule(40, 254, 210, 254)
    photo(sheet, 40, 264, 170, 100)
    head(sheet, 40, 408, "街角书香").column(40, 425, 17, [C])

    assert captions(sheet) == {"水清岸绿": [], "街角书香": [CAPTION]}


def test_a_picture_at_the_side_of_a_rule_is_the_story_s_on_its_side():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 420, 90, "街角书香")
    sheet.column(40, 110, 17, [A])
    photo(sheet, 230, 112, 170, 110)
    sheet.column(420, 110, 17, [C])
    sheet.rule(221, 70, 221, 260)

    assert captions(sheet) == {"水清岸绿": [], "街角书香": [CAPTION]}


def test_a_picture_in_a_panel_belongs_to_the_story_there():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A, B])
    sheet.box(225, 80, 200, 330)
    photo(sheet, 235, 90, 180, 100)
    head(sheet, 235, 232, "街角书香", 22).column(235, 245, 18, [C])

    assert captions(sheet) == {"水清岸绿": [], "街角书香": [CAPTION]}


def test_a_picture_outside_a_panel_belongs_to_no_story_in_it():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    photo(sheet, 40, 258, 170, 100)
    sheet.box(35, 380, 180, 200)
    head(sheet, 45, 410, "街角书香", 22).column(45, 425, 16, [C])

    assert captions(sheet) == {"水清岸绿": [CAPTION], "街角书香": []}


def test_a_framed_picture_stands_in_its_story():
    """A frame drawn close round a picture holds no story."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=7)
    sheet.box(40, 222, 170, 90)
    sheet.photo(43, 225, 164, 84).text(40, 324, CAPTION, 8, HEI)
    sheet.column(40, 335, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}
    assert captions(sheet) == {"水清岸绿": [CAPTION]}


def test_each_of_two_pictures_has_its_own_caption():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光")
    photo(sheet, 40, 110, 170, 90, caption="■河边的新步道。王小明摄")
    photo(sheet, 230, 110, 170, 90, caption="■街角的旧书店。李红摄")
    rest = sheet.column(40, 222, 17, [A, B], rows=10)
    sheet.column(230, 222, 17, rest)
    (article,) = cut(sheet).articles

    assert sorted((round(i.box.left), i.caption, i.credit) for i in article.illustrations) == [
        (40, "■河边的新步道。王小明摄", "王小明"),
        (230, "■街角的旧书店。李红摄", "李红"),
    ]


def test_a_photographer_s_name_up_the_side_of_a_picture_is_no_headline():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光")
    sheet.column(40, 110, 17, [A, B])
    sheet.photo(230, 112, 170, 110).upright(404, 150, "王小明摄", 8)
    segmented = cut(sheet)

    assert bodies(segmented) == {"水清岸绿又一年好风光": [A, B]}
    assert segmented.findings == ()
