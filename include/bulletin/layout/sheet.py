"""What the roles of a page's blocks are decided from."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.layout.blocks import Group
from bulletin.layout.columns import Grid
from bulletin.model import Panel, Picture, Rule

HEADLINE_SIZE = 1.45  # × body size; one-column headlines start at 1.5, crossheads end at 1.4
BODY_LINES = 3  # lines of body in a panel that make it a story and no advertisement


@dataclass(frozen=True, slots=True)
class Sheet:
    """Groups of lines with the columns and drawings that they stand among."""

    groups: tuple[Group, ...]
    grid: Grid
    panels: tuple[Panel, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Picture, ...]

    def is_body(self, group: Group) -> bool:
        """Whether a group is set like the body: its size, and in a column."""
        return group.column is not None and self.grid.is_body_size(group.size)
