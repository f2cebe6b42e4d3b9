"""Memory over many pages, and pages of a known number of glyphs."""

import pytest

import memory
from bulletin.layout import read_page
from bulletin.model import IssueId

PAGE = IssueId("bench-0001-01-01-a").page(1)


@pytest.mark.parametrize("stories", [1, 5])
def test_a_page_has_a_thousand_glyphs_a_story(stories):
    assert read_page(memory.page_of(stories), PAGE).glyph_count == 1000 * stories


def test_memory_is_marked_at_every_fourth_of_the_way(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(memory.page_of(1))

    held = memory.read_on_and_on([path], 8)

    assert [number for number, _ in held.marks] == [0, 2, 4, 6, 8]
    assert held.peak >= max(megabytes for _, megabytes in held.marks) * 0.99


def test_growth_is_told(capsys):
    memory.print_memory(memory.Held(((0, 80.0), (50, 100.0), (200, 109.0)), 410.0))

    assert capsys.readouterr().out == (
        "after page   RSS MB\n"
        "         0     80.0\n"
        "        50    100.0\n"
        "       200    109.0\n"
        "peak 410 MB, asked at most 400: missed\n"
        "+9.0 MB from page 50 to page 200, asked none: missed\n"
    )
