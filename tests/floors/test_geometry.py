"""Boxes: what they hold, share and surround."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.geometry import (
    Box,
    around,
    contains,
    holds_centre,
    overlap_x,
    overlap_y,
    shared_area,
    smallest_holding,
    smallest_holding_each,
)

# Sixteenths of a point, so that sums and halves are exact.
lengths = st.integers(-16_000, 16_000).map(lambda n: n / 16)
sides = st.integers(0, 16_000).map(lambda n: n / 16)


@st.composite
def boxes(draw) -> Box:
    left, top = draw(lengths), draw(lengths)
    return Box(left, top, left + draw(sides), top + draw(sides))


def moved(box: Box, dx: float, dy: float) -> Box:
    return Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)


def scaled(box: Box, by: float) -> Box:
    return Box(box.left * by, box.top * by, box.right * by, box.bottom * by)


def test_measures_of_a_box():
    box = Box(10, 20, 40, 100)

    assert (box.width, box.height, box.area) == (30, 80, 2400)
    assert (box.middle, box.centre) == (25, 60)


def test_a_box_grows_on_every_side_and_shrinks_by_a_negative_margin():
    assert Box(10, 20, 40, 100).grown(5) == Box(5, 15, 45, 105)
    assert Box(10, 20, 40, 100).grown(-5) == Box(15, 25, 35, 95)


def test_boxes_that_only_touch_share_nothing():
    assert overlap_x(Box(0, 0, 10, 10), Box(10, 0, 20, 10)) == 0
    assert shared_area(Box(0, 0, 10, 10), Box(10, 10, 20, 20)) == 0


def test_an_edge_may_stand_out_by_the_slack():
    column, line = Box(0, 0, 100, 500), Box(-2, 10, 101, 20)

    assert not contains(column, line)
    assert not contains(column, line, slack=1.5)
    assert contains(column, line, slack=2)


def test_a_box_whose_centre_is_inside_may_stand_out():
    assert holds_centre(Box(0, 0, 100, 100), Box(80, 80, 115, 115))
    assert not holds_centre(Box(0, 0, 100, 100), Box(80, 80, 125, 125))


def test_there_is_no_box_around_nothing():
    with pytest.raises(ValueError, match="at least one box"):
        around(())


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_the_box_around_holds_each_and_touches_the_outermost(some):
    whole = around(some)

    assert all(contains(whole, box) for box in some)
    assert whole.left in {box.left for box in some}
    assert whole.bottom in {box.bottom for box in some}
    assert around((whole, *some)) == whole


@given(boxes(), boxes())
def test_sharing_is_mutual_and_no_more_than_either_has(a, b):
    assert overlap_x(a, b) == overlap_x(b, a) <= min(a.width, b.width)
    assert overlap_y(a, b) == overlap_y(b, a) <= min(a.height, b.height)
    assert shared_area(a, b) == shared_area(b, a) <= min(a.area, b.area)


@given(boxes(), boxes())
def test_a_box_in_another_shares_all_it_has_and_its_centre_is_inside(a, b):
    whole = around((a, b))

    assert shared_area(whole, a) == a.area
    assert holds_centre(whole, a)


@given(boxes(), boxes(), boxes())
def test_what_holds_a_box_holds_what_is_in_it(a, b, c):
    inner, outer = around((a, b)), around((a, b, c))

    assert contains(outer, inner)
    assert contains(inner, a)
    assert contains(outer, a)


@given(boxes(), boxes(), lengths, lengths)
def test_moving_the_page_changes_no_relation(a, b, dx, dy):
    far_a, far_b = moved(a, dx, dy), moved(b, dx, dy)

    assert shared_area(far_a, far_b) == shared_area(a, b)
    assert contains(far_a, far_b) == contains(a, b)
    assert holds_centre(far_a, far_b) == holds_centre(a, b)
    assert around((far_a, far_b)) == moved(around((a, b)), dx, dy)


@given(boxes(), boxes(), st.sampled_from([0.25, 0.5, 2.0, 8.0]))
def test_scaling_the_page_scales_lengths_and_changes_no_relation(a, b, by):
    assert overlap_x(scaled(a, by), scaled(b, by)) == by * overlap_x(a, b)
    assert contains(scaled(a, by), scaled(b, by)) == contains(a, b)
    assert holds_centre(scaled(a, by), scaled(b, by)) == holds_centre(a, b)
    assert around((scaled(a, by), scaled(b, by))) == scaled(around((a, b)), by)


@given(boxes(), sides)
def test_growing_and_shrinking_again_gives_the_same_box(box, margin):
    assert box.grown(margin).grown(-margin) == box


@given(boxes(), st.lists(boxes(), max_size=6))
def test_the_smallest_of_boxes_that_hold_a_centre(inner, outers):
    holding = [outer for outer in outers if holds_centre(outer, inner)]
    held = smallest_holding(inner, outers)

    if held is None:
        assert not holding
    else:
        assert holds_centre(outers[held], inner)
        assert outers[held].area == min(outer.area for outer in holding)
    assert smallest_holding_each([inner, inner], outers) == [held, held]
