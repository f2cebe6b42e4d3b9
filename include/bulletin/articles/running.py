"""Stories that follow one another down the columns, and go on at the head of the next."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.articles.groups import Cut
from bulletin.articles.kinship import GUTTER, is_closed
from bulletin.articles.runs import Run
from bulletin.geometry import Box, overlap_x


def runs_over(cut: Cut, foot: int, top: int) -> float:
    """
    How much speaks for a story running on from the foot of a column to the head of the next.

    Text that breaks off goes on there; text that ends may be followed by another paragraph. So it
    is where stories follow one another down the columns, under heads no wider than these.
    """
    before, after = cut.runs[foot], cut.runs[top]
    gap = after.left - before.right
    if before.panel != after.panel or not 0 < gap < GUTTER * cut.page.body_size:
        return 0.0
    if not _is_last(cut, before) or not _is_first(cut, after):
        return 0.0
    heads = (*_heads_over(cut, before), *_heads_over(cut, after))
    slack = cut.page.body_size
    if not heads or any(box.width > before.right - before.left + slack for box in heads):
        return 0.0
    if (
        after.indents
        and before.breaks_off is after.opens_indented
        and not is_closed(before, after)
    ):
        return 0.0
    return 3.0 if before.breaks_off and not is_closed(before, after) else 1.0


def _follow_down(cut: Cut, run: Run) -> bool:
    """Whether a head stands under other text in the column of a run: stories follow there."""
    others = [r.box for r in cut.runs if r.column == run.column]
    return any(box.bottom < head.top for head in _heads_over(cut, run) for box in others)


def _heads_over(cut: Cut, run: Run) -> Iterator[Box]:
    """The heads that stand in the column of a run, or reach over it."""
    strip = Box(run.left, 0, run.right, cut.page.height)
    for title in cut.titles:
        if title.panel == run.panel and overlap_x(title.box, strip) > 0:
            yield title.box


def _is_last(cut: Cut, run: Run) -> bool:
    """Whether nothing stands under a run in its column, or in its panel."""
    return not any(
        box.top >= run.box.bottom and min(box.right, run.right) - max(box.left, run.left) > 0
        for box in _others(cut, run)
    )


def _is_first(cut: Cut, run: Run) -> bool:
    """Whether nothing stands over a run in its column, or in its panel."""
    return not any(
        box.bottom <= run.box.top + 1 and min(box.right, run.right) - max(box.left, run.left) > 0
        for box in _others(cut, run)
    )


def _others(cut: Cut, run: Run) -> Iterator[Box]:
    yield from (r.box for r in cut.runs if r is not run and r.panel == run.panel)
    yield from (title.box for title in cut.titles if title.panel == run.panel)
