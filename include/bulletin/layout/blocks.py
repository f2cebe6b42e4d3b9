"""Join lines into blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bulletin.geometry import Box, around, overlap_x, smallest_holding
from bulletin.layout.columns import Grid
from bulletin.layout.regions import is_drawn_close, outer_panel
from bulletin.model import Line, Panel, Role, Rule

BODY_STEP = 1.75  # × type size between baselines; body is set at 1.3 to 1.6
LOOSE_STEP = 1.3  # × the page's leading, where that is wider
DISPLAY_STEP = 1.6  # × type size between the lines of one headline; set at 1.1 to 1.35
FEW = 3  # characters: 3G, A座
SAME_SIZE = 0.06  # share by which type sizes of one block may differ


@dataclass(frozen=True, slots=True)
class Group:
    """
    Lines that stand together, before a role is found for them.

    Attributes:
        bases: Baselines of the lines.
        column: Index of the column that holds them all; None for what is set over columns.
        panel: Index of the smallest panel that holds them among other things.
        frame: Index of the panel that is only their dress: the bar behind a headline, the frame
            round a standing head.
        mark: The role that the words alone give away, as for 下转第3版.
    """

    lines: tuple[Line, ...]
    bases: tuple[float, ...]
    column: int | None
    panel: int | None
    mark: Role | None
    frame: int | None = None
    box: Box = field(init=False)
    font: str = field(init=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Measure once what every rule asks for."""
        fonts = Counter(line.font for line in self.lines)
        object.__setattr__(self, "box", around(line.box for line in self.lines))
        object.__setattr__(self, "font", fonts.most_common(1)[0][0])
        object.__setattr__(self, "text", "".join(line.text for line in self.lines))

    @property
    def size(self) -> float:
        return self.lines[0].size


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with where it stands; `table` is the number of the table that it is a row of."""

    line: Line
    base: float
    column: int | None
    panel: int | None
    mark: Role | None = None
    table: int | None = None


def panel_of(box: Box, panels: Sequence[Panel]) -> int | None:
    """Index of the smallest panel that holds the centre of a box."""
    return smallest_holding(box, [panel.box for panel in panels])


def group_lines(
    placed: Iterable[Placed], grid: Grid, rules: Sequence[Rule], panels: Sequence[Panel] = ()
) -> list[Group]:
    """
    Join lines into blocks.

    - Lines join with the block right above them that has their column, panel, font and size
      (SAME_SIZE), when the baselines are no further apart than BODY_STEP (DISPLAY_STEP for type
      set over columns).
    - A horizontal rule between two lines always parts them.
    - Upright lines stand alone, and the rows of a table together.
    """
    flat = [rule for rule in rules if rule.is_horizontal]
    blocks: list[list[Placed]] = []
    recent: list[list[Placed]] = []
    for item in sorted(placed, key=lambda item: (item.base, item.line.box.left)):
        recent = [block for block in recent if item.base - block[-1].base < 6 * item.line.size]
        fitting = [
            block
            for block in recent
            if _are_of_one_table(block[-1], item) or _joins(block[-1], item, grid, flat)
        ]
        if fitting:
            nearest = min(
                fitting,
                key=lambda block: (item.base - block[-1].base,
                                   -overlap_x(block[-1].line.box, item.line.box)),
            )  # fmt: skip
            nearest.append(item)
        else:
            blocks.append([item])
            if not item.line.upright:
                recent.append(blocks[-1])
    groups = [
        Group(
            tuple(item.line for item in block), tuple(item.base for item in block),
            block[0].column, block[0].panel, block[0].mark,
        )
        for block in blocks
    ]  # fmt: skip
    return _undressed(groups, panels)


def _undressed(groups: Sequence[Group], panels: Sequence[Panel]) -> list[Group]:
    """The groups, each with its dress told from the panel that it shares with others."""
    inside: dict[int, list[Group]] = {}
    for group in groups:
        if group.panel is not None:
            inside.setdefault(group.panel, []).append(group)
    dress = {index for index, held in inside.items() if _is_dress(panels[index].box, held)}
    return [
        replace(group, panel=outer_panel(group.panel, panels, dress), frame=group.panel)
        if group.panel in dress
        else group
        for group in groups
    ]


def _is_dress(panel: Box, held: Sequence[Group]) -> bool:
    lines = [(line.box, line.size) for group in held for line in group.lines]
    return is_drawn_close(panel, lines)


def _are_of_one_table(above: Placed, below: Placed) -> bool:
    return above.table is not None and above.table == below.table


def _joins(above: Placed, below: Placed, grid: Grid, flat: Sequence[Rule]) -> bool:
    a, b = above.line, below.line
    apart = above.column != below.column and above.column is not None is not below.column
    if apart or above.panel != below.panel or b.upright:
        return False
    is_alike = above.mark == below.mark and above.table == below.table
    if not is_alike or not _share_measure(above, below, grid):
        return False
    if abs(a.size - b.size) > SAME_SIZE * max(a.size, b.size):
        return False
    in_column = above.column is not None and above.column == below.column
    if not in_column and overlap_x(a.box, b.box) <= 0:
        return False
    if a.font != b.font and not (grid.is_body_size(a.size) and _is_short(a, b)):
        return False
    step = below.base - above.base
    limit = DISPLAY_STEP * b.size
    if above.column is not None:
        limit = max(BODY_STEP * b.size, LOOSE_STEP * grid.leading)
    return 0 < step <= limit and not _ruled_off(a.box, b.box, flat)


def _share_measure(above: Placed, below: Placed, grid: Grid) -> bool:
    """
    Whether two lines are set to one measure.

    The short last line of a caption over columns fits into the first of them; it is known by
    standing at the same left edge in the same face, which is not the body's.
    """
    if above.column == below.column:
        return True
    a, b = above.line, below.line
    return (
        None in {above.column, below.column}
        and a.font == b.font != grid.font_name
        and abs(a.box.left - b.box.left) < a.size / 2
    )


def _is_short(a: Line, b: Line) -> bool:
    """Whether one of the lines is a few Latin characters, whose font says nothing."""
    return any(line.text.isascii() or (len(line.text) <= FEW and _has_ascii(line.text))
               for line in (a, b))  # fmt: skip


def _has_ascii(text: str) -> bool:
    return any(character.isascii() and character.isalnum() for character in text)


def _ruled_off(a: Box, b: Box, flat: Sequence[Rule]) -> bool:
    return any(
        a.centre < rule.box.centre < b.centre and overlap_x(rule.box, b) > 0.3 * b.width
        for rule in flat
    )
