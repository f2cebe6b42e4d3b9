"""Rules, panels and pictures of a page; the second half of the door to the PDF library."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bulletin.geometry import Box, around, shared_area
from bulletin.layout.opening import Floats, Frame, Handle, pdfium
from bulletin.model import Panel, Picture, Rule

MAX_OBJECTS = 60_000  # a page; drawing each glyph by itself makes some 12,000
MAX_DEPTH = 5  # forms within forms
RULE_WEIGHT = 3.0  # points: thicker bars are panels; newspaper rules run from hairline to 2 pt
RULE_LENGTH = 18.0  # points: shorter strokes are parts of a drawing
PANEL_SIDE = 14.0  # points: a panel holds at least a line of type
PAGE_SHARE = 0.92  # of the page's area: a fill larger than this is paper, not a panel
DRAWN_SEGMENTS = 14  # path segments: a frame has 5, a rounded one 9 to 13, a letter drawn more


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn besides glyphs."""

    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]


def read_shapes(page: Handle, frame: Frame) -> Shapes:
    """Sort what is drawn into rules, panels, pictures and drawings made of paths."""
    width, height = frame.size
    sheet = Box(0, 0, width, height)
    rules: list[Rule] = []
    panels: list[Panel] = []
    pictures: list[Picture] = []
    drawn: list[Box] = []
    for kind, holder, matrix in _objects(page):
        is_path = kind == pdfium.FPDF_PAGEOBJ_PATH
        is_simple = is_path and pdfium.FPDFPath_CountSegments(holder) < DRAWN_SEGMENTS
        measure = _path_box if is_simple else _box
        box = _clipped(measure(holder, matrix, frame), sheet)
        if box is None:
            continue
        if is_path and not is_simple:
            drawn.append(box)
        elif min(box.width, box.height) <= RULE_WEIGHT:
            if is_path and max(box.width, box.height) >= RULE_LENGTH:
                rules.append(Rule(box, min(box.width, box.height)))
        elif min(box.width, box.height) >= PANEL_SIDE and box.area < PAGE_SHARE * sheet.area:
            if not is_path:
                pictures.append(Picture(box))
            elif any(paint := _paint(holder)):
                panels.append(Panel(box, paint[0]))
    pictures.extend(Picture(box, is_shapes=True) for box in _drawings(drawn))
    whole = list(_joined(rules))
    frames = list(_frames(whole))
    sides = {id(rule) for _, four in frames for rule in four}
    panels.extend(panel for panel, _ in frames)
    return Shapes(
        tuple(rule for rule in whole if id(rule) not in sides),
        tuple(_distinct(panels)),
        tuple(pictures),
    )


def _objects(
    page: Handle,
) -> Iterator[tuple[int, Handle, Floats]]:
    """Paths and images of the page and of the forms in it, with the matrix of their form."""
    stack = [(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, np.eye(3), 0)]
    seen = 0
    while stack:
        holder, count, get, matrix, depth = stack.pop()
        for index in range(count(holder)):
            seen += 1
            if seen > MAX_OBJECTS:
                return
            item = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
                yield kind, item, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = _matrix(item) @ matrix
                stack.append(
                    (item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner,
                     depth + 1)
                )  # fmt: skip


def _matrix(holder: Handle) -> Floats:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(holder, found):
        return np.eye(3)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]], float)


def _box(holder: Handle, matrix: Floats, frame: Frame) -> Box:
    """The object's bounds on the page as it is seen."""
    corners = _corners(holder) @ matrix
    return _around(corners, frame)


def _path_box(holder: Handle, matrix: Floats, frame: Frame) -> Box:
    """
    The bounds of a simple path with half its stroke around them.

    PDFium's own bounds allow for the longest mitre: a rule of 2 points gets 4 points of height.
    """
    point, across, down = [], ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(holder)):
        pdfium.FPDFPathSegment_GetPoint(
            pdfium.FPDFPath_GetPathSegment(holder, index), across, down
        )
        point.append((across.value, down.value, 1))
    if not point:
        return _box(holder, matrix, frame)
    inner = _matrix(holder) @ matrix
    pen, (_, is_stroked) = ctypes.c_float(), _paint(holder)
    pdfium.FPDFPageObj_GetStrokeWidth(holder, pen)
    scale = abs(float(np.linalg.det(inner))) ** 0.5
    return _around(np.array(point) @ inner, frame).grown(is_stroked * pen.value * scale / 2)


