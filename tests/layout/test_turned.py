"""Type that is set at an angle: lines with their text and their place on the page."""

from __future__ import annotations

import pytest

from barepages import bare, body, han, latin
from builders import ISSUE
from bulletin.layout.opening import open_page
from bulletin.layout.reading import read_glyphs
from bulletin.layout.rows import body_size_of, find_rows
from bulletin.layout.turned import turned_lines

UP, DOWN, OVER, SLANTED = "0 1 -1 0", "0 -1 1 0", "-1 0 0 -1", ".7071 .7071 -.7071 .7071"


def glyphs_of(content: str):
    with open_page(bare(content), ISSUE.page(1)) as (page, frame):
        return read_glyphs(page, frame, ISSUE.page(1))[0]


def turned(content: str) -> list[tuple]:
    """Text and box of each line at an angle, to the point."""
    glyphs = glyphs_of(content)
    return [
        (line.text, *map(round, (line.box.left, line.box.top, line.box.right, line.box.bottom)))
        for line in turned_lines(glyphs, body_size_of(glyphs))
    ]


def test_a_credit_up_the_side_of_a_picture_is_a_line():
    """It is read from the bottom; its letters lean to the left."""
    ((text, left, top, right, bottom),) = turned(body() + han(500, 300, "水清岸绿", matrix=UP))

    assert text == "水清岸绿"
    assert (top, bottom) == (460, 500)
    assert 490 <= left <= 493
    assert 501 <= right <= 503


def test_a_line_may_run_down_the_page():
    ((text, _, top, _, bottom),) = turned(body() + han(500, 300, "水清岸绿", matrix=DOWN))

    assert (text, top, bottom) == ("水清岸绿", 500, 540)


@pytest.mark.parametrize("matrix", [OVER, SLANTED])
def test_a_line_may_stand_at_any_angle(matrix):
    ((text, *_),) = turned(body() + han(300, 300, "水清岸绿", matrix=matrix))

    assert text == "水清岸绿"


def test_words_at_an_angle_keep_their_spaces():
    ((text, *_),) = turned(body() + latin(500, 300, "Open every day", matrix=UP))

    assert text == "Open every day"


def test_the_same_character_twice_upward_is_two():
    ((text, *_),) = turned(body() + han(500, 300, "水水水", matrix=UP))

    assert text == "水水水"


def test_two_lines_side_by_side_are_two_from_the_left():
    both = han(500, 300, "水清岸绿", matrix=UP) + han(520, 300, "街角书香", matrix=UP)

    assert [line[0] for line in turned(body() + both)] == ["水清岸绿", "街角书香"]


def test_type_at_an_angle_is_in_no_level_row():
    glyphs = glyphs_of(body(2) + han(40, 685, "水清岸绿", matrix=UP))

    rows = find_rows(glyphs, body_size_of(glyphs))
    assert ["".join(glyphs.text[row.members]) for row in rows] == [
        "清晨的河岸上有人跑步桥下的船"
    ] * 2


def test_a_level_page_has_none():
    assert turned(body()) == []
