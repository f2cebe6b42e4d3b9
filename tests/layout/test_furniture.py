"""What belongs to the page and to no article, and what the page says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.layout.furniture import read_folio, staff_of
from bulletin.model import Byline, Folio, Role

STORY = words(0, 150)


def story(sheet: Sheet) -> Sheet:
    sheet.text(40, 110, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 130, 17, [STORY])
    return sheet


def furniture(sheet: Sheet) -> dict:
    return {text: role for text, role in roles(read(sheet)).items() if role.is_furniture}


def test_what_stands_above_the_rule_of_the_page():
    sheet = story(Sheet())
    sheet.text(40, 40, "2026年3月15日 星期日", 9).text(260, 40, "要闻", 24, HEI)
    sheet.text(380, 40, "责任编辑 王小明", 9).text(520, 40, "第02版", 9)
    sheet.rule(40, 50, 560, 50)

    assert furniture(sheet) == {
        "2026年3月15日星期日": Role.FOLIO,
        "要闻": Role.MASTHEAD,
        "责任编辑王小明": Role.STAFF_LINE,
        "第02版": Role.EAR,
    }
    assert read(sheet).folio == Folio(
        date=date(2026, 3, 15),
        page_number=2,
        section="要闻",
        issue_number=None,
        staff=(Byline("王小明", "责任编辑"),),
    )


def test_a_front_page_s_masthead():
    sheet = story(Sheet())
    sheet.text(40, 60, "杏江日报", 48, HEI)
    sheet.text(300, 50, "2026年3月15日 星期日 总第1234期", 9).text(300, 64, "农历正月廿七", 9)
    sheet.rule(40, 80, 560, 80)
    page = read(sheet)

    assert roles(page)["杏江日报"] is Role.MASTHEAD
    assert page.folio.issue_number == "1234"
    assert page.folio.date == date(2026, 3, 15)


def test_a_folio_at_the_edge_needs_no_rule():
    sheet = story(Sheet()).text(40, 30, "2026年3月15日 星期日 第02版 要闻", 9)

    assert furniture(sheet) == {"2026年3月15日星期日第02版要闻": Role.FOLIO}
    assert read(sheet).folio.page_number == 2


@pytest.mark.parametrize("number", ["3", "— 3 —", "第3版", "A03"])
def test_a_bare_page_number_at_the_foot(number):
    sheet = story(Sheet()).text(
        295, 785, number, 9, "Helvetica" if number.isascii() else "STSong-Light"
    )

    assert list(furniture(sheet).values()) == [Role.FOLIO]
    assert read(sheet).folio.page_number == 3


def test_a_staff_line_stands_anywhere():
    sheet = story(Sheet()).text(400, 500, "责编：王小明 美编：李红", 8)

    assert furniture(sheet) == {"责编：王小明美编：李红": Role.STAFF_LINE}
    assert read(sheet).folio.staff == (Byline("王小明", "责编"), Byline("李红", "美编"))


def test_a_story_with_a_date_in_its_body_is_no_furniture():
    sheet = Sheet()
    sheet.text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, ["2026年3月15日，第3版方案在河边公布。" + STORY])

    assert furniture(sheet) == {}


def test_a_rule_under_the_first_story_is_no_rule_of_the_page():
    sheet = Sheet()
    sheet.text(40, 60, "水清岸绿又一年", 24, HEI)
    for x in (40, 230, 420):
        sheet.column(x, 80, 13, ["2026年3月15日，" + words(3, 90)])
    sheet.rule(40, 250, 560, 250)

    assert furniture(sheet) == {}


def test_a_date_that_the_calendar_does_not_have_is_none():
    assert read_folio({Role.FOLIO: ["2026年2月30日 星期一 第02版"]}) == Folio(page_number=2)


@pytest.mark.parametrize(
    "line", ["今日8版 第01版", "第01版 今日8版", "本期共8版 第1版", "A01 今日八版"]
)
def test_how_many_pages_there_are_is_not_the_page_s_number(line):
    assert read_folio({Role.FOLIO: ["2026年3月15日 星期日 " + line]}).page_number == 1


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("2026年3月15日 星期日 第02版 要闻", "要闻"),
        ("要闻 2026年3月15日 星期日 A02版", "要闻"),
        ("02 | 城事 | 2026年3月15日 | 星期日", "城事"),
        ("2026年3月15日 星期日 第02版", None),
    ],
)
def test_the_section_is_what_is_left_of_the_folio(line, section):
    assert read_folio({Role.FOLIO: [line]}).section == section


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("责编 王小明", (Byline("王小明", "责编"),)),
        ("责编：王小明、李红", (Byline("王小明", "责编"), Byline("李红", "责编"))),
        ("编辑/王明 校对/李红", (Byline("王明", "编辑"), Byline("李红", "校对"))),
        ("责任编辑 王明李红梅", (Byline("王明", "责任编辑"), Byline("李红梅", "责任编辑"))),
    ],
)
def test_who_made_the_page(line, people):
    assert staff_of(line) == people


# ---------------------------------------------------------------- mastheads and their neighbours


def nameplate(sheet: Sheet) -> Sheet:
    return sheet.text(40, 70, "杏江日报", 48, HEI)


def columns(sheet: Sheet, top=190) -> Sheet:
    """A story under a headline over all three columns."""
    sheet.text(40, top - 20, "水清岸绿又一年好风光", 30, HEI)
    rest = [STORY, words(3, 170)]
    for x in (40, 220, 400):
        rest = sheet.column(x, top, 16, rest, rows=7)
    return sheet


def test_the_folio_under_a_masthead_s_rule():
    sheet = columns(nameplate(Sheet())).rule(40, 90, 560, 90)
    sheet.text(40, 104, "2026年3月15日", 9).text(160, 104, "星期日", 9)
    sheet.text(300, 104, "总第1234期", 9).text(500, 104, "今日4版", 9).rule(40, 112, 560, 112)
    page = read(sheet)

    assert roles(page)["杏江日报"] is Role.MASTHEAD
    assert all(b.role.is_furniture for b in page.blocks if b.box.bottom < 112)
    assert not any(b.role.is_furniture for b in page.blocks if b.box.top > 112)
    assert (page.folio.date, page.folio.issue_number) == (date(2026, 3, 15), "1234")


def test_a_folio_in_one_line_under_a_masthead_needs_no_second_rule():
    sheet = columns(nameplate(Sheet())).rule(40, 90, 560, 90)
    line = "2026年3月15日星期日第1234期"
    sheet.text(40, 106, line, 9)

    assert furniture(sheet) == {"杏江日报": Role.MASTHEAD, line: Role.FOLIO}


def test_a_whole_story_in_a_box_beside_the_masthead_is_a_story():
    """Ears hold a slogan or the weather; this one holds a story with its headline."""
    sheet = columns(nameplate(Sheet()), top=260).rule(40, 205, 560, 205)
    sheet.text(40, 100, "2026年3月15日 星期日", 9).text(40, 116, "总第1234期", 9)
    sheet.box(300, 20, 260, 180).text(312, 52, "旧书市集开张", 22, HEI)
    sheet.column(312, 62, 23, [words(5, 180)], leading=14)
    found = roles(read(sheet))

    assert found["杏江日报"] is Role.MASTHEAD
    assert found["旧书市集开张"] is Role.HEADLINE
    assert found[words(5, 180)] is Role.BODY


def test_a_slogan_in_a_box_beside_the_masthead_is_an_ear():
    sheet = columns(nameplate(Sheet())).rule(40, 100, 560, 100)
    sheet.text(40, 90, "2026年3月15日 星期日", 9)
    sheet.box(400, 30, 160, 50)
    sheet.text(410, 50, "一条河，一座城", 12, HEI).text(410, 70, "读你读我", 12)
    found = furniture(sheet)

    assert (found["一条河，一座城"], found["读你读我"]) == (Role.EAR, Role.EAR)
    assert sorted(found.values()) == [Role.EAR, Role.EAR, Role.FOLIO, Role.MASTHEAD]


@pytest.mark.parametrize(
    ("label", "section"),
    [("2版 经济·综合", "经济·综合"), ("民生·社区 2版", "民生·社区"), ("第02版：要闻", "要闻")],
)
def test_a_page_s_number_with_its_section_at_the_head_of_the_page(label, section):
    page = read(story(Sheet()).text(40, 30, label, 12, HEI))

    assert [b.role for b in page.blocks if b.box.bottom < 40] == [Role.FOLIO]
    assert (page.folio.page_number, page.folio.section) == (2, section)


def test_text_above_a_rule_is_a_story_s_though_it_has_a_date():
    """A story of three lines at the top of the page ends in full stops as folios never do."""
    sheet = Sheet()
    sheet.text(40, 50, "水清岸绿又一年", 20, HEI)
    sheet.column(40, 60, 52, ["2026年3月15日起，步道全天开放。" + words(3, 120)])
    sheet.rule(40, 110, 560, 110)
    sheet.column(40, 130, 52, [words(5, 190)])

    assert furniture(sheet) == {}
