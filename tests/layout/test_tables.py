"""Tables: read row by row, and what only looks like one."""

import pytest

from builders import HEI, Sheet, bodies, cut, read, words
from bulletin.model import Role

PRICES = (("品名", "均价", "涨跌"), ("柚子", "33.27", "+0.4%"), ("早稻", "7.39", "-1.7%"),
          ("大白菜", "3.18", "+7.8%"), ("冬笋", "55.17", "-0.2%"))  # fmt: skip
PRICE_ROWS = ["\t".join(row) for row in PRICES]
STAFF = (("组别", "姓名", "部门"), ("甲组", "王小明", "办公室"), ("乙组", "李四", "财务科"),
         ("丙组", "赵大海", "水利站"))  # fmt: skip


def cells(sheet, rows, lefts, top=200):
    """Set cells flush at the left of their columns."""
    for n, row in enumerate(rows):
        for x, text in zip(lefts, row, strict=True):
            if text:
                sheet.text(x, top + 16 * n, text, 10)
    return sheet


def centred(sheet, rows, middles, top=200):
    """Set cells in the middle of their columns; a Latin letter or figure is half a square wide."""
    for n, row in enumerate(rows):
        for x, text in zip(middles, row, strict=True):
            width = sum(5 if c.isascii() else 10 for c in text)
            sheet.text(x - width / 2, top + 16 * n, text, 10)
    return sheet


def at_right(sheet, rows, rights, top=200):
    """Set cells flush at the right of their columns."""
    for n, row in enumerate(rows):
        for x, text in zip(rights, row, strict=True):
            width = sum(5 if c.isascii() else 10 for c in text)
            sheet.text(x - width, top + 16 * n, text, 10)
    return sheet


def tables(sheet) -> list[list[str]]:
    """The rows of each table of a page."""
    blocks = [block for block in read(sheet).blocks if block.role is Role.TABLE]
    return [[line.text for line in block.lines] for block in blocks]


def story(top=40, rows=8) -> Sheet:
    """A page with a story of two columns above a table."""
    sheet = Sheet()
    rest = sheet.column(40, top, 17, [words(0, 130), words(3, 130)], rows=rows)
    sheet.column(230, top, 17, rest)
    return sheet


@pytest.mark.parametrize("setting", [cells, centred, at_right])
def test_figures_in_columns_are_a_table_without_any_rule(setting):
    assert tables(setting(story(), PRICES, (80, 160, 240))) == [PRICE_ROWS]


def test_a_row_is_a_line_with_a_tab_between_cells():
    (block,) = [b for b in read(cells(story(), PRICES, (50, 110, 170))).blocks
                if b.role is Role.TABLE]  # fmt: skip

    assert [line.text.split("\t") for line in block.lines] == [list(row) for row in PRICES]
    assert block.decided_by == "rows of cells"


def test_an_empty_cell_keeps_its_place():
    rows = (*PRICES[:2], ("早稻", "", "-1.7%"), *PRICES[3:])

    (found,) = tables(cells(story(), rows, (50, 110, 170)))
    assert found[2] == "早稻\t\t-1.7%"


def test_words_with_rules_between_rows_are_a_table():
    sheet = centred(story(), [row[1:] for row in STAFF], (80, 160))
    for n in range(5):
        sheet.rule(50, 188 + 16 * n, 190, 188 + 16 * n)

    assert tables(sheet) == [["\t".join(row[1:]) for row in STAFF]]


def test_words_in_a_grid_of_frames_are_a_table():
    sheet = centred(story(), [row[1:] for row in STAFF], (80, 160))
    for n in range(4):
        sheet.box(50, 188 + 16 * n, 70, 16).box(120, 188 + 16 * n, 70, 16)

    assert tables(sheet) == [["\t".join(row[1:]) for row in STAFF]]


def test_three_columns_between_a_rule_above_and_one_below_are_a_table():
    rows = [(f"柚园镇{n}组", f"白蘋河{n}段", f"巡查{n}次") for n in "甲乙丙丁"]
    sheet = cells(story(), rows, (50, 130, 210))
    sheet.rule(48, 188, 262, 188).rule(48, 254, 262, 254)

    assert tables(sheet) == [["\t".join(row) for row in rows]]


def test_three_columns_of_single_words_are_a_table():
    assert tables(cells(story(), STAFF, (50, 110, 170))) == [["\t".join(row) for row in STAFF]]


def test_rows_may_begin_with_empty_cells():
    rows = (
        ("", "", "姓名", "部门"),
        *((f"白蘋{n}组", "柚园", "王小明", "水利站") for n in "甲乙丙"),
    )

    (found,) = tables(cells(story(), rows, (50, 120, 170, 230)))
    assert found[0] == "\t\t姓名\t部门"


def test_a_heading_row_in_another_face_belongs_to_its_table():
    sheet = centred(story(), PRICES[1:], (70, 140, 210), top=216)
    for x, text in zip((70, 140, 210), PRICES[0], strict=True):
        sheet.text(x - 11, 199, text, 11, HEI)

    assert tables(sheet) == [PRICE_ROWS]


def test_a_line_alone_over_a_table_is_its_title():
    sheet = cells(story(), PRICES, (50, 110, 170), top=220)
    sheet.text(50, 202, "本周批发价", 11, HEI)

    assert tables(sheet) == [["本周批发价", *PRICE_ROWS]]


def test_the_last_line_of_a_story_is_no_title():
    sheet = Sheet()
    sheet.column(40, 40, 17, [words(0, 130), words(3, 130)])
    below = max(y for kind, _, y, *_ in sheet.operations if kind == "text")

    assert tables(cells(sheet, PRICES, (50, 110, 170), top=below + 18)) == [PRICE_ROWS]


