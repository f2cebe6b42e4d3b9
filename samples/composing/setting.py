"""One story in its place: dress, head, columns, photographs, other stories in its corner."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

from composing.copydesk import Carried, closing_line, slugs_of
from composing.flow import Placed
from composing.heads import (
    HeadLine,
    depth_of,
    head_lines,
    set_head,
    set_upright,
    upright_depth,
    upright_lines,
)
from composing.ink import Area, Colour, Fill, Sheet, Stroke, Text
from composing.measures import BODY, COLUMN, GAP, GUTTER, LEADING
from composing.photographs import Photograph
from composing.pieces import Piece, check_depth
from composing.stories import NotSettable, Story, StoryNode
from composing.well import Obstacle, Well

HEAD_SPARE = 2.0 * LEADING  # space that may be added around a head
JUMP_LEAST = 8  # lines of a story before it goes on elsewhere
LOOSEST = 0.42  # × type size; more tracking than this is a hole in a line
PADDING = {"plain": (0.0, 0.0), "box": (11.0, 10.0), "panel": (11.0, 10.0)}
PANEL: Colour = (0.915, 0.94, 0.955)


@dataclass(frozen=True)
class Setting:
    """
    A story and the way it is set.

    Attributes:
        width: Of its rectangle, in points.
        columns: Base columns it covers.
        number: Its place among the page's stories.
        copy: The text set here: all of it, or what the first page left over.
        carried: Where it leaves, under its name, what goes on on another page.
        inset: What stands in its corner.
    """

    node: StoryNode
    story: Story
    width: float
    columns: int
    number: int
    copy: Carried
    carried: dict[str, Carried]
    inset: Piece | None = None

    @property
    def name(self) -> str:
        return self.node.story

    @property
    def is_beside(self) -> bool:
        return self.node.head.place != "top"

    @property
    def strip(self) -> float:
        """The width that a head beside the text takes, with its gutter."""
        return self.node.head.columns * (COLUMN + GUTTER) if self.is_beside else 0.0

    @cached_property
    def inner_width(self) -> float:
        return self.width - 2 * PADDING[self.node.dress][0]

    @cached_property
    def head(self) -> tuple[HeadLine, ...]:
        if self.node.head.place == "upright":
            return upright_lines(self.story, self.node.head)
        width = self.strip - GUTTER if self.is_beside else self.inner_width
        continued = self.node.comes_from is not None
        return head_lines(self.story, self.node.head, width, continued=continued)

    @cached_property
    def head_depth(self) -> float:
        if self.node.head.place == "upright":
            return upright_depth(self.head)
        return depth_of(self.head)

    @cached_property
    def well(self) -> Well:
        aside = self.node.head.columns if self.is_beside else 0
        columns = self.node.set_in or self.columns - aside
        well = Well(columns, self.inner_width - self.strip, (), ())
        return Well(
            columns=columns,
            width=well.width,
            slugs=slugs_of(self.copy, well.column, self.node.comes_from),
            obstacles=(*self._photographs(well.column), *self._corner(columns)),
            reserved=1 if self.node.jumps_to else 0,
        )

    def _photographs(self, column: float) -> tuple[Obstacle, ...]:
        photos = self.story.photos if self.node.comes_from is None else ()
        if len(photos) != len(self.node.photos):
            message = f"{self.name}: {len(photos)} photographs, places for {len(self.node.photos)}"
            raise NotSettable(message)
        obstacles = []
        for spot, photo in zip(self.node.photos, photos, strict=True):
            first, last = spot.columns
            width = (last - first + 1) * (column + GUTTER) - GUTTER
            picture = Photograph(photo, width, self.number, at_foot=spot.place == "bottom")
            obstacles.append(Obstacle(first, last, picture.at_foot, *spot.lines, ink=picture.ink))
        return tuple(obstacles)

    def _corner(self, columns: int) -> tuple[Obstacle, ...]:
        if self.inset is None or self.node.inset is None:
            return ()
        piece, span, rule = self.inset, self.node.inset.columns, self.node.inset.plan.rule

        def ink(sheet: Sheet, area: Area) -> None:
            if rule:
                y = area.top + GAP / 2
                sheet.strokes.append(Stroke(area.left, y, area.right, y))
            piece.ink(sheet, Area(area.left, area.top + GAP, area.width, area.height - GAP))

        least = math.ceil((piece.least + GAP) / LEADING)
        most = max(least, math.floor((piece.most + GAP) / LEADING))
        first, last = columns - span, columns - 1
        return (Obstacle(first, last, at_foot=True, least=least, most=most, ink=ink),)

    def _around(self, depth: int) -> float:
        """The depth in points of the whole when its columns are `depth` lines deep."""
        body = depth * LEADING
        inside = max(body, self.head_depth) if self.is_beside else body + self.head_depth
        return inside + 2 * PADDING[self.node.dress][1]

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """Depths of the columns, in lines, at which they are full."""
        if self.node.jumps_to is None:
            return self.well.full_depths() or self._refuse()
        least = JUMP_LEAST + max((o.least for o in self.well.obstacles), default=0)
        return tuple(range(least, max(least + 1, self.well.shallowest())))

    def _refuse(self) -> NoReturn:
        message = (
            f"{self.name}: its columns are full at no depth; change the length of its text, "
            "or the depth of a photograph or the columns it covers"
        )
        raise NotSettable(message)

    @cached_property
    def least(self) -> float:
        return self._around(self.depths[0])

    @cached_property
    def most(self) -> float:
        spare = 0.0 if self.is_beside or self.node.jumps_to else HEAD_SPARE
        return self._around(self.depths[-1]) + spare

    def ink(self, sheet: Sheet, area: Area) -> None:
        """Print the story."""
        check_depth(self, area.height)
        self._set_dress(sheet, area)
        inner = area.inside(*PADDING[self.node.dress])
        room = inner.height - (0.0 if self.is_beside else self.head_depth)
        lines = math.floor((room + 2.5) / LEADING)
        depth = max((d for d in self.depths if d <= lines), default=self.depths[0])
        body_top = inner.top if self.is_beside else inner.bottom - depth * LEADING
        self._set_head(sheet, inner, body_top)
        body = Area(inner.left + self.strip, body_top, self.well.width, depth * LEADING)
        self._set_body(sheet, body, depth)

    def _set_dress(self, sheet: Sheet, area: Area) -> None:
        if self.node.dress == "box":
            sheet.frame(area, 0.9)
        elif self.node.dress == "panel":
            sheet.fills.append(Fill(area, PANEL))

    def _set_head(self, sheet: Sheet, inner: Area, body_top: float) -> None:
        if not self.is_beside:
            over = Area(inner.left, inner.top, inner.width, body_top - inner.top)
            set_head(sheet, over, self.head, self.node.head, self.number)
            return
        beside = Area(inner.left, inner.top, self.strip - GUTTER, inner.height)
        if self.node.head.place == "upright":
            set_upright(sheet, beside, self.head, self.number)
        else:
            set_head(sheet, beside, self.head, self.node.head, self.number)

    def _set_body(self, sheet: Sheet, area: Area, depth: int) -> None:
        step = 0 if self.node.jumps_to else self.well.widest_step(depth)
        filled = self.well.filled(depth, step)
        for obstacle in self.well.obstacles:
            obstacle.ink(sheet, self.well.obstacle_area(obstacle, area, depth, step))
        for placed in filled.placed:
            self._set_slug(sheet, area, placed)
        if self.node.jumps_to:
            self._set_jump_line(sheet, area, depth)
            self.carried[self.name] = self.copy.after(filled.placed[-1].slug)

    def _set_slug(self, sheet: Sheet, area: Area, placed: Placed) -> None:
        slug, column = placed.slug, self.well.column
        if slug.line.tracking > LOOSEST * BODY:
            message = f"{self.name}: the line {slug.line.text!r} is too loose; change its words"
            raise NotSettable(message)
        size = BODY + 1.5 if slug.part == "crosshead" else BODY
        x = area.left + placed.column * (column + GUTTER) + slug.line.indent
        top = area.top + placed.row * LEADING
        baseline = top + (slug.depth * LEADING - size) / 2 + size * 0.86
        for run in slug.line.runs:
            sheet.texts.append(
                Text(x, baseline, run.text, run.face, size, slug.line.tracking, story=self.number)
            )
            x += slug.line.advance(run, size)

    def _set_jump_line(self, sheet: Sheet, area: Area, depth: int) -> None:
        line = closing_line(f"（下转第{self.node.jumps_to}版）", self.well.column)
        x = area.right - self.well.column + line.indent
        baseline = area.top + (depth - 1) * LEADING + (LEADING - BODY) / 2 + BODY * 0.86
        sheet.texts.append(Text(x, baseline, line.text, "kai", BODY, story=self.number))
