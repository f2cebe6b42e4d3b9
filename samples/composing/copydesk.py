"""A story's text as slugs for the columns, and what of it is carried over to another page."""

from __future__ import annotations

from dataclasses import dataclass

from composing.faces import width_of
from composing.flow import Slug
from composing.lines import Line, Run, break_lines, runs_of
from composing.measures import BODY
from composing.stories import NotSettable

CROSSHEAD = "= "
CROSSHEAD_SIZE = BODY + 1.5


@dataclass(frozen=True, slots=True)
class Carried:
    """
    Text to be set.

    Attributes:
        paragraphs: As in Story.body.
        is_broken: Whether the first goes on from another page, in the middle of a paragraph.
        close: As in Story.close.
    """

    paragraphs: tuple[str, ...]
    close: str | None = None
    is_broken: bool = False

    def after(self, last: Slug) -> Carried:
        """What is left when `last` was the last slug set."""
        text = self.paragraphs[last.paragraph][last.line.end :]
        later = self.paragraphs[last.paragraph + 1 :]
        return Carried((text, *later) if text else later, self.close, is_broken=bool(text))


def slugs_of(copy: Carried, column: float, comes_from: int | None) -> tuple[Slug, ...]:
    """All that goes into the columns of a story, from the top of the first."""
    slugs: list[Slug] = []
    if comes_from is not None:
        runs = (Run(f"（上接第{comes_from}版）", "kai"),)
        slugs.append(Slug(break_lines(runs, BODY, column, 0.0)[0], "continuation", 0))
    for number, text in enumerate(copy.paragraphs):
        if text.startswith(CROSSHEAD):
            slugs.append(Slug(_crosshead(text, column), "crosshead", number))
            continue
        indent = 0.0 if copy.is_broken and number == 0 else 2 * BODY
        lines = break_lines(runs_of(text), BODY, column, indent)
        slugs += [Slug(line, "paragraph", number) for line in lines]
    if copy.close:
        slugs.append(Slug(closing_line(copy.close, column), "close", len(copy.paragraphs)))
    return tuple(slugs)


def _crosshead(text: str, column: float) -> Line:
    words = text.removeprefix(CROSSHEAD)
    spare = column - width_of(words, "hei", CROSSHEAD_SIZE)
    if spare < 0:
        message = f"the crosshead {words!r} is {-spare:.0f} pt wider than its column; shorten it"
        raise NotSettable(message)
    return Line((Run(words, "hei"),), spare / 2, 0.0, len(text))


def closing_line(text: str, column: float) -> Line:
    """A line set against the right edge of its column."""
    return Line((Run(text, "kai"),), column - width_of(text, "kai", BODY), 0.0, len(text))
