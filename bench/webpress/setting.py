"""Set an article as a module: head, picture with its caption, frames for its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bylines import caption as caption_of
from page import Article, Page, escape
from photo import photo
from shapes import Frame, Shape, frames, head_rows, picture_rows
from sheet import Cell
from tales import Tale


@dataclass(frozen=True)
class Head:
    """How the head is set: sizes in points (least, most), alignment and dress."""

    sizes: tuple[float, float] = (13, 40)
    align: str = "center"
    has_kicker: bool = True
    has_sub: bool = True
    standing: str = ""  # reversed, lined, boxed; empty for none
    is_reversed: bool = False
    is_upright: bool = False
    is_high: bool = False  # upright heads: at the module's top, not in its middle
    kicker_class: str = ""
    kicker_share: float = 0.46
    sub_share: float = 0.5
    break_at: int = 0  # characters a line, where the headline is to stand in several lines
    dash: str = ""


@dataclass(frozen=True)
class Box:
    """The module's frame and background, the picture's height in mm, the caption's form."""

    classes: str = ""
    inset: float = 0.0  # mm that the classes take inside on each side
    picture_height: float = 45.0
    caption: str = "{text}。{gap}{p}_摄"
    caption_at: str = "below"  # below, beside, above
    quotes: bool = False  # a sentence pulled out of the story stands in the picture's place
    credit_in_column: bool = False


def module(
    page: Page, cell: Cell, *, tale: Tale, article: Article, shape: Shape, head: Head, box: Box
) -> int:
    """Place an article in a cell of the page; its number."""
    number = page.add(article)
    inner = _head(tale, article, head, shape, box)
    captions = ""
    if shape.picture:
        captions = (_quote if box.quotes else _picture)(page, tale, shape, box)
    texts = "".join(
        _frame(number, step, frame, box, article) for step, frame in enumerate(frames(shape))
    )
    columns = f"grid-template-columns:repeat({shape.columns},minmax(0,1fr))"
    markup = f'<div class="grid" style="{columns}">{inner}{captions}{texts}</div>'
    page.module(
        markup,
        x=page.sheet.left(cell.first),
        y=cell.top,
        w=page.sheet.measure(cell.span),
        h=cell.height,
        classes=box.classes,
        article=number,
    )
    return number


def _area(columns: tuple[int, int], rows: tuple[int, int]) -> str:
    return f"grid-column:{columns[0] + 1}/{columns[1] + 1};grid-row:{rows[0]}/{rows[1]};"


def _frame(number: int, step: int, frame: Frame, box: Box, article: Article) -> str:
    later = " later" if step else ""
    style = _area((frame.first, frame.last), (frame.top, frame.bottom))
    style += f"column-count:{frame.last - frame.first};"
    told = f'<div class="frame{later}" data-thread="{number}" data-step="{step}" style="{style}">'
    if step == 0 and box.credit_in_column and article.credit.head:
        told += f'<p class="byline" data-role="byline">{escape(article.credit.head)}</p>'
    return told + "</div>"


