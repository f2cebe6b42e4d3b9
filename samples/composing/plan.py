"""A page's plan as pieces that can be set."""

from __future__ import annotations

from dataclasses import dataclass, field

from composing.copydesk import Carried
from composing.measures import COLUMNS, measure
from composing.pieces import Advertisement, Piece, Row, Stack
from composing.setting import Setting
from composing.stories import (
    AdvertisementNode,
    BesideNode,
    Node,
    NotSettable,
    StackNode,
    Story,
    StoryNode,
)


@dataclass
class Planner:
    """
    Turns plans into pieces.

    Attributes:
        carried: Under its name, what a story left over on an earlier page.
        elsewhere: Stories of earlier pages, for their continuations.
        placed: Stories that have a place by now, in the order of the plan.
    """

    stories: dict[str, Story]
    carried: dict[str, Carried]
    elsewhere: dict[str, Story]
    placed: list[StoryNode] = field(default_factory=list)

    def piece(self, node: Node, columns: int = COLUMNS) -> Piece:
        """The piece for a node that is `columns` base columns wide."""
        match node:
            case StoryNode():
                return self._setting(node, columns)
            case AdvertisementNode():
                return Advertisement(node)
            case StackNode():
                pieces = [self.piece(child, columns) for child in node.of]
                return Stack(pieces, [child.rule for child in node.of])
            case BesideNode():
                return self._row(node, columns)

    def _row(self, node: BesideNode, columns: int) -> Row:
        widths = [child.columns or 0 for child in node.of]
        if sum(widths) != columns:
            message = f"beside: columns {widths} do not add up to {columns}"
            raise NotSettable(message)
        pieces = [self.piece(child, wide) for child, wide in zip(node.of, widths, strict=True)]
        return Row(pieces, widths, [child.rule for child in node.of])

    def _setting(self, node: StoryNode, columns: int) -> Setting:
        self.placed.append(node)
        number = len(self.placed)
        story, copy = self._copy(node)
        inset = self.piece(node.inset.plan, node.inset.columns) if node.inset else None
        return Setting(node, story, measure(columns), columns, number, copy, self.carried, inset)

    def _copy(self, node: StoryNode) -> tuple[Story, Carried]:
        if node.comes_from is not None:
            if node.story not in self.carried:
                message = f"{node.story}: nothing of it was carried over to this page"
                raise NotSettable(message)
            return self.elsewhere[node.story], self.carried.pop(node.story)
        if node.story not in self.stories:
            message = f"{node.story}: the plan names it, and there is no such story"
            raise NotSettable(message)
        story = self.stories[node.story]
        return story, Carried(story.body, story.close)
