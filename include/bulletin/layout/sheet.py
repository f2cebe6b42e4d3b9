"""What the roles of a page's blocks are decided from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bulletin.layout.blocks import Group
from bulletin.layout.columns import Grid
from bulletin.model import Panel, Picture, Rule

DISPLAY_SIZE = 1.12  # × body size: larger than any body
HEADLINE_SIZE = 1.45  # × body size; one-column headlines start at 1.5, crossheads end at 1.4
FACE_LINES = 6  # together in one face: a story is set in it, not a summary or a caption
BODY_LINES = 3  # lines of body in a panel that make it a story and no advertisement


@dataclass(frozen=True)
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

    @cached_property
    def body_faces(self) -> frozenset[str]:
        """The fonts in which running text is set: the page's, and those of stories set apart."""
        faces = {
            group.font
            for group in self.groups
            if self.is_body(group) and len(group.lines) >= FACE_LINES
        }
        return frozenset((*faces, self.grid.font_name))

    @cached_property
    def words(self) -> str:
        """The letters and figures of all running text, in the order of the groups."""
        text = "".join(group.text for group in self.groups if self.is_body(group))
        return "".join(c for c in text if c.isalnum())
