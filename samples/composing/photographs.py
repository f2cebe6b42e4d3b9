"""A photograph over its caption."""

from __future__ import annotations

from dataclasses import dataclass

from composing.ink import Area, Print, Sheet, Text
from composing.lines import Run, break_lines
from composing.scenes import photograph
from composing.stories import Photo

CAPTION = 8.6  # type size
_LEAD = 11.6
_SPACE = 6.0  # between the photograph and the text of its story


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph `width` points wide; `at_foot` where the story's text is above it."""

    photo: Photo
    width: float
    story: int
    at_foot: bool

    def ink(self, sheet: Sheet, area: Area) -> None:
        """Print picture and caption in `area`, the picture as deep as the caption leaves it."""
        lines = break_lines((Run(self.photo.caption, "song"),), CAPTION, self.width, 0.0)
        caption = len(lines) * _LEAD + 3.0
        top = area.top + (_SPACE if self.at_foot else 2.0)
        depth = area.height - caption - _SPACE - 2.0
        frame = Area(area.left, top, self.width, depth)
        sheet.prints.append(
            Print(frame, photograph(self.photo.scene, frame.width / depth, self.photo.seed))
        )
        for number, line in enumerate(lines):
            baseline = frame.bottom + 3.0 + number * _LEAD + CAPTION * 0.95
            for run in line.runs:
                sheet.texts.append(
                    Text(
                        frame.left + line.indent,
                        baseline,
                        run.text,
                        run.face,
                        CAPTION,
                        line.tracking,
                        story=self.story,
                        part="caption",
                    )
                )
