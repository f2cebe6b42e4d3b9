"""Which head a run of text may stand under, or beside."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.articles.groups import Cut, Title
from bulletin.articles.kinship import GUTTER, is_ruled_off
from bulletin.articles.rules import LEVEL, is_ruled_apart
from bulletin.articles.runs import Run
from bulletin.articles.tables import is_one_table, is_table
from bulletin.geometry import Box, overlap_x, overlap_y
from bulletin.model import Page, Role

HEAD_REACH = 4.5  # × leading from a head down to its body
LEVEL_WITH_HEAD = 0.7  # for a run that begins as high as the head of the story next to it
LIFTED = 1.8  # × body size: what is set larger titles a story
LEVEL_HEAD = 1.6  # for a head at the side that begins level with a text; 1 for one along it
AMID = 1.0  # less for a text at a head's side that begins in the middle of a paragraph
OWN_COLUMN = 0.8  # for a head over one column of text: what stands in the next may be another's


def title_above(page: Page, run: Run, titles: Sequence[Title]) -> int | None:
    """The head right above a run, nothing of another story between."""
    best, reach = None, HEAD_REACH * page.leading
    for index, title in enumerate(titles):
        gap = run.box.top - title.box.bottom
        width = min(run.right - run.left, title.box.width)
        shared = overlap_x(title.box, Box(run.left, 0, run.right, 1))
        if not -page.leading < gap < reach or shared < 0.2 * width or title.panel != run.panel:
            continue
        if title.is_upright or is_ruled_off(page, _between(title.box, run)):
            continue
        best, reach = index, gap
    return best


def goes_on_from_left(cut: Cut, run: Run, title: Title) -> bool:
    """Whether a run goes on with a table of the column before, under a head over both."""
    return any(
        title.box.left < other.right and is_one_table(other, run, GUTTER * cut.page.body_size)
        for other in cut.runs
    )


def _between(title: Box, run: Run) -> Box:
    """The white between a head and what stands under it, as wide as the text."""
    return Box(run.left, title.bottom, run.right, max(run.box.top, title.bottom))


def beside(page: Page, title: Title, run: Run, *, is_taken: bool) -> float:
    """
    How much speaks for a head at the side of a run being its own.

    It begins level with the run, or stands anywhere along it where it has no text of its own.
    """
    if title.panel != run.panel or is_ruled_apart(page, title.box, run.box):
        return 0.0
    gap = max(run.left - title.box.right, title.box.left - run.right)
    if not -page.body_size < gap < 12 * page.body_size:
        return 0.0
    level = title.box.top - 2 * page.leading <= run.box.top <= title.box.bottom
    inside = run.box.top <= title.box.top and title.box.bottom <= run.box.bottom
    if not level and not (inside and (title.is_upright or not is_taken)):
        return 0.0
    if is_taken and title.box.width < run.right - run.left + page.body_size:
        return OWN_COLUMN
    near = 1.0 if gap < GUTTER * page.body_size else 0.0
    if run.indents and not run.opens_indented and not is_taken:
        near -= AMID
    return (LEVEL_HEAD if level else 1.0) + near + (0.5 if run.left >= title.box.right else 0.0)


def titles_level_with(cut: Cut, index: int) -> frozenset[int]:
    """
    The heads that a run begins level with.

    So do the last columns of a story whose head stands over its first ones.
    """
    top, slack = cut.runs[index].box.top, LEVEL * cut.page.leading
    return frozenset(
        number for number, head in enumerate(cut.titles) if abs(top - head.box.top) < slack
    )


def follows_column(cut: Cut, other: int, index: int) -> bool:
    """Whether a run stands in the next column from another, with nothing that parts them."""
    run, known = cut.runs[index], cut.runs[other]
    gap = run.left - known.right
    if known.panel != run.panel or not 0 < gap < GUTTER * cut.page.body_size:
        return False
    facing = overlap_y(known.box, run.box) > 0
    return facing and not is_table(run) and not is_ruled_apart(cut.page, known.box, run.box)


def is_amid_sentence(cut: Cut, index: int, title: int) -> bool:
    """
    Whether a sentence breaks off over a head and goes on under it.

    Then the head is words lifted out of the story, and titles nothing.
    """
    run, head = cut.runs[index], cut.titles[title]
    if run.opens_indented or not run.indents or not _may_be_lifted_out(cut, head, run):
        return False
    return any(
        other.column == run.column
        and other.breaks_off
        and not other.ends_sentence
        and 0 <= head.box.top - other.box.bottom < HEAD_REACH * cut.page.leading
        for other in cut.runs
    )


def _may_be_lifted_out(cut: Cut, head: Title, run: Run) -> bool:
    """Whether a head is no larger than words lifted out are set, and fits into its column."""
    blocks = head.blocks
    return (
        all(block.role is Role.HEADLINE for block in blocks)
        and max(block.size for block in blocks) < LIFTED * cut.page.body_size
        and head.box.width < run.right - run.left
    )
