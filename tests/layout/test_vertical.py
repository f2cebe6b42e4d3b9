"""Pages set upright: lines from top to bottom, the first at the right, tiers from the top."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from barepages import bare, body, han, latin
from builders import ISSUE
from bulletin.layout.opening import open_page
from bulletin.layout.reading import read_glyphs
from bulletin.layout.rows import body_size_of
from bulletin.layout.vertical import read_upright

LINES = (
    "清晨的河岸上有人跑步",
    "桥下的船一只接一只地",
    "开过去街角的面馆刚刚",
    "开门老板把昨夜和好的",
)
LAID = "0 -1 1 0"  # a Latin word on its side


def upright(x: float, top: float, text: str, size: float = 10) -> str:
    """Characters one under another, each an object of its own."""
    return "".join(han(x, top - size * (n + 1), c, size) for n, c in enumerate(text))


def tier(top: float, lines=LINES) -> str:
    """Lines side by side, the first at the right."""
    return "".join(upright(560 - 17 * n, top, text) for n, text in enumerate(lines))


def read(content: str):
    with open_page(bare(content), ISSUE.page(1)) as (page, frame):
        glyphs, _ = read_glyphs(page, frame, ISSUE.page(1))
    return read_upright(glyphs, body_size_of(glyphs))


def texts(content: str) -> list[list[str]]:
    return [[line.text for line in lines] for lines in read(content).tiers]


def test_lines_are_read_from_the_right():
    assert texts(tier(780)) == [list(LINES)]


def test_tiers_are_read_from_the_top():
    assert texts(tier(780) + tier(660, LINES[::-1])) == [list(LINES), list(LINES[::-1])]


def test_each_tier_has_lines_in_places_of_its_own():
    shifted = "".join(upright(552 - 17 * n, 660, text) for n, text in enumerate(LINES))

    assert texts(tier(780) + shifted) == [list(LINES), list(LINES)]


def test_a_line_knows_its_box_and_runs_down():
    ((line, *_),) = read(tier(780)).tiers

    assert line.upright
    assert (round(line.box.left), round(line.box.right)) == (560, 570)
    assert 20 <= line.box.top <= 23
    assert 118 <= line.box.bottom <= 123


def test_a_full_space_is_a_space():
    assert texts(tier(780, ("清晨的河　岸上有人跑步", *LINES)))[0][0] == "清晨的河 岸上有人跑步"


def test_two_digits_side_by_side_stand_in_their_line():
    page = tier(780, ("清晨的　河岸上有人跑步", *LINES)) + latin(560, 740, "15", 8)

    assert texts(page)[0][0] == "清晨的15河岸上有人跑步"


def test_a_latin_word_on_its_side_stands_in_its_line():
    page = tier(780, ("清晨的　　　岸上有人跑步", *LINES)) + latin(562, 749, "Olives", matrix=LAID)

    assert texts(page)[0][0] == "清晨的Olives岸上有人跑步"


def test_a_level_line_over_the_page_stays_level():
    page = read(tier(700) + han(300, 770, "河汐新报第二版要闻"))

    assert [[line.text for line in lines] for lines in page.tiers] == [list(LINES)]
    assert "".join(page.rest.text) == "河汐新报第二版要闻"


PIECES = tier(780).splitlines(keepends=True) + tier(660, LINES[::-1]).splitlines(keepends=True)


@tries(max_examples=15)
@given(st.permutations(range(len(PIECES))))
def test_the_order_of_drawing_changes_nothing(order):
    assert texts("".join(PIECES[k] for k in order)) == [list(LINES), list(LINES[::-1])]


@tries(max_examples=15)
@given(st.floats(-200, 0), st.floats(-300, 0))
def test_moving_the_page_moves_the_lines_and_changes_nothing_else(dx, dy):
    moved = read(f"q 1 0 0 1 {dx:.2f} {dy:.2f} cm {tier(780)} Q").tiers
    ((first, *_),) = moved

    assert [[line.text for line in lines] for lines in moved] == [list(LINES)]
    assert first.box.left == pytest.approx(560 + dx, abs=0.1)


@tries(max_examples=15)
@given(st.floats(0.3, 1.0))
def test_scaling_the_page_changes_nothing_but_the_sizes(by):
    scaled = read(f"q {by:.3f} 0 0 {by:.3f} 0 0 cm {tier(780)} Q").tiers

    assert [[line.text for line in lines] for lines in scaled] == [list(LINES)]
    assert scaled[0][0].size == pytest.approx(10 * by, abs=0.01)


def test_a_level_page_is_left_as_it_is():
    page = read(body(30) + upright(500, 700, "旧书市集开张", 24))

    assert page.tiers == ()
    assert len(page.rest) == 30 * 14 + 6


def test_a_page_without_type_is_left_as_it_is():
    assert read("").tiers == ()
