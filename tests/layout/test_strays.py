"""Parts of a head that stand aside of it: what is under both of them tells."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role

TEXT = [words(0, 150), words(3, 160), words(5, 170)]
COLUMNS = (40, 205, 370)  # of fifteen characters each


def body(sheet: Sheet) -> Sheet:
    """One story in three columns."""
    rest = TEXT
    for x in COLUMNS:
        rest = sheet.column(x, 170, 15, rest, rows=11)
    return sheet


def three_stories(sheet: Sheet, tops) -> Sheet:
    """A story to a column, each with an ending of its own."""
    for x, top, text in zip(COLUMNS, tops, TEXT, strict=True):
        sheet.column(x, top, 15, [text])
    return sheet


def centred(sheet: Sheet) -> Sheet:
    """A headline in the middle of the three columns."""
    return sheet.text(190, 118, "水清岸绿又一年", 26, HEI)


def heads(sheet: Sheet) -> dict:
    """The roles of all that is not body."""
    return {text: role for text, role in roles(read(sheet)).items() if role is not Role.BODY}


def one_head(sheet: Sheet, *texts: str) -> bool:
    """Whether these stand in one head."""
    numbers = {block.text: block.head for block in read(sheet).blocks}
    found = {numbers[text] for text in texts}
    return len(found) == 1 and None not in found


def test_a_kicker_subheadline_and_byline_at_the_left_of_a_centred_headline_are_its_own():
    sheet = centred(body(Sheet())).text(40, 84, "聚焦河边", 14, HEI)
    sheet.text(40, 138, "三公里步道串起五座公园", 13, HEI)
    sheet.text(40, 158, "本报记者 王小明", 10, HEI)

    assert heads(sheet) == {
        "聚焦河边": Role.KICKER,
        "水清岸绿又一年": Role.HEADLINE,
        "三公里步道串起五座公园": Role.SUBHEADLINE,
        "本报记者王小明": Role.BYLINE,
    }
    assert one_head(
        sheet, "聚焦河边", "水清岸绿又一年", "三公里步道串起五座公园", "本报记者王小明"
    )


def test_a_subheadline_at_the_right_below_a_centred_headline_is_its_own():
    sheet = centred(body(Sheet())).text(388, 140, "三公里步道串起五座公园", 12, HEI)

    assert heads(sheet) == {
        "水清岸绿又一年": Role.HEADLINE,
        "三公里步道串起五座公园": Role.SUBHEADLINE,
    }


def test_a_rule_between_makes_the_line_at_the_left_a_headline_by_itself():
    sheet = three_stories(Sheet(), (170, 170, 170)).text(40, 100, "街角书香", 16, HEI)
    sheet.text(210, 118, "水清岸绿又一年", 26, HEI).rule(197.5, 70, 197.5, 400)

    assert not one_head(sheet, "街角书香", "水清岸绿又一年")
    assert heads(sheet) == {"街角书香": Role.HEADLINE, "水清岸绿又一年": Role.HEADLINE}


def test_columns_that_begin_at_another_height_have_a_headline_of_their_own():
    sheet = three_stories(Sheet(), (112, 170, 170)).text(40, 100, "街角书香", 16, HEI)
    sheet.text(210, 134, "水清岸绿又一年", 26, HEI)

    assert not one_head(sheet, "街角书香", "水清岸绿又一年")
    assert heads(sheet) == {"街角书香": Role.HEADLINE, "水清岸绿又一年": Role.HEADLINE}


def test_body_between_keeps_two_heads_apart():
    sheet = three_stories(Sheet(), (170, 60, 170)).text(40, 120, "街角书香", 16, HEI)
    sheet.text(372, 150, "水清岸绿", 26, HEI)

    assert not one_head(sheet, "街角书香", "水清岸绿")


def test_a_horizontal_rule_between_keeps_what_is_above_it_apart():
    sheet = centred(body(Sheet())).text(40, 84, "风从海上来", 14, HEI).rule(40, 96, 520, 96)

    assert not one_head(sheet, "风从海上来", "水清岸绿又一年")


@pytest.mark.parametrize("size", [18, 24])
def test_two_heads_level_side_by_side_stay_two(size):
    sheet = three_stories(Sheet(), (170, 170, 170)).text(40, 140, "街角书香", size, HEI)
    sheet.text(210, 140, "水清岸绿又一年", 26, HEI)

    assert not one_head(sheet, "街角书香", "水清岸绿又一年")
    assert heads(sheet) == {"街角书香": Role.HEADLINE, "水清岸绿又一年": Role.HEADLINE}


def on_a_rule(sheet: Sheet, right: float) -> Sheet:
    """A short line at the left, on a rule that goes on to the right."""
    return sheet.text(40, 84, "湾区观察", 13, HEI).rule(40, 88, right, 88, 0.8)


def test_the_name_of_a_column_on_a_rule_over_a_centred_headline_is_its_standing_head():
    sheet = on_a_rule(centred(body(Sheet())), 520)

    assert heads(sheet) == {"湾区观察": Role.STANDING_HEAD, "水清岸绿又一年": Role.HEADLINE}
    assert one_head(sheet, "湾区观察", "水清岸绿又一年")


def test_on_its_rule_it_is_joined_where_columns_do_not_begin_level():
    sheet = centred(three_stories(Sheet(), (210, 170, 170)))
    without = sheet.text(40, 84, "湾区观察", 13, HEI)
    assert not one_head(without, "湾区观察", "水清岸绿又一年")

    sheet = on_a_rule(centred(three_stories(Sheet(), (210, 170, 170))), 520)
    assert one_head(sheet, "湾区观察", "水清岸绿又一年")


def test_a_short_line_on_a_rule_with_text_right_under_it_titles_that_text():
    sheet = on_a_rule(centred(Sheet()), 520)
    sheet.column(40, 104, 15, [TEXT[0]])
    for x in COLUMNS[1:]:
        sheet.column(x, 170, 15, [TEXT[1]])

    assert not one_head(sheet, "湾区观察", "水清岸绿又一年")
