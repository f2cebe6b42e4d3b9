"""Find out which heads, runs and pictures of a page belong to one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.articles.groups import Group, Title
from bulletin.articles.pictures import with_pictures
from bulletin.articles.runs import Run, find_runs, has_column_rule, is_ruled_apart, shares_picture
from bulletin.articles.tables import is_one_table, is_table
from bulletin.geometry import Box, around, overlap_x, overlap_y, shared_area
from bulletin.model import Block, Page, Role

HEAD_REACH = 4.5  # × leading from a head down to its body
TOPS = 0.8  # × leading by which the tops of neighbouring columns of one story differ
LEVEL_HEAD = 1.6  # for a head at the side that begins level with a text; 1 for one along it
OWN_COLUMN = 0.8  # for a head over one column of text: what stands in the next may be another's
FILLED = 0.7  # of the white between two texts: an insert that fills it parts no sentence
RULED = 1.0  # less for two columns with a rule between that begins where they do
ONE_TABLE = 4.0  # more than any other kinship: the rows of a table go on in the next column
GUTTER = 4.0  # × body size between neighbouring columns at most; 1 to 2 are usual


@dataclass(frozen=True, slots=True)
class _Table:
    """What lies on the table while a page is cut up."""

    page: Page
    titles: tuple[Title, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A title that a run stands under, by index, and how plainly: 0 to 1."""

    title: int
    trust: float


def group_page(page: Page, number: int) -> list[Group]:
    """
    Group the runs of a page under its heads; `number` is the page's index in the issue.

    - A run stands under the nearest head above it that shares its column.
    - Runs without a head of their own join the neighbour whose text runs on into them, whose top
      is level with theirs, or whose picture they share; or the head that stands beside them.
    - A vertical rule or the edge of a panel between them keeps two runs apart.
    - What is left stands alone.
    """
    table = _Table(page, tuple(_titles(page)), tuple(find_runs(page, number)))
    claims: dict[int, _Claim] = {}
    for index, run in enumerate(table.runs):
        above = _title_above(page, run, table.titles)
        if above is not None and not _goes_on_from_left(table, run, table.titles[above]):
            claims[index] = _Claim(above, 1.0)
    groups = _collect(table, number, _spread(table, claims))
    return with_pictures(page, groups or [Group(number, None, (), (), (), 0.5)])


def _is_amid_sentence(table: _Table, index: int, title: int) -> bool:
    """
    Whether a sentence breaks off over a head and goes on under it.

    Then the head is words lifted out of the story, and titles nothing.
    """
    run, head = table.runs[index], table.titles[title]
    if run.opens_indented or not run.indents or head.is_continuation:
        return False
    return any(
        other.column == run.column
        and other.breaks_off
        and not other.ends_sentence
        and 0 <= head.box.top - other.box.bottom < HEAD_REACH * table.page.leading
        for other in table.runs
    )


def _titles(page: Page) -> list[Title]:
    numbers = sorted({block.head for block in page.blocks if block.head is not None})
    found = []
    for wanted in numbers:
        blocks = tuple(sorted((b for b in page.blocks if b.head == wanted), key=_place_in_head))
        found.append(Title(blocks, around(block.box for block in blocks)))
    for block in page.blocks:
        if block.role is Role.CONTINUATION:
            _add_continuation(page, found, block)
    return found


def _place_in_head(block: Block) -> tuple[float, float]:
    """From top to bottom; upright lines from the right."""
    return (0.0, -block.box.right) if block.lines[0].upright else (block.box.top, 0.0)


def _add_continuation(page: Page, titles: list[Title], block: Block) -> None:
    """Put 上接第1版 under the head it follows; where none is near it is a head by itself."""
    for index, title in enumerate(titles):
        gap = block.box.top - title.box.bottom
        if -page.leading < gap < 2 * page.leading and overlap_x(block.box, title.box) > 0:
            blocks = (*title.blocks, block)
            titles[index] = Title(blocks, around(b.box for b in blocks))
            return
    titles.append(Title((block,), block.box))


