"""What one article has on one page, before it is put together."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.articles.runs import Run
from bulletin.geometry import Box
from bulletin.model import Block, Page, Role


@dataclass(frozen=True, slots=True)
class Title:
    """The blocks of one head."""

    blocks: tuple[Block, ...]
    box: Box

    @property
    def is_upright(self) -> bool:
        return any(line.upright for block in self.blocks for line in block.lines)

    @property
    def is_continuation(self) -> bool:
        """Whether it says from which page the story comes."""
        return any(block.role is Role.CONTINUATION for block in self.blocks)

    @property
    def panel(self) -> int | None:
        return self.blocks[-1].panel


@dataclass(frozen=True, slots=True)
class Cut:
    """A page cut into its heads and runs, before it is said which belong together."""

    page: Page
    titles: tuple[Title, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """
    What one article has on one page.

    Attributes:
        page: Index of the page in the issue.
        runs: In reading order.
        pictures: Indices into the page's pictures, with their captions beside them.
        confidence: 0 to 1: how plainly the page says that these belong together.
    """

    page: int
    title: Title | None
    runs: tuple[Run, ...]
    pictures: tuple[int, ...]
    captions: tuple[Block, ...]
    confidence: float
