"""The picture of a page with what was found on it."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

from PIL import Image

from builders import HEI, Sheet, read, words
from bulletin.layout.draw import LONGEST_SIDE, draw_png, draw_svg

SHEET = Sheet().text(40, 90, "水清<岸绿>&", 26, HEI)
SHEET.column(40, 110, 17, [words(0, 90)])
DATA = SHEET.pdf()
PAGE = read(DATA)
STORIES = {block.id: 1 for block in PAGE.blocks}


def test_the_png_is_as_large_as_promised():
    picture = Image.open(io.BytesIO(draw_png(DATA, PAGE, STORIES)))

    assert picture.size == (LONGEST_SIDE * 600 // 800, LONGEST_SIDE)


def test_the_svg_tells_each_block_and_why():
    root = ET.fromstring(draw_svg(DATA, PAGE, STORIES))
    titles = [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")]

    assert titles == [f"{b.id} {b.role}: {b.decided_by}\n{b.text}" for b in PAGE.blocks]
    assert any("水清<岸绿>&" in title for title in titles)


def test_labels_say_the_story_the_place_in_it_and_the_role():
    root = ET.fromstring(draw_svg(DATA, PAGE, STORIES))

    assert [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")] == [
        "1.1 headline",
        "1.2 body",
    ]


def test_what_belongs_to_no_story_is_drawn_too():
    root = ET.fromstring(draw_svg(DATA, PAGE, {}))

    assert [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")] == ["headline", "body"]


def test_the_same_page_is_drawn_in_the_same_bytes():
    assert draw_svg(DATA, PAGE, STORIES) == draw_svg(DATA, PAGE, STORIES)
    assert draw_png(DATA, PAGE, STORIES) == draw_png(DATA, PAGE, STORIES)
