"""Texts as they are compared."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from bulletin.comparing.folding import MAX_FOLDED, Pairs, folded, likeness, likenesses

TEXTS = st.text(alphabet="水清岸绿河堤步道 ab,。", max_size=30)


def test_marks_spaces_and_widths_do_not_count():
    assert folded("“水清 岸绿”——Ａ２０２６，ｂ⽅") == "水清岸绿a2026b方"


def test_a_text_of_any_length_is_folded_in_part():
    assert len(folded("水" * 10_000_000)) == MAX_FOLDED


def test_pairs_are_counted_as_often_as_they_stand_there():
    assert Pairs("水清水清").counts == {"水清": 2, "清水": 1}
    assert Pairs("水").total == Pairs("").total == 0


def test_halves_of_a_story_are_like_it_and_within_it():
    whole, half = Pairs("河堤修好了步道也通了大家都来走"), Pairs("河堤修好了步道也")

    assert half.within(whole) == 1.0
    assert likeness(half, whole) == 2 * 7 / (7 + 14)
    assert whole.within(half) == 0.5


def test_nothing_is_like_nothing():
    assert likeness(Pairs(""), Pairs("")) == 0.0
    assert Pairs("").within(Pairs("河堤")) == 0.0


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_from_either_side(first, second):
    a, b = Pairs(first), Pairs(second)

    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, a) == (1.0 if a.total else 0.0)


@given(st.lists(TEXTS, max_size=5), st.lists(TEXTS, max_size=5))
def test_all_at_once_is_as_one_by_one(first, second):
    ours, theirs = list(map(Pairs, first)), list(map(Pairs, second))

    found = {(here, there): score for here, there, score in likenesses(ours, theirs)}

    for here, a in enumerate(ours):
        for there, b in enumerate(theirs):
            assert isclose(found.get((here, there), 0.0), likeness(a, b))