def headline_lines(text: str, at: int) -> tuple[str, ...]:
    """The headline in lines: at its space, or where a line is full."""
    if text.isascii():
        return (text,)
    if " " in text and at:
        return tuple(text.split(" "))
    if not at or len(text) <= at:
        return (_driven(text),)
    count = -(-len(text) // at)
    each = -(-len(text) // count)
    lines = [text[start : start + each] for start in range(0, len(text), each)]
    for n in range(1, len(lines)):
        while lines[n] and lines[n][0] in "”，。：？！、":
            lines[n - 1] += lines[n][0]
            lines[n] = lines[n][1:]
        while lines[n - 1][-1] in "“：（" and len(lines[n - 1]) > 1 and lines[n - 1][-1] != "：":
            lines[n] = lines[n - 1][-1] + lines[n]
            lines[n - 1] = lines[n - 1][:-1]
        while lines[n - 1][-1].isascii() and lines[n] and lines[n][0].isascii():
            lines[n - 1] += lines[n][0]
            lines[n] = lines[n][1:]
    return tuple(line for line in lines if line)


def _driven(text: str) -> str:
    """Chinese heads part their halves by a full space."""
    return text if text.isascii() else text.replace(" ", "　")


def _line(role: str, lines: tuple[str, ...], sizes: tuple[float, float], classes: str = "") -> str:
    told = "<br>".join(f"<i>{escape(line)}</i>" for line in lines)
    fit = f"{sizes[0]},{sizes[1]},{len(lines)}"
    return f'<div class="{role} {classes}" data-role="{role}" data-fit="{fit}">{told}</div>'


def _head(tale: Tale, article: Article, head: Head, shape: Shape, box: Box) -> str:
    low, high = head.sizes
    parts = []
    if article.came_from:
        return _repeated_head(tale, article, head, shape)
    if head.standing and tale.standing:
        standing = f'data-role="standing_head" class="standing {head.standing}"'
        parts.append(f"<div><span {standing}>{escape(tale.standing)}</span></div>")
    if head.has_kicker and tale.kicker:
        sizes = (min(9.5, low), max(10, high * head.kicker_share))
        parts.append(_line("kicker", (_driven(tale.kicker),), sizes, head.kicker_class))
    parts.append(_line("headline", headline_lines(tale.headline, head.break_at), head.sizes))
    if head.is_reversed:
        parts[-1] = f'<div class="reversed-head">{parts[-1]}</div>'
    if head.has_sub and tale.subheadline:
        sizes = (min(9.5, low), max(10, high * head.sub_share))
        text = head.dash + _driven(tale.subheadline)
        parts.append(_line("subheadline", (text,), sizes))
    if article.credit.head and not box.credit_in_column:
        parts.append(f'<div class="byline" data-role="byline">{escape(article.credit.head)}</div>')
    if shape.side:
        classes = "side" + " upright" * head.is_upright + " set-high" * head.is_high
    else:
        classes = f"head {head.align}"
    area = _area(shape.head, head_rows(shape))
    return f'<div class="{classes}" style="{area}">{"".join(parts)}</div>'


def _repeated_head(tale: Tale, article: Article, head: Head, shape: Shape) -> str:
    """The head of a story that goes on from another page: of no gold, it was there before."""
    line = _line("headline", (_driven(tale.headline),), head.sizes).replace(
        "data-role", "data-was"
    )
    words = f'<div class="from">{escape(article.came_from)}</div>'
    area = _area(shape.head, head_rows(shape))
    return f'<div class="head {head.align}" style="{area}">{line}{words}</div>'


def _picture(page: Page, tale: Tale, shape: Shape, box: Box) -> str:
    source = photo(page.rng, is_coloured=page.rng.random() < 0.6)
    text = caption_of(page.writer, tale.captions[0], box.caption)
    image = f'<img src="{source}" style="height:{box.picture_height:.1f}mm">'
    words = f'<figcaption data-role="caption">{escape(text)}</figcaption>'
    inside = words + image if box.caption_at == "above" else image + words
    classes = "beside" if box.caption_at == "beside" else ""
    if shape.picture_at == "foot":
        classes += " foot"
    area = _area(shape.picture, picture_rows(shape))
    return f'<figure class="{classes}" style="{area}">{inside}</figure>'


def _quote(page: Page, tale: Tale, shape: Shape, box: Box) -> str:
    """A sentence of the story in large type between rules; of no gold, the body has it already."""
    said = [part.text for part in tale.parts if part.text.startswith("“")]
    words = page.rng.choice(said or [tale.headline]).partition("，")[0].strip("“”")
    area = _area(shape.picture, picture_rows(shape))
    style = f"{area}min-height:{box.picture_height / 2:.0f}mm"
    return f'<div class="quote" style="{style}">{escape("“" + words + "”")}</div>'


def without(tale: Tale, **changes: str) -> Tale:
    """The tale with other heads."""
    return replace(tale, **changes)
