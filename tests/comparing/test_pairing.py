"""Pairing the things of two lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bulletin.comparing.pairing import one_to_one

# Few scores, so that many are alike
SCORED = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from((0.2, 0.5, 0.7, 1.0))),
    unique_by=lambda it: it[:2],
)


def test_the_likest_go_first_and_what_is_too_unlike_not_at_all():
    scored = [(0, 0, 0.6), (0, 1, 0.9), (1, 1, 0.8), (2, 2, 0.3)]

    assert one_to_one(scored, 0.4) == ((0, 1, 0.9),)
    assert one_to_one([*scored, (1, 0, 0.5)], 0.4) == ((0, 1, 0.9), (1, 0, 0.5))


@given(SCORED)
def test_each_is_paired_once_and_none_could_be_paired_besides(scored):
    pairs = one_to_one(scored, 0.5)

    here, there = [it[0] for it in pairs], [it[1] for it in pairs]
    assert len({*here}) == len(here)
    assert len({*there}) == len(there)
    assert all(
        a in here or b in there for a, b, score in scored if score >= 0.5
    )  # fmt: skip


@given(SCORED)
def test_it_is_the_same_seen_from_the_other_list(scored):
    seen = one_to_one([(b, a, score) for a, b, score in scored], 0.5)

    assert {(a, b, score) for b, a, score in seen} == {*one_to_one(scored, 0.5)}


@given(SCORED, st.randoms())
def test_the_order_in_which_scores_come_does_not_matter(scored, random):
    mixed = list(scored)
    random.shuffle(mixed)

    assert one_to_one(mixed, 0.5) == one_to_one(scored, 0.5)
