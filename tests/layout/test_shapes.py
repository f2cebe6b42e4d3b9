"""What is drawn besides glyphs: rules, panels, pictures, drawings."""

from __future__ import annotations

import pytest

from barepages import bare
from builders import HEI, ISSUE, Sheet, read, turned
from bulletin.geometry import Box
from bulletin.layout import objects
from bulletin.layout.opening import open_page
from bulletin.layout.reading import read_glyphs
from bulletin.layout.shapes import Shapes, read_shapes


def rounded(box: Box) -> tuple[int, ...]:
    return tuple(round(edge) for edge in (box.left, box.top, box.right, box.bottom))


def test_rules_and_their_weight():
    page = read(Sheet().rule(40, 50, 560, 50, 0.5).rule(300, 60, 300, 700, 2))

    across, down = sorted(page.rules, key=lambda rule: not rule.is_horizontal)
    assert rounded(across.box) == (40, 50, 560, 50)
    assert rounded(down.box) == (299, 59, 301, 701)  # with the stroke's own breadth
    assert down.weight == pytest.approx(2, abs=0.1)


def test_short_strokes_are_no_rules():
    assert read(Sheet().rule(40, 50, 55, 50)).rules == ()


def test_a_rule_drawn_in_pieces_is_one():
    page = read(Sheet().rule(40, 50, 200, 50).rule(200, 50, 400, 50).rule(400.5, 50, 560, 50))

    assert [rounded(rule.box) for rule in page.rules] == [(40, 50, 560, 50)]


def test_a_double_rule_is_two():
    page = read(Sheet().rule(40, 50, 560, 50).rule(40, 53, 560, 53))

    assert len(page.rules) == 2


def test_a_thin_filled_bar_is_a_rule():
    page = read(Sheet().box(40, 50, 520, 2, fill=0))

    assert len(page.rules) == 1
    assert page.panels == ()


def test_frames_and_shaded_areas_are_panels():
    page = read(Sheet().box(40, 60, 200, 100).box(300, 60, 200, 100, fill=0.9))

    assert {(rounded(panel.box), panel.is_filled) for panel in page.panels} == {
        ((40, 60, 240, 160), False),
        ((300, 60, 500, 160), True),
    }


def test_a_frame_and_its_fill_are_one_panel():
    page = read(Sheet().box(40, 60, 200, 100, fill=0.9).box(40, 60, 200, 100))

    assert len(page.panels) == 1


def test_the_colour_of_the_paper_is_no_panel():
    assert read(Sheet().box(0, 0, 600, 800, fill=0.95)).panels == ()


def test_pictures_have_their_place():
    page = read(Sheet().photo(40, 60, 300, 200))

    assert [(rounded(p.box), p.is_shapes) for p in page.pictures] == [((40, 60, 340, 260), False)]


def test_a_picture_that_hangs_over_the_edge_is_cut_there():
    page = read(Sheet().photo(400, 700, 300, 200))

    assert [rounded(p.box) for p in page.pictures] == [(400, 700, 600, 800)]


def test_a_picture_off_the_page_is_not_there():
    assert read(Sheet().photo(700, 60, 300, 200)).pictures == ()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_on_a_turned_page_they_stand_where_the_eye_sees_them(quarters):
    sheet = Sheet().rule(40, 50, 560, 50).box(40, 60, 200, 100).photo(300, 60, 150, 200)
    plain, page = read(sheet), read(turned(sheet.pdf(), quarters))

    assert [rounded(r.box) for r in page.rules] == [rounded(r.box) for r in plain.rules]
    assert [rounded(p.box) for p in page.panels] == [rounded(p.box) for p in plain.panels]
    assert [rounded(p.box) for p in page.pictures] == [rounded(p.box) for p in plain.pictures]


def test_in_a_form_they_stand_where_the_form_is_set():
    sheet = Sheet().rule(40, 50, 560, 50).box(40, 60, 200, 100).photo(300, 60, 150, 200)
    plain, page = read(sheet), read(sheet.pdf(in_form=True))

    assert [rounded(r.box) for r in page.rules] == [rounded(r.box) for r in plain.rules]
    assert [rounded(p.box) for p in page.panels] == [rounded(p.box) for p in plain.panels]
    assert [rounded(p.box) for p in page.pictures] == [rounded(p.box) for p in plain.pictures]


def test_letters_drawn_side_by_side_are_one_drawing():
    page = read(Sheet().outlines(40, 60, 26, 6).outlines(40, 400, 26, 1))

    assert sorted((rounded(p.box), p.is_shapes) for p in page.pictures) == [
        ((40, 60, 208, 86), True),
        ((40, 400, 65, 426), True),
    ]


def test_objects_past_the_limit_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(objects, "MAX_OBJECTS", 2)
    sheet = Sheet()
    for n in range(5):
        sheet.rule(40, 50 + 20 * n, 560, 50 + 20 * n)

    with open_page(sheet.pdf(), ISSUE.page(1)) as (page, frame):
        assert len(read_shapes(page, frame).rules) == 2


