"""
Open a page's PDF: the first half of the door to the PDF library.

Points, origin at the top left of the page as a reader sees it (crop box, /Rotate applied), y
growing downward.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw

from bulletin.errors import LayoutError, NotAPdf

pdfium: Any = pypdfium2.raw  # made by ctypes when it is imported: nothing of it has a type
Handle = Any  # a page of pypdfium2, or PDFium's pointer to a text page or an object
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Maps the PDF's user space to the page as it is seen; `turn` is /Rotate in quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.turn % 2 else (across, down)

    def seen(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of user space as points of the page seen."""
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:  # noqa: PLR2004  half a turn
            return self.right - x, y - self.bottom
        if self.turn == 3:  # noqa: PLR2004  three quarters
            return self.top - y, self.right - x
        return x - self.left, self.top - y


@contextmanager
def open_page(data: bytes, name: str) -> Iterator[tuple[Handle, Frame]]:
    """
    Open the first page of a PDF.

    Raises:
        NotAPdf: PDFium cannot open it.
        LayoutError: It has no page, or a page without area.
    """
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        message = f"{name}: cannot be opened as a PDF ({error}); fetch it again"
        raise NotAPdf(message) from error
    try:
        if len(document) == 0:
            message = f"{name}: the PDF has no page"
            raise LayoutError(message)
        page = document[0]
        left, bottom, right, top = page.get_bbox()  # crop box within the media box
        frame = Frame(left, bottom, right, top, page.get_rotation() // 90)
        if min(frame.size) <= 0:
            message = f"{name}: the page has no area ({frame.size[0]:.0f} × {frame.size[1]:.0f})"
            raise LayoutError(message)
        yield page, frame
    except pypdfium2.PdfiumError as error:
        message = f"{name}: its page cannot be loaded ({error}); fetch it again"
        raise NotAPdf(message) from error
    finally:
        document.close()
