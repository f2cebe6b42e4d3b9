"""Small pages for tests: type set where the test says, in fonts that every reader has."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG, HEI = "STSong-Light", "MSung-Light"  # two faces that PDF readers know by name
for _face in (SONG, HEI):
    pdfmetrics.registerFont(UnicodeCIDFont(_face))

# Sentences of our own, long enough to fill columns; nothing in them is about anybody.
SENTENCES = (
    "清晨的河岸上有人跑步，桥下的船一只接一只地开过去。",
    "街角的面馆刚刚开门，老板把昨夜和好的面端到案板上。",
    "孩子们背着书包穿过巷子，笑声比铃声先到学校。",
    "工人把旧墙上的瓷砖一块块揭下，露出后面青灰色的砖。",
    "图书馆新添了两排书架，靠窗的座位从早到晚都坐着人。",
    "风从海上来，吹动晾在阳台上的床单，也吹动远处的旗。",
    "医生把听诊器放进口袋，又去敲下一户人家的门。",
    "雨停以后，花坛里的泥土松软，几个人蹲下来种新苗。",
)


def words(start: int, length: int) -> str:
    """Running text of a given length in characters, ending in a full stop."""
    text = "".join(SENTENCES[(start + n) % len(SENTENCES)] for n in range(length // 20 + 2))
    return text[: length - 1].rstrip("，。").ljust(length - 1, "水") + "。"


@dataclass
class Sheet:
    """A page in points, y downward from the top, as the reader counts."""

    width: float = 600.0
    height: float = 800.0
    rotation: int = 0
    operations: list = field(default_factory=list)

    def text(self, x, base, text, size=10.0, font=SONG, spacing=0.0, mode=0):
        """Set a line with its baseline at `base`."""
        self.operations.append(("text", x, base, text, size, font, spacing, mode))
        return self

    def upright(self, x, top, text, size, font=HEI):
        """Set a line from top to bottom."""
        for n, character in enumerate(text):
            self.text(x, top + size * (n + 0.88), character, size, font)
        return self

    def column(self, x, top, width, paragraphs, size=10.0, leading=15.0, rows=None, font=SONG):
        """
        Set paragraphs in a column of `width` characters, the first line two characters in.

        Returns what did not fit in `rows`, as lines, for the next column.
        """
        lines = paragraphs if isinstance(paragraphs, Rest) else Rest(_break(paragraphs, width))
        rows = rows if rows is not None else len(lines)
        for n, (inset, line) in enumerate(lines[:rows]):
            self.text(x + inset * size, top + leading * n + size, line, size, font)
        return Rest(lines[rows:])

    def rule(self, x1, y1, x2, y2, weight=0.5):
        self.operations.append(("rule", x1, y1, x2, y2, weight))
        return self

    def box(self, x, top, width, height, fill=None):
        self.operations.append(("box", x, top, width, height, fill))
        return self

    def photo(self, x, top, width, height):
        self.operations.append(("photo", x, top, width, height))
        return self

    def pdf(self, order=None) -> bytes:
        """The page as a PDF; `order` is a permutation of the drawing operations."""
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=(self.width, self.height), invariant=1)
        if self.rotation:
            canvas.setPageRotation(self.rotation)
        operations = self.operations if order is None else [self.operations[k] for k in order]
        for kind, *values in operations:
            getattr(self, f"_{kind}")(canvas, *values)
        canvas.showPage()
        canvas.save()
        return file.getvalue()

    def _text(self, canvas, x, base, text, size, font, spacing, mode):
        line = canvas.beginText(x, self.height - base)
        line.setFont(font, size)
        line.setCharSpace(spacing)
        line.setTextRenderMode(mode)
        line.textOut(text)
        canvas.drawText(line)

    def _rule(self, canvas, x1, y1, x2, y2, weight):
        canvas.setLineWidth(weight)
        canvas.line(x1, self.height - y1, x2, self.height - y2)

    def _box(self, canvas, x, top, width, height, fill):
        canvas.setLineWidth(0.8)
        if fill is not None:
            canvas.setFillGray(fill)
        canvas.rect(x, self.height - top - height, width, height, fill=int(fill is not None))
        canvas.setFillGray(0)

    def _photo(self, canvas, x, top, width, height):
        image = Image.new("RGB", (8, 6), (90, 120, 150))
        canvas.drawImage(ImageReader(image), x, self.height - top - height, width, height)


class Rest(list):
    """Lines, each with its inset in characters."""


def _break(paragraphs, width):
    lines = []
    for paragraph in paragraphs:
        rest, inset = paragraph, 2
        while rest:
            room = width - inset
            lines.append((inset, rest[:room]))
            rest, inset = rest[room:], 0
    return lines
