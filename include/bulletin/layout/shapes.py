"""Rules, panels and pictures of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.geometry import Box, holds_centre
from bulletin.layout.asking import Integers
from bulletin.layout.clipping import visible
from bulletin.layout.drawings import drawings
from bulletin.layout.frames import PANEL_SIDE, RULE_WEIGHT, distinct, frames, joined
from bulletin.layout.glyphs import Glyphs
from bulletin.layout.objects import NONE, Drawn, walk
from bulletin.layout.opening import Frame, Handle
from bulletin.layout.paths import Path, bounds, paths
from bulletin.model import Panel, Picture, Rule

RULE_LENGTH = 18.0  # points: shorter strokes are parts of a drawing
BAR_WEIGHT = 1.5  # points: an upright stroke so thick is a bar before a line, not part of a letter
BAR_LENGTH = 8.0  # points: as high as small type
BAR_SHAPE = 1.5  # length by breadth: bars before a head are longer, squares and bullets shorter
PAGE_SHARE = 0.92  # of the page's area: a fill larger than this is paper, not a panel


@dataclass(frozen=True, slots=True)
class Shapes:
    """
    What is drawn besides glyphs.

    Attributes:
        bars: Solid and too thick for a rule, too thin for a panel: before heads and under them.
        marks: Small and solid, about as high as broad: squares and bullets before heads.
        unread: How many objects were not looked at: past the limit, or in forms too deep.
    """

    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    bars: tuple[Rule, ...] = ()
    marks: tuple[Box, ...] = ()
    unread: int = 0


def read_shapes(page: Handle, frame: Frame, texts: Integers = NONE) -> Shapes:
    """
    Sort what is drawn into rules, bars, marks, panels, pictures and drawings made of paths.

    `texts` are the addresses of text objects, as `read_glyphs` gives them.
    """
    walked = walk(page, texts)
    found: list[Path] = []
    pictures: list[Picture] = []
    panels: list[Panel] = []
    for drawn in walked.drawn:
        found.extend(paths(drawn.paths, drawn.matrix, frame))
        pictures.extend(_pictures(drawn, frame))
        shaded = bounds(drawn.shadings, drawn.matrix, frame)
        panels.extend(Panel(box, is_filled=True) for box in shaded if box and _is_area(box, frame))
    simple = [path for path in found if path.is_simple]
    pictures.extend(
        Picture(box, is_shapes=True)
        for box in drawings([path.box for path in found if not path.is_simple])
    )
    rules = tuple(joined([Rule(p.box, _breadth(p.box)) for p in simple if _is_rule(p.box)]))
    framed = tuple(frames(rules))
    sides = {id(rule) for _, four in framed for rule in four}
    panels.extend(
        Panel(path.box, path.is_filled)
        for path in simple
        if (path.is_filled or path.is_stroked) and _is_area(path.box, frame)
    )
    panels.extend(panel for panel, _ in framed)
    solid = [p.box for p in simple if p.is_solid and not _is_part(p.box, pictures)]
    return Shapes(
        tuple(rule for rule in rules if id(rule) not in sides),
        tuple(distinct(panels)),
        tuple(pictures),
        tuple(Rule(box, _breadth(box)) for box in solid if _is_bar(box)),
        tuple(box for box in solid if _is_mark(box)),
        walked.unread,
    )


def _pictures(drawn: Drawn, frame: Frame) -> Iterator[Picture]:
    """The pictures drawn, each as far as it can be seen."""
    whole = bounds(drawn.images, drawn.matrix, frame)
    for image, box in zip(drawn.images, whole, strict=True):
        seen = visible(image, box, drawn.matrix, frame) if box else None
        if seen and _is_area(seen, frame):
            yield Picture(seen)


def _breadth(box: Box) -> float:
    return min(box.width, box.height)


def _length(box: Box) -> float:
    return max(box.width, box.height)


def _is_rule(box: Box) -> bool:
    is_thick = box.width >= BAR_WEIGHT and box.height > box.width
    least = BAR_LENGTH if is_thick else RULE_LENGTH
    return _breadth(box) <= RULE_WEIGHT and _length(box) >= least


def _is_area(box: Box, frame: Frame) -> bool:
    """Whether a box is large enough for a panel or picture, and not the paper itself."""
    across, down = frame.size
    return _breadth(box) >= PANEL_SIDE and box.area < PAGE_SHARE * across * down


def _is_bar(box: Box) -> bool:
    is_between = RULE_WEIGHT < _breadth(box) < PANEL_SIDE
    return is_between and _length(box) >= BAR_SHAPE * _breadth(box)


def _is_mark(box: Box) -> bool:
    is_squat = _length(box) < BAR_SHAPE * _breadth(box)
    return is_squat and _breadth(box) > RULE_WEIGHT and _length(box) < PANEL_SIDE


def _is_part(box: Box, pictures: Sequence[Picture]) -> bool:
    """Whether a bar or mark belongs to a drawing or stands on a picture."""
    return any(holds_centre(picture.box, box) for picture in pictures)


def with_bars(shapes: Shapes, glyphs: Glyphs) -> Shapes:
    """Take bars for rules of their weight; those that have type on them for panels."""
    held = [_holds_type(bar.box, glyphs) for bar in shapes.bars]
    strips = (bar.box for bar, holds in zip(shapes.bars, held, strict=True) if holds)
    rules = (bar for bar, holds in zip(shapes.bars, held, strict=True) if not holds)
    return replace(
        shapes,
        rules=(*shapes.rules, *rules),
        panels=(*shapes.panels, *(Panel(box, is_filled=True) for box in strips)),
        bars=(),
    )


def _holds_type(box: Box, glyphs: Glyphs) -> bool:
    middle, centre = (glyphs.left + glyphs.right) / 2, (glyphs.top + glyphs.bottom) / 2
    across = (box.left < middle) & (middle < box.right)
    return bool((across & (box.top < centre) & (centre < box.bottom)).any())
