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
