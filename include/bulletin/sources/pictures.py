"""The size of a picture in pixels, from its first bytes."""

from __future__ import annotations

import struct
from collections.abc import Callable

_JPEG, _PNG, _GIF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8"
# Markers of a JPEG that begin a frame with its size; C4, C8 and CC are tables (ITU T.81, B.1)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length behind them
_MAX_SEGMENTS = 2_000  # before the frame; files have some tens


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height; None where the bytes are no JPEG, PNG or GIF, or break off."""
    readers: tuple[tuple[bytes, Callable[[bytes], tuple[int, int] | None]], ...] = (
        (_PNG, lambda png: struct.unpack_from(">II", png, 16)),
        (_GIF, lambda gif: struct.unpack_from("<HH", gif, 6)),
        (_JPEG, _jpeg_size),
    )
    for begins, size in readers:
        if data.startswith(begins):
            try:
                found = size(data)
            except struct.error:  # the bytes break off
                return None
            return found if found and all(found) else None
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Go from marker to marker until one begins a frame."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        begins, marker = struct.unpack_from(">BB", data, at)
        if begins != 0xFF:  # noqa: PLR2004  every marker begins so
            return None
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if marker in {0xFF, *_ALONE}:  # 0xFF fills
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
        else:
            at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    return None
