"""Grey or coloured halftones that stand for photographs, as PNG."""

from __future__ import annotations

import base64
import math
import random
import struct
import zlib

WIDTH, HEIGHT = 180, 120  # pixels


def photo(rng: random.Random, *, is_coloured: bool) -> str:
    """A landscape of hills under a sky, as a data address."""
    tint = [rng.uniform(0.75, 1.0) for _ in range(3)] if is_coloured else [1.0] * 3
    phases = [(rng.uniform(0.02, 0.09), rng.uniform(0, 6.3), rng.uniform(4, 16)) for _ in range(3)]
    rows = b""
    for y in range(HEIGHT):
        rows += b"\0"
        for x in range(WIDTH):
            hill = HEIGHT * 0.45 + sum(math.sin(x * k + p) * a for k, p, a in phases)
            light = 225 - y * 0.6 if y < hill else 130 - (y - hill) * 0.8
            light += rng.uniform(-6, 6)
            rows += bytes(int(max(20, min(250, light * part))) for part in tint)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head)
    data += _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return "data:image/png;base64," + base64.b64encode(data).decode()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
