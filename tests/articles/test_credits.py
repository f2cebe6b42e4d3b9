"""Who wrote and photographed, and the opening words of a report."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, cut, words
from bulletin.articles.credits import (
    join_byline,
    read_byline,
    read_closing,
    read_opening,
    read_people,
    read_photographer,
)
from bulletin.model import Byline

A = words(0, 150)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("本报记者 王小明", [("王小明", "记者")]),
        ("记者 王小明 李红", [("王小明", "记者"), ("李红", "记者")]),
        (
            "本报记者　王小明　通讯员　李红　宋花",
            [("王小明", "记者"), ("李红", "通讯员"), ("宋花", "通讯员")],
        ),
        (
            "本报记者王小明通讯员李红宋花",
            [("王小明", "记者"), ("李红", "通讯员"), ("宋花", "通讯员")],
        ),
        ("□杏江日报/观潮新闻记者 王小明 文/图", [("王小明", "记者")]),
        ("见习记者 王小明", [("王小明", "记者")]),
        ("文/图 王小明", [("王小明", None)]),
        ("撰文 王小明 摄影 李红", [("王小明", "撰文"), ("李红", "摄影")]),
        ("（王小明、李红）", [("王小明", None), ("李红", None)]),
        ("（记者 王小明 摄影报道）", [("王小明", "记者")]),
        ("记者 阿依古丽·买买提", [("阿依古丽·买买提", "记者")]),
        ("记者 诸葛小明", [("诸葛小明", "记者")]),
        ("本报记者", []),
        ("■ 记者 王小明/文 李红/图", [("王小明", "记者"), ("李红", "图")]),
        ("By EMMA CARVER", [("Emma Carver", None)]),
        ("（据新华社）", []),
    ],
)
def test_the_people_of_a_byline_and_their_parts(text, people):
    assert [(person.name, person.part) for person in read_byline(text)] == people


def test_a_person_named_twice_is_one():
    assert read_byline("记者 王小明 王小明") == (Byline("王小明", "记者"),)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (["本报记者 王小明", "通讯员 李红"], "本报记者 王小明 通讯员 李红"),
        (["本报记者 王小明 通讯员 易", "志桐"], "本报记者 王小明 通讯员 易志桐"),
        (["本报记者 王小明 通讯员 易志", "桐"], "本报记者 王小明 通讯员 易志桐"),
        (["本报记者 王小明 通讯", "员 李红"], "本报记者 王小明 通讯员 李红"),
        (["本报记者 王小明", "李红"], "本报记者 王小明 李红"),
        (["本报记者 王小明 文", "李红 摄"], "本报记者 王小明 文 李红 摄"),
        (["By Emma", "Carver"], "By Emma Carver"),
        (["  "], ""),
    ],
)
def test_a_name_that_runs_over_the_end_of_a_byline_s_line_is_closed_up(lines, byline):
    assert join_byline(lines) == byline


@pytest.mark.parametrize(
    ("opening", "dateline", "people"),
    [
        ("本报讯（记者 王小明）河边的新步道", "本报讯", [("王小明", "记者")]),
        (
            "本报讯　（记者　王小明　通讯员　李红）河边",
            "本报讯",
            [("王小明", "记者"), ("李红", "通讯员")],
        ),
        ("本报3月14日讯 河边的新步道", "本报3月14日讯", []),
        ("本报杏江3月14日电（记者王小明）河边", "本报杏江3月14日电", [("王小明", "记者")]),
        ("河边的新步道（见图）开放了", None, []),
        ("河边的新步道开放了（记者 王小明）", None, [("王小明", "记者")]),
        ("", None, []),
    ],
)
def test_the_opening_of_a_report(opening, dateline, people):
    found = read_opening(opening)

    assert found.dateline == dateline
    assert [(person.name, person.part) for person in found.people] == people


@pytest.mark.parametrize(
    ("byline", "opening", "last", "people"),
    [
        (None, "新华社杏江6月17日电（记者王小明）河边", "完。", ["王小明"]),
        (None, "据新华社杏江6月17日电（记者王小明）河边", "完。", ["王小明"]),
        ("本报记者 李红", "据新华社杏江6月17日电（记者王小明）河边", "完。", ["李红"]),
        (None, "据新华社杏江6月17日电（记者王小明）河边", "完。（李红）", ["李红"]),
        (None, "本报讯 据新华社杏江6月17日电（记者王小明）河边", "完。", []),
        (None, "本报杏江6月17日电（记者王小明）河边", "完。（李红）", ["王小明", "李红"]),
    ],
)
def test_an_agency_s_reporters_count_where_the_paper_names_none_of_its_own(
    byline, opening, last, people
):
    found = read_people(byline, read_opening(opening), last)

    assert [person.name for person in found] == people


@pytest.mark.parametrize(
    ("last", "people"),
    [
        ("河边的新步道开放了。（记者 王小明 通讯员 李红）", ["王小明", "李红"]),
        ("河边的新步道开放了。（王小明李红）", ["王小明", "李红"]),
        ("（高二（3）班 王小明）", ["王小明"]),
        ("河边的新步道开放了。（据新华社）", []),
        ("河边的新步道开放了（见下图）", []),
        ("河边的新步道开放了。", []),
    ],
)
def test_the_people_in_brackets_after_the_last_words(last, people):
    assert [person.name for person in read_closing(last)] == people


def test_a_closing_credit_over_two_lines_is_no_paragraph():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 115, 17, [A, "（本报记者王小明通讯员诸葛小明李小红）"])
    (article,) = cut(sheet).articles

    assert [p.text for p in article.paragraphs] == [A]
    assert [person.name for person in article.bylines] == ["王小明", "诸葛小明", "李小红"]


def test_a_byline_in_the_head_and_names_in_the_opening_are_all_authors():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.text(40, 106, "本报记者　王小明", 10, HEI)
    sheet.column(40, 115, 17, ["本报讯（通讯员 李红）" + A])
    (article,) = cut(sheet).articles

    assert article.byline == "本报记者 王小明"
    assert article.bylines == (Byline("王小明", "记者"), Byline("李红", "通讯员"))
    assert article.dateline == "本报讯"
    assert article.paragraphs[0].text.startswith("本报讯（通讯员李红）清晨")


def test_names_in_brackets_at_the_end_are_authors_and_no_paragraph():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 115, 17, [A])
    sheet.text(150, 115 + 15 * 9 + 10, "（王小明）", 10)
    (article,) = cut(sheet).articles

    assert [p.text for p in article.paragraphs] == [A]
    assert article.bylines == (Byline("王小明", None),)


def test_names_parted_by_a_line_s_end_are_two():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 115, 17, ["本报讯（记者王小明李红）" + A])
    (article,) = cut(sheet).articles

    assert article.bylines == (Byline("王小明", "记者"), Byline("李红", "记者"))


@pytest.mark.parametrize(
    ("caption", "photographer"),
    [
        ("河边的新步道。（王小明 摄）", "王小明"),
        ("河边的新步道。新华社发（王小明 摄）", "王小明"),
        ("河边的新步道。通讯员 王小明 摄影报道", "王小明"),
        ("河边的新步道 王小明/摄", "王小明"),
        ("河边的新步道。摄影/王小明", "王小明"),
        ("河边的新步道。图/王小明、李红", "王小明、李红"),
        ("河边的新步道。记者 卡洛斯·冈萨雷斯 摄", "卡洛斯·冈萨雷斯"),
        ("河边的新步道。（受访者供图）", "受访者"),
        ("河边的新步道。图片由区图书馆提供", "区图书馆"),
        ("Trees by the river. Photo by Emma Carver", "Emma Carver"),
        ("PHOTO: LI MING / XINHUA", "Li Ming"),
        ("河边的新步道。（资料图片）", None),
        ("图为河边的新步道", None),
        ("", None),
    ],
)
def test_the_forms_of_a_photographer(caption, photographer):
    assert read_photographer(caption) == photographer


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("■河边的新步道。王小明摄", "王小明"),
        ("■河边的新步道。本报记者　王小明　摄", "王小明"),
        ("■河边的新步道。王小明　李红　摄影报道", "王小明、李红"),
        ("■河边的新步道。区图书馆供图", "区图书馆"),
        ("■河边的新步道。", None),
        ("■新步道示意图", None),
    ],
)
def test_the_photographer_of_a_picture(caption, credit):
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, [A])
    sheet.photo(230, 110, 300, 100).text(230, 222, caption, 8, HEI)
    (article,) = cut(sheet).articles

    assert [i.credit for i in article.illustrations] == [credit]
