"""The door to the PDF library: the glyphs a reader of the page sees, each where it is seen."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter

from builders import HEI, SONG, Sheet, boxed, read, turned, words
from bulletin.errors import LayoutError, NotAPdf, TooMuch
from bulletin.layout import reading


def sheet() -> Sheet:
    page = Sheet(600, 800)
    page.text(40, 90, "河边的新步道开放", 26, HEI)
    page.column(40, 130, 17, [words(0, 90), words(3, 60)])
    return page


def seen(page):
    """Text and box of each block, boxes to the half point."""
    return [
        (
            b.text,
            *(round(2 * edge) / 2 for edge in (b.box.left, b.box.top, b.box.right, b.box.bottom)),
        )
        for b in page.blocks
    ]


def texts(page) -> list[str]:
    return [block.text for block in page.blocks]


# ---------------------------------------------------------------- where things are seen


def test_the_origin_is_the_top_left_and_y_grows_downward():
    page = read(Sheet(600, 800).text(40, 90, "水清岸绿", 20))

    (block,) = page.blocks
    assert (page.width, page.height) == (600, 800)
    assert (block.box.left, block.box.right) == (40, 120)
    assert 70 < block.box.top < 75
    assert 90 < block.box.bottom < 96


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_reads_as_the_eye_sees_it(quarters):
    plain, other = read(sheet()), read(turned(sheet().pdf(), quarters))

    assert (other.width, other.height) == (plain.width, plain.height)
    assert seen(other) == seen(plain)


def test_the_visible_page_may_lie_anywhere_in_user_space():
    """CropBox inside MediaBox, both with a negative origin."""
    data = boxed(sheet().pdf(), (-400, -900, 500, 300), (-300, -700, 300, 100), move=(-300, -700))

    assert seen(read(data)) == seen(read(sheet()))


def test_a_crop_box_larger_than_the_paper_ends_with_it():
    data = boxed(sheet().pdf(), (0, 0, 600, 800), (-50, -50, 700, 900))

    assert seen(read(data)) == seen(read(sheet()))


def test_the_corners_of_a_box_may_come_in_any_order():
    """ISO 32000-1, 7.9.5: any two opposite corners."""
    data = boxed(sheet().pdf(), (600, 800, 0, 0), (600, 0, 0, 800))

    assert seen(read(data)) == seen(read(sheet()))


def test_text_in_a_form_is_read_in_its_place_and_size():
    plain, inside = read(sheet()), read(sheet().pdf(in_form=True))

    assert seen(inside) == seen(plain)
    assert inside.body_size == plain.body_size == 10


# ---------------------------------------------------------------- what is put aside


def test_invisible_text_on_a_page_of_visible_text_is_put_aside_and_counted():
    page = read(sheet().text(40, 700, "看不见的字", mode=3))

    assert seen(page) == seen(read(sheet()))
    assert page.put_aside == {"invisible": 5}


def test_the_hidden_text_of_a_scan_is_all_its_text():
    page = read(Sheet().photo(0, 0, 600, 800).text(40, 90, "水清岸绿", 20, mode=3))

    assert texts(page) == ["水清岸绿"]
    assert page.put_aside == {}


def test_text_off_the_page_is_put_aside_and_counted():
    page = read(sheet().text(40, 830, "下面").text(-50, 90, "左").text(610, 90, "右边"))

    assert seen(page) == seen(read(sheet()))
    assert page.put_aside == {"off_page": 5}


def test_a_headline_with_a_shadow_is_read_once():
    """Drawn glyph by glyph, so that the PDF library leaves it to us."""
    headline, page = "河边的新步道今天开放", Sheet()
    for x, base in ((42.5, 92.5), (40, 90)):
        for n, character in enumerate(headline):
            page.text(x + 26 * n, base, character, 26, HEI)

    (block,) = read(page).blocks
    assert (block.text, block.box.left) == (headline, 40)
    assert read(page).put_aside == {"drawn_twice": 10}


def test_bold_made_by_printing_twice_is_read_once():
    page = Sheet()
    for shift in (0, 0.2, 0.4):
        page.text(40 + shift, 90, "项目目标", 10)

    assert texts(read(page)) == ["项目目标"]


def test_the_same_character_twice_in_a_word_is_two():
    page = (
        Sheet().text(40, 90, "项项目目", 10).text(40, 120, "Committee, aaa 1111", 10, "Helvetica")
    )

    assert texts(read(page)) == ["项项目目", "Committee, aaa 1111"]


def test_slanted_letters_that_reach_over_one_another_are_two():
    """Their boxes, ink included, share more than half of their breadth."""
    page = Sheet().text(40, 90, "snuff, tell, off", 10, "Times-Italic")

    assert texts(read(page)) == ["snuff, tell, off"]


def test_type_without_size_is_put_aside():
    page = read(sheet().text(40, 700, "没有大小", size=0.1))

    assert seen(page) == seen(read(sheet()))
    assert page.put_aside == {"no_size": 4}


def test_all_glyphs_are_counted():
    page = read(sheet().text(40, 830, "下面").text(40, 700, "看不见", mode=3))

    assert page.glyph_count == sum(len(text) for text in texts(page)) + 2 + 3


# ---------------------------------------------------------------- what is written down


def test_kangxi_radicals_are_read_as_ideographs_and_kept_as_printed():
    page = read(Sheet().text(40, 90, "东⽅红", 20))

    (line,) = page.blocks[0].lines
    assert (line.text, line.printed) == ("东方红", "东⽅红")


def test_what_is_read_as_printed_is_not_kept_twice():
    (line,) = read(Sheet().text(40, 90, "东方红", 20)).blocks[0].lines

    assert line.printed is None


def test_a_line_knows_its_face_and_size():
    (line,) = read(Sheet().text(40, 90, "东方红", 20, HEI)).blocks[0].lines

    assert (line.font, round(line.size, 3), line.upright) == (HEI, 20, False)


def test_type_at_an_angle_is_a_finding():
    page = read(turned(sheet().pdf(), 1))
    side = boxed(turned(sheet().pdf(), 1), (0, 0, 800, 600), (0, 0, 800, 600))
    lying = PdfWriter(clone_from=io.BytesIO(side))
    lying.pages[0].rotation = 0
    file = io.BytesIO()
    lying.write(file)

    found = [f.message for f in read(file.getvalue()).findings if f.code == "unknown-block"]
    assert page.findings == ()
    assert len(found) == len({line.text for b in page.blocks for line in b.lines})
    assert "no role found for '河边的新步道开放'" in found


# ---------------------------------------------------------------- pages with little on them


def test_an_empty_page_has_no_blocks_and_says_so():
    page = read(Sheet())

    assert page.blocks == ()
    assert (page.body_size, page.columns, page.glyph_count) == (0, (), 0)
    assert [f.code for f in page.findings] == ["no-text-layer"]


def test_a_page_of_one_picture_has_no_text():
    page = read(Sheet().photo(0, 0, 600, 800))

    assert page.blocks == ()
    assert [f.code for f in page.findings] == ["no-text-layer"]


def test_a_page_of_one_character():
    page = read(Sheet().text(40, 90, "水", 20))

    assert texts(page) == ["水"]


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"%PDF-1.4\n%%EOF", b"\0" * 1000])
def test_what_is_not_a_pdf_is_refused_with_the_page_s_id(data):
    with pytest.raises(NotAPdf, match=r"^hexi-2026-03-15-a-p01: cannot be opened as a PDF"):
        read(data)


def test_a_pdf_cut_in_half_is_refused_or_read():
    data = sheet().pdf()

    with pytest.raises(NotAPdf, match=r"^hexi-2026-03-15-a-p01: .*fetch it again$"):
        read(data[: len(data) // 8])


def test_a_pdf_without_pages_is_refused():
    file = io.BytesIO()
    PdfWriter().write(file)

    with pytest.raises((LayoutError, NotAPdf), match=r"^hexi-2026-03-15-a-p01: "):
        read(file.getvalue())


def test_more_glyphs_than_anybody_prints_are_too_much(monkeypatch):
    monkeypatch.setattr(reading, "MAX_GLYPHS", 100)

    with pytest.raises(TooMuch) as caught:
        read(sheet())

    assert str(caught.value) == (
        "hexi-2026-03-15-a-p01: 178 glyphs on a page; more than 100 are not read"
    )


def test_the_limit_leaves_room_for_the_fullest_page():
    assert reading.MAX_GLYPHS >= 100_000


def test_the_two_faces_of_the_builders_differ():
    assert SONG != HEI
