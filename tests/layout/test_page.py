"""A page as a whole: it does not matter how it was drawn, where it lies, or how large it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from builders import HEI, ISSUE, SENTENCES, Sheet, cut, read, words
from bulletin.codec import from_json, to_json
from bulletin.model import Page, Role


def front() -> Sheet:
    """A page with a little of everything, no two lines alike in place."""
    sheet = Sheet()
    sheet.text(40, 40, "2026年3月15日 星期日", 9).text(260, 40, "要闻", 24, HEI)
    sheet.text(500, 40, "第02版", 9).text(380, 40, "责任编辑 王小明", 9)
    sheet.rule(40, 50, 560, 50)
    sheet.text(40, 78, "聚焦河边", 14, HEI).text(40, 110, "河边的新步道开放", 26, HEI)
    sheet.text(40, 132, "三公里步道串起五座公园", 14)
    sheet.text(40, 152, "本报记者　王小明　通讯员　李红", 10, HEI)
    rest = sheet.column(40, 170, 17, [words(0, 90), words(3, 120)], rows=9)
    sheet.column(230, 170, 17, rest, rows=4)
    sheet.photo(230, 240, 170, 100).text(230, 352, "■河边的新步道。王小明摄", 8, HEI)
    sheet.text(40, 327, "步道怎么修", 11, HEI)
    rest = sheet.column(40, 335, 17, [words(5, 200)], rows=6)
    sheet.column(230, 365, 17, rest)
    sheet.text(330, 480, "（下转第3版）", 10)
    sheet.rule(410, 70, 410, 560)
    sheet.upright(430, 80, "旧书市集开张", 24)
    sheet.column(470, 80, 9, [words(1, 60), words(2, 100)])
    sheet.box(40, 600, 360, 100)
    sheet.text(60, 640, "杏江家具城盛大开业", 20, HEI).text(60, 670, "热线 0532-12345678", 10)
    return sheet


FRONT = front()
WHOLE = read(FRONT)


def told(page) -> list:
    """All that a reader of the page would notice, in order."""
    return [(b.text, b.role, b.decided_by, b.column, b.span, b.head, b.panel) for b in page.blocks]


# ---------------------------------------------------------------- properties


@tries(max_examples=12)
@given(st.permutations(range(len(FRONT.operations))))
def test_the_order_of_drawing_changes_nothing(order):
    page = read(FRONT.pdf(order))

    assert told(page) == told(WHOLE)
    assert page.folio == WHOLE.folio


@tries(max_examples=10)
@given(st.floats(-30, 30), st.floats(-10, 30))
def test_moving_what_is_printed_changes_no_text_role_or_order(dx, dy):
    page = read(FRONT.moved(dx, dy))

    assert told(page) == told(WHOLE)
    assert page.folio == WHOLE.folio


@tries(max_examples=10)
@given(st.floats(0.7, 2.0))
def test_printing_larger_or_smaller_changes_no_text_role_or_order(by):
    page = read(FRONT.scaled(by))

    assert told(page) == told(WHOLE)
    assert page.body_size == pytest.approx(by * WHOLE.body_size, abs=0.11)


@tries(max_examples=12)
@given(st.data())
def test_no_glyph_is_lost_however_the_type_stands(data):
    """Lines anywhere, of any size, over one another or not: each is in some block."""
    sheet = Sheet()
    for text in data.draw(st.lists(st.sampled_from(SENTENCES), max_size=8)):
        x = data.draw(st.integers(0, 100))
        base = data.draw(st.integers(20, 790))
        sheet.text(x, base, text, data.draw(st.sampled_from([8, 10, 12, 18])))
    page = read(sheet)

    put_aside = sum(page.put_aside.values())
    assert sum(len(b.text.replace(" ", "")) for b in page.blocks) + put_aside == page.glyph_count


def test_drawing_each_character_by_itself_changes_nothing():
    """As some programs do, a space with the character before it."""
    apart = Sheet()
    for kind, x, base, *rest in FRONT.operations:
        if kind == "text":
            text, size, font, *more = rest
            for found in re.finditer(r"\S\s*", text):
                before = stringWidth(text[: found.start()], font, size)
                apart.text(x + before, base, found[0], size, font, *more)
        else:
            apart.operations.append((kind, x, base, *rest))
    page = read(apart)

    assert told(page) == told(WHOLE)
    assert page.folio == WHOLE.folio


# ---------------------------------------------------------------- statements


def test_the_page_comes_back_from_its_json():
    assert from_json(to_json(WHOLE), Page, "page.json") == WHOLE


def test_the_same_bytes_give_the_same_page():
    assert to_json(read(FRONT)) == to_json(read(front()))


def test_blocks_are_numbered_in_the_order_they_come():
    assert [block.order for block in WHOLE.blocks] == list(range(len(WHOLE.blocks)))
    assert len({block.id for block in WHOLE.blocks}) == len(WHOLE.blocks)


def test_furniture_comes_first_then_column_by_column_from_the_top():
    content = [b for b in WHOLE.blocks if not b.role.is_furniture]

    assert all(b.role.is_furniture for b in WHOLE.blocks[: len(WHOLE.blocks) - len(content)])
    assert content == sorted(content, key=lambda b: (b.column, b.box.top, b.box.left))


def test_the_type_area_holds_all_but_the_furniture():
    area = WHOLE.type_area

    assert (area.left, round(area.right), round(area.top)) == (40, 560, 66)


def test_a_block_knows_how_many_columns_it_covers():
    sheet = Sheet().text(40, 90, "河边的新步道今天向居民开放", 26, HEI)
    rest = sheet.column(40, 130, 17, [words(0, 250)], rows=8)
    sheet.column(230, 130, 17, rest)

    assert [(b.column, b.span) for b in read(sheet).blocks if b.role is Role.HEADLINE] == [(0, 2)]


def test_every_role_comes_with_a_reason():
    assert all(block.decided_by for block in WHOLE.blocks)


def test_a_headline_drawn_as_shapes_is_a_finding_and_a_headline_without_text():
    """Outlines of letters: only optical recognition could read them."""
    sheet = Sheet()
    sheet.column(40, 130, 17, [words(0, 150)])
    sheet.outlines(40, 80, 26, 8)
    page = read(sheet)

    (headline,) = [b for b in page.blocks if b.role is Role.HEADLINE]
    assert headline.text == ""
    assert round(headline.box.height) == 26
    assert [(f.code, f.at) for f in page.findings] == [
        ("drawn-headline", f"{ISSUE.page(1)}-{headline.id}")
    ]
    assert [a.quality_flags for a in cut(sheet).articles] == [("drawn_headline",)]