def _title_above(page: Page, run: Run, titles: Sequence[Title]) -> int | None:
    """The head right above a run, nothing of another story between."""
    best, reach = None, HEAD_REACH * page.leading
    for index, title in enumerate(titles):
        gap = run.box.top - title.box.bottom
        width = min(run.right - run.left, title.box.width)
        shared = overlap_x(title.box, Box(run.left, 0, run.right, 1))
        if not -page.leading < gap < reach or shared < 0.2 * width or title.panel != run.panel:
            continue
        if title.is_upright or _is_ruled_off(page, _between(title.box, run)):
            continue
        best, reach = index, gap
    return best


def _goes_on_from_left(table: _Table, run: Run, title: Title) -> bool:
    """Whether a run goes on with a table of the column before, under a head over both."""
    return any(
        title.box.left < other.right and is_one_table(other, run, GUTTER * table.page.body_size)
        for other in table.runs
    )


def _between(title: Box, run: Run) -> Box:
    """The white between a head and what stands under it, as wide as the text."""
    return Box(run.left, title.bottom, run.right, max(run.box.top, title.bottom))


def _spread(table: _Table, first: Mapping[int, _Claim]) -> dict[int, _Claim]:
    """Let claimed runs take in their neighbours, the plainest case first, until none is left."""
    claims = dict(first)
    kin = {k: _kin(table, k) for k in range(len(table.runs)) if k not in claims}
    beside = {k: _titles_beside(table, k, first) for k in kin}
    while kin:
        offers = [
            (weight, -index, title)
            for index in kin
            for weight, title in (
                *(
                    (weight, claims[other].title)
                    for weight, other in kin[index]
                    if other in claims
                ),
                *beside[index],
            )
        ]
        if not offers:
            break
        weight, negative, title = max(offers)
        claims[-negative] = _Claim(title, min(1.0, weight / 4))
        del kin[-negative]
    return claims


def _kin(table: _Table, index: int) -> list[tuple[float, int]]:
    """The runs that a run may belong with, and how much speaks for each."""
    weights = (
        (
            ONE_TABLE * is_one_table(other, table.runs[index], GUTTER * table.page.body_size)
            if is_table(other) or is_table(table.runs[index])
            else max(
                _kinship(table.page, other, table.runs[index]), _runs_over(table, number, index)
            ),
            number,
        )
        for number, other in enumerate(table.runs)
        if number != index
    )
    return [(weight, number) for weight, number in weights if weight > 0]


def _runs_over(table: _Table, foot: int, top: int) -> float:
    """
    How much speaks for a story running on from the foot of a column to the head of the next.

    Text that breaks off goes on there; text that ends may be followed by another paragraph. So it
    is where stories follow one another down the columns, under heads no wider than these.
    """
    before, after = table.runs[foot], table.runs[top]
    gap = after.left - before.right
    if before.panel != after.panel or not 0 < gap < GUTTER * table.page.body_size:
        return 0.0
    if not _is_last(table, before) or not _is_first(table, after):
        return 0.0
    heads = (*_heads_over(table, before), *_heads_over(table, after))
    slack = table.page.body_size
    if not heads or any(box.width > before.right - before.left + slack for box in heads):
        return 0.0
    if (
        after.indents
        and before.breaks_off is after.opens_indented
        and not _is_closed(before, after)
    ):
        return 0.0
    return 3.0 if before.breaks_off and not _is_closed(before, after) else 1.0


def _follow_down(table: _Table, run: Run) -> bool:
    """Whether a head stands under other text in the column of a run: stories follow there."""
    others = [r.box for r in table.runs if r.column == run.column]
    return any(box.bottom < head.top for head in _heads_over(table, run) for box in others)


