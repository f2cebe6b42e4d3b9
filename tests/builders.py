"""Small pages for tests: type set where the test says, in fonts that every reader has."""

# ruff: noqa: PLR0917  x, base, text, size: a line of type is best read in this order

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL import Image
from pypdf import PdfWriter, Transformation
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bulletin.articles import segment_issue
from bulletin.extraction import extraction
from bulletin.layout import read_page
from bulletin.model import IssueArticles, IssueId
from bulletin.text import clean_article

ISSUE = IssueId("hexi-2026-03-15-a")
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

    def outlines(self, x, top, size, count):
        """Letters as they are drawn in outlines, without any text: `count` squares of zigzag."""
        for n in range(count):
            self.operations.append(("outline", x + 1.1 * size * n, top, size, size))
        return self

    def moved(self, dx, dy):
        """The same page with all that is on it moved."""
        return self._mapped(lambda x: x + dx, lambda y: y + dy, 1.0)

    def scaled(self, by):
        """The same page printed larger or smaller, paper and all."""
        other = self._mapped(lambda x: by * x, lambda y: by * y, by)
        other.width, other.height = by * self.width, by * self.height
        return other

    def _mapped(self, across, down, by):
        other = Sheet(self.width, self.height)
        for kind, x, y, *rest in self.operations:
            match kind, rest:
                case "text", (text, size, font, spacing, mode):
                    mapped = (text, by * size, font, by * spacing, mode)
                case "rule", (x2, y2, weight):
                    mapped = (across(x2), down(y2), by * weight)
                case _, (width, height, *more):
                    mapped = (by * width, by * height, *more)
            other.operations.append((kind, across(x), down(y), *mapped))
        return other

    def pdf(self, order=None, *, in_form=False) -> bytes:
        """
        The page as a PDF.

        `order` is a permutation of the drawing operations; `in_form` draws them all in a form
        XObject, at half its size and then doubled.
        """
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=(self.width, self.height), invariant=1)
        operations = self.operations if order is None else [self.operations[k] for k in order]
        if in_form:
            canvas.beginForm("all", 0, 0, self.width, self.height)
            canvas.scale(0.5, 0.5)
        for kind, *values in operations:
            getattr(self, f"_{kind}")(canvas, *values)
        if in_form:
            canvas.endForm()
            canvas.scale(2, 2)
            canvas.doForm("all")
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

    def _outline(self, canvas, x, top, width, height):
        path = canvas.beginPath()
        path.moveTo(x, self.height - top)
        for step in range(1, 20):
            path.lineTo(x + width * step / 20, self.height - top - height * (step % 2))
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

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


def turned(pdf: bytes, quarters: int) -> bytes:
    """The same page for the eye, its content lying on a side and /Rotate setting it up again."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    page = writer.pages[0]
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    shift = {1: (height, 0), 2: (width, height), 3: (0, width)}[quarters]
    page.add_transformation(Transformation().rotate(90 * quarters).translate(*shift))
    size = (height, width) if quarters % 2 else (width, height)
    page.mediabox = page.cropbox = RectangleObject((0, 0, *size))
    page.rotation = 90 * quarters
    return _written(writer)


def boxed(pdf: bytes, media: tuple, crop: tuple, move=(0, 0)) -> bytes:
    """The page with other boxes, and its content moved in user space."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    page = writer.pages[0]
    page.add_transformation(Transformation().translate(*move))
    page.mediabox, page.cropbox = RectangleObject(media), RectangleObject(crop)
    return _written(writer)


def _written(writer):
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def read(page: Sheet | bytes, number=1):
    """Read a page as the given one of the issue."""
    return read_page(page.pdf() if isinstance(page, Sheet) else page, ISSUE.page(number))


def roles(page) -> dict:
    """The role of each block, by its text."""
    return {block.text: block.role for block in page.blocks}


def cut(*sheets):
    """The articles of an issue of these pages, and what belongs to none."""
    return segment_issue(ISSUE, [read(sheet, number) for number, sheet in enumerate(sheets, 1)])


def bodies(segmented) -> dict:
    """The paragraphs of each article, by its headline."""
    return {a.heads.headline: [p.text for p in a.paragraphs] for a in segmented.articles}


def extracted(*pages: Sheet | bytes) -> bytes:
    """The issue of these pages as its JSON document."""
    layouts = [read(page, number) for number, page in enumerate(pages, 1)]
    segmented = segment_issue(ISSUE, layouts)
    return extraction(
        IssueArticles(
            issue=ISSUE,
            number=None,
            source="",
            folios=tuple(page.folio for page in layouts),
            articles=tuple(map(clean_article, segmented.articles)),
            advertisements=segmented.advertisements,
            other=segmented.other,
            findings=(*(f for page in layouts for f in page.findings), *segmented.findings),
            is_held=False,
            text_sha256="",
            pipeline_version="",
            pages=tuple(page.id for page in layouts),
        )
    )