@pytest.mark.parametrize("before", [0, 1, 15, 16, 17, 32, 47, 50])
def test_what_stands_among_texts_is_found_wherever_it_stands(before):
    texts = [f"BT /Latin 9 Tf 40 {800 - 12 * n} Td (line) Tj ET" for n in range(50)]
    texts[before:before] = ["40 60 300 1 re f"]

    with open_page(bare(" ".join(texts)), ISSUE.page(1)) as (page, frame):
        _, known = read_glyphs(page, frame, ISSUE.page(1))

        assert len(known) == 50
        assert read_shapes(page, frame, known) == read_shapes(page, frame)
        assert len(read_shapes(page, frame, known).rules) == 1


def test_four_rules_that_meet_are_a_panel():
    sheet = Sheet().rule(40, 50, 240, 50).rule(40, 150, 240, 150)
    page = read(sheet.rule(40, 50, 40, 150).rule(240, 50, 240, 150))

    (panel,) = page.panels
    assert (round(panel.box.left), round(panel.box.bottom)) == (40, 150)
    assert page.rules == ()


def test_three_rules_are_no_panel():
    page = read(Sheet().rule(40, 50, 240, 50).rule(40, 150, 240, 150).rule(40, 50, 40, 150))

    assert page.panels == ()
    assert len(page.rules) == 3


# ---------------------------------------------------------------- bars and marks


def drawn(content: str) -> Shapes:
    with open_page(bare(content), ISSUE.page(1)) as (page, frame):
        return read_shapes(page, frame)


def test_a_bar_before_a_head_is_a_rule_of_its_weight():
    page = read(Sheet().box(40, 60, 5, 20, fill=0).text(50, 78, "水清岸绿", 18, HEI))

    (bar,) = page.rules
    assert not bar.is_horizontal
    assert rounded(bar.box) == (40, 60, 45, 80)
    assert bar.weight == pytest.approx(5, abs=1)


def test_a_bar_under_a_head_is_a_rule_of_its_weight():
    page = read(Sheet().rule(40, 90, 200, 90, 6).text(40, 78, "水清岸绿", 18, HEI))

    (bar,) = page.rules
    assert bar.is_horizontal
    assert bar.weight == pytest.approx(6, abs=0.1)


def test_a_strip_with_type_on_it_is_a_panel():
    page = read(Sheet().box(40, 60, 100, 12, fill=0.6).text(44, 69, "水清岸绿", 8, HEI))

    assert page.rules == ()
    assert [(rounded(panel.box), panel.is_filled) for panel in page.panels] == [
        ((40, 60, 140, 72), True)
    ]


def test_a_frame_of_a_bar_s_size_is_neither():
    page = read(Sheet().box(40, 60, 100, 10))

    assert (page.rules, page.panels) == ((), ())


def test_a_small_square_is_a_mark():
    shapes = drawn("40 700 8 8 re f 100 700 m 108 700 l 104 708 l f")

    assert [rounded(mark) for mark in shapes.marks] == [(40, 92, 48, 100), (100, 92, 108, 100)]
    assert shapes.bars == ()


def test_bars_on_a_picture_are_parts_of_it():
    page = read(Sheet().photo(40, 60, 300, 200).box(60, 80, 5, 40, fill=0))

    assert page.rules == ()


def test_a_white_bar_is_none():
    assert drawn("1 g 40 700 100 6 re f").bars == ()


def test_an_area_filled_by_a_shading_is_a_panel():
    shading = "q 40 500 200 100 re W n /Fade sh Q"
    fade = (
        "/Shading<</Fade<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[0.5]/C1[0.9]/N 1>>/Extend[true true]>>>>"
    )
    with open_page(bare(shading, resources=fade), ISSUE.page(1)) as (page, frame):
        shapes = read_shapes(page, frame)

    assert [(rounded(panel.box), panel.is_filled) for panel in shapes.panels] == [
        ((40, 200, 240, 300), True)
    ]


# ---------------------------------------------------------------- what was not looked at


def test_all_objects_of_a_usual_page_are_looked_at():
    assert drawn("40 700 100 50 re f").unread == 0


def test_objects_past_the_limit_are_counted(monkeypatch):
    monkeypatch.setattr(objects, "MAX_OBJECTS", 2)

    assert drawn("40 700 100 50 re f " * 5).unread == 3


def test_forms_too_deep_are_counted(monkeypatch):
    monkeypatch.setattr(objects, "MAX_DEPTH", 0)
    with open_page(Sheet().rule(40, 50, 560, 50).pdf(in_form=True), ISSUE.page(1)) as opened:
        shapes = read_shapes(*opened)

    assert (shapes.unread, shapes.rules) == (1, ())
