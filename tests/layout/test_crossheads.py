"""Crossheads: short lines that break up running text, and what only looks like one."""

from __future__ import annotations

import pytest

from builders import HEI, SONG, Sheet, read, roles, words
from bulletin.model import Role

A, B, C = words(0, 150), words(3, 165), words(5, 150)
ROWS = 9  # of A and of C in a column of seventeen characters; B has ten
STEP = "步道怎么修"


def titled() -> Sheet:
    return Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)


def heads(sheet: Sheet) -> dict:
    """The roles of all that is not body."""
    return {text: role for text, role in roles(read(sheet)).items() if role is not Role.BODY}


def between(text=STEP, size=11.0, font=HEI, x=40.0) -> Sheet:
    """A line between two pieces of body, with a little white around it."""
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(x, 110 + 15 * ROWS + 16, text, size, font)
    sheet.column(40, 110 + 15 * ROWS + 24, 17, [C])
    return sheet


def columns(headline="水清岸绿又一年") -> Sheet:
    """Two columns of one story; the second has a crosshead at its head."""
    sheet = Sheet().text(40, 90, headline, 24, HEI).text(230, 120, STEP, 10, HEI)
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 110 + 15 * (ROWS + 1), 17, [B])
    sheet.column(230, 125, 17, [C, words(1, 133)])
    return sheet


# ---------------------------------------------------------------- are crossheads


def test_at_the_head_of_a_column():
    assert heads(columns()) == {"水清岸绿又一年": Role.HEADLINE, STEP: Role.CROSSHEAD}


def test_at_the_head_of_the_first_column_it_is_a_headline():
    """No text stands before it that it could break up."""
    sheet = Sheet().text(40, 112, STEP, 14, HEI)
    rest = sheet.column(40, 120, 17, [A, B, C], rows=14)
    sheet.column(230, 100, 17, rest)

    assert heads(sheet) == {STEP: Role.HEADLINE}


def test_at_the_head_of_a_column_right_under_the_headline():
    """It looks as another crosshead of the story does."""
    sheet = columns("水清岸绿又一年好风光")
    sheet.text(40, 110 + 15 * ROWS + 12, "步道谁来管", 10, HEI)

    assert heads(sheet) == {
        "水清岸绿又一年好风光": Role.HEADLINE,
        "步道谁来管": Role.CROSSHEAD,
        STEP: Role.CROSSHEAD,
    }


def test_at_the_foot_of_a_column():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(40, 110 + 15 * ROWS + 12, STEP, 10, HEI)
    sheet.column(230, 110, 17, [B])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, STEP: Role.CROSSHEAD}


@pytest.mark.parametrize(
    "step",
    [
        15,
        pytest.param(
            18,
            marks=pytest.mark.xfail(
                strict=True, reason="each is too far from the body on the other side of the other"
            ),
        ),
    ],
)
def test_two_under_one_another(step):
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    first = 110 + 15 * (ROWS - 1) + 10 + step
    sheet.text(40, first, "一、步道怎么修", 12, HEI)
    sheet.text(40, first + step, "（一）先听居民的", 10, HEI)
    sheet.column(40, first + 2 * step - 10, 17, [C])

    assert heads(sheet) == {
        "水清岸绿又一年": Role.HEADLINE,
        "一、步道怎么修": Role.CROSSHEAD,
        "（一）先听居民的": Role.CROSSHEAD,
    }


@pytest.mark.parametrize("text", ["●步道怎么修", "■步道怎么修", "◆步道怎么修", "一、步道怎么修"])
def test_marked(text):
    assert heads(between(text)) == {"水清岸绿又一年": Role.HEADLINE, text: Role.CROSSHEAD}


def test_set_smaller_than_the_body_in_another_face():
    assert heads(between(size=9)) == {"水清岸绿又一年": Role.HEADLINE, STEP: Role.CROSSHEAD}


def test_set_larger_than_the_body_in_its_face():
    assert heads(between(size=12, font=SONG)) == {
        "水清岸绿又一年": Role.HEADLINE,
        STEP: Role.CROSSHEAD,
    }


def test_centred():
    assert heads(between(x=97.5)) == {"水清岸绿又一年": Role.HEADLINE, STEP: Role.CROSSHEAD}


def test_a_crosshead_of_two_lines_is_one():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(40, 260, "步道怎么修才不扰民？", 12, HEI).text(40, 276, "先听居民的", 12, HEI)
    sheet.column(40, 284, 17, [C])

    assert heads(sheet) == {
        "水清岸绿又一年": Role.HEADLINE,
        "步道怎么修才不扰民？先听居民的": Role.CROSSHEAD,
    }


# ---------------------------------------------------------------- are none


def test_a_subheadline_under_a_headline():
    sheet = titled().text(40, 108, "三公里步道开放", 11, HEI)
    sheet.column(40, 116, 17, [A, B])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, "三公里步道开放": Role.SUBHEADLINE}


def test_a_closing_credit():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(150, 110 + 15 * ROWS + 10, "（王小明）", 10, HEI)

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, "（王小明）": Role.BYLINE}


def test_a_kicker_over_a_headline_that_follows_in_the_column():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(40, 282, "聚焦街角", 11, HEI).text(40, 308, "旧书市集开张", 22, HEI)
    sheet.column(40, 320, 17, [B])

    assert heads(sheet) == {
        "水清岸绿又一年": Role.HEADLINE,
        "聚焦街角": Role.KICKER,
        "旧书市集开张": Role.HEADLINE,
    }


def test_a_headline_of_one_column_with_white_above():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.text(40, 280, "旧书市集开张", 14, HEI)
    sheet.column(40, 288, 17, [B])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, "旧书市集开张": Role.HEADLINE}


def test_a_line_that_opens_a_panel():
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    sheet.box(35, 255, 180, 190).text(45, 274, "旧书市集开张", 13, HEI)
    sheet.column(45, 282, 16, [B])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, "旧书市集开张": Role.HEADLINE}


def test_a_byline():
    sheet = titled().text(40, 106, "本报记者 王小明", 10, HEI)
    sheet.column(40, 112, 17, [A, B])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE, "本报记者王小明": Role.BYLINE}


def test_words_in_another_face_that_open_a_paragraph():
    """They are a part of its first line."""
    sheet = titled()
    sheet.column(40, 110, 17, [A])
    base = 110 + 15 * ROWS + 10
    sheet.text(60, base, "一定要先听", 10, HEI).text(110, base, "居民的意见再修步道。", 10)
    sheet.column(40, 110 + 15 * (ROWS + 1), 17, [C])

    assert heads(sheet) == {"水清岸绿又一年": Role.HEADLINE}
