"""Find out which heads, runs and pictures of a page belong to one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.articles.runs import Run, find_runs, is_ruled_apart, shares_picture
from bulletin.geometry import Box, around, overlap_x, overlap_y
from bulletin.model import Block, Page, Role

HEAD_REACH = 4.5  # × leading from a head down to its body
TOPS = 0.8  # × leading by which the tops of neighbouring columns of one story differ
GUTTER = 4.0  # × body size between neighbouring columns at most; 1 to 2 are usual
CAPTION_REACH = 3.0  # × type size between a picture and its caption


@dataclass(frozen=True, slots=True)
class Title:
    """The blocks of one head."""

    blocks: tuple[Block, ...]
    box: Box

    @property
    def is_upright(self) -> bool:
        return any(line.upright for block in self.blocks for line in block.lines)

    @property
    def panel(self) -> int | None:
        return self.blocks[-1].panel


@dataclass(frozen=True, slots=True)
class Group:
    """
    What one article has on one page.

    Attributes:
        page: Index of the page in the issue.
        runs: In reading order.
        pictures: Indices into the page's pictures, with their captions beside them.
        confidence: 0 to 1: how plainly the page says that these belong together.
    """

    page: int
    title: Title | None
    runs: tuple[Run, ...]
    pictures: tuple[int, ...]
    captions: tuple[Block, ...]
    confidence: float


def group_page(page: Page, number: int) -> list[Group]:
    """
    Group the runs of a page under its heads.

    - A run stands under the nearest head above it that shares its column.
    - Runs without a head of their own join the neighbour whose text runs on into them, whose top is
      level with theirs, or whose picture they share; or the head that stands beside them.
    - A vertical rule or the edge of a panel between them keeps two runs apart.
    - What is left stands alone.
    """
    titles = _titles(page)
    runs = find_runs(page, number)
    owner: dict[int, int] = {}
    trust: dict[int, float] = {}
    for index, run in enumerate(runs):
        above = _title_above(page, run, titles, runs)
        if above is not None:
            owner[index], trust[index] = above, 1.0
    _spread(page, runs, titles, owner, trust)
    return _collect(page, number, titles, runs, owner, trust)


def _titles(page: Page) -> list[Title]:
    numbers = sorted({block.head for block in page.blocks if block.head is not None})
    found = []
    for wanted in numbers:
        blocks = tuple(
            sorted((b for b in page.blocks if b.head == wanted), key=lambda b: b.box.top)
        )
        found.append(Title(blocks, around(block.box for block in blocks)))
    for block in page.blocks:
        if block.role is Role.CONTINUATION:
            _add_continuation(page, found, block)
    return found


def _add_continuation(page: Page, titles: list[Title], block: Block) -> None:
    """Put 上接第1版 under the head it follows; where none is near it is a head by itself."""
    for index, title in enumerate(titles):
        gap = block.box.top - title.box.bottom
        if -page.leading < gap < 2 * page.leading and overlap_x(block.box, title.box) > 0:
            blocks = (*title.blocks, block)
            titles[index] = Title(blocks, around(b.box for b in blocks))
            return
    titles.append(Title((block,), block.box))


def _title_above(page: Page, run: Run, titles: Sequence[Title], runs: Sequence[Run]) -> int | None:
    """The head right above a run, nothing of another story between."""
    best, reach = None, HEAD_REACH * page.leading
    for index, title in enumerate(titles):
        gap = run.box.top - title.box.bottom
        width = min(run.right - run.left, title.box.width)
        shared = overlap_x(title.box, Box(run.left, 0, run.right, 1))
        if not -page.leading < gap < reach or shared < 0.2 * width or title.panel != run.panel:  # noqa: PLR2004  a word
            continue
        if title.is_upright or _is_crossed(page, title.box, run):
            continue
        best, reach = index, gap
    return best


def _is_crossed(page: Page, title: Box, run: Run) -> bool:
    """Whether a horizontal rule parts a head from what stands under it."""
    return any(
        rule.is_horizontal
        and title.bottom - 1 < rule.box.centre < run.box.top + 1
        and overlap_x(rule.box, run.box) > run.box.width / 2
        for rule in page.rules
    )


def _spread(
    page: Page, runs: Sequence[Run], titles: Sequence[Title],
    owner: dict[int, int], trust: dict[int, float],
) -> None:  # fmt: skip
    """Let owned runs take in their neighbours, the plainest case first, until none is left."""
    own = set(owner)
    while True:
        offers = [
            (weight, -index, index, taker)
            for index, run in enumerate(runs)
            if index not in owner
            for weight, taker in _offers(page, run, index, runs, titles, owner, own)
        ]
        if not offers:
            return
        weight, _, index, taker = max(offers)
        owner[index], trust[index] = taker, min(1.0, weight / 4)


def _offers(
    page: Page, run: Run, index: int, runs: Sequence[Run], titles: Sequence[Title],
    owner: dict[int, int], own: set[int],
) -> list[tuple[float, int]]:  # fmt: skip
    """Who would take a run, and how much speaks for it."""
    found = []
    for other_index, other in enumerate(runs):
        if other_index in owner:
            weight = _kinship(page, other, run)
            if weight > 0:
                found.append((weight, owner[other_index]))
    taken = {owner[k] for k in own}
    for number, title in enumerate(titles):
        weight = _beside(page, title, run)
        if weight > 0:
            found.append((weight + (1.0 if number not in taken else 0.0), number))
    return found


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
    return max(0.0, weight + _flow(left, right, level=level))


def _flow(before: Run, after: Run, *, level: bool) -> float:
    """How well the text of one run goes on in another: 2 when it does, below 0 when it cannot."""
    if not before.body or not after.body:
        return 0.0
    if before.breaks_off and not after.opens_indented:
        return 2.0
    if not before.breaks_off and not after.opens_indented:
        return -2.0
    if before.breaks_off and after.opens_indented:
        return -0.5 if level else -1.0
    return 0.2


def _kinship_below(page: Page, known: Run, run: Run) -> float:
    """Two runs of one column, parted by white or a picture, that read on."""
    upper, lower = (known, run) if known.box.top < run.box.top else (run, known)
    gap = lower.box.top - upper.box.bottom
    if gap > 8 * page.leading or lower is known:
        return 0.0
    return 2.5 if upper.breaks_off and not lower.opens_indented else 0.0


def _beside(page: Page, title: Title, run: Run) -> float:
    """How much speaks for a head at the side of a run being its own."""
    if title.panel != run.panel or is_ruled_apart(page, title.box, run.box):
        return 0.0
    gap = max(run.left - title.box.right, title.box.left - run.right)
    if not -page.body_size < gap < 12 * page.body_size:
        return 0.0
    level = title.box.top - 2 * page.leading <= run.box.top <= title.box.bottom
    if not level:
        return 0.0
    near = 1.0 if gap < GUTTER * page.body_size else 0.0
    return 1.0 + near + (0.5 if run.left >= title.box.right else 0.0)


def _collect(
    page: Page, number: int, titles: Sequence[Title], runs: Sequence[Run],
    owner: dict[int, int], trust: dict[int, float],
) -> list[Group]:  # fmt: skip
    parts: dict[int, list[int]] = {index: [] for index in range(len(titles))}
    for index, title in owner.items():
        parts[title].append(index)
    groups = []
    for title, members in parts.items():
        sure = min((trust[index] for index in members), default=1.0)
        groups.append(_group(page, number, titles[title], [runs[k] for k in members], sure))
    alone = [run for index, run in enumerate(runs) if index not in owner]
    groups += [_group(page, number, None, company, 0.5) for company in _companies(page, alone)]
    return _with_pictures(page, groups)


def _companies(page: Page, alone: Sequence[Run]) -> list[list[Run]]:
    """Runs without a head that belong to each other."""
    companies: list[list[Run]] = []
    for run in sorted(alone, key=lambda run: (run.left, run.box.top)):
        for company in companies:
            if any(_kinship(page, other, run) > 0 for other in company):
                company.append(run)
                break
        else:
            companies.append([run])
    return companies


def _group(
    page: Page, number: int, title: Title | None, runs: Sequence[Run], sure: float
) -> Group:
    ordered = tuple(sorted(runs, key=lambda run: (run.column, run.box.top)))
    pictures = tuple(dict.fromkeys(index for run in ordered for index in run.pictures))
    return Group(number, title, ordered, pictures, (), sure)


def _with_pictures(page: Page, groups: list[Group]) -> list[Group]:
    """Give every picture and caption to one group: the one it stands in, else the nearest."""
    from dataclasses import replace

    taken = {index for group in groups for index in group.pictures}
    loose = [k for k, p in enumerate(page.pictures) if k not in taken and not p.is_shapes]
    extra: dict[int, list[int]] = {}
    for index in loose:
        home = _nearest(page.pictures[index].box, groups)
        if home is not None:
            extra.setdefault(home, []).append(index)
    captions: dict[int, list[Block]] = {}
    seen: set[int] = set()
    for number, group in enumerate(groups):
        fresh = [k for k in (*group.pictures, *extra.get(number, [])) if k not in seen]
        seen |= set(fresh)
        groups[number] = replace(group, pictures=tuple(fresh))
    for block in page.blocks:
        if block.role is Role.CAPTION:
            home = _home_of_caption(page, block, groups)
            if home is not None:
                captions.setdefault(home, []).append(block)
    return [
        replace(group, captions=tuple(captions.get(number, ())))
        for number, group in enumerate(groups)
    ]


def _home_of_caption(page: Page, block: Block, groups: Sequence[Group]) -> int | None:
    for number, group in enumerate(groups):
        for index in group.pictures:
            picture = page.pictures[index].box
            near = abs(block.box.top - picture.bottom) < CAPTION_REACH * block.size
            if near and overlap_x(block.box, picture) > 0:
                return number
    return _nearest(block.box, groups)


def _nearest(box: Box, groups: Sequence[Group]) -> int | None:
    """The group whose text surrounds or is closest to a box."""

    def distance(group: Group) -> float:
        boxes = [run.box for run in group.runs] + ([group.title.box] if group.title else [])
        return min(
            (
                max(box.left - b.right, b.left - box.right, 0.0)
                + max(box.top - b.bottom, b.top - box.bottom, 0.0)
                for b in boxes
            ),
            default=float("inf"),
        )

    return min(range(len(groups)), key=lambda k: (distance(groups[k]), k), default=None)