def _heads_over(table: _Table, run: Run) -> Iterator[Box]:
    """The heads that stand in the column of a run, or reach over it."""
    strip = Box(run.left, 0, run.right, table.page.height)
    for title in table.titles:
        if title.panel == run.panel and overlap_x(title.box, strip) > 0:
            yield title.box


def _is_last(table: _Table, run: Run) -> bool:
    """Whether nothing stands under a run in its column, or in its panel."""
    return not any(
        box.top >= run.box.bottom and min(box.right, run.right) - max(box.left, run.left) > 0
        for box in _others(table, run)
    )


def _is_first(table: _Table, run: Run) -> bool:
    """Whether nothing stands over a run in its column, or in its panel."""
    return not any(
        box.bottom <= run.box.top + 1 and min(box.right, run.right) - max(box.left, run.left) > 0
        for box in _others(table, run)
    )


def _others(table: _Table, run: Run) -> Iterator[Box]:
    yield from (r.box for r in table.runs if r is not run and r.panel == run.panel)
    yield from (title.box for title in table.titles if title.panel == run.panel)


def _titles_beside(
    table: _Table, index: int, first: Mapping[int, _Claim]
) -> list[tuple[float, int]]:
    """The heads at the side of a run; more speaks for one that has nothing under it."""
    taken = {claim.title for claim in first.values()}
    weights = (
        (_beside(table.page, title, table.runs[index], is_taken=number in taken), number)
        for number, title in enumerate(table.titles)
    )
    return [
        (weight + (number not in taken), number)
        for weight, number in weights
        if weight > 0 and not (number in taken and not _may_share(table, number, index))
    ]


def _may_share(table: _Table, title: int, run: int) -> bool:
    """Whether a head that has text of its own may have a run at its side as well."""
    return not is_table(table.runs[run]) and not _is_at_right(table, title, run)


def _is_at_right(table: _Table, title: int, run: int) -> bool:
    """Whether a head stands at the right of a run, where only upright ones title what is left."""
    return table.titles[title].box.left >= table.runs[run].right


def _kinship(page: Page, known: Run, run: Run) -> float:
    """How much speaks for two runs being of one story; 0 where nothing does."""
    if known.panel != run.panel:
        return 0.0
    if known.column == run.column:
        return _kinship_below(page, known, run)
    left, right = (known, run) if known.left < run.left else (run, known)
    if right.left - left.right > GUTTER * page.body_size or overlap_y(left.box, right.box) <= 0:
        return 0.0
    if is_ruled_apart(page, left.box, right.box):
        return 0.0
    level = abs(left.box.top - right.box.top) < TOPS * page.leading
    weight = 2.0 if level else 0.0
    if shares_picture(known, run):
        weight += 3.0
    if has_column_rule(page, left.box, right.box):
        weight -= RULED
    return max(0.0, weight + _flow(left, right, level=level))


def _flow(before: Run, after: Run, *, level: bool) -> float:
    """How well the text of one run goes on in another: 2 when it does, below 0 when it cannot."""
    if not before.body or not after.body:
        return 0.0
    if not after.indents:
        return (1.0 if level else 0.6) if before.breaks_off else 0.2
    if before.breaks_off and not after.opens_indented:
        return 2.0
    if not before.breaks_off and not after.opens_indented:
        return -2.0
    if before.breaks_off and after.opens_indented and not _is_closed(before, after):
        return -0.5 if level else -1.0
    return 0.2


def _is_closed(before: Run, after: Run) -> bool:
    """Whether one paragraph may end and another begin, though the last line is full."""
    return before.ends_sentence and after.opens_indented


