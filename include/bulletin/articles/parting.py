"""White that parts stories in a column though it is narrow: what stands at the side tells."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.geometry import Box, around, overlap_x, shared_area
from bulletin.model import Page, Role

HEAD_GAP = 1.2  # × leading of white that parts stories where a head begins at the side of it
HEAD_SIDE = 12.0  # × body size from a head to the text beside it: a column's width
LEVEL = 1.5  # × leading by which the tops of a head and of the text beside it differ
TEXT_GAP = 2.4  # × leading from a head down to the text under it
TIER_GAP = 1.6  # × leading of white that parts tiers; a line left blank in a text is 1.4
TIER_LEVEL = 0.3  # × leading by which the first lines of a tier differ
GUTTER = 4.0  # × body size between neighbouring columns at most


def begins_story(page: Page, gap: Box, piece: Box) -> bool:
    """Whether white parts a piece from the story above it: a head or a tier begins beside it."""
    if gap.height > HEAD_GAP * page.leading and _starts_beside_head(page, piece):
        return True
    return gap.height > TIER_GAP * page.leading and _begins_tier(page, piece)


def _begins_tier(page: Page, piece: Box) -> bool:
    """
    Whether a piece and the text of a neighbouring column begin level, both under text and white.

    White at one height over columns side by side parts the tiers of a page; under a picture over
    them one story goes on.
    """
    return _is_under_white(page, piece) and any(
        block.role is Role.BODY
        and abs(block.box.top - piece.top) < TIER_LEVEL * page.leading
        and 0 < _aside(block.box, piece) < GUTTER * page.body_size
        and _is_under_white(page, block.box)
        for block in page.blocks
    )


def _aside(a: Box, b: Box) -> float:
    """Points of white between two boxes side by side."""
    return max(a.left - b.right, b.left - a.right)


def _is_under_white(page: Page, box: Box) -> bool:
    """Whether more than a blank line of white stands between a box and text over it."""
    over = [
        (other.bottom, is_text)
        for other, is_text in _things(page)
        if other.bottom < box.top + page.leading / 2 and overlap_x(other, box) > box.width / 4
    ]
    bottom, is_text = max(over, default=(0.0, False))
    return is_text and box.top - bottom > TIER_GAP * page.leading


def _things(page: Page) -> Iterator[tuple[Box, bool]]:
    """All that stands on a page, and whether it is a story's text."""
    for block in page.blocks:
        yield block.box, block.role is Role.BODY
    for picture in page.pictures:
        yield picture.box, False


def _starts_beside_head(page: Page, piece: Box) -> bool:
    """Whether a head stands at the side, level with the top of a piece and nothing between."""
    heads: dict[int, list[Box]] = {}
    for block in page.blocks:
        if block.head is not None:
            heads.setdefault(block.head, []).append(block.box)
    return any(_is_head_of(page, around(boxes), piece) for boxes in heads.values())


def _is_head_of(page: Page, head: Box, piece: Box) -> bool:
    """Whether a head at the side of a piece may be its own: level, and not over a column."""
    gap = max(piece.left - head.right, head.left - piece.right)
    level = abs(head.top - piece.top) < LEVEL * page.leading
    if not level or not 0 <= gap < HEAD_SIDE * page.body_size:
        return False
    if head.width < piece.width + page.body_size and _has_text_under(page, head):
        return False
    left, right = min(head.right, piece.right), max(head.left, piece.left)
    between = Box(left, piece.top, right, piece.top + page.leading)
    return not any(
        shared_area(block.box, between) > 0 for block in page.blocks if block.head is None
    )


def _has_text_under(page: Page, head: Box) -> bool:
    below = Box(head.left, head.bottom, head.right, head.bottom + TEXT_GAP * page.leading)
    return any(
        shared_area(block.box, below) > 0 for block in page.blocks if block.role is Role.BODY
    )
