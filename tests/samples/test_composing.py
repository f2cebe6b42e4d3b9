"""The typesetter's rules: how lines break, how columns fill, what it refuses to set."""

import shutil
from pathlib import Path

import pytest

from composing.flow import Slug, fill
from composing.issue import set_issue
from composing.lines import Line, break_lines, runs_of
from composing.stories import NotSettable

STORIES = Path(__file__).parents[2] / "samples" / "stories"


@pytest.fixture
def copy_of(tmp_path):
    """An issue's copy that a test may spoil: give a page, a text in it and what to put there."""

    def spoilt(day, page, old, new):
        folder = Path(shutil.copytree(STORIES / day, tmp_path / day))
        path = folder / f"{page:02d}.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return spoilt


def lines_of(text, measure=100.0, indent=20.0):
    return [line.text for line in break_lines(runs_of(text), 10.0, measure, indent)]


def test_a_paragraph_begins_with_two_characters_of_indent(fonts):
    assert lines_of("春风又绿江南岸明月何时照我还") == ["春风又绿江南岸明", "月何时照我还"]


def test_no_line_begins_with_a_closing_mark(fonts):
    assert lines_of("春风又绿江南岸明，月何时照我还") == ["春风又绿江南岸", "明，月何时照我还"]


def test_no_line_ends_with_an_opening_mark(fonts):
    assert lines_of("春风又绿江南岸“明月”何时") == ["春风又绿江南岸", "“明月”何时"]


def test_a_number_is_not_broken(fonts):
    assert lines_of("春风又绿江南216.4亿元") == ["春风又绿江南", "216.4亿元"]


def test_lines_are_as_wide_as_their_column(fonts):
    first, *_ = break_lines(runs_of("春风又绿江南岸明，月何时照我还"), 10.0, 100.0, 20.0)

    assert first.indent + sum(first.advance(run, 10.0) for run in first.runs) == pytest.approx(
        100.0 + first.tracking
    )


def test_a_crosshead_does_not_end_a_column():
    line = Line((), 0.0, 0.0, 0)
    slugs = [Slug(line, part, 0) for part in ("paragraph", "paragraph", "crosshead", "paragraph")]

    filled = fill(slugs, (range(4), range(4)))

    assert [(placed.column, placed.row) for placed in filled.placed] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 2),
    ]


def test_a_story_that_is_too_long_is_refused(fonts, copy_of):
    folder = copy_of("2026-03-12", 2, "夜市期间，", "夜市期间，" + "摊位有序经营。" * 60)

    with pytest.raises(NotSettable, match=r"page 2: .* lines do not fit"):
        set_issue(folder)


def test_a_page_that_would_have_a_hole_is_refused(fonts, copy_of):
    folder = copy_of("2026-03-12", 2, "lines: [13, 17]", "lines: [3, 4]")

    with pytest.raises(NotSettable, match=r"page 2: .* lines stay empty"):
        set_issue(folder)


def test_a_crosshead_wider_than_its_column_is_refused(fonts, copy_of):
    folder = copy_of("2026-03-12", 1, "= 查验快，鲜货更鲜", "= 查验快一小时，鲜货多一分鲜味")

    with pytest.raises(NotSettable, match="wider than its column"):
        set_issue(folder)


def test_a_story_without_a_place_is_refused(fonts, copy_of):
    folder = copy_of(
        "2026-03-12", 1, "stories:\n", "stories:\n  spare:\n    headline: [无处安放]\n"
    )

    with pytest.raises(NotSettable, match="no place in the plan for spare"):
        set_issue(folder)


def test_a_key_nobody_knows_is_refused_with_its_file(fonts, copy_of):
    folder = copy_of("2026-03-15", 1, "kicker: ", "kiker: ")

    with pytest.raises(NotSettable, match=r"01\.yaml: .*`kiker`"):
        set_issue(folder)
