"""How much of some boxes lies in a shape."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ISSUE
from bulletin.comparing.areas import share_inside
from bulletin.geometry import Box, shared_area
from sides import SIZES, WHOLE

ONE, TWO = ISSUE.page(1), ISSUE.page(2)
# An L: the left half of the page, and the lower half of its right half
ELL = ((0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (1.0, 0.5), (1.0, 1.0), (0.0, 1.0))
SPOTS = st.integers(0, 20).map(lambda n: n / 20)


def inside(*boxes, shapes):
    return share_inside([(ONE, box) for box in boxes], [(ONE, it) for it in shapes], SIZES)


@pytest.mark.parametrize(
    ("box", "share"),
    [
        (Box(0, 0, 600, 800), 0.75),
        (Box(0, 0, 300, 800), 1.0),
        (Box(300, 0, 600, 400), 0.0),
        (Box(200, 300, 400, 500), 0.75),
        (Box(-100, 100, 100, 200), 0.5),
    ],
)
def test_a_shape_that_is_not_convex(box, share):
    assert inside(box, shapes=[ELL]) == share
    assert inside(box, shapes=[tuple(reversed(ELL))]) == share


def test_boxes_count_by_their_area():
    assert inside(Box(0, 0, 300, 100), Box(300, 0, 400, 100), shapes=[ELL]) == 0.75


def test_what_is_on_another_page_is_outside():
    boxes = [(ONE, Box(0, 0, 10, 10)), (TWO, Box(0, 0, 10, 10))]

    assert share_inside(boxes, [(ONE, WHOLE)], SIZES) == 0.5
    assert share_inside(boxes, [(ONE, WHOLE)], {}) == 0.0


def test_areas_that_lie_over_each_other_hold_no_more_than_there_is():
    assert inside(Box(0, 0, 300, 800), shapes=[ELL, ELL]) == 1.0


def test_nothing_lies_nowhere():
    assert share_inside([], [(ONE, WHOLE)], SIZES) == 0.0
    assert inside(Box(0, 0, 10, 10), shapes=[]) == 0.0


@given(st.tuples(SPOTS, SPOTS, SPOTS, SPOTS), st.tuples(SPOTS, SPOTS, SPOTS, SPOTS))
def test_rectangles_are_cut_as_boxes_are(first, second):
    (a, b, c, d), (e, f, g, h) = first, second
    box = Box(600 * min(a, b), 800 * min(c, d), 600 * max(a, b), 800 * max(c, d))
    other = Box(600 * min(e, f), 800 * min(g, h), 600 * max(e, f), 800 * max(g, h))
    shape = ((e, g), (f, g), (f, h), (e, h))

    share = inside(box, shapes=[shape])

    assert isclose(share * box.area, shared_area(box, other), abs_tol=1e-6)


@given(st.lists(st.tuples(SPOTS, SPOTS), min_size=3, max_size=8))
def test_no_shape_holds_more_than_all(corners):
    assert 0.0 <= inside(Box(100, 100, 400, 700), shapes=[tuple(corners)]) <= 1.0
