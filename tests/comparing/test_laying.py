"""Which of our articles is which of the site's."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import ISSUE, words
from bulletin.comparing import compare
from bulletin.geometry import Box
from sides import SIZES, article, photo, read, site, told

LEFT = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))


def pairs(found):
    return {it.article[-5:]: (it.address[13:-4], it.by) for it in found.pairings}


def missing(found):
    return [it.id[-5:] for it in found.only_here], [it.headline for it in found.only_on_site]


def test_articles_pair_by_their_text():
    ours = read(article(1, "老街换新颜", words(0, 120)), article(2, "河岸添绿道", words(3, 120)))
    theirs = site([told("河岸添绿道", words(3, 120)), told("老街换新颜", words(0, 120))])

    found = compare(ours, theirs, {})

    assert pairs(found) == {"i0001": ("老街换新颜", "text"), "i0002": ("河岸添绿道", "text")}
    assert [(it.likeness, it.coverage) for it in found.pairings] == [(1.0, 1.0)] * 2
    assert (found.ours, found.site, found.coverage) == (2, 2, 1.0)
    assert (found.headlines, found.kickers, found.authors) == ((2, 2), (0, 0), (0, 0))


def test_a_body_that_the_site_has_in_part():
    found = compare(
        read(article(1, "老街换新颜", words(0, 200))), site([told("老街换新颜", words(0, 80))]), {}
    )

    (it,) = found.pairings
    assert it.by == "text"
    assert it.coverage > 0.97
    assert 0.4 < it.likeness < 0.7


def test_a_body_of_which_we_have_a_part():
    found = compare(
        read(article(1, "老街换新颜", words(0, 80))), site([told("老街换新颜", words(0, 160))]), {}
    )

    assert 0.4 < found.coverage < 0.6


def test_a_site_without_bodies_pairs_by_headlines_on_a_page():
    ours = read(article(1, "老街换新颜", words(0, 200)), article(2, "书屋满座", words(3, 200)))
    theirs = site([told("老街换新颜")], [told("书屋满座")])

    found = compare(ours, theirs, {})

    assert pairs(found) == {"i0001": ("老街换新颜", "heads")}
    assert missing(found) == (["i0002"], ["书屋满座"])
    assert found.coverage is None


def test_a_picture_pairs_by_its_area():
    ours = read(
        photo(1, box=Box(20, 20, 280, 300)), photo(2, box=Box(320, 20, 580, 300)),
    )  # fmt: skip
    theirs = site([told("水上夜色", shapes=(LEFT,))])

    assert pairs(compare(ours, theirs, SIZES)) == {"i0001": ("水上夜色", "area")}
    assert pairs(compare(ours, theirs, {})) == {}
    guessed = site([told("水上夜色", shapes=(LEFT,))], is_sure=False)
    assert pairs(compare(ours, guessed, SIZES)) == {}


@pytest.mark.parametrize(
    "ours",
    [
        article(1, "", words(0, 120), box=Box(20, 20, 280, 300)),
        photo(1, box=Box(20, 20, 280, 300), heads=article(1, "老街换新颜").heads),
    ],
)
def test_an_area_says_nothing_against_words(ours):
    theirs = site([told("水上夜色", words(4, 120), shapes=(LEFT,))])

    assert pairs(compare(read(ours), theirs, SIZES)) == {}


def test_the_site_joins_what_we_have_in_two():
    ours = read(article(1, "老街换新颜", words(0, 200)), article(2, "", words(5, 100)))
    theirs = site([told("老街换新颜", words(0, 200), words(5, 100))])

    found = compare(ours, theirs, {})

    (it,) = found.partings
    assert pairs(found) == {"i0001": ("老街换新颜", "text")}
    assert (it.article, it.is_joined, it.whole) == (ISSUE.article(2), True, ISSUE.article(1))
    assert it.share > 0.9
    assert missing(found) == ([], [])


def test_the_site_parts_what_we_have_as_one():
    ours = read(article(1, "老街换新颜", words(0, 100), words(2, 100), words(5, 60)))
    theirs = site([told("老街换新颜", words(0, 100), words(2, 100)), told("简讯", words(5, 60))])

    found = compare(ours, theirs, {})

    (it,) = found.partings
    assert (it.article, it.title, it.is_joined, it.whole) == (
        ISSUE.article(1), "简讯", False, None
    )  # fmt: skip
    assert missing(found) == ([], [])


def test_a_line_that_stands_in_a_longer_text_by_chance_is_no_part_of_it():
    ours = read(article(1, "老街换新颜", words(0, 200)), article(2, "", "街角的面馆刚刚开门"))
    theirs = site([told("老街换新颜", words(0, 200))])

    found = compare(ours, theirs, {})

    assert (found.partings, missing(found)) == ((), (["i0002"], []))


def test_what_only_the_site_has_may_be_an_advertisement_of_ours():
    ours = read(advertisements=(words(0, 100),), other=(words(5, 60),))
    theirs = site([
        told("启事", words(0, 100)), told("导读", words(5, 60)), told("新闻", words(2, 80))
    ])  # fmt: skip

    found = compare(ours, theirs, {})

    assert [(it.headline, it.found_as) for it in found.only_on_site] == [
        ("启事", "advertisement"), ("导读", "other"), ("新闻", None)
    ]  # fmt: skip


def test_nothing_on_either_side():
    found = compare(read(), site([]), {})

    assert (found.pairings, found.coverage, found.headlines) == ((), None, (0, 0))


STORIES = st.lists(st.tuples(st.integers(0, 7), st.integers(20, 90)), max_size=5)


@given(STORIES, STORIES)
@settings(max_examples=40)
def test_each_side_finds_the_same_pairs(ours, theirs):
    """Laid beside each other the other way round, the same articles are the same."""
    heads = [f"甲{n}" for n in range(5)], [f"乙{n}" for n in range(5)]
    texts = [[words(*it) for it in side] for side in (ours, theirs)]

    def laid(here, there):
        read_side = read(*(article(n, heads[here][n], t) for n, t in enumerate(texts[here])))
        site_side = site([told(heads[there][n], t) for n, t in enumerate(texts[there])])
        return [(it.headline, it.title) for it in compare(read_side, site_side, {}).pairings]

    one_way, back = laid(0, 1), laid(1, 0)

    if all(len({*side}) == len(side) for side in texts):  # the site's twins are one
        assert {*one_way} == {(a, b) for b, a in back}
    assert len({a for a, _ in one_way}) == len({b for _, b in one_way}) == len(one_way)


def test_a_site_with_endless_articles_takes_seconds_at_most():
    """The bounds of `clean_site` times many pages, all about the same."""
    ours = read(*(article(n, f"第{n}篇", words(n, 800)) for n in range(1, 60)))
    theirs = site([told(f"第{n}篇", words(n, 800), f"{n}", name=str(n)) for n in range(400)])

    begun = time.process_time()
    found = compare(ours, theirs, {})

    assert len(found.pairings) == 59
    assert time.process_time() - begun < 20
