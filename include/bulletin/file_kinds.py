"""What a file is, by how it begins."""

from __future__ import annotations

import re
from itertools import takewhile

_HTML = re.compile(rb"<(!doctype\s+html|html|head|body|meta|script)\b", re.IGNORECASE)
_KINDS = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"RIFF", "a WebP picture"),
    (b"PK\x03\x04", "a ZIP archive (OFD and DOCX are such)"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"%!PS", "PostScript"),
)
_SHOWN = 24  # bytes: eight Han, or four words


def is_web_page(beginning: bytes) -> bool:
    """Whether a file that begins so is HTML."""
    return _HTML.search(beginning) is not None


def kind_of(beginning: bytes) -> str:
    """What a file that begins so is, in words."""
    for magic, kind in _KINDS:
        if beginning.startswith(magic):
            return kind
    return f"something that begins with {_words(beginning)}"


def _words(beginning: bytes) -> str:
    """The first words, where they are text; else the first bytes as they are."""
    shown = beginning.lstrip()[:_SHOWN].decode("utf-8", "ignore")
    text = "".join(takewhile(str.isprintable, shown)).strip()
    is_text = len(text) > 1 and beginning.lstrip().startswith(text.encode())
    return f"“{text}”" if is_text else f"the bytes {beginning[:8].hex(' ')}"
