"""Tables that stand by themselves, or run on in the next column of their page."""

from __future__ import annotations

from bulletin.articles.runs import Run
from bulletin.model import Block, Role


def is_table(run: Run) -> bool:
    """Whether a run is a table and nothing else: no text in it runs on from another."""
    return all(block.role is Role.TABLE for block in run.blocks)


def is_one_table(before: Run, after: Run, gutter: float) -> bool:
    """
    Whether the table that a run ends in goes on at the head of the run at its right.

    Both have as many columns, and no more than `gutter` points between them.
    """
    upper, lower = before.blocks[-1], after.blocks[0]
    if not 0 < after.left - before.right < gutter:
        return False
    return upper.role is lower.role is Role.TABLE and _cells(upper) == _cells(lower)


def _cells(table: Block) -> int:
    return max(line.text.count("\t") for line in table.lines)
