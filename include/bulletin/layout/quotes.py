"""Tell pull quotes, words lifted out of a story and set large between two rules, from heads."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.geometry import Box, overlap_x
from bulletin.layout.blocks import Group
from bulletin.layout.measures import EDGE
from bulletin.layout.sheet import DISPLAY_SIZE, Sheet

QUOTED = 6  # letters of a pull quote at least; shorter ones stand in any text
SPOKEN = 3  # letters at least where quotation marks say that they are somebody's words
MARKS = frozenset(("“”", "‘’", "「」", "『』", '""'))
NEAR = 3.0  # × type size from a pull quote to the rules above and below it
PAIRED = 6.0  # × type size to two rules of one length that it stands half way between


def is_pull_quote(group: Group, sheet: Sheet) -> bool:
    """Whether large type between two rules repeats words of the body."""
    is_large = group.size >= DISPLAY_SIZE * sheet.grid.body_size
    if not is_large or group.lines[0].upright:
        return False
    words = "".join(c for c in group.text if c.isalnum())
    if len(words) < (SPOKEN if _is_spoken(group.text.strip()) else QUOTED):
        return False
    return _is_between_rules(group, sheet) and words in sheet.words


def _is_spoken(text: str) -> bool:
    """Whether one pair of quotation marks holds all of a text."""
    return text[:1] + text[-1:] in MARKS and text[0] not in text[1:-1]


def _is_between_rules(group: Group, sheet: Sheet) -> bool:
    rules = list(_rules_along(group.box, sheet))
    over = max((r for r in rules if r.centre < group.box.centre), key=_height, default=None)
    under = min((r for r in rules if r.centre >= group.box.centre), key=_height, default=None)
    if over is None or under is None:
        return False
    away = max(under.centre - group.box.bottom, group.box.top - over.centre)
    return away < (PAIRED if _are_paired(over, under, group) else NEAR) * group.size


def _rules_along(box: Box, sheet: Sheet) -> Iterator[Box]:
    """The horizontal rules over or under most of a box."""
    for rule in sheet.rules:
        if rule.is_horizontal and overlap_x(rule.box, box) > box.width / 2:
            yield rule.box


def _height(rule: Box) -> float:
    return rule.centre


def _are_paired(over: Box, under: Box, group: Group) -> bool:
    """Whether two rules are of one length, and a group half way between them."""
    slack = EDGE * group.size
    is_alike = abs(over.left - under.left) < slack and abs(over.right - under.right) < slack
    return is_alike and abs(over.centre + under.centre - 2 * group.box.centre) < 2 * slack
