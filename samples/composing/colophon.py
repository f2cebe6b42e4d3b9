"""What a page is set with: whatever differs here may change its bytes."""

from __future__ import annotations

import zlib

import PIL
import reportlab
from PIL import features

from composing.faces import digests


def colophon() -> dict[str, str]:
    """Digests of the fonts, and versions of the libraries that write bytes."""
    return {
        **{f"font {face}": digest for face, digest in digests().items()},
        "reportlab": str(reportlab.__version__),
        "pillow": PIL.__version__,
        "libjpeg-turbo": str(features.version("libjpeg_turbo")),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
