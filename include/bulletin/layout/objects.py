"""Walk over what a page draws besides text: paths, pictures and shadings, those of forms too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from bulletin.layout.asking import (
    ADDRESS,
    LONG,
    SINGLE,
    WHOLE,
    Integers,
    address_of,
    ask_by_index,
    ask_each,
    measure_each,
)
from bulletin.layout.opening import Floats, Handle, pdfium

MAX_OBJECTS = 60_000  # a page; drawing each glyph by itself makes some 12,000
MAX_DEPTH = 5  # forms within forms
STRIDE = 16  # objects: pages have a few long runs of text
NONE = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    What a page, or a form in it, draws; objects by their address.

    Attributes:
        matrix: From its own space to the page's, 3 × 3, for rows of x, y, 1.
    """

    matrix: Floats
    paths: tuple[int, ...]
    images: tuple[int, ...]
    shadings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """All that is drawn, and how many objects were not looked at: too many, or too deep."""

    drawn: tuple[Drawn, ...]
    unread: int


def walk(page: Handle, texts: Integers = NONE) -> Walk:
    """
    List what a page draws, no more than MAX_OBJECTS and no deeper than MAX_DEPTH.

    `texts` are addresses of objects known to be text, in their order: a page has thousands, and
    nearly none is asked for.
    """
    drawn: list[Drawn] = []
    left, unread = MAX_OBJECTS, 0
    waiting = [_Holder(address_of(page.raw), np.eye(3), 0)]
    while waiting:
        holder = waiting.pop()
        count = holder.count()
        looked_at = min(count, left)
        left, unread = left - looked_at, unread + count - looked_at
        found = holder.objects(_places_besides(texts, holder, looked_at))
        found = found[~np.isin(found, texts)]
        kinds = np.array(ask_each("FPDFPageObj_GetType", found.tolist(), WHOLE), np.int64)
        drawn.append(_drawn(holder.matrix, found, kinds))
        forms = found[kinds == pdfium.FPDF_PAGEOBJ_FORM].tolist()
        if holder.depth < MAX_DEPTH:
            waiting.extend(holder.inside(forms))
        else:
            unread += len(forms)
    return Walk(tuple(drawn), unread)


@dataclass(frozen=True, slots=True)
class _Holder:
    """The page (at depth 0) or a form in it, with the matrix from its own space to the page's."""

    address: int
    matrix: Floats
    depth: int

    def count(self) -> int:
        name = "FPDFFormObj_CountObjects" if self.depth else "FPDFPage_CountObjects"
        (count,) = ask_each(name, (self.address,), WHOLE)
        return max(count, 0)

    def objects(self, places: Sequence[int]) -> Integers:
        """The objects in it at some places, by address."""
        here = repeat(self.address)
        if self.depth:
            return ask_by_index("FPDFFormObj_GetObject", here, places, ADDRESS, LONG)
        return ask_by_index("FPDFPage_GetObject", here, places, ADDRESS)

    def inside(self, forms: list[int]) -> Iterator[_Holder]:
        """The forms in it."""
        for form, own in zip(forms, matrices(forms), strict=True):
            yield _Holder(form, own @ self.matrix, self.depth + 1)


def _places_besides(texts: Integers, holder: _Holder, count: int) -> list[int]:
    """
    Places in a page or form where something else than a known text may stand.

    Asked for is every STRIDE-th: between two texts that are as many texts apart as they are places
    apart, there are texts only.
    """
    ends = np.arange(0, count, STRIDE)
    number = {address: number for number, address in enumerate(texts.tolist())}
    order = np.array([number.get(k, -1) for k in holder.objects(ends.tolist()).tolist()], np.int64)
    is_known = (np.diff(order) == STRIDE) & (order[:-1] >= 0)
    inside = np.repeat(is_known, STRIDE)
    unknown = np.concatenate([~inside, np.ones(count - len(inside), bool)])
    return np.flatnonzero(unknown).tolist()


def _drawn(matrix: Floats, found: Integers, kinds: Integers) -> Drawn:
    sorts = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    paths, images, shadings = (tuple(found[kinds == sort].tolist()) for sort in sorts)
    return Drawn(matrix, paths, images, shadings)


def matrices(handles: list[int]) -> Floats:
    """The matrix of each object, 3 × 3, for rows of x, y, 1."""
    found = measure_each("FPDFPageObj_GetMatrix", handles, SINGLE, 6)
    whole = np.zeros((len(handles), 3, 3))
    whole[:, :, :2] = found.reshape(-1, 3, 2)
    whole[:, 2, 2] = 1
    return whole
