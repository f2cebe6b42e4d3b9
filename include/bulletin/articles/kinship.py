"""How much speaks for two runs of a page being of one story."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.articles.rules import has_column_rule, is_ruled_apart
from bulletin.articles.runs import Run, shares_picture
from bulletin.geometry import Box, overlap_x, overlap_y, shared_area
from bulletin.model import Page, Role

TOPS = 0.8  # × leading by which the tops of neighbouring columns of one story differ
FILLED = 0.7  # of the white between two texts: an insert that fills it parts no sentence
RULED = 1.0  # less for two columns with a rule between that begins where they do
EDGE = 3.0  # points from a picture or box to the rule that is drawn along its own edge
GUTTER = 4.0  # × body size between neighbouring columns at most; 1 to 2 are usual


def kinship(page: Page, known: Run, run: Run) -> float:
    """How much speaks for two runs being of one story; 0 where nothing does."""
    if known.panel != run.panel:
        return 0.0
    if known.column == run.column:
        return _kinship_below(page, known, run)
    left, right = (known, run) if known.left < run.left else (run, known)
    if right.left - left.right > GUTTER * page.body_size or overlap_y(left.box, right.box) <= 0:
        return 0.0
    if is_ruled_apart(page, left.box, right.box):
        return 0.0
    level = abs(left.box.top - right.box.top) < TOPS * page.leading
    weight = 2.0 if level else 0.0
    if shares_picture(known, run):
        weight += 3.0
    if has_column_rule(page, left.box, right.box):
        weight -= RULED
    return max(0.0, weight + _flow(left, right, level=level))


def _flow(before: Run, after: Run, *, level: bool) -> float:
    """How well the text of one run goes on in another: 2 when it does, below 0 when it cannot."""
    if not before.body or not after.body:
        return 0.0
    if not after.indents:
        return (1.0 if level else 0.6) if before.breaks_off else 0.2
    if before.breaks_off and not after.opens_indented:
        return 2.0
    if not before.breaks_off and not after.opens_indented:
        return -2.0
    if before.breaks_off and after.opens_indented and not is_closed(before, after):
        return -0.5 if level else -1.0
    return 0.2


def is_closed(before: Run, after: Run) -> bool:
    """Whether one paragraph may end and another begin, though the last line is full."""
    return before.ends_sentence and after.opens_indented


def _kinship_below(page: Page, known: Run, run: Run) -> float:
    """
    Two runs of one column that read on past what parts them: a picture, a box, a poster.

    Mere white parts stories, so over it only the text can say that it goes on, and little; a rule
    across the column always parts.
    """
    upper, lower = (known, run) if known.box.top < run.box.top else (run, known)
    gap = Box(lower.left, upper.box.bottom, lower.right, max(lower.box.top, upper.box.bottom))
    if lower is known or not upper.breaks_off or lower.opens_indented:
        return 0.0
    insert = max(_inserts(page), key=lambda box: shared_area(box, gap), default=None)
    filled = shared_area(insert, gap) if insert else 0.0
    if insert and filled > FILLED * gap.area:
        return 0.0 if is_ruled_off(page, gap, besides=insert.grown(EDGE)) else 2.5
    if gap.height > 8 * page.leading or is_ruled_off(page, gap):
        return 0.0
    return 2.5 if filled > 0.3 * gap.area else 0.5


def _inserts(page: Page) -> Iterator[Box]:
    """What text goes on past: pictures, boxes, words lifted out of it."""
    yield from (picture.box for picture in page.pictures)
    yield from (panel.box for panel in page.panels)
    yield from (block.box for block in page.blocks if block.role is Role.PULL_QUOTE)


def is_ruled_off(page: Page, gap: Box, besides: Box | None = None) -> bool:
    """Whether a horizontal rule runs through a gap, over most of its width; one may be excused."""
    return any(
        rule.is_horizontal
        and gap.top - 1 < rule.box.centre < gap.bottom + 1
        and overlap_x(rule.box, gap) > gap.width / 2
        and not (besides and besides.top < rule.box.centre < besides.bottom)
        for rule in page.rules
    )
