"""The paper's photographs, painted: invented places need invented pictures."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from composing import indoors, outdoors
from composing.scenery import Canvas
from composing.stories import NotSettable

PIXELS = 460  # across; enough for newsprint, and a few kilobytes as JPEG
QUALITY = 58
_FINER = 2  # painted so many times larger, then reduced, which rounds the edges off

SCENES: dict[str, Callable[[Canvas], None]] = {
    scene.__name__: scene
    for scene in (
        indoors.clinic,
        indoors.greenhouse,
        indoors.lessons,
        indoors.market,
        indoors.meeting,
        indoors.museum,
        indoors.workshop,
        outdoors.blossoms,
        outdoors.boats,
        outdoors.bridge,
        outdoors.harbour,
        outdoors.planting,
        outdoors.river,
        outdoors.runners,
        outdoors.skyline,
        outdoors.stadium,
        outdoors.street,
        outdoors.volunteers,
    )
}


def photograph(scene: str, shape: float, seed: int) -> bytes:
    """
    A photograph as JPEG.

    Args:
        shape: Its width over its height.
        seed: Tells apart photographs of one scene.
    """
    if scene not in SCENES:
        message = f"no scene {scene!r}; there are {', '.join(SCENES)}"
        raise NotSettable(message)
    size = (PIXELS, max(1, round(PIXELS / shape)))
    image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER))
    SCENES[scene](Canvas(image, ImageDraw.Draw(image), random.Random(f"{scene}-{seed}")))
    image = image.filter(ImageFilter.GaussianBlur(1.2)).resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
