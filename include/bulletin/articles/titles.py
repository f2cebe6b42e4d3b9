"""Find the titles of a page: the blocks of each head, with where the story comes from."""

from __future__ import annotations

from bulletin.articles.groups import Title
from bulletin.geometry import around, overlap_x
from bulletin.model import Block, Page, Role


def find_titles(page: Page) -> list[Title]:
    """The heads of a page, from top to bottom, and continuation lines that stand alone."""
    numbers = sorted({block.head for block in page.blocks if block.head is not None})
    found = []
    for wanted in numbers:
        blocks = tuple(sorted((b for b in page.blocks if b.head == wanted), key=_place_in_head))
        found.append(Title(blocks, around(block.box for block in blocks)))
    for block in page.blocks:
        if block.role is Role.CONTINUATION:
            _add_continuation(page, found, block)
    return found


def _place_in_head(block: Block) -> tuple[float, float]:
    """From top to bottom; upright lines from the right."""
    return (0.0, -block.box.right) if block.lines[0].upright else (block.box.top, 0.0)


def _add_continuation(page: Page, titles: list[Title], block: Block) -> None:
    """Put 上接第1版 under the head it follows; where none is near it is a head by itself."""
    for index, title in enumerate(titles):
        gap = block.box.top - title.box.bottom
        if -page.leading < gap < 2 * page.leading and overlap_x(block.box, title.box) > 0:
            blocks = (*title.blocks, block)
            titles[index] = Title(blocks, around(b.box for b in blocks))
            return
    titles.append(Title((block,), block.box))
