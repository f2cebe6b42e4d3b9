"""Pages with the place of some words marked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from bulletin.archive import Store
from bulletin.cli.files import write
from bulletin.codec import from_json
from bulletin.geometry import Box
from bulletin.layout.draw import draw_png, draw_svg
from bulletin.model import Page
from bulletin.pipeline import Desk
from bulletin.pipeline.pointing import Spot
from bulletin.pipeline.tracing import PageSource, Trace

_MARK = "#e00000"
_PLACE = "18"  # of 255, in hexadecimal: the words can be read through it
_LINE = "40"  # on top of the place
_STROKE = 3  # pixels, outside of the place
_STORY = 1  # number and colour of the only story that is drawn


def draw_trace(desk: Desk, found: Trace, folder: Path) -> Iterator[Path]:
    """
    Write ARTICLE_ID-p01.png and .svg for each page of a trace; give their paths.

    Only the blocks in which the words stand are drawn. A page whose PDF is not the one that was
    fetched is left out, and so is one of which no layout has the blocks.
    """
    for source in found.pages:
        spots = [it for it in found.spots if it.page == source.page]
        key = next((it.layout_key for it in spots if it.layout_key), None)
        if key is None or not source.pdf.is_as_fetched:
            continue
        page = _only(from_json(desk.store.get(key), Page, key), spots)
        for suffix, data in _drawn(desk.store, source, page, spots):
            target = folder / f"{found.article}-p{source.page.number:02d}.{suffix}"
            write(target, data)
            yield target


def _only(page: Page, spots: Iterable[Spot]) -> Page:
    """The page with no blocks but those of the spots."""
    ids = {spot.block for spot in spots}
    return replace(page, blocks=tuple(block for block in page.blocks if block.id in ids))


def _drawn(
    store: Store, source: PageSource, page: Page, spots: Iterable[Spot]
) -> Iterator[tuple[str, bytes]]:
    data = store.get(source.receipt.key)
    stories = {block.id: _STORY for block in page.blocks}
    marks = [
        (box, strength)
        for spot in spots
        for box, strength in ((spot.box, _PLACE), *((line, _LINE) for line in spot.lines))
    ]
    yield "png", _marked_png(draw_png(data, page, stories), page, marks)
    yield "svg", _marked_svg(draw_svg(data, page, stories), marks)


def _marked_png(png: bytes, page: Page, marks: Iterable[tuple[Box, str]]) -> bytes:
    picture = Image.open(io.BytesIO(png))
    scale = max(picture.size) / max(page.width, page.height)
    pen = ImageDraw.Draw(picture, "RGBA")
    for box, strength in marks:
        pen.rectangle(_corners(box, scale), fill=f"{_MARK}{strength}")
        if strength == _PLACE:
            pen.rectangle(_corners(box, scale, _STROKE), outline=_MARK, width=_STROKE)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _corners(box: Box, scale: float, margin: int = 0) -> list[float]:
    """A box in pixels, with every edge moved outwards by so many."""
    edges = (box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
    return [edges[0] - margin, edges[1] - margin, edges[2] + margin, edges[3] + margin]


def _marked_svg(svg: bytes, marks: Iterable[tuple[Box, str]]) -> bytes:
    """The marks on top of the rest, where hovering still finds the block below them."""
    head, end, tail = svg.rpartition(b"</svg>")
    rects = "".join(
        f'<rect class="mark" x="{box.left:.2f}" y="{box.top:.2f}" width="{box.width:.2f}" '
        f'height="{box.height:.2f}" fill="{_MARK}{strength}" stroke="{_MARK}" '
        'pointer-events="none"/>\n'
        for box, strength in marks
    )
    return head + rects.encode() + end + tail
