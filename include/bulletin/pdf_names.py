"""
Names in a PDF are bytes, and pypdf must not rewrite them.

Chinese typesetting programs name fonts in GBK: `/BaseFont /#CB#CE#CC#E5` is 宋体. Pypdf reads that
as text and writes it in UTF-8, after which viewers no longer know which characters the font has:
a page of 1997 that read well comes out as Latin noise.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf.generic import NameObject

_DELIMITERS = b"#()<>[]{}/%"
_REGULAR = frozenset(range(0x21, 0x7F)) - frozenset(_DELIMITERS)  # ISO 32000-1, 7.3.5

_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def names_kept() -> Iterator[None]:
    """Read and write names byte for byte; for all of pypdf, so one thread at a time."""
    with _ONE_AT_A_TIME:
        charsets, renumber = NameObject.CHARSETS, NameObject.renumber
        NameObject.CHARSETS = ("latin-1",)  # type: ignore[assignment]
        NameObject.renumber = _as_bytes  # type: ignore[assignment,method-assign]
        try:
            yield
        finally:
            NameObject.CHARSETS = charsets
            NameObject.renumber = renumber  # type: ignore[method-assign]


def _as_bytes(name: NameObject) -> bytes:
    """A name as it stands in a file, where each character is a byte that was read."""
    spelled = name[1:].encode("latin-1", errors="replace")
    return b"/" + b"".join(
        bytes((byte,)) if byte in _REGULAR else b"#%02X" % byte for byte in spelled
    )
