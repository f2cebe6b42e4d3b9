"""
Put one question about many things to PDFium.

A page has thousands of glyphs, and most of the cost of a call through ctypes is that of turning
its arguments. Here they are plain numbers, answers are written straight into arrays, and the loop
runs in C.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from bulletin.layout.opening import Floats, Handle, pdfium

Integers = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

ADDRESS, WHOLE, REAL = ctypes.c_ssize_t, ctypes.c_int, ctypes.c_double
LONG = ctypes.c_ulong
SINGLE, DOUBLE = np.float32, np.float64  # what PDFium writes its measures in
_HYPHEN, _HYPHEN_IN_TEXT = 0x02, 0xFFFE  # a hyphen at a line's end, by itself and in a text
_SURROGATES = (0xD800, 0xDFFF)


def address_of(handle: Handle) -> int:
    """The address in a pointer of ctypes; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@cache
def _function(name: str, gives: Any, *takes: Any) -> Callable[..., int]:
    """A function of PDFium that takes and gives plain numbers, addresses among them."""
    made: Callable[..., int] = ctypes.PYFUNCTYPE(gives, *takes)(address_of(getattr(pdfium, name)))
    return made


def ask_each(name: str, handles: Iterable[int], gives: Any) -> list[int]:
    """Ask a question about each of some objects, given by address."""
    return list(map(_function(name, gives, ADDRESS), handles))


def ask_by_index(
    name: str, holders: Iterable[int], indices: Sequence[int], gives: Any, index: Any = WHOLE
) -> npt.NDArray[Any]:
    """Ask pages, texts, forms or paths about things in them, by their index."""
    ask = _function(name, gives, ADDRESS, index)
    kind = DOUBLE if gives is REAL else np.int64
    return np.fromiter(map(ask, holders, indices), kind, len(indices))


def measure_each(
    name: str,
    handles: Sequence[int],
    kind: Any,
    places: int,
    *,
    pointers: int = 1,
    missing: int = 0,
) -> Floats:
    """
    Have measures of some objects written down, a row of `places` numbers an object.

    `pointers` is how many addresses the function takes for them: they share the places. Where
    PDFium has no measure, `missing` stays.
    """
    found = np.full((len(handles), places), missing, kind)
    ask = _function(name, WHOLE, *(ADDRESS,) * (1 + pointers))
    deque(map(ask, handles, *_targets(found, pointers)), maxlen=0)
    return found.astype(DOUBLE)


def measure_by_index(
    name: str, text: int, indices: Sequence[int], kind: Any, places: int, *, pointers: int = 1
) -> Floats:
    """Have measures of characters of a text written down, as by `measure_each`."""
    found = np.zeros((len(indices), places), kind)
    ask = _function(name, WHOLE, ADDRESS, WHOLE, *(ADDRESS,) * pointers)
    deque(map(ask, repeat(text), indices, *_targets(found, pointers)), maxlen=0)
    return found.astype(DOUBLE)


def _targets(found: npt.NDArray[Any], pointers: int) -> list[range]:
    """Where answers are written: for each pointer an address a row."""
    rows, places = found.shape
    step = places * found.itemsize
    starts = (found.ctypes.data + step // pointers * number for number in range(pointers))
    return [range(start, start + step * rows, step) for start in starts]


def code_points(text: int, count: int) -> Integers:
    """The code points of the characters of a page's text, as PDFium gives them one by one."""
    units = np.zeros(count + 1, np.uint16)
    ask = _function("FPDFText_GetText", WHOLE, ADDRESS, WHOLE, WHOLE, ADDRESS)
    written = ask(text, 0, count, units.ctypes.data)
    codes = units[:count].astype(np.int64)
    if written != count + 1 or ((codes >= _SURROGATES[0]) & (codes <= _SURROGATES[1])).any():
        return ask_by_index("FPDFText_GetUnicode", repeat(text), range(count), ctypes.c_uint)
    codes[codes == _HYPHEN_IN_TEXT] = _HYPHEN
    return codes