def _corners(holder: Handle) -> Floats:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(holder, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return np.array([[left, bottom, 1], [right, top, 1], [left, top, 1], [right, bottom, 1]])


def _around(points: Floats, frame: Frame) -> Box:
    x, y = frame.seen(points[:, 0], points[:, 1])
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _clipped(box: Box, sheet: Box) -> Box | None:
    """The part of a box that is on the page; None where no part is, or a bound is no number."""
    clipped = Box(
        max(box.left, sheet.left), max(box.top, sheet.top),
        min(box.right, sheet.right), min(box.bottom, sheet.bottom),
    )  # fmt: skip
    return clipped if clipped.width >= 0 and clipped.height >= 0 else None


def _paint(holder: Handle) -> tuple[bool, bool]:
    """Whether a path is filled with something that can be seen, and whether it is stroked."""
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(holder, fill, stroke)
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(holder, *colour)
    is_white = all(part.value >= 253 for part in colour[:3]) or colour[3].value == 0  # noqa: PLR2004  near enough
    return fill.value != 0 and not is_white, bool(stroke.value)


def _joined(rules: list[Rule]) -> Iterator[Rule]:
    """Rules drawn in pieces end to end, as one; double rules stay two."""
    for flat in (True, False):
        kind = [rule for rule in rules if rule.is_horizontal is flat]
        along = ("left", "right") if flat else ("top", "bottom")
        across = "top" if flat else "left"
        kind.sort(key=lambda rule: (round(getattr(rule.box, across)), getattr(rule.box, along[0])))
        held: Rule | None = None
        for rule in kind:
            if (
                held is not None
                and abs(getattr(rule.box, across) - getattr(held.box, across)) < 1.0
                and getattr(rule.box, along[0]) - getattr(held.box, along[1]) < RULE_WEIGHT
            ):
                held = Rule(around((held.box, rule.box)), max(held.weight, rule.weight))
                continue
            if held is not None:
                yield held
            held = rule
        if held is not None:
            yield held


def _frames(rules: list[Rule]) -> Iterator[tuple[Panel, tuple[Rule, ...]]]:
    """Panels whose frame is drawn as four rules that meet at the corners."""
    flat = sorted((rule for rule in rules if rule.is_horizontal), key=lambda rule: rule.box.top)
    upright = [rule for rule in rules if not rule.is_horizontal]
    for number, top in enumerate(flat):
        for bottom in flat[number + 1 :]:
            box = around((top.box, bottom.box))
            same = (
                abs(top.box.left - bottom.box.left) < RULE_WEIGHT
                and abs(top.box.right - bottom.box.right) < RULE_WEIGHT
            )
            sides = [rule for rule in upright if _is_side(rule.box, box)] if same else []
            if same and min(box.width, box.height) >= PANEL_SIDE and len(sides) > 1:
                at_left = [rule for rule in sides if rule.box.middle < box.middle]
                if at_left and len(at_left) < len(sides):
                    yield Panel(box, is_filled=False), (top, bottom, *sides)
                    break


def _is_side(side: Box, frame: Box) -> bool:
    """Whether an upright rule runs down one side of a frame, from corner to corner."""
    at_edge = min(abs(side.middle - frame.left), abs(side.middle - frame.right)) < RULE_WEIGHT
    return (
        at_edge
        and abs(side.top - frame.top) < RULE_WEIGHT
        and abs(side.bottom - frame.bottom) < RULE_WEIGHT
    )


def _distinct(panels: list[Panel]) -> Iterator[Panel]:
    """A frame and its fill drawn one over the other, as one panel."""
    kept: list[Panel] = []
    for panel in sorted(panels, key=lambda panel: (-panel.box.area, not panel.is_filled)):
        same = (
            shared_area(panel.box, other.box) > 0.97 * max(panel.box.area, other.box.area)
            for other in kept
        )
        if not any(same):
            kept.append(panel)
    yield from kept


def _drawings(boxes: list[Box]) -> Iterator[Box]:
    """Paths that stand together as one drawing: letters of a drawn headline, parts of a chart."""
    edges = sorted((box.left, box.top, box.right, box.bottom) for box in boxes)
    waiting = np.array(edges, np.float64).reshape(-1, 4)
    while len(waiting):
        grown, waiting = waiting[0], waiting[1:]
        while (near := _near(grown, waiting)).any():
            members = np.vstack([grown[np.newaxis], waiting[near]])
            grown = np.hstack([members[:, :2].min(axis=0), members[:, 2:].max(axis=0)])
            waiting = waiting[~near]
        drawing = Box(*grown.tolist())
        if min(drawing.width, drawing.height) >= PANEL_SIDE:
            yield drawing


def _near(grown: Floats, others: Floats) -> npt.NDArray[np.bool_]:
    """Which boxes are level with a drawing or begin right below it, and close beside it."""
    left, top, right, bottom = grown
    reach = max(4.0, 0.5 * min(bottom - top, 60.0))  # half a headline's size
    beside = (others[:, 0] - right < reach) & (left - others[:, 2] < reach)
    level = np.minimum(others[:, 3], bottom) > np.maximum(others[:, 1], top)
    near: npt.NDArray[np.bool_] = beside & (level | (np.abs(others[:, 1] - bottom) < reach))
    return near
