"""Columns as their rows prove them, however the lines are set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builders import HEI, Sheet, read, words

TALK = (
    "“步道什么时候开？”",
    "“下个月初一就开。”",
    "“夜里也亮灯吗？”",
    "“亮到十点，周末亮到十一点，再晚就只留路口的几盏。”",
    "“孩子能骑车吗？”",
    "“东边的一段可以。”",
)
VERSE = ("桥下的船", "一只接一只地开过去", "没有回头", "晾在阳台上的床单", "比帆还白", "风知道")


def grid(sheet: Sheet) -> list[tuple[int, int]]:
    return [(round(column.left), round(column.right)) for column in read(sheet).columns]


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in read(sheet).blocks]


def two_columns(sheet: Sheet) -> Sheet:
    """A story in two columns at the foot of the page."""
    rest = sheet.column(40, 500, 17, [words(0, 150), words(3, 150)], rows=10)
    sheet.column(230, 500, 17, rest)
    return sheet


def test_a_talk_whose_lines_nearly_all_stand_in_is_one_column():
    sheet = two_columns(Sheet())
    sheet.column(40, 100, 17, [*TALK, *TALK])

    assert grid(sheet) == [(40, 210), (230, 400)]
    assert texts(sheet)[0] == "".join((*TALK, *TALK))


def test_a_list_whose_second_lines_stand_in_is_one_column():
    sheet = Sheet()
    base = 110
    entries = [(f"{n}. " + words(n, 44))[:40] for n in range(1, 7)]
    for entry in entries:
        sheet.text(40, base, entry[:20], 10).text(60, base + 15, entry[20:], 10)
        base += 30

    assert len(grid(sheet)) == 1
    assert len(texts(sheet)) == 1


def test_who_signs_a_notice_stands_in_its_column():
    """The name and the date at the right are no column of their own."""
    sheet = two_columns(Sheet())
    sheet.text(40, 90, "停水公告", 22, HEI)
    sheet.column(40, 100, 30, [words(1, 150), words(4, 140)])
    sheet.text(250, 270, "杏江水务所", 10).text(240, 285, "2026年3月15日", 10)
    notice = [c for c in read(sheet).columns if c.width > 200]

    assert [(round(c.left), round(c.right)) for c in notice] == [(40, 340)]
    assert not any(c.left > 235 for c in read(sheet).columns if c.right < 345)


@pytest.mark.xfail(strict=True, reason="short lines prove no measure, so the name has its own")
def test_who_signs_a_notice_of_short_lines_stands_in_its_column():
    sheet = Sheet().text(40, 90, "停水公告", 22, HEI)
    lines = (
        "因管道检修，下列路段停水：",
        "一、河沿路，自八时至十二时；",
        "二、杏花巷，自十三时起。",
    )
    sheet.column(40, 100, 30, lines)
    sheet.text(250, 170, "杏江水务所", 10).text(240, 185, "2026年3月15日", 10)

    assert len(grid(sheet)) == 1


def test_ragged_columns_side_by_side_are_two():
    sheet = Sheet()
    for x, start in ((40, 0), (230, 3)):
        for n, length in enumerate((17, 14, 16, 13, 17, 12, 15, 16)):
            sheet.text(x, 110 + 15 * n, words(start + n, length), 10)

    assert [left for left, _ in grid(sheet)] == [40, 230]
    assert all(left.right < right.left for left, right in pairwise(read(sheet).columns))
    assert len(texts(sheet)) == 2


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(
            225,
            marks=pytest.mark.xfail(strict=True, reason="half a character of white is no gutter"),
        ),
        230,
    ],
)
def test_punctuation_hung_out_at_a_line_s_end_bridges_no_gutter(second):
    """The mark takes half of the gutter or more; its ink stands in its left half."""
    sheet = Sheet()
    columns = [
        [words(n, 17)[:16] + "水" + "，" * (n == hung) for n in range(8)] for hung in (2, 5)
    ]
    for x, lines in zip((40, second), columns, strict=True):
        for n, line in enumerate(lines):
            sheet.text(x, 110 + 15 * n, line, 10)

    assert grid(sheet) == [(40, 210), (second, second + 170)]
    assert texts(sheet) == ["".join(lines) for lines in columns]


@pytest.mark.parametrize("x", [40, 250])
def test_verse_beside_prose_is_one_column(x):
    sheet = Sheet()
    prose = 230 if x == 40 else 40
    sheet.column(prose, 110, 17, [words(0, 150)])
    for n, line in enumerate((*VERSE, *VERSE)):
        sheet.text(x, 120 + 15 * n, line, 10)

    assert "".join((*VERSE, *VERSE)) in texts(sheet)
    assert words(0, 150) in texts(sheet)


def test_verse_with_a_gap_between_stanzas_is_one_column():
    sheet = two_columns(Sheet())
    for n, line in enumerate((*VERSE, *VERSE)):
        sheet.text(40, 120 + 15 * n + (20 if n >= 6 else 0), line, 10)
    verse = [b for b in read(sheet).blocks if b.box.top < 400]

    assert ["".join(b.text for b in verse)] == ["".join((*VERSE, *VERSE))]
    assert len({b.column for b in verse}) == 1


def test_a_poem_of_short_lines_alone_on_the_page_has_its_column():
    sheet = Sheet().text(40, 90, "渡口的灯", 24, HEI)
    for n, line in enumerate(VERSE):
        sheet.text(40, 120 + 15 * n, line, 10)
    (poem,) = [b for b in read(sheet).blocks if b.box.top > 100]

    assert (poem.text, poem.span) == ("".join(VERSE), 1)


def test_a_lead_set_wider_than_the_columns_below_it_is_a_column_of_its_own():
    sheet = Sheet()
    sheet.column(40, 100, 36, [words(2, 140)])
    rest = sheet.column(40, 170, 17, [words(0, 150), words(3, 150)], rows=10)
    sheet.column(230, 170, 17, rest)

    assert grid(sheet) == [(40, 210), (40, 400), (230, 400)]
    assert words(2, 140) in texts(sheet)


def test_three_columns_under_two_are_all_told():
    sheet = Sheet()
    rest = sheet.column(40, 100, 25, [words(0, 220), words(3, 200)], rows=9)
    sheet.column(310, 100, 25, rest)
    rest = [words(1, 150), words(2, 160), words(5, 170)]
    for x in (40, 220, 400):
        rest = sheet.column(x, 300, 16, rest, rows=11)

    assert grid(sheet) == [(40, 200), (40, 290), (220, 380), (310, 560), (400, 560)]
