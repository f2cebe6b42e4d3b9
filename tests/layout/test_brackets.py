"""Names in bold that open a report and run over two lines stay in its first paragraph."""

from __future__ import annotations

from builders import HEI, Sheet, cut, read, words
from bulletin.model import Role

LEFT, TOP, LEADING, MEASURE = 40, 110, 15, 17
NAMES = "林水生　通讯员　苏见山　李红"
REST = words(0, 150)


def report() -> Sheet:
    """A report whose second line, inside the bracket, is in bold as a whole."""
    sheet = Sheet().text(LEFT, 90, "水清岸绿又一年", 24, HEI)
    sheet.text(LEFT + 20, TOP + 10, "杏江日报讯（全媒体记者", 10, HEI)
    sheet.text(LEFT, TOP + LEADING + 10, NAMES, 10, HEI)
    sheet.text(LEFT, TOP + 2 * LEADING + 10, "宋花）" + REST[:14], 10)
    sheet.column(LEFT, TOP + 3 * LEADING, MEASURE, [REST])
    return sheet


def test_a_line_inside_a_bracket_is_no_byline():
    page = read(report())

    assert not [block for block in page.blocks if block.role is Role.BYLINE]


def test_all_that_the_bracket_names_are_authors():
    (article,) = cut(report()).articles

    assert article.byline is None
    assert [person.name for person in article.bylines] == ["林水生", "苏见山", "李红", "宋花"]


def test_a_byline_between_two_paragraphs_stays_one_where_no_bracket_is_open():
    sheet = Sheet().text(LEFT, 90, "水清岸绿又一年", 24, HEI)
    sheet.text(LEFT, TOP + 10, "本报记者　林水生", 10, HEI)
    sheet.column(LEFT, TOP + LEADING, MEASURE, [REST])

    assert [b.text for b in read(sheet).blocks if b.role is Role.BYLINE] == ["本报记者 林水生"]


def test_a_bracket_that_is_never_closed_takes_no_line_with_it():
    sheet = Sheet().text(LEFT, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(LEFT, TOP, MEASURE, [REST[:36] + "（见右下"])
    top = TOP + 4 * LEADING
    sheet.text(LEFT, top + 10, "步道怎么修", 10, HEI)
    sheet.column(LEFT, top + 2 * LEADING, MEASURE, [REST])

    assert [b.text for b in read(sheet).blocks if b.role is Role.CROSSHEAD] == ["步道怎么修"]
