"""Standing head, kicker, headline, subheadline and byline: how deep they are, and their ink."""

from __future__ import annotations

from dataclasses import dataclass

from composing.faces import width_of
from composing.ink import BLACK, Area, Colour, Sheet, Stroke, Text
from composing.stories import Head, Story

RED: Colour = (0.72, 0.07, 0.09)
LABEL_SIZE = 11.0
BYLINE_SIZE = 9.5
HEAVY = 0.026  # × type size; outline that makes the one weight we have look like a headline's
_LEAD = {"label": 1.45, "kicker": 1.3, "headline": 1.22, "subheadline": 1.34, "byline": 1.5}


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line of a head; `kind` is a key of _LEAD."""

    text: str
    kind: str
    face: str
    size: float

    @property
    def depth(self) -> float:
        return self.size * _LEAD[self.kind]

    @property
    def width(self) -> float:
        return width_of(self.text, self.face, self.size)


def head_lines(story: Story, head: Head, width: float, *, continued: bool) -> tuple[HeadLine, ...]:
    """The lines of a story's head from the top down, small enough for `width` points."""
    if continued:
        return tuple(_fitted(story.continued_headline, "headline", head.face, head.size, width))
    lines: list[HeadLine] = []
    if story.standing_head:
        lines.append(HeadLine(story.standing_head, "label", "kai", LABEL_SIZE + head.size / 14))
    if story.kicker:
        lines += _fitted((story.kicker,), "kicker", "kai", max(13.0, head.size * 0.52), width)
    lines += _fitted(story.headline, "headline", head.face, head.size, width)
    lines += _fitted(story.subheadline, "subheadline", "song", max(11.5, head.size * 0.42), width)
    if story.byline:
        lines += _fitted((story.byline,), "byline", "kai", BYLINE_SIZE, width)
    return tuple(lines)


def _fitted(
    texts: tuple[str, ...], kind: str, face: str, size: float, width: float
) -> list[HeadLine]:
    """Lines of one kind, all of one size."""
    widest = max((width_of(text, face, size) for text in texts), default=0.0)
    fitting = size * min(1.0, width / widest) if widest else size
    return [HeadLine(text, kind, face, round(fitting - 0.05, 1)) for text in texts]


def depth_of(lines: tuple[HeadLine, ...]) -> float:
    """Points from the top of the first line to the foot of the last, and the space below."""
    return sum(line.depth for line in lines) + (6.0 if lines else 0.0)


def set_head(
    sheet: Sheet, area: Area, lines: tuple[HeadLine, ...], head: Head, story: int
) -> None:
    """Print a head in `area`, the space that is left over shared out between its kinds."""
    spare = max(0.0, area.height - depth_of(lines))
    kinds = len({line.kind for line in lines})
    gap = spare / (kinds + 1)
    y, before = area.top, ""
    for line in lines:
        y += gap if line.kind != before else 0.0
        before = line.kind
        _set_line(sheet, Area(area.left, y, area.width, line.depth), line, head, story)
        y += line.depth


def _set_line(sheet: Sheet, slot: Area, line: HeadLine, head: Head, story: int) -> None:
    spare = slot.width - line.width
    centred = head.align == "centre" and line.kind != "label"
    x = slot.left + (spare / 2 if centred else 0.0)
    if line.kind == "label":
        x += 7.0
        base = slot.bottom - 2.0
        sheet.strokes.append(
            Stroke(slot.left + 1.5, slot.top + 2, slot.left + 1.5, base, 3.0, RED)
        )
        sheet.strokes.append(Stroke(slot.left, base + 1, slot.right, base + 1, 0.5, RED))
    sheet.texts.append(
        Text(
            x=x,
            baseline=slot.top + (line.depth - line.size) / 2 + line.size * 0.86,
            text=line.text,
            face=line.face,
            size=line.size,
            stroke=_weight(line),
            colour=RED if line.kind == "label" else BLACK,
            story=story,
            part="head",
        )
    )


def _weight(line: HeadLine) -> float:
    if line.kind != "headline":
        return 0.0
    return line.size * (HEAVY if line.face != "hei" else HEAVY / 2)


# ---------------------------------------------------------------- upright heads

_UPRIGHT_STEP = 1.1  # × type size; from one character of an upright line to the next
_UPRIGHT_LANE = 1.3  # × type size; from one upright line to the next


def upright_lines(story: Story, head: Head) -> tuple[HeadLine, ...]:
    """The upright lines of a head from right to left: kicker, headline, subheadline."""
    kicker = [HeadLine(story.kicker, "kicker", "kai", head.size * 0.5)] if story.kicker else []
    main = [HeadLine(text, "headline", head.face, head.size) for text in story.headline]
    below = [HeadLine(t, "subheadline", "song", head.size * 0.42) for t in story.subheadline]
    return (*kicker, *main, *below)


def upright_depth(lines: tuple[HeadLine, ...]) -> float:
    """The depth in points of the longest upright line."""
    return max(len(line.text) * line.size * _UPRIGHT_STEP for line in lines) + 8.0


def set_upright(sheet: Sheet, area: Area, lines: tuple[HeadLine, ...], story: int) -> None:
    """Print upright lines in the middle of `area`, the first on the right."""
    x = area.left + (area.width + sum(line.size * _UPRIGHT_LANE for line in lines)) / 2
    longest = upright_depth(lines)
    top = area.top + (area.height - longest) / 2
    for line in lines:
        x -= line.size * _UPRIGHT_LANE
        start = top + (line.size * 0.6 if line.kind == "subheadline" else 0.0)
        for at, character in enumerate(line.text):
            sheet.texts.append(
                Text(
                    x=x + line.size * (_UPRIGHT_LANE - 1) / 2,
                    baseline=start + line.size * (_UPRIGHT_STEP * at + 0.86),
                    text=character,
                    face=line.face,
                    size=line.size,
                    stroke=_weight(line),
                    story=story,
                    part="head",
                )
            )
