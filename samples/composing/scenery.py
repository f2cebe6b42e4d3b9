"""What the photographs are put together from: skies, seas, hills, houses, trees, people."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

Rgb = tuple[int, int, int]

COATS: tuple[Rgb, ...] = (
    (196, 62, 54),
    (52, 92, 150),
    (226, 168, 62),
    (72, 128, 96),
    (120, 88, 140),
)
VESTS: tuple[Rgb, ...] = ((206, 52, 44), (214, 66, 50), (196, 48, 48))
WHITES: tuple[Rgb, ...] = ((236, 240, 242), (222, 230, 236), (206, 222, 232))
WALLS: tuple[Rgb, ...] = ((206, 196, 182), (188, 200, 208), (214, 184, 152), (170, 184, 190))


@dataclass(frozen=True)
class Canvas:
    """A picture being painted; x and y are shares of its width and height, from the top left."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    dice: random.Random

    @property
    def width(self) -> int:
        return self.image.width

    @property
    def height(self) -> int:
        return self.image.height

    def box(self, left: float, top: float, right: float, bottom: float, colour: Rgb) -> None:
        """A filled rectangle."""
        w, h = self.width, self.height
        corners = (left * w, top * h, max(left, right) * w, max(top, bottom) * h)
        self.draw.rectangle(corners, fill=colour)

    def shape(self, points: list[tuple[float, float]], colour: Rgb) -> None:
        """A filled polygon."""
        scaled = [(x * self.width, y * self.height) for x, y in points]
        self.draw.polygon(scaled, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Rgb, squash: float = 1.0) -> None:
        """A filled circle; `radius` is a share of the height, `squash` of the radius upright."""
        r = radius * self.height
        cx, cy = x * self.width, y * self.height
        self.draw.ellipse((cx - r, cy - r * squash, cx + r, cy + r * squash), fill=colour)

    def stroke(self, points: list[tuple[float, float]], colour: Rgb, weight: float) -> None:
        """A line; `weight` is a share of the height."""
        scaled = [(x * self.width, y * self.height) for x, y in points]
        self.draw.line(scaled, fill=colour, width=max(1, round(weight * self.height)))


def mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    """A colour between two."""
    red, green, blue = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
    return red, green, blue


def wash(at: Canvas, top: float, bottom: float, above: Rgb, below: Rgb) -> None:
    """A band that turns from one colour into another."""
    first, last = round(top * at.height), round(bottom * at.height)
    for y in range(first, last + 1):
        share = (y - first) / max(1, last - first)
        at.draw.line(((0, y), (at.width, y)), fill=mix(above, below, share))


def hills(at: Canvas, level: float, swing: float, colour: Rgb) -> None:
    """A range of hills whose crest is about `level`."""
    phase, waves = at.dice.uniform(0, 6), at.dice.uniform(1.2, 2.4)
    crest = [
        (x / 60, level - swing * math.sin(phase + waves * 6 * x / 60) * math.cos(x / 17 + phase))
        for x in range(61)
    ]
    at.shape([*crest, (1, 1), (0, 1)], colour)


def water(at: Canvas, level: float, above: Rgb, below: Rgb) -> None:
    """Water from `level` down, with light on it."""
    wash(at, level, 1.0, above, below)
    for _ in range(46):
        y = at.dice.uniform(level + 0.01, 0.99)
        x, long = at.dice.random(), at.dice.uniform(0.02, 0.09) * (0.4 + y)
        tone = mix(above, (255, 255, 255), 0.35)
        at.stroke([(x, y), (x + long, y)], tone, 0.004)


def house(
    at: Canvas, sides: tuple[float, float], ends: tuple[float, float], wall: Rgb, glass: Rgb
) -> None:
    """A house front with rows of windows, between two sides, from top to foot."""
    (left, right), (top, foot) = sides, ends
    at.box(left, top, right, foot, wall)
    at.box(right - (right - left) * 0.16, top, right, foot, mix(wall, (0, 0, 0), 0.18))
    across = max(2, round((right - left) * at.width / at.height / 0.035))
    down = max(2, round((foot - top) / 0.055))
    for column in range(across):
        for row in range(down):
            x = left + (right - left) * (0.1 + 0.74 * (column + 0.2) / across)
            y = top + (foot - top) * (0.06 + 0.9 * (row + 0.15) / down)
            pane = glass if at.dice.random() < 0.7 else mix(glass, wall, 0.6)
            width, height = (right - left) * 0.42 / across, (foot - top) * 0.48 / down
            at.box(x, y, x + width, y + height, pane)


def tree(at: Canvas, x: float, foot: float, height: float, leaf: Rgb) -> None:
    """A tree: a trunk and a crown of several greens."""
    at.stroke([(x, foot), (x, foot - height * 0.6)], (92, 70, 52), height * 0.09)
    ratio = at.height / at.width
    for _ in range(9):
        dx, dy = at.dice.uniform(-0.24, 0.24) * height * ratio, at.dice.uniform(0.45, 0.95)
        tone = mix(leaf, (255, 255, 220), at.dice.uniform(0.0, 0.28))
        at.disc(x + dx, foot - height * dy, height * at.dice.uniform(0.13, 0.22), tone)


def person(at: Canvas, x: float, foot: float, height: float, coat: Rgb) -> None:
    """A figure seen from some way off."""
    ratio = at.height / at.width
    half = height * 0.13 * ratio
    dark = mix(coat, (20, 22, 30), 0.62)
    at.box(x - half * 0.75, foot - height * 0.48, x - half * 0.08, foot, dark)
    at.box(x + half * 0.08, foot - height * 0.48, x + half * 0.75, foot, dark)
    shoulders = [(x - half, foot - height * 0.78), (x + half, foot - height * 0.78)]
    hem = [(x + half * 1.05, foot - height * 0.42), (x - half * 1.05, foot - height * 0.42)]
    at.shape([*shoulders, *hem], coat)
    at.disc(x, foot - height * 0.78, height * 0.1, coat, squash=0.6)
    at.disc(x, foot - height * 0.89, height * 0.085, (222, 184, 152))
    at.disc(x, foot - height * 0.925, height * 0.082, (48, 40, 38), squash=0.66)


def crowd(at: Canvas, many: int, foot: float, height: float, coats: tuple[Rgb, ...]) -> None:
    """People side by side, a little out of line."""
    for number in range(many):
        x = (number + 0.5) / many + at.dice.uniform(-0.2, 0.2) / many
        tall = height * at.dice.uniform(0.88, 1.08)
        person(at, x, foot + at.dice.uniform(-0.02, 0.03), tall, at.dice.choice(coats))
