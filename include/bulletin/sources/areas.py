"""The areas of a page's picture, as fractions of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsel import Selector

from bulletin.model.site import Point, SiteFrame
from bulletin.sources.markup import joined
from bulletin.sources.reader import Document, bare
from bulletin.sources.rows import plain

DIGITS = 4  # of a fraction; a ten-thousandth of a page is 0.05 mm
OUTSIDE = 0.01  # of the page may an area reach beyond it: areas are drawn by hand
MIN_CORNERS = 3
MAX_CORNERS = 500  # an area drawn by hand has some tens

_USED = "//img[@usemap or @useMap or @USEMAP]"
_AREAS = "//map//area"
_PIXELS = re.compile(r"\s*(\d{2,5})(?:\.\d+)?\s*(?:px)?\s*", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"[\s,;%]+")


@dataclass(frozen=True, slots=True)
class Area:
    """An area with the article that it leads to; `corners` in the units of the frame."""

    address: str
    title: str
    corners: tuple[Point, ...]


def frame_of(document: Document, fixed: tuple[int, int] | None = None) -> SiteFrame | None:
    """
    The frame of a page's areas: the size its picture is shown in, or the site's fixed one.

    None where neither is known; then the picture's own size is the frame.
    """
    for image in document.tree.xpath(_USED):
        width = _PIXELS.fullmatch(image.attrib.get("width", ""))
        height = _PIXELS.fullmatch(image.attrib.get("height", ""))
        if width and height:
            return SiteFrame(int(width[1]), int(height[1]), is_sure=True)
    return SiteFrame(*fixed, is_sure=False) if fixed else None


def image_of(document: Document) -> str | None:
    """The address of the picture that has areas."""
    source = document.tree.xpath(f"{_USED}/@src").get()
    return joined(document.url, source) if source else None


def areas_of(document: Document) -> tuple[Area, ...]:
    """The areas that lead to an article, in the order of the page's markup."""
    areas = []
    for node in document.tree.xpath(_AREAS):
        href = node.attrib.get("href") or node.attrib.get("url") or ""
        address = joined(document.url, href) if href else None
        if address is not None:
            corners = corners_in(node.attrib.get("coords", ""))
            areas.append(Area(bare(address), _title(node), corners))
    return tuple(areas)


def corners_in(text: str) -> tuple[Point, ...]:
    """
    The corners in "x,y,x,y": two make a rectangle; `null`, odd counts and words make none.

    Semicolons, spaces and percent signs between or behind numbers mean nothing.
    """
    words = list(filter(None, _BETWEEN.split(text)))
    if len(words) % 2 or len(words) > 2 * MAX_CORNERS:
        return ()
    if not all(map(_NUMBER.fullmatch, words)):
        return ()
    numbers = [float(word) for word in words]
    corners = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    if len(corners) == 2:  # noqa: PLR2004  opposite corners of a rectangle
        (left, top), (right, bottom) = corners
        return ((left, top), (right, top), (right, bottom), (left, bottom))
    return corners


def shape_in(corners: Sequence[Point], frame: SiteFrame) -> tuple[Point, ...] | None:
    """
    Corners as fractions of a frame, each once in a row.

    None where fewer than three are left, or where they are not on the page.
    """
    scaled = [
        (round(x / frame.width, DIGITS), round(y / frame.height, DIGITS)) for x, y in corners
    ]
    if not all(-OUTSIDE <= value <= 1 + OUTSIDE for point in scaled for value in point):
        return None
    kept = [here for before, here in pairwise([None, *scaled]) if here != before]
    if len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return tuple(point for point in kept if point) if len({*kept}) >= MIN_CORNERS else None


def shapes_in(
    corners: Iterable[Sequence[Point]], frame: SiteFrame | None
) -> tuple[tuple[Point, ...], ...]:
    """Those of some areas that are shapes on the page; none without a frame."""
    if frame is None:
        return ()
    return tuple(shape for shape in (shape_in(each, frame) for each in corners) if shape)


def _title(node: Selector) -> str:
    return plain(node.attrib.get("title") or node.attrib.get("alt") or "")
