"""Paragraphs into lines: justified, two characters of indent, no line beginning with a comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from composing.faces import width_of

NO_START = frozenset("，。、：；！？”’》〉）】』」％%·℃")
NO_END = frozenset("“‘《〈（【『「")
SQUEEZE = 0.55  # × type size; a line may be tightened by this to keep a closing mark
OPENING = re.compile(r"(?P<dateline>本报讯|本报\d+月\d+日讯)(?P<names>（[^）]*）)?")
_TOKEN = re.compile(r"——|……|[A-Za-z0-9][A-Za-z0-9.,+\-/@:%‰]*|.")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    face: str


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of body.

    Attributes:
        indent: Empty space before it, in points.
        tracking: Points added after each glyph so that the line is full; 0 for a last line.
        end: Characters of the paragraph set when the line is.
    """

    runs: tuple[Run, ...]
    indent: float
    tracking: float
    end: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def advance(self, run: Run, size: float) -> float:
        """How far one of its runs moves the pen, in points."""
        return width_of(run.text, run.face, size) + self.tracking * len(run.text)


def runs_of(text: str) -> tuple[Run, ...]:
    """A paragraph's faces: 本报讯 in Hei, the names after it in Kai, the rest in Song."""
    found = OPENING.match(text)
    if found is None:
        return (Run(text, "song"),)
    parts = (Run(found["dateline"], "hei"), Run(found["names"] or "", "kai"))
    return tuple(part for part in (*parts, Run(text[found.end() :], "song")) if part.text)


@cache
def break_lines(
    runs: tuple[Run, ...], size: float, measure: float, indent: float
) -> tuple[Line, ...]:
    """
    Break a paragraph into lines.

    Args:
        size: Type size in points.
        measure: Width of the column in points.
        indent: Of the first line, in points.
    """
    tokens = [Run(token, run.face) for run in runs for token in _TOKEN.findall(run.text)]
    widths = [width_of(token.text, token.face, size) for token in tokens]
    lines: list[Line] = []
    start = done = 0
    while start < len(tokens):
        room = measure - (0.0 if lines else indent)
        stop = _line_stop(tokens, widths, start, room, size)
        done += sum(len(token.text) for token in tokens[start:stop])
        slack = room - sum(widths[start:stop])
        last = stop == len(tokens) and slack >= 0
        lines.append(
            Line(
                runs=_joined(tokens[start:stop]),
                indent=0.0 if lines else indent,
                tracking=0.0 if last else _tracking(tokens[start:stop], slack),
                end=done,
            )
        )
        start = stop
    return tuple(lines)


def _line_stop(
    tokens: list[Run], widths: list[float], start: int, room: float, size: float
) -> int:
    """The token before which the line that begins at `start` ends."""
    stop, used = start, 0.0
    while stop < len(tokens) and used + widths[stop] <= room + 0.01:
        used += widths[stop]
        stop += 1
    if stop == len(tokens):
        return stop
    if tokens[stop].text in NO_START and used + widths[stop] <= room + SQUEEZE * size:
        following = tokens[stop + 1].text if stop + 1 < len(tokens) else ""
        if following not in NO_START or not following:
            return stop + 1
    earliest = max(stop, start + 1)
    while earliest > start + 1 and (
        tokens[earliest].text in NO_START or tokens[earliest - 1].text in NO_END
    ):
        earliest -= 1
    return earliest


def _tracking(tokens: list[Run], slack: float) -> float:
    glyphs = sum(len(token.text) for token in tokens)
    return slack / (glyphs - 1) if glyphs > 1 else 0.0


def _joined(tokens: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for token in tokens:
        if joined and joined[-1].face == token.face:
            joined[-1] = Run(joined[-1].text + token.text, token.face)
        else:
            joined.append(token)
    return tuple(joined)
