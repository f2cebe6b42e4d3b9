"""Put the blocks of a page in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.model import Block


def in_reading_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """
    Number blocks as the eye goes down the page: column by column, each from top to bottom.

    This is the order of the page alone; which columns make one story is for the articles room.
    """
    ordered = sorted(
        blocks, key=lambda block: (not block.role.is_furniture, block.column, block.box.top,
                                   block.box.left),
    )  # fmt: skip
    return tuple(replace(block, order=number) for number, block in enumerate(ordered))
