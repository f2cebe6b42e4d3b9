"""Bytes compressed, the same for the same bytes."""

from __future__ import annotations

import gzip
import io

GZIP_LEVEL = 4  # of 9; a month's text comes out 3 % larger than at 6, in a quarter of the time


def gzipped(data: bytes) -> bytes:
    """Compressed, with no time and no name in the header."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", GZIP_LEVEL, fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()
