"""Vertical rules: those that part stories, and those in the gutters of one story's columns."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.geometry import Box, overlap_y
from bulletin.model import Page

LEVEL = 1.5  # × leading by which a rule may begin above the text on both sides of it


def is_ruled_apart(page: Page, a: Box, b: Box) -> bool:
    """
    Whether a vertical rule between two boxes side by side parts stories.

    It runs over most of their height. One that begins only where the body does stands in the
    gutter of one story's columns.
    """
    return any(
        not _is_column_rule(rule, a, b, page.leading) for rule in _rules_between(page, a, b)
    )


def has_column_rule(page: Page, a: Box, b: Box) -> bool:
    """Whether a vertical rule stands between two boxes side by side."""
    return any(_rules_between(page, a, b))


def _rules_between(page: Page, a: Box, b: Box) -> Iterator[Box]:
    left, right = (a, b) if a.left <= b.left else (b, a)
    shared = overlap_y(a, b)
    for rule in page.rules:
        if (
            not rule.is_horizontal
            and left.right - 2 <= rule.box.middle <= right.left + 2
            and overlap_y(rule.box, left) > 0
            and overlap_y(rule.box, right) > 0.6 * min(shared or right.height, right.height)
        ):
            yield rule.box


def _is_column_rule(rule: Box, a: Box, b: Box, leading: float) -> bool:
    """Whether a rule begins no higher than where text stands on both sides of it."""
    return rule.top > max(a.top, b.top) - LEVEL * leading
