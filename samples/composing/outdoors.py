"""Scenes under the sky."""

from __future__ import annotations

from composing.scenery import (
    COATS,
    VESTS,
    WALLS,
    Canvas,
    Rgb,
    crowd,
    hills,
    house,
    mix,
    person,
    tree,
    wash,
    water,
)


def harbour(at: Canvas) -> None:
    """Cranes and a container ship."""
    wash(at, 0, 0.55, (150, 188, 216), (236, 226, 206))
    hills(at, 0.5, 0.05, (142, 162, 176))
    water(at, 0.56, (116, 156, 178), (44, 88, 118))
    for x in (0.12, 0.34, 0.8):
        _crane(at, x, 0.62, (198, 74, 52))
    at.shape([(0.3, 0.66), (0.95, 0.66), (0.9, 0.8), (0.36, 0.8)], (40, 52, 74))
    at.box(0.86, 0.5, 0.92, 0.66, (238, 238, 234))
    for column in range(10):
        for row in range(at.dice.choice((2, 3, 3))):
            left, low = 0.34 + column * 0.05, 0.66 - row * 0.05
            at.box(left, low - 0.045, left + 0.046, low, at.dice.choice(COATS))


def _crane(at: Canvas, x: float, foot: float, colour: Rgb) -> None:
    for dx in (0.0, 0.07):
        at.stroke([(x + dx, foot), (x + dx, foot - 0.42)], colour, 0.014)
    at.stroke([(x - 0.12, foot - 0.36), (x + 0.16, foot - 0.36)], colour, 0.016)
    at.stroke([(x + 0.07, foot - 0.52), (x - 0.12, foot - 0.36)], colour, 0.007)
    at.stroke([(x + 0.07, foot - 0.52), (x + 0.16, foot - 0.36)], colour, 0.007)
    at.stroke([(x + 0.07, foot - 0.42), (x + 0.07, foot - 0.52)], colour, 0.012)


def skyline(at: Canvas) -> None:
    """A town at dusk, across the water."""
    wash(at, 0, 0.75, (92, 122, 172), (246, 206, 160))
    for row, tone in ((0.44, 0.55), (0.6, 0.2)):
        x = -0.02
        while x < 1:
            wide = at.dice.uniform(0.06, 0.12)
            wall = mix((86, 104, 134), (236, 206, 176), tone)
            top = row - at.dice.uniform(0.0, 0.26)
            house(at, (x, x + wide), (top, 0.78), wall, mix(wall, (255, 236, 180), 0.7))
            x += wide + at.dice.uniform(0.004, 0.02)
    water(at, 0.78, (168, 160, 160), (58, 80, 112))


def planting(at: Canvas) -> None:
    """People with saplings on a hillside."""
    wash(at, 0, 0.5, (164, 206, 232), (232, 240, 232))
    hills(at, 0.44, 0.06, (122, 168, 122))
    hills(at, 0.56, 0.04, (150, 182, 104))
    wash(at, 0.66, 1.0, (160, 134, 92), (120, 92, 60))
    for number in range(6):
        tree(at, 0.08 + number * 0.17, 0.72, 0.26, (84, 150, 70))
    crowd(at, 6, 0.9, 0.42, COATS)
    for number in range(5):
        tree(at, 0.17 + number * 0.17, 0.95, 0.22, (96, 164, 74))


def bridge(at: Canvas) -> None:
    """A cable-stayed bridge."""
    wash(at, 0, 0.6, (130, 176, 218), (238, 238, 226))
    hills(at, 0.56, 0.05, (130, 160, 150))
    water(at, 0.62, (128, 172, 188), (40, 96, 120))
    for x in (0.3, 0.7):
        at.shape([(x - 0.016, 0.78), (x, 0.12), (x + 0.016, 0.78)], (240, 240, 236))
        for number in range(1, 9):
            for side in (-1, 1):
                end = (x + side * number * 0.024, 0.6)
                at.stroke([(x, 0.16 + number * 0.03), end], (226, 228, 226), 0.004)
    at.box(0, 0.59, 1, 0.625, (92, 100, 108))
    for _ in range(11):
        x = at.dice.random()
        at.box(x, 0.568, x + 0.026, 0.592, at.dice.choice(COATS))


def street(at: Canvas) -> None:
    """Shop fronts, trees, passers-by."""
    wash(at, 0, 0.5, (176, 210, 234), (240, 240, 232))
    x = 0.0
    while x < 1:
        wide = at.dice.uniform(0.17, 0.25)
        wall = at.dice.choice(WALLS)
        house(at, (x, x + wide), (at.dice.uniform(0.12, 0.24), 0.76), wall, (96, 120, 140))
        at.box(x, 0.6, x + wide, 0.65, at.dice.choice(COATS))
        at.box(x + 0.012, 0.66, x + wide - 0.012, 0.78, (252, 232, 190))
        x += wide
    wash(at, 0.78, 1.0, (184, 180, 172), (150, 148, 144))
    for number in range(4):
        tree(at, 0.12 + number * 0.26, 0.84, 0.4, (92, 150, 84))
    crowd(at, 8, 0.94, 0.26, COATS)


