"""Join lines into paragraphs, over blocks, columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.articles.runs import FULL, INDENT, Run
from bulletin.characters import is_wide
from bulletin.geometry import around
from bulletin.model import Block, Line, PageId, Paragraph, Piece, Role
from bulletin.wording import ENDS_SENTENCE

DEEPEST_INDENT = 6.0  # × type size: further in is centred or set to the right
SHORT = (
    2.0  # × type size that a paragraph's last line ends before the edge, where none is indented
)

SIGNATURE = 0.4  # of the measure from its left edge: nothing else is set so far in
PARTED = 1.25  # × the usual step: white between paragraphs is a third of a line and more
FAR = 3.0  # × the usual step: more is a picture or another part of the page
STANZA = 4  # lines: fewer are the short lines of any story
VERSE = 0.5  # of a run's lines that are full; of prose without indents two thirds are

_LATIN_END = re.compile(r"[A-Za-z0-9,;:.!?)%]$")
_LATIN_START = re.compile(r"^[A-Za-z(]")
_HYPHENATED = re.compile(r"[a-z]-$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    A run with the page it stands on, in the reading order of its article.

    Attributes:
        is_verse: It is set line by line.
        has_indents: First lines stand in.
        step: The usual distance of its lines in points.
    """

    page: PageId
    run: Run
    is_verse: bool = False
    has_indents: bool = True
    step: float = 0.0

    @classmethod
    def of(cls, page: PageId, run: Run) -> Stretch:
        """A run with its lines looked at."""
        lines = run.body
        steps = sorted(b.box.bottom - a.box.bottom for a, b in pairwise(lines))
        inset = (INDENT * line.size < line.box.left - run.left for line in lines)
        return cls(page, run, _is_verse(run), any(inset), steps[len(steps) // 2] if steps else 0.0)


def _is_verse(run: Run) -> bool:
    """Whether most lines of a run end before its edge though all begin at one: verse, a list."""
    lines = run.body
    if len(lines) < STANZA or max(line.box.left for line in lines) - run.left > lines[0].size / 2:
        return False
    text = "".join(line.text for line in lines)
    full = sum(run.right - line.box.right < FULL * line.size for line in lines)
    return full < VERSE * len(lines) and sum(map(is_wide, text)) > len(text) / 2


@dataclass(frozen=True, slots=True)
class _Set:
    """A line with all that its paragraph is decided from."""

    line: Line
    block: Block
    stretch: Stretch

    @property
    def before(self) -> float:
        """Points from the edge where lines begin to where this one does."""
        run, box = self.stretch.run, self.line.box
        return box.top - run.box.top if self.line.upright else box.left - run.left

    @property
    def after(self) -> float:
        """Points from where this line ends to the edge."""
        run, box = self.stretch.run, self.line.box
        return run.box.bottom - box.bottom if self.line.upright else run.right - box.right

    @property
    def is_indented(self) -> bool:
        return INDENT * self.line.size < self.before < DEEPEST_INDENT * self.line.size

    @property
    def is_set_right(self) -> bool:
        """Whether it stands in the right half alone, as who signs a notice and the date do."""
        run = self.stretch.run
        measure = run.box.height if self.line.upright else run.right - run.left
        return self.before > SIGNATURE * measure

    @property
    def is_short(self) -> bool:
        return self.after > SHORT * self.line.size


def build_paragraphs(stretches: Sequence[Stretch]) -> tuple[Paragraph, ...]:
    """
    Join the body and crossheads of an article's runs into paragraphs.

    - An indented line begins a paragraph; so does a line after a short one that ends a sentence.
    - Any other line goes on with the paragraph before, over columns and pages.
    - In verse and lists, where most lines end before the edge, each is a paragraph.
    - A crosshead is a paragraph of its own.
    """
    paragraphs: list[tuple[bool, list[_Set]]] = []
    for item in _lines(stretches):
        is_crosshead = item.block.role is Role.CROSSHEAD
        before = paragraphs[-1] if paragraphs else None
        if before is None or before[0] != is_crosshead or _begins(before[1][-1], item):
            paragraphs.append((is_crosshead, [item]))
        else:
            before[1].append(item)
    return tuple(Paragraph(_pieces(lines), is_crosshead) for is_crosshead, lines in paragraphs)


def _lines(stretches: Sequence[Stretch]) -> Iterator[_Set]:
    for stretch in stretches:
        for block in stretch.run.blocks:
            if block.role in {
                Role.BODY, Role.CROSSHEAD, Role.NOTICE, Role.UNKNOWN, Role.TABLE,
            }:  # fmt: skip
                for line in block.lines:
                    yield _Set(line, block, stretch)


def _begins(before: _Set, item: _Set) -> bool:
    if before.stretch.is_verse or Role.TABLE in {before.block.role, item.block.role}:
        return True
    if item.block.role is Role.CROSSHEAD:
        return before.block.id != item.block.id
    if item.is_indented or item.is_set_right or _parted_by_white(before, item):
        return True
    return before.is_short and bool(ENDS_SENTENCE.search(before.line.text))


def _parted_by_white(before: _Set, item: _Set) -> bool:
    """Whether more white than the usual stands over a line, in type set without indents."""
    if before.stretch is not item.stretch or item.stretch.has_indents:
        return False
    step = item.line.box.bottom - before.line.box.bottom
    return PARTED * item.stretch.step < step < FAR * item.stretch.step


def _pieces(lines: Sequence[_Set]) -> tuple[Piece, ...]:
    """One piece for each block and page that the paragraph stands in."""
    groups: list[list[_Set]] = []
    for item in lines:
        if groups and groups[-1][-1].block is item.block:
            groups[-1].append(item)
        else:
            groups.append([item])
    texts = _joined([[item.line.text for item in group] for group in groups])
    return tuple(
        Piece(
            text, group[0].stretch.page, group[0].block.id, around(i.line.box for i in group),
            _printed(group),
        )
        for text, group in zip(texts, groups, strict=True)
    )  # fmt: skip


def _printed(group: Sequence[_Set]) -> str | None:
    """The characters as the PDF gives them, where any differs."""
    if all(item.line.printed is None for item in group):
        return None
    return "".join(item.line.printed or item.line.text for item in group)


def _joined(groups: Sequence[Sequence[str]]) -> list[str]:
    """Lines joined into texts, a space only where Latin words meet."""
    texts: list[str] = []
    for group in groups:
        held = ""
        for line in group:
            before = held or (texts[-1] if texts else "")
            if _HYPHENATED.search(before) and line[:1].islower() and held:
                held = held[:-1]
            elif _LATIN_END.search(before) and _LATIN_START.match(line):
                held += " "
            held += line
        texts.append(held)
    return texts
