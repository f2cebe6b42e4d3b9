"""Stories that run on to another page."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, bodies, cut, words
from bulletin.articles.jumps import page_number

A, B, C = words(0, 150), words(3, 170), words(5, 130)


def page(number: int, text, headline="河边的新步道开放", *, onto=None, back=None) -> Sheet:
    """A page with one story that goes on on a page, or comes from one."""
    sheet = Sheet().text(40, 40, f"2026年3月15日 星期日 第0{number}版", 9).rule(40, 50, 560, 50)
    sheet.text(40, 90, headline, 24, HEI)
    if back:
        sheet.text(40, 108, back, 10)
    sheet.column(40, 120, 17, [text])
    if onto:
        sheet.text(140, 120 + 15 * -(-(len(text) + 2) // 17) + 10, onto, 10)
    return sheet


def findings(segmented) -> list[tuple[str, str, str]]:
    return [(f.code, f.at, f.message) for f in segmented.findings]


@pytest.mark.parametrize(
    ("onto", "back"),
    [
        ("（下转第2版）", "（上接第1版）"),
        ("下转二版", "上接一版"),
        ("▶转02版", "◀接01版"),
        ("下转第 2 版", "紧接第1版"),
    ],
)
def test_a_story_over_two_pages_is_one(onto, back):
    segmented = cut(page(1, A, onto=onto), page(2, B, back=back))
    (article,) = segmented.articles

    assert bodies(segmented) == {"河边的新步道开放": [A, B]}
    assert article.pages == ("hexi-2026-03-15-a-p01", "hexi-2026-03-15-a-p02")
    assert (article.continues_on, article.continued_from) == (None, None)
    assert findings(segmented) == []


def test_a_sentence_that_the_jump_cuts_is_joined():
    text = words(0, 300)
    cut_at = 17 * 9 - 2  # a full line: nine of seventeen characters, the first two less
    first = page(1, text[:cut_at], onto="（下转第2版）")
    second = page(2, "", back="（上接第1版）")
    for n in range(cut_at, len(text), 17):
        second.text(40, 130 + 15 * (n - cut_at) // 17, text[n : n + 17], 10)

    assert bodies(cut(first, second)) == {"河边的新步道开放": [text]}


def test_a_story_over_three_pages_is_one():
    segmented = cut(
        page(1, A, onto="（下转第2版）"),
        page(2, B, back="（上接第1版）", onto="（下转第3版）"),
        page(3, C, back="（上接第2版）"),
    )

    assert bodies(segmented) == {"河边的新步道开放": [A, B, C]}


def test_of_two_stories_that_go_on_each_finds_its_own():
    first = page(1, A, onto="（下转第2版）")
    first.text(300, 90, "街角的旧书店", 24, HEI)
    first.column(300, 120, 17, [B])
    first.text(400, 120 + 15 * 11 + 10, "（下转第2版）", 10)
    second = page(2, C, "街角的旧书店", back="（上接第1版）")
    second.text(300, 90, "河边的新步道", 24, HEI).text(300, 108, "（上接第1版）", 10)
    second.column(300, 120, 17, [words(6, 160)])

    assert bodies(cut(first, second)) == {
        "河边的新步道开放": [A, words(6, 160)],
        "街角的旧书店": [B, C],
    }


def test_a_jump_that_nothing_answers_is_found():
    segmented = cut(page(1, A, onto="（下转第3版）"))

    assert [a.continues_on for a in segmented.articles] == [3]
    assert findings(segmented) == [
        (
            "jump-without-end",
            "hexi-2026-03-15-a-p01",
            "'河边的新步道开放' goes on on page 3, and nothing there comes from page 1",
        )
    ]


def test_a_continuation_that_nothing_leads_to_is_found():
    segmented = cut(page(2, A, back="（上接第1版）"))

    assert [a.continued_from for a in segmented.articles] == [1]
    assert findings(segmented) == [
        (
            "continuation-without-start",
            "hexi-2026-03-15-a-p01",
            "a story comes from page 1, and nothing there goes on on 2",
        )
    ]


def test_ends_that_name_other_pages_do_not_pair():
    segmented = cut(page(1, A, onto="（下转第3版）"), page(2, B, back="（上接第1版）"))

    assert [f.code for f in segmented.findings] == [
        "jump-without-end",
        "continuation-without-start",
    ]
    assert len(segmented.articles) == 2


def test_two_pages_that_point_at_each_other_are_one_story_and_lose_nothing():
    """A misprint on either page: the first one's 上接 is left over, and the second's 下转."""
    segmented = cut(
        page(1, A, back="（上接第2版）", onto="（下转第2版）"),
        page(2, B, back="（上接第1版）", onto="（下转第1版）"),
    )

    assert bodies(segmented) == {"河边的新步道开放": [A, B]}
    assert [f.code for f in segmented.findings] == [
        "jump-without-end",
        "continuation-without-start",
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("03", 3),
        ("３", 3),
        ("A02", 2),
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("", None),
        ("封三", None),
    ],
)
def test_page_numbers_in_digits_and_in_words(text, number):
    assert page_number(text) == number