def stadium(at: Canvas) -> None:
    """A football match."""
    wash(at, 0, 0.34, (142, 192, 230), (226, 238, 242))
    at.shape([(0, 0.22), (1, 0.16), (1, 0.4), (0, 0.4)], (196, 200, 206))
    for _ in range(420):
        x, y = at.dice.random(), at.dice.uniform(0.21, 0.38)
        at.disc(x, y, 0.009, at.dice.choice(COATS))
    wash(at, 0.4, 1.0, (110, 172, 88), (76, 142, 66))
    for lane in range(0, 10, 2):
        at.shape(
            [
                (lane / 10, 0.4),
                ((lane + 1) / 10, 0.4),
                ((lane + 1) / 8 - 0.12, 1),
                (lane / 8 - 0.12, 1),
            ],
            (98, 164, 80),
        )
    for number in range(7):
        x = 0.1 + number * 0.13
        person(at, x, at.dice.uniform(0.6, 0.94), 0.28, COATS[number % 2])
    at.disc(0.47, 0.88, 0.022, (250, 250, 246))


def runners(at: Canvas) -> None:
    """A run along a river in spring."""
    wash(at, 0, 0.45, (150, 196, 230), (242, 236, 216))
    hills(at, 0.42, 0.06, (136, 170, 150))
    water(at, 0.5, (134, 180, 196), (98, 150, 170))
    wash(at, 0.66, 1.0, (128, 130, 136), (98, 100, 106))
    for number in range(5):
        tree(at, 0.1 + number * 0.2, 0.68, 0.36, (232, 160, 178))
    for row, tall in ((0.8, 0.26), (0.88, 0.32), (0.97, 0.4)):
        crowd(at, 8, row, tall, COATS)


def blossoms(at: Canvas) -> None:
    """A path between trees in blossom."""
    wash(at, 0, 0.6, (168, 208, 236), (246, 240, 236))
    hills(at, 0.5, 0.05, (150, 186, 150))
    wash(at, 0.64, 1.0, (162, 192, 112), (120, 160, 84))
    at.shape([(0.42, 1), (0.49, 0.64), (0.52, 0.64), (0.66, 1)], (222, 208, 182))
    for x in (0.06, 0.24, 0.38, 0.64, 0.8, 0.96):
        tree(at, x, 0.78 + abs(x - 0.5) * 0.2, 0.6, (236, 150, 176))
    for _ in range(120):
        at.disc(at.dice.random(), at.dice.uniform(0.66, 1), 0.006, (248, 206, 218))
    crowd(at, 4, 0.92, 0.24, COATS)


def river(at: Canvas) -> None:
    """A river that winds through meadows."""
    wash(at, 0, 0.45, (156, 200, 230), (238, 242, 236))
    hills(at, 0.4, 0.05, (132, 172, 148))
    wash(at, 0.48, 1.0, (128, 172, 96), (94, 146, 76))
    bends = [
        (0.48, 0.48),
        (0.56, 0.48),
        (0.74, 0.64),
        (0.6, 0.8),
        (0.86, 1),
        (0.2, 1),
        (0.36, 0.8),
        (0.52, 0.64),
    ]
    at.shape(bends, (120, 178, 200))
    for number in range(9):
        tree(
            at,
            at.dice.choice((0.04, 0.14, 0.24, 0.84, 0.93)),
            0.6 + number * 0.04,
            0.3,
            (78, 144, 78),
        )
    for x, y in ((0.3, 0.16), (0.36, 0.2), (0.43, 0.15), (0.62, 0.24)):
        at.stroke([(x - 0.025, y - 0.015), (x, y), (x + 0.025, y - 0.02)], (250, 250, 250), 0.009)
    crowd(at, 4, 0.94, 0.2, VESTS)


def boats(at: Canvas) -> None:
    """Fishing boats at a quay."""
    wash(at, 0, 0.54, (140, 186, 220), (244, 232, 208))
    hills(at, 0.46, 0.07, (112, 150, 132))
    water(at, 0.52, (120, 168, 186), (46, 98, 122))
    for x, y, size in (
        (0.22, 0.64, 0.12),
        (0.52, 0.6, 0.1),
        (0.8, 0.66, 0.13),
        (0.4, 0.8, 0.17),
        (0.72, 0.88, 0.2),
    ):
        hull = at.dice.choice(COATS[:4])
        deck = [
            (x - size, y),
            (x + size, y - 0.02),
            (x + size * 0.7, y + size * 0.4),
            (x - size * 0.8, y + size * 0.4),
        ]
        at.shape(deck, hull)
        at.box(x - size * 0.6, y - size * 0.5, x - size * 0.1, y, (238, 238, 230))
        at.stroke([(x + size * 0.2, y), (x + size * 0.2, y - size * 1.3)], (84, 74, 66), 0.008)
        at.stroke(
            [(x + size * 0.2, y - size * 1.2), (x + size * 0.9, y - 0.02)], (110, 100, 92), 0.004
        )
    wash(at, 0.95, 1.0, (176, 164, 148), (150, 140, 126))


def volunteers(at: Canvas) -> None:
    """People in red vests in a street."""
    street(at)
    crowd(at, 7, 0.99, 0.5, VESTS)
