"""Scenes under a roof."""

from __future__ import annotations

from composing.scenery import COATS, WHITES, Canvas, crowd, mix, person, wash


def workshop(at: Canvas) -> None:
    """Machines with robot arms."""
    wash(at, 0, 1, (206, 214, 220), (176, 186, 194))
    for beam in range(6):
        at.stroke([(0.5, 0.2), (beam / 5, 0)], (152, 162, 170), 0.01)
    wash(at, 0.62, 1.0, (120, 140, 146), (150, 166, 168))
    for number in range(5):
        left = 0.03 + number * 0.2
        at.box(left, 0.44, left + 0.14, 0.72, (232, 236, 238))
        at.box(left + 0.015, 0.48, left + 0.09, 0.58, (60, 120, 164))
        at.stroke(
            [(left + 0.07, 0.44), (left + 0.1, 0.28), (left + 0.16, 0.34)], (232, 142, 40), 0.03
        )
        at.disc(left + 0.1, 0.28, 0.028, (210, 120, 30))
    crowd(at, 3, 0.97, 0.46, ((64, 104, 160), (70, 112, 170)))


def meeting(at: Canvas) -> None:
    """A panel on a stage."""
    wash(at, 0, 1, (160, 60, 52), (116, 38, 36))
    for fold in range(14):
        at.box(fold / 14, 0, fold / 14 + 0.02, 0.56, (140, 46, 42))
    at.box(0.18, 0.06, 0.82, 0.34, (238, 240, 244))
    at.box(0.22, 0.13, 0.78, 0.18, (60, 98, 150))
    at.box(0.32, 0.23, 0.68, 0.26, (130, 154, 190))
    crowd(at, 9, 0.66, 0.3, ((44, 52, 70), (58, 64, 84), (70, 74, 88)))
    at.box(0.05, 0.54, 0.95, 0.68, (150, 104, 66))
    for number in range(14):
        at.disc(0.035 + number / 14, 0.94 + (number % 2) * 0.04, 0.1, (40, 34, 34))


def market(at: Canvas) -> None:
    """Stalls and customers."""
    wash(at, 0, 1, (236, 226, 206), (206, 196, 180))
    for number in range(5):
        left = number * 0.2
        at.shape(
            [(left, 0.3), (left + 0.2, 0.3), (left + 0.18, 0.18), (left + 0.02, 0.18)],
            COATS[number],
        )
        at.box(left + 0.01, 0.6, left + 0.19, 0.82, (164, 122, 82))
        for _ in range(26):
            x, y = left + at.dice.uniform(0.02, 0.18), at.dice.uniform(0.55, 0.62)
            at.disc(x, y, 0.022, at.dice.choice(((222, 66, 48), (110, 172, 70), (244, 178, 60))))
        person(at, left + 0.1, 0.74, 0.36, WHITES[number % 3])
    wash(at, 0.82, 1.0, (170, 164, 156), (146, 140, 134))
    crowd(at, 6, 1.0, 0.44, COATS)


def lessons(at: Canvas) -> None:
    """A class in front of a blackboard."""
    wash(at, 0, 1, (246, 236, 214), (226, 212, 186))
    at.box(0.16, 0.1, 0.84, 0.46, (44, 92, 78))
    for row in range(4):
        at.stroke(
            [(0.22, 0.17 + row * 0.07), (0.4 + row * 0.09, 0.17 + row * 0.07)],
            (222, 232, 226),
            0.01,
        )
    person(at, 0.88, 0.74, 0.5, (84, 116, 166))
    for row, (level, size) in enumerate(((0.72, 0.07), (0.88, 0.095))):
        for number in range(7 - row):
            x = (number + 0.5 + row * 0.1) / (7 - row)
            at.disc(x, level + size * 1.5, size, COATS[(number + row) % 5], squash=0.9)
            at.disc(x, level, size * 0.8, (56, 44, 40))


def clinic(at: Canvas) -> None:
    """Doctors and patients at a desk."""
    wash(at, 0, 1, (226, 238, 240), (204, 222, 226))
    at.box(0.04, 0.12, 0.36, 0.6, (248, 252, 252))
    at.box(0.4, 0.1, 0.7, 0.5, (168, 208, 226))
    for x in (0.5, 0.6):
        at.stroke([(x, 0.1), (x, 0.5)], (240, 246, 248), 0.012)
    at.box(0.08, 0.2, 0.32, 0.23, (84, 152, 160))
    at.box(0.08, 0.3, 0.26, 0.32, (150, 190, 196))
    wash(at, 0.74, 1.0, (176, 198, 200), (196, 212, 212))
    at.box(0.22, 0.68, 0.8, 0.9, (222, 200, 168))
    for x, coat in ((0.32, WHITES[0]), (0.56, COATS[1]), (0.86, WHITES[1]), (0.12, COATS[3])):
        person(at, x, 0.94, 0.6, coat)


def museum(at: Canvas) -> None:
    """Visitors before show cases."""
    wash(at, 0, 1, (92, 78, 66), (56, 48, 42))
    for number in range(4):
        left = 0.05 + number * 0.24
        at.box(left, 0.2, left + 0.18, 0.66, (236, 212, 166))
        at.box(
            left + 0.012,
            0.225,
            left + 0.168,
            0.635,
            mix((246, 232, 204), (120, 150, 150), number / 5),
        )
        at.disc(
            left + 0.09, 0.5, 0.09, at.dice.choice(((62, 104, 132), (160, 84, 60), (90, 122, 92)))
        )
        at.box(left + 0.07, 0.34, left + 0.11, 0.46, (78, 100, 118))
    wash(at, 0.8, 1.0, (80, 66, 54), (110, 92, 74))
    crowd(at, 5, 0.98, 0.5, COATS)


def greenhouse(at: Canvas) -> None:
    """Rows of strawberries under glass."""
    wash(at, 0, 1, (228, 240, 240), (206, 226, 206))
    for rib in range(5):
        spread = 0.08 + rib * 0.11
        top = 0.42 - rib * 0.09
        left, right = 0.5 - spread, 0.5 + spread
        at.stroke(
            [
                (left, 0.6 + rib * 0.03),
                (left, top + 0.1),
                (0.5, top),
                (right, top + 0.1),
                (right, 0.6 + rib * 0.03),
            ],
            (250, 252, 252),
            0.014,
        )
    for row in range(6):
        x = row / 5
        at.shape(
            [
                (0.47 + x * 0.06, 0.56),
                (0.49 + x * 0.06, 0.56),
                (x * 1.5 - 0.1, 1),
                (x * 1.5 - 0.34, 1),
            ],
            (88, 150, 72),
        )
    for _ in range(150):
        at.disc(
            at.dice.random(),
            at.dice.uniform(0.7, 1.0),
            0.017,
            at.dice.choice(((214, 44, 48), (96, 164, 76))),
        )
    crowd(at, 3, 0.88, 0.4, COATS)
