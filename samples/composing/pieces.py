"""Pieces of a page that can be more or less deep: stacks, rows of pieces, advertisements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from composing.faces import width_of
from composing.ink import Area, Sheet, Stroke, Text
from composing.measures import GAP, GAP_MOST, GUTTER, LEADING, measure
from composing.stories import AdvertisementNode, NotSettable

SLACK = 2.0  # points; sums of floats, and hairs of space nobody sees


class Piece(Protocol):
    """
    Something that takes a rectangle of the page.

    `least` and `most` are the depths in points below which it does not fit and above which it
    is too empty; `name` is what messages call it.
    """

    @property
    def name(self) -> str: ...

    @property
    def least(self) -> float: ...

    @property
    def most(self) -> float: ...

    def ink(self, sheet: Sheet, area: Area) -> None:
        """Print it."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Pieces one under another; `rules[i]` says whether a rule stands above piece i."""

    pieces: Sequence[Piece]
    rules: Sequence[bool]

    @property
    def name(self) -> str:
        return f"[{' / '.join(piece.name for piece in self.pieces)}]"

    @property
    def least(self) -> float:
        return sum(piece.least for piece in self.pieces) + GAP * (len(self.pieces) - 1)

    @property
    def most(self) -> float:
        return sum(piece.most for piece in self.pieces) + GAP_MOST * (len(self.pieces) - 1)

    def ink(self, sheet: Sheet, area: Area) -> None:
        check_depth(self, area.height)
        give = self.most - self.least
        share = min(1.0, max(0.0, (area.height - self.least) / give)) if give else 0.0
        gap = GAP + (GAP_MOST - GAP) * share
        y = area.top
        for piece, rule in zip(self.pieces, self.rules, strict=True):
            if y > area.top:
                if rule:
                    sheet.strokes.append(Stroke(area.left, y + gap / 2, area.right, y + gap / 2))
                y += gap
            depth = piece.least + (piece.most - piece.least) * share
            piece.ink(sheet, Area(area.left, y, area.width, depth))
            y += depth


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces one beside another, `columns` base columns each."""

    pieces: Sequence[Piece]
    columns: Sequence[int]
    rules: Sequence[bool]

    @property
    def name(self) -> str:
        return f"({' | '.join(piece.name for piece in self.pieces)})"

    @property
    def least(self) -> float:
        return max(piece.least for piece in self.pieces)

    @property
    def most(self) -> float:
        most = min(piece.most for piece in self.pieces)
        if most + SLACK < self.least:
            depths = ", ".join(
                f"{piece.name} {piece.least / LEADING:.1f}-{piece.most / LEADING:.1f}"
                for piece in self.pieces
            )
            message = f"no depth suits all that stand side by side (lines): {depths}"
            raise NotSettable(message)
        return max(most, self.least)

    def ink(self, sheet: Sheet, area: Area) -> None:
        check_depth(self, area.height)
        x = area.left
        for piece, columns, rule in zip(self.pieces, self.columns, self.rules, strict=True):
            if rule and x > area.left:
                middle = x - GUTTER / 2
                sheet.strokes.append(Stroke(middle, area.top, middle, area.bottom))
            piece.ink(sheet, Area(x, area.top, measure(columns), area.height))
            x += measure(columns) + GUTTER


@dataclass(frozen=True, slots=True)
class Advertisement:
    """Lines of display type in a double frame."""

    node: AdvertisementNode

    @property
    def name(self) -> str:
        return "advertisement"

    @property
    def least(self) -> float:
        return self.node.lines[0] * LEADING

    @property
    def most(self) -> float:
        return self.node.lines[1] * LEADING

    def ink(self, sheet: Sheet, area: Area) -> None:
        check_depth(self, area.height)
        sheet.frame(area, 1.6)
        sheet.frame(area.inside(4, 4), 0.4)
        inner = area.inside(14, 12)
        spare = inner.height - sum(line.size * 1.2 for line in self.node.text)
        gap = spare / (len(self.node.text) + 1)
        if gap < 0:
            message = f"advertisement: its lines need {-spare:.0f} pt more than there are"
            raise NotSettable(message)
        y = inner.top
        for line in self.node.text:
            y += gap
            width = width_of(line.text, line.face, line.size)
            if width > inner.width:
                message = f"advertisement: {line.text!r} is {width - inner.width:.0f} pt too wide"
                raise NotSettable(message)
            x = inner.left + (inner.width - width) / 2
            base = y + line.size * 1.02
            sheet.texts.append(
                Text(x, base, line.text, line.face, line.size, part="furniture", story=99)
            )
            y += line.size * 1.2


def check_depth(piece: Piece, depth: float) -> None:
    """
    Whether a piece can take this depth.

    Raises:
        NotSettable: It says how many lines too many or too few there are.
    """
    if depth < piece.least - SLACK:
        over = (piece.least - depth) / LEADING
        message = f"{piece.name}: {over:.1f} lines do not fit; shorten it or give it more room"
        raise NotSettable(message)
    if depth > piece.most + SLACK:
        short = (depth - piece.most) / LEADING
        message = f"{piece.name}: {short:.1f} lines stay empty; lengthen it or give it less room"
        raise NotSettable(message)
