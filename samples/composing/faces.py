"""The three faces the paper is set in, and how wide a text is in them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_ROOT = Path("/usr/share/fonts/truetype")

# Debian's fonts-arphic-uming, fonts-arphic-ukai and fonts-wqy-zenhei; the first face of each file
# is the one with mainland forms.
FILES = {
    "song": _ROOT / "arphic/uming.ttc",
    "kai": _ROOT / "arphic/ukai.ttc",
    "hei": _ROOT / "wqy/wqy-zenhei.ttc",
}


def missing_files() -> tuple[Path, ...]:
    """Font files that are not on this machine."""
    return tuple(path for path in FILES.values() if not path.is_file())


def digests() -> dict[str, str]:
    """SHA-256 of each font file, by face."""
    return {face: hashlib.sha256(path.read_bytes()).hexdigest() for face, path in FILES.items()}


@cache
def load_faces() -> None:
    """Make the faces known to reportlab."""
    for face, path in FILES.items():
        pdfmetrics.registerFont(TTFont(face, str(path), subfontIndex=0))


def width_of(text: str, face: str, size: float) -> float:
    """The advance of `text` in points."""
    load_faces()
    return float(pdfmetrics.stringWidth(text, face, size))