def _kinship_below(page: Page, known: Run, run: Run) -> float:
    """
    Two runs of one column that read on past what parts them: a picture, a box, a poster.

    Mere white parts stories, so over it only the text can say that it goes on, and little; a rule
    across the column always parts.
    """
    upper, lower = (known, run) if known.box.top < run.box.top else (run, known)
    gap = Box(lower.left, upper.box.bottom, lower.right, max(lower.box.top, upper.box.bottom))
    if lower is known or not upper.breaks_off or lower.opens_indented:
        return 0.0
    filled = max((shared_area(box, gap) for box in _inserts(page)), default=0.0)
    if filled > FILLED * gap.area:
        return 2.5
    if gap.height > 8 * page.leading or _is_ruled_off(page, gap):
        return 0.0
    return 2.5 if filled > 0.3 * gap.area else 0.5


def _inserts(page: Page) -> Iterator[Box]:
    """What text goes on past: pictures, boxes, words lifted out of it."""
    yield from (picture.box for picture in page.pictures)
    yield from (panel.box for panel in page.panels)
    yield from (block.box for block in page.blocks if block.role is Role.PULL_QUOTE)


def _is_ruled_off(page: Page, gap: Box) -> bool:
    return any(
        rule.is_horizontal
        and gap.top - 1 < rule.box.centre < gap.bottom + 1
        and overlap_x(rule.box, gap) > gap.width / 2
        for rule in page.rules
    )


def _beside(page: Page, title: Title, run: Run, *, is_taken: bool) -> float:
    """
    How much speaks for a head at the side of a run being its own.

    It begins level with the run, or stands anywhere along it where it has no text of its own.
    """
    if title.panel != run.panel or is_ruled_apart(page, title.box, run.box):
        return 0.0
    gap = max(run.left - title.box.right, title.box.left - run.right)
    if not -page.body_size < gap < 12 * page.body_size:
        return 0.0
    level = title.box.top - 2 * page.leading <= run.box.top <= title.box.bottom
    inside = run.box.top <= title.box.top and title.box.bottom <= run.box.bottom
    if not level and not (inside and (title.is_upright or not is_taken)):
        return 0.0
    if is_taken and title.box.width < run.right - run.left + page.body_size:
        return OWN_COLUMN
    near = 1.0 if gap < GUTTER * page.body_size else 0.0
    return (LEVEL_HEAD if level else 1.0) + near + (0.5 if run.left >= title.box.right else 0.0)


def _collect(table: _Table, number: int, claims: Mapping[int, _Claim]) -> list[Group]:
    groups = []
    for index, title in enumerate(table.titles):
        members = [k for k, claim in claims.items() if claim.title == index]
        sure = min((claims[k].trust for k in members), default=1.0)
        groups.append(_group(number, title, [table.runs[k] for k in members], sure))
    companies = _companies(table, [k for k in range(len(table.runs)) if k not in claims])
    return groups + [
        _group(number, None, [table.runs[k] for k in company], 0.5) for company in companies
    ]


def _companies(table: _Table, alone: Sequence[int]) -> list[list[int]]:
    """Runs without a head that belong to each other: tiers, and others with their nearest kin."""
    tiers = [index for index in alone if table.runs[index].is_upright]
    companies: list[list[int]] = [tiers] if tiers else []
    level = (k for k in alone if k not in tiers)
    for index in sorted(level, key=lambda k: (table.runs[k].left, table.runs[k].box.top)):
        kin = {number: weight for weight, number in _kin(table, index)}
        known = [(max(kin.get(k, 0.0) for k in company), company) for company in companies]
        weight, company = max(known, key=lambda item: item[0], default=(0.0, []))
        if weight > 0:
            company.append(index)
        else:
            companies.append([index])
    return companies


def _group(number: int, title: Title | None, runs: Sequence[Run], sure: float) -> Group:
    ordered = tuple(sorted(runs, key=_reading_place))
    pictures = tuple(dict.fromkeys(index for run in ordered for index in run.pictures))
    return Group(number, title, ordered, pictures, (), sure)


def _reading_place(run: Run) -> tuple[float, float]:
    """Columns from the left, each from the top; tiers of upright lines from the top."""
    return (run.box.top, 0.0) if run.is_upright else (run.column, run.box.top)
