"""Put together what is drawn in parts: rules in pieces, frames of rules, frames with a fill."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np

from bulletin.geometry import around, shared_area
from bulletin.layout.asking import Marks
from bulletin.layout.opening import Floats
from bulletin.model import Panel, Rule

RULE_WEIGHT = 3.0  # points: newspaper rules run from hairline to 2 pt
PANEL_SIDE = 14.0  # points: a panel holds at least a line of type
ONE_LINE = 1.0  # points: pieces of one rule stand no further aside
SAME_AREA = 0.97  # of the larger one's area shared: a frame and its fill


def joined(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Rules drawn in pieces end to end, as one; double rules stay two."""
    for flat in (True, False):
        along = ("left", "right") if flat else ("top", "bottom")
        across = "top" if flat else "left"
        kind = [rule for rule in rules if rule.is_horizontal is flat]
        kind.sort(key=lambda rule: (round(getattr(rule.box, across)), getattr(rule.box, along[0])))
        held: Rule | None = None
        for rule in kind:
            if (
                held is not None
                and abs(getattr(rule.box, across) - getattr(held.box, across)) < ONE_LINE
                and _apart(held, rule, along) < RULE_WEIGHT
            ):
                held = Rule(around((held.box, rule.box)), max(held.weight, rule.weight))
                continue
            if held is not None:
                yield held
            held = rule
        if held is not None:
            yield held


def _apart(held: Rule, rule: Rule, along: tuple[str, str]) -> float:
    """Points along two rules from the end of one to the start of the other, whichever is first."""
    starts = (getattr(held.box, along[0]), getattr(rule.box, along[0]))
    ends = (getattr(held.box, along[1]), getattr(rule.box, along[1]))
    return float(max(starts) - min(ends))


def frames(rules: Sequence[Rule]) -> Iterator[tuple[Panel, tuple[Rule, ...]]]:
    """Panels whose frame is drawn as four rules that meet at the corners."""
    flat = sorted((rule for rule in rules if rule.is_horizontal), key=lambda rule: rule.box.top)
    upright = [rule for rule in rules if not rule.is_horizontal]
    edges = np.array([(r.box.middle, r.box.top, r.box.bottom) for r in upright]).reshape(-1, 3)
    ends = np.array([(rule.box.left, rule.box.right) for rule in flat]).reshape(-1, 2)
    for number, top in enumerate(flat):
        hanging = np.abs(edges[:, 1] - top.box.top) < RULE_WEIGHT
        if hanging.sum() < 2:  # noqa: PLR2004  a frame has two sides
            continue
        same = np.abs(ends[number + 1 :] - ends[number]).max(axis=1, initial=0) < RULE_WEIGHT
        for place in (np.flatnonzero(same) + number + 1).tolist():
            sides = _sides(edges, hanging, top, flat[place])
            if sides:
                panel = Panel(around((top.box, flat[place].box)), is_filled=False)
                yield panel, (top, flat[place], *(upright[side] for side in sides))
                break


def _sides(edges: Floats, hanging: Marks, top: Rule, bottom: Rule) -> list[int]:
    """The upright rules that close a frame between two flat ones; none where a side is open."""
    box = around((top.box, bottom.box))
    if min(box.width, box.height) < PANEL_SIDE:
        return []
    standing = hanging & (np.abs(edges[:, 2] - box.bottom) < RULE_WEIGHT)
    at_left = standing & (np.abs(edges[:, 0] - box.left) < RULE_WEIGHT)
    at_right = standing & (np.abs(edges[:, 0] - box.right) < RULE_WEIGHT)
    if not (at_left.any() and at_right.any()):
        return []
    found: list[int] = np.flatnonzero(at_left | at_right).tolist()
    return found


def distinct(panels: Sequence[Panel]) -> Iterator[Panel]:
    """A frame and its fill drawn one over the other, as one panel."""
    kept: list[Panel] = []
    areas: list[float] = []  # of those kept, negative: they come from the largest down
    for panel in sorted(panels, key=lambda panel: (-panel.box.area, not panel.is_filled)):
        first = bisect_left(areas, -panel.box.area / SAME_AREA)
        same = (
            shared_area(panel.box, other.box) > SAME_AREA * max(panel.box.area, other.box.area)
            for other in kept[first:]
        )
        if not any(same):
            kept.append(panel)
            areas.append(-panel.box.area)
    yield from kept
