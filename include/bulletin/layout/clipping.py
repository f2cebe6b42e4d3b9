"""What of a picture can be seen: photographs are cropped by clip paths."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import numpy as np

from bulletin.geometry import Box
from bulletin.layout.opening import Floats, Frame, Handle, pdfium

MAX_CLIPS = 32  # paths of one picture; more are no photograph's
MAX_POINTS = 400  # of a clip path: a round or cut-out one has some dozens


def visible(picture: int, box: Box, matrix: Floats, frame: Frame) -> Box | None:
    """The part of a picture's box that its clip paths leave; None where nothing is left."""
    for clip in _clips(picture, matrix, frame):
        box = Box(
            max(box.left, clip.left), max(box.top, clip.top),
            min(box.right, clip.right), min(box.bottom, clip.bottom),
        )  # fmt: skip
        if box.width <= 0 or box.height <= 0:
            return None
    return box


def _clips(picture: int, matrix: Floats, frame: Frame) -> Iterator[Box]:
    """The bounds of each clip path on the page."""
    clip = pdfium.FPDFPageObj_GetClipPath(ctypes.cast(picture, pdfium.FPDF_PAGEOBJECT))
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    for index in range(min(count, MAX_CLIPS)):
        points = np.array(list(_points(clip, index)))
        if len(points) and np.isfinite(points).all():
            placed = points @ matrix[:2, :2] + matrix[2, :2]
            x, y = frame.seen(placed[:, 0], placed[:, 1])
            yield Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _points(clip: Handle, path: int) -> Iterator[tuple[float, float]]:
    across, down = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), MAX_POINTS)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, across, down):
            yield across.value, down.value
