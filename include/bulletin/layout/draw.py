"""Draw a page with what was found on it, for people to look at when something is wrong."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from html import escape

from PIL import Image, ImageDraw, ImageFont

from bulletin.layout.opening import open_page
from bulletin.model import Block, Page, Role

LONGEST_SIDE = 2200  # pixels; body of a broadsheet can just be read
_FURNITURE, _ADVERTISEMENT, _UNKNOWN = "#8a8a8a", "#b08900", "#e00000"
_STORIES = (
    "#1b6ca8", "#c2410c", "#2e7d32", "#7b1fa2", "#00838f", "#ad1457", "#5d4037", "#3949ab",
    "#827717", "#d84315", "#00695c", "#6a1b9a",
)  # fmt: skip


def draw_png(data: bytes, page: Page, stories: Mapping[str, int]) -> bytes:
    """
    The page as a PNG: blocks framed in the colour of their story, with role and order.

    Args:
        stories: Number of the story of each block, by block id.
    """
    with open_page(data, page.id) as (opened, frame):
        scale = LONGEST_SIDE / max(frame.size)
        picture = opened.render(scale=scale).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture, "RGBA")
    font = ImageFont.load_default(size=13)
    places = _order_in_story(page, stories)
    for block in page.blocks:
        colour = _colour(block, stories)
        box = [
            v * scale for v in (block.box.left, block.box.top, block.box.right, block.box.bottom)
        ]
        pen.rectangle(box, outline=colour, width=2, fill=f"{colour}14")
        label = _label(block, stories, places)
        wide = pen.textlength(label, font=font) + 4
        pen.rectangle([box[0], box[1] - 15, box[0] + wide, box[1]], fill=colour)
        pen.text((box[0] + 2, box[1] - 15), label, fill="white", font=font)
    return _png(picture)


def draw_svg(data: bytes, page: Page, stories: Mapping[str, int]) -> bytes:
    """The same as an SVG: hovering over a block shows its text and why it has its role."""
    with open_page(data, page.id) as (opened, frame):
        image = opened.render(scale=LONGEST_SIDE / max(frame.size) / 2).to_pil().convert("L")
    picture = base64.b64encode(_png(image)).decode()
    places = _order_in_story(page, stories)
    width, height = f"{page.width:.2f}", f"{page.height:.2f}"
    image_url = f"data:image/png;base64,{picture}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
        f'<image href="{image_url}" width="{width}" height="{height}"/>',
        *(_svg_block(block, stories, places) for block in page.blocks),
        "</svg>\n",
    ]
    return "\n".join(parts).encode()


def _svg_block(block: Block, stories: Mapping[str, int], places: Mapping[str, int]) -> str:
    box, colour = block.box, _colour(block, stories)
    told = escape(f"{block.id} {block.role}: {block.decided_by}\n{block.text}", quote=True)
    return (
        f'<g><title>{told}</title><rect x="{box.left:.2f}" y="{box.top:.2f}" '
        f'width="{box.width:.2f}" height="{box.height:.2f}" fill="{colour}" fill-opacity="0.1" '
        f'stroke="{colour}"/><text x="{box.left:.2f}" y="{box.top - 1:.2f}" font-size="7" '
        f'fill="{colour}">{escape(_label(block, stories, places))}</text></g>'
    )


def _order_in_story(page: Page, stories: Mapping[str, int]) -> dict[str, int]:
    """The place of each block among those of its story; `stories` has them in reading order."""
    counts: dict[int, int] = {}
    known = {block.id for block in page.blocks}
    places: dict[str, int] = {}
    for block_id, story in stories.items():
        if block_id in known:
            counts[story] = counts.get(story, 0) + 1
            places[block_id] = counts[story]
    return places


def _label(block: Block, stories: Mapping[str, int], places: Mapping[str, int]) -> str:
    if block.id in stories:
        return f"{stories[block.id]}.{places[block.id]} {block.role}"
    return str(block.role)


def _colour(block: Block, stories: Mapping[str, int]) -> str:
    if block.id in stories:
        return _STORIES[(stories[block.id] - 1) % len(_STORIES)]
    if block.role.is_furniture:
        return _FURNITURE
    return _ADVERTISEMENT if block.role is Role.ADVERTISEMENT else _UNKNOWN


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