def test_cells_make_no_columns_of_the_page():
    page = read(cells(story(), PRICES, (45, 110, 170)))

    assert [(round(c.left), round(c.right)) for c in page.columns] == [(40, 210), (230, 400)]


def test_a_table_beside_all_columns_has_a_column_of_its_own():
    page = read(cells(story(), PRICES, (430, 480, 530), top=60))

    (block,) = [b for b in page.blocks if b.role is Role.TABLE]
    assert (block.span, round(page.columns[block.column].left)) == (1, 430)


def test_the_rules_of_a_table_part_no_stories():
    sheet = centred(story(), [row[1:] for row in STAFF], (80, 160))
    for n in range(5):
        sheet.rule(50, 188 + 16 * n, 190, 188 + 16 * n)

    assert read(sheet).rules == ()


# what is no table


def test_columns_of_a_story_with_rules_between_are_no_table():
    sheet = Sheet()
    rest = sheet.column(40, 60, 12, [words(n, 90) for n in range(5)], rows=14)
    rest = sheet.column(180, 60, 12, rest, rows=14)
    sheet.column(320, 60, 12, rest)
    sheet.rule(170, 60, 170, 270).rule(310, 60, 310, 270).rule(40, 56, 440, 56)
    sheet.rule(40, 275, 440, 275)

    assert tables(sheet) == []


def test_short_last_lines_side_by_side_are_no_table():
    sheet = Sheet()
    for x in (40, 230, 420):
        sheet.column(x, 60, 16, [words(n, 20) for n in range(6)])

    assert tables(sheet) == []


def test_verse_in_two_columns_is_no_table():
    sheet = Sheet()
    verse = ("河水慢慢地流", "灯火照着桥头", "晚风吹过屋檐下", "谁在楼上吹笛")
    for x in (60, 160):
        for n, line in enumerate(verse):
            sheet.text(x, 200 + 16 * n, line, 10)
    sheet.rule(50, 188, 240, 188).rule(50, 254, 240, 254)

    assert tables(sheet) == []


def test_a_list_of_labels_is_no_table():
    rows = (("时间：", "18:30"), ("地点：", "2-105"), ("电话：", "87654321"), ("人数：", "40"))

    assert tables(cells(story(), rows, (50, 110))) == []


def test_a_numbered_list_is_no_table():
    rows = [(f"{n}.", text) for n, text in enumerate(("带好雨具", "准时到场", "听从安排"), 1)]

    assert tables(cells(story(), rows, (50, 70))) == []


def test_signatures_are_no_table():
    sheet = story()
    for n, line in enumerate(("澜川市民政局", "白蘋区水利站", "2025年8月17日")):
        sheet.text(130, 200 + 16 * n, line, 10)

    assert tables(sheet) == []


def test_a_staff_line_is_no_table():
    sheet = cells(story(), [("责编：王小明", "美编：李四", "校对：赵大海")], (50, 160, 270))

    assert tables(sheet) == []


def test_stories_of_other_pages_with_their_numbers_are_no_table():
    rows = (("旧书店要搬家了", "第2版"), ("河堤修好了", "第3版"), ("新桥通车", "第4版"))

    assert tables(cells(story(), rows, (50, 160))) == []


def test_two_rows_are_no_table():
    assert tables(cells(story(), PRICES[:2], (50, 110, 170))) == []


# in the articles


def test_a_table_stands_in_its_story_a_row_a_paragraph():
    sheet = Sheet().text(40, 60, "粮价平稳", 18, HEI)
    sheet.column(40, 80, 17, [words(0, 60)])
    cells(sheet, PRICES, (50, 110, 170), top=155)
    sheet.column(40, 230, 17, [words(2, 60)])

    assert bodies(cut(sheet)) == {"粮价平稳": [words(0, 60), *PRICE_ROWS, words(2, 60)]}


def test_a_table_under_a_headline_is_an_article():
    sheet = cells(story(top=400), PRICES, (50, 110, 170), top=90)
    sheet.text(40, 60, "本周批发价", 18, HEI)

    assert bodies(cut(sheet))["本周批发价"] == PRICE_ROWS


def test_a_table_that_stands_over_columns_is_an_article_under_its_headline():
    sheet = cells(story(top=400), PRICES, (45, 200, 360), top=90)
    sheet.text(40, 60, "本周批发价", 18, HEI)

    assert bodies(cut(sheet))["本周批发价"] == PRICE_ROWS


def test_a_table_without_a_head_is_told_of_and_kept():
    sheet = Sheet().text(40, 60, "桥修好了", 18, HEI)
    sheet.column(40, 80, 17, [words(0, 200)])
    cells(sheet, PRICES, (330, 390, 450), top=500)

    found = cut(sheet)
    assert bodies(found) == {"桥修好了": [words(0, 200)]}
    assert "\n".join(PRICE_ROWS) in found.other
    assert [finding.code for finding in found.findings] == ["table-without-story"]


def test_a_table_runs_on_in_the_next_column():
    sheet = Sheet().text(40, 60, "粮价平稳", 18, HEI)
    sheet.column(40, 80, 17, [words(0, 60)])
    cells(sheet, PRICES, (50, 110, 170), top=155)
    more = (("青菜", "2.40", "-0.1%"), ("豆角", "6.82", "+1.3%"), ("草鱼", "8.66", "+0.9%"))
    cells(sheet, more, (240, 300, 360), top=90)

    assert bodies(cut(sheet)) == {
        "粮价平稳": [words(0, 60), *PRICE_ROWS, *("\t".join(row) for row in more)]
    }
