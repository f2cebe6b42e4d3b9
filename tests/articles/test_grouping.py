"""Which heads and runs of text make one story."""

from __future__ import annotations

import pytest

from builders import HEI, Rest, Sheet, bodies, cut, words

A, B, C, D = words(0, 140), words(3, 170), words(5, 130), words(6, 155)
FULL = (
    words(2, 117)[:-1] + "水"
)  # seven lines of 17 characters, two in at the first: it breaks off
RUNS_OVER = "text runs on from the foot of a column to the next one's head over a rule between"


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


def stories(sheet: Sheet) -> list[tuple[str, list[str]]]:
    """Each article's headline and paragraphs; more than one may have no headline."""
    return [(a.heads.headline, [p.text for p in a.paragraphs]) for a in cut(sheet).articles]


# ---------------------------------------------------------------- one story, many shapes


def test_two_stories_side_by_side():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 300, 90, "街角书香")
    sheet.column(40, 110, 17, [A, B])
    sheet.column(300, 110, 17, [C, D])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C, D]}


def test_two_stories_one_over_the_other():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 40, 420, "街角书香")
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 440, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A], "街角书香": [C]}


def test_a_story_of_two_columns_reads_down_and_then_on_in_the_next():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=10)
    sheet.column(230, 110, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}


def test_a_story_under_a_headline_narrower_than_its_columns_and_no_rule_beside():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 420, 90, "街角书香")
    rest = sheet.column(40, 110, 17, [A, B], rows=10)
    sheet.column(230, 110, 17, rest)
    sheet.column(420, 110, 14, [C, D])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C, D]}


@pytest.mark.xfail(strict=True, reason=RUNS_OVER)
def test_a_rule_between_columns_of_one_height_parts_the_stories():
    """The second column has no headline of its own and is not the first one's either."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A, B])
    sheet.column(230, 110, 17, [C, D])
    sheet.rule(220, 80, 220, 500)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "": [C, D]}


def test_a_story_in_the_shape_of_an_l():
    """It goes on below another story's box, in a longer column."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B, C, D], rows=30)
    sheet.column(230, 110, 17, rest)
    sheet.rule(220, 345, 400, 345)
    head(sheet, 230, 380, "街角书香")
    sheet.column(230, 400, 17, [words(1, 150)])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, C, D], "街角书香": [words(1, 150)]}


def test_a_boxed_story_is_apart_from_the_one_around_it():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B, D], rows=14)
    sheet.column(230, 110, 17, rest)
    sheet.box(225, 360, 180, 220)
    head(sheet, 235, 400, "街角书香", 22)
    sheet.column(235, 420, 16, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, D], "街角书香": [C]}


# ---------------------------------------------------------------- rules


def test_a_rule_across_the_column_parts_the_text_below_it():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.rule(40, 252, 210, 252)
    sheet.column(40, 260, 17, [C])

    assert stories(sheet) == [("水清岸绿", [A]), ("", [C])]


def side_by_side(rule_top: float) -> Sheet:
    """Text in two columns, a head over the first; a rule between them begins at a height."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A, B])
    sheet.column(230, 110, 17, [C, D])
    return sheet.rule(220, rule_top, 220, 390)


def test_a_rule_that_begins_where_the_text_begins_stands_inside_a_story():
    assert bodies(cut(side_by_side(112))) == {"水清岸绿": [A, B, C, D]}


@pytest.mark.xfail(strict=True, reason=RUNS_OVER)
def test_a_rule_that_begins_at_the_heads_parts_stories():
    assert bodies(cut(side_by_side(72))) == {"水清岸绿": [A, B], "": [C, D]}


def test_rules_between_all_columns_under_one_wide_headline_part_nothing():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光在河边", 36)
    rest = [A, B, C]
    for x in (40, 220, 400):
        rest = sheet.column(x, 110, 16, rest, rows=10)
    sheet.rule(210, 110, 210, 260).rule(390, 110, 390, 260)

    assert bodies(cut(sheet)) == {"水清岸绿又一年好风光在河边": [A, B, C]}


# ---------------------------------------------------------------- white, pictures, boxes


def test_white_parts_stories_in_a_column():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 320, 17, [C])

    assert stories(sheet) == [("水清岸绿", [A]), ("", [C])]


def test_a_sentence_goes_on_past_a_picture():
    """The picture stands in both columns."""
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光")
    rest = sheet.column(40, 110, 17, [A, B, C, D], rows=6)
    sheet.photo(40, 210, 360, 110)
    rest = sheet.column(40, 330, 17, rest, rows=13)
    rest = sheet.column(230, 110, 17, rest, rows=6)
    sheet.column(230, 330, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿又一年好风光": [A, B, C, D]}


@pytest.mark.parametrize("length", [28, 70])
def test_a_sentence_goes_on_past_another_story_s_box(length):
    """A brief of two lines with its headline is a story as one of five lines is."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=6)
    height = 65 + 15 * -(-length // 15)
    sheet.box(40, 208, 170, height).text(50, 235, "街角书香", 20, HEI)
    sheet.column(50, 245, 15, [words(6, length)])
    sheet.column(40, 216 + height, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [words(6, length)]}


def test_a_sentence_goes_on_past_words_lifted_out_of_the_story():
    """They stand large in a shaded panel in the middle column."""
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年好风光啊又一年", 36)
    rest = sheet.column(40, 110, 16, [A, B, C, D], rows=14)
    rest = sheet.column(220, 110, 16, rest, rows=4)
    sheet.box(220, 178, 160, 60, fill=0.9)
    sheet.text(228, 200, "河清了，", 14, HEI).text(228, 222, "人就来了。", 14, HEI)
    rest = sheet.column(220, 245, 16, rest, rows=5)
    sheet.column(400, 110, 16, rest)
    (article,) = cut(sheet).articles

    assert [p.text for p in article.paragraphs if "人就来了" not in p.text] == [A, B, C, D]


def over_a_box(rule: float) -> Sheet:
    """A sentence that breaks off over a box, text under it, and a rule across the column."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [FULL])
    sheet.box(40, 222, 170, 118).text(50, 249, "街角书香", 20, HEI)
    sheet.column(50, 259, 15, [A[:60]])
    sheet.rule(40, rule, 210, rule)
    sheet.column(40, 355, 17, Rest([(0, C[:17]), (0, C[17:30])]))
    return sheet


def test_a_rule_under_a_box_parts_the_text_below_it():
    texts = [FULL, A[:60], C[:30]]

    assert [p.text for a in cut(over_a_box(348)).articles for p in a.paragraphs] == texts


def test_a_rule_along_the_edge_of_a_box_parts_nothing():
    assert bodies(cut(over_a_box(341)))["水清岸绿"] == [FULL + C[:30]]


def test_a_column_between_two_stories_goes_on_from_the_one_before_it():
    """A head stands over the first column of its text; the last may stand out from under it."""
    texts = [words(n, 100) for n in range(4)]
    sheet = head(head(Sheet(), 40, 90, "水清岸绿又一年", 36), 445, 90, "街角书香")
    for n, text in enumerate(texts):
        sheet.column(40 + 135 * n, 110, 12, [text])

    assert bodies(cut(sheet)) == {"水清岸绿又一年": texts[:3], "街角书香": texts[3:]}
