"""Pages that nobody should make: an answer or one of our errors, never another exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from barepages import bare, body, han
from builders import ISSUE, read
from bulletin.articles import segment_issue
from bulletin.errors import LayoutError, NotAPdf

BODY = "清晨的河岸上有人跑步桥下的船" * 10


def text_of(page) -> str:
    return "".join(block.text for block in page.blocks)


def read_whole(data: bytes):
    """Read a page and cut its articles."""
    page = read(data)
    segment_issue(ISSUE, (page,))
    return page


@pytest.mark.parametrize(
    "matrix",
    ["0 0 0 0", "1e-30 0 0 1e-30", "1e38 0 0 1e38", "1e39 0 0 1e39", "nan nan nan nan",
     "inf 0 0 inf", "0 0 0 1", "1 0 0 0", "1 1 1 1", "1e10 0 0 1"],
)  # fmt: skip
def test_a_matrix_that_sets_nothing_visible_leaves_the_rest_as_it_is(matrix):
    page = read_whole(bare(body() + han(100, 300, "水清岸绿", matrix=matrix)))

    assert text_of(page) == BODY
    assert text_of(read_whole(bare(han(100, 300, "水清岸绿", matrix=matrix)))) == ""


@pytest.mark.parametrize("place", ["1e6 1e6", "-1e6 5", "1e30 1e30", "3.4e38 3.4e38", "1e39 0"])
def test_type_far_off_the_page_leaves_the_rest_as_it_is(place):
    x, y = map(float, place.split())

    assert text_of(read_whole(bare(body() + han(x, y, "水清岸绿")))) == BODY


@pytest.mark.parametrize("size", [0, 1e-9, 0.4, 5000, 1e6, 1e20])
def test_type_of_no_size_or_larger_than_the_page_leaves_the_rest_as_it_is(size):
    assert text_of(read_whole(bare(body() + han(100, 300, "水清岸绿", size)))) == BODY


def test_type_of_a_negative_size_on_its_head_stands_upright():
    """As some typesetters write it: size and matrix both turn it, and so neither does."""
    page = read(bare(body() + han(100, 300, "水清岸绿", -10, "-1 0 0 -1")))

    assert text_of(page) == BODY + "水清岸绿"


@pytest.mark.parametrize("box", ["600 800 0 0", "0 0 1000000 1000000", "-50 -50 600 800"])
def test_a_page_may_be_of_any_size_and_lie_anywhere(box):
    assert text_of(read_whole(bare(body(), box=box))) == BODY


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 600 0", "a b c d", "nan nan nan nan", "0 0"])
def test_a_box_that_is_none_is_a_sheet_of_letter_paper(box):
    page = read_whole(bare(body(), box=box))

    assert (page.width, page.height) == (612, 792)
    assert text_of(page) == BODY


def test_a_page_too_small_for_its_type_has_none():
    page = read_whole(bare(body(), box="0 0 0.1 0.1"))

    assert page.blocks == ()
    assert page.put_aside == {"off_page": len(BODY)}


def test_a_crop_box_beside_the_paper_leaves_no_page():
    with pytest.raises(LayoutError, match=r"^hexi-2026-03-15-a-p01: the page has no area"):
        read(bare(body(), more="/CropBox[700 900 800 1000]"))


@pytest.mark.parametrize("rotate", [45, -1, 360, 720])
def test_a_rotation_that_turns_nothing(rotate):
    assert text_of(read_whole(bare(body(), more=f"/Rotate {rotate}"))) == BODY


@pytest.mark.parametrize("rotate", [90, 180, 270, -90, 450])
def test_a_page_turned_against_its_type_is_told(rotate):
    page = read_whole(bare(body(), more=f"/Rotate {rotate}"))

    assert page.glyph_count == len(BODY)
    assert page.blocks or page.findings


def test_two_lines_printed_over_one_another_lose_no_character():
    both = han(40, 700, "水清岸绿人间") + han(40, 700, "街角书香满座")

    assert sorted(text_of(read_whole(bare(both)))) == sorted("水清岸绿人间街角书香满座")


def test_a_page_of_single_characters():
    page = read_whole(
        bare("".join(han(40 + 37 * (n % 13), 700 - 31 * (n // 13), "水") for n in range(100)))
    )

    assert text_of(page) == "水" * 100


def test_what_only_the_font_knows_and_what_has_no_ink():
    page = read_whole(bare(han(40, 700, "\ue001\ue002水\u200b\ufeff")))

    assert "水" in text_of(page)


def test_a_stream_of_nonsense():
    page = read_whole(bare("BT BT Tj ( ET q q Q Q Q << >> [ ] /F9 10 Tf (x) Tj ET %%"))

    assert [finding.code for finding in page.findings] == ["no-text-layer"]


def test_lines_without_length_or_end():
    wild = "1e38 1e38 m -1e38 -1e38 l S nan nan m 5 5 l S 0 0 m S m l S 1e38 w 0 0 m 5 5 l S\n"

    assert text_of(read_whole(bare(body() + wild))) == BODY


def test_a_form_within_itself():
    assert text_of(read_whole(bare(body() + "/Form Do\n"))) == BODY


@pytest.mark.parametrize(
    "drawn",
    [
        "".join(f"20 {2 * n} m 580 {2 * n} l S\n" for n in range(300))
        + "".join(f"{20 + 3 * n} 0 m {20 + 3 * n} 798 l S\n" for n in range(180)),
        "0.5 g\n" + "".join(f"{n % 10} {n // 10} 300 300 re f\n" for n in range(3000)),
        "".join(f"{n % 70 * 8} {n // 70 * 10} m {'1 2 3 4 5 6 c ' * 16}f\n" for n in range(2000)),
    ],
    ids=["ruled paper", "rectangles over one another", "curves"],
)
def test_thousands_of_shapes_are_read_in_seconds(drawn):
    start = time.monotonic()
    page = read_whole(bare(body() + drawn))

    assert page.glyph_count == len(BODY)
    assert time.monotonic() - start < 20  # a second on a slow machine


def test_a_hundred_thousand_glyphs_are_read():
    lines = "".join(
        han(20 + 200 * (n % 20), 4600 - 15 * (n // 20), "清晨的河岸上有人跑步桥下的船一")
        for n in range(6000)
    )
    page = read(bare(lines, box="0 0 4100 4700"))

    assert page.glyph_count == 90_000 == len(text_of(page))
    assert len(page.columns) == 20


@tries(max_examples=60)
@given(st.binary(max_size=300))
def test_any_content_stream_is_read(noise):
    stream = noise.decode("latin-1").encode("ascii", "replace").decode()

    assert read_whole(bare(body() + stream)).glyph_count >= 0


@tries(max_examples=60)
@given(st.data())
def test_any_file_is_read_or_refused(data):
    """A PDF with some bytes changed or cut off."""
    whole = bytearray(bare(body(3)))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(whole)))
    try:
        page = read_whole(bytes(whole[: end or None]))
    except (NotAPdf, LayoutError) as error:
        assert str(error).startswith("hexi-2026-03-15-a-p01: ")  # noqa: PT017  both may come
    else:
        assert page.width > 0
