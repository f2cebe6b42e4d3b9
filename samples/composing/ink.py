"""What is to be printed on a page, and the PDF of it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from composing.faces import load_faces, width_of

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle to set type in; y grows downward."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def inside(self, across: float, down: float) -> Area:
        """The area with `across` points off its sides and `down` off its top and bottom."""
        return Area(
            self.left + across, self.top + down, self.width - 2 * across, self.height - 2 * down
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A run of glyphs; `stroke` is the weight of an outline in points that makes it bolder."""

    x: float
    baseline: float
    text: str
    face: str
    size: float
    tracking: float = 0.0
    stroke: float = 0.0
    colour: Colour = BLACK
    story: int = 0
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float = 0.5
    colour: Colour = BLACK


@dataclass(frozen=True, slots=True)
class Fill:
    """A tint under the type."""

    area: Area
    colour: Colour


@dataclass(frozen=True, slots=True)
class Print:
    """A photograph, as JPEG."""

    area: Area
    jpeg: bytes


@dataclass(slots=True)
class Sheet:
    """Everything on one page, in the order in which it was set."""

    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)

    def frame(self, area: Area, weight: float = 0.6, colour: Colour = BLACK) -> None:
        """Rule all four sides of `area`."""
        for x0, y0, x1, y1 in (
            (area.left, area.top, area.right, area.top),
            (area.left, area.bottom, area.right, area.bottom),
            (area.left, area.top, area.left, area.bottom),
            (area.right, area.top, area.right, area.bottom),
        ):
            self.strokes.append(Stroke(x0, y0, x1, y1, weight, colour))


_MARKS = re.compile(r"([，。、：；]+)")
_PARTS = ("body", "caption", "head", "furniture")

# How the texts of a page may follow one another in its content stream: page make-up programs write
# what was touched last at the end, so a reader cannot lean on the order.
STREAMS: dict[str, Callable[[Text], tuple[float, ...]]] = {
    "reading": lambda _: (),
    "bodies-first": lambda text: (_PARTS.index(text.part),),
    "last-story-first": lambda text: (-text.story,),
    "rows": lambda text: (round(text.baseline / 6), text.x),
}


def as_pdf(sheet: Sheet, *, stream: str, title: str, glyphwise: bool) -> bytes:
    """
    The page as PDF, the same bytes for the same sheet.

    Args:
        stream: One of STREAMS.
        glyphwise: Place body glyphs one by one, as some make-up programs do.
    """
    load_faces()
    rl_config.useA85 = 0
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=(sheet.width, sheet.height),
        initialFontName="song",
        invariant=1,
        pageCompression=1,
    )
    canvas.setTitle(title)
    canvas.setAuthor("澜湾新报")
    canvas.setCreator("samples/typeset.py")
    _draw_under(canvas, sheet)
    for text in sorted(sheet.texts, key=STREAMS[stream]):
        _draw_text(canvas, sheet.height, text, glyphwise=glyphwise and text.part == "body")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_under(canvas: Canvas, sheet: Sheet) -> None:
    for fill in sheet.fills:
        canvas.setFillColorRGB(*fill.colour)
        low = sheet.height - fill.area.bottom
        canvas.rect(fill.area.left, low, fill.area.width, fill.area.height, stroke=0, fill=1)
    for picture in sheet.prints:
        low = sheet.height - picture.area.bottom
        image = ImageReader(io.BytesIO(picture.jpeg))
        canvas.drawImage(image, picture.area.left, low, picture.area.width, picture.area.height)
    for rule in sheet.strokes:
        canvas.setLineWidth(rule.weight)
        canvas.setStrokeColorRGB(*rule.colour)
        canvas.line(rule.x0, sheet.height - rule.y0, rule.x1, sheet.height - rule.y1)


def _draw_text(canvas: Canvas, height: float, text: Text, *, glyphwise: bool) -> None:
    canvas.setFillColorRGB(*text.colour)
    if text.stroke:
        canvas.setStrokeColorRGB(*text.colour)
        canvas.setLineWidth(text.stroke)
    mode = 2 if text.stroke else 0
    y = height - text.baseline
    x = text.x
    for words, face in _shown_in(text, glyphwise=glyphwise):
        canvas.setFont(face, text.size)
        canvas.drawString(x, y, words, mode=mode, charSpace=text.tracking)
        x += width_of(words, text.face, text.size) + text.tracking * len(words)


def _shown_in(text: Text, *, glyphwise: bool) -> list[tuple[str, str]]:
    """What is shown at a time, with its face: Kai borrows Song's marks, its own hang too high."""
    if glyphwise:
        return [(glyph, text.face) for glyph in text.text]
    if text.face != "kai":
        return [(text.text, text.face)]
    pieces = [piece for piece in _MARKS.split(text.text) if piece]
    return [(piece, "song" if _MARKS.fullmatch(piece) else "kai") for piece in pieces]
