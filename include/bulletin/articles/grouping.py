"""Find out which heads, runs and pictures of a page belong to one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.articles.groups import Cut, Group, Title
from bulletin.articles.headed import (
    LEVEL_WITH_HEAD,
    beside,
    follows_column,
    goes_on_from_left,
    is_amid_sentence,
    title_above,
    titles_level_with,
)
from bulletin.articles.kinship import GUTTER, TOPS, kinship
from bulletin.articles.pictures import with_pictures
from bulletin.articles.running import runs_over
from bulletin.articles.runs import Run, find_runs
from bulletin.articles.tables import is_one_table, is_table
from bulletin.articles.titles import find_titles
from bulletin.model import Page

ONE_TABLE = 4.0  # more than any other kinship: the rows of a table go on in the next column
LAST_CHOICE = 1.0  # for a head without text of its own and the only run that may be its
AHEAD = 0.1  # less for a column before a story's head, which stands over the first; else a tie
RUNS_ON = 3.0  # least kinship of level columns of which one goes on in the other, ruled or not


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
    cut = Cut(page, tuple(find_titles(page)), tuple(find_runs(page, number)))
    claims: dict[int, _Claim] = {}
    for index, run in enumerate(cut.runs):
        above = title_above(page, run, cut.titles)
        if above is not None and not (
            goes_on_from_left(cut, run, cut.titles[above]) or is_amid_sentence(cut, index, above)
        ):
            claims[index] = _Claim(above, 1.0)
    groups = _collect(cut, number, _spread(cut, claims))
    return with_pictures(page, groups or [Group(number, None, (), (), (), 0.5)])


def _spread(cut: Cut, first: Mapping[int, _Claim]) -> dict[int, _Claim]:
    """Let claimed runs take in their neighbours, the plainest case first, until none is left."""
    claims = dict(first)
    begun = _level_with(cut, first)
    kin = {k: _kin(cut, k, begun) for k in range(len(cut.runs)) if k not in claims}
    level = {k: titles_level_with(cut, k) for k in kin}
    aside = _with_last_choices({k: _titles_beside(cut, k, first) for k in kin}, first)
    while kin:
        offers = [
            (weight, -index, title)
            for index in kin
            for weight, title in (
                *(
                    (weight - AHEAD * _is_ahead(cut, index, claims[k].title), claims[k].title)
                    for weight, k in kin[index]
                    if k in claims
                ),
                *_from_columns_before(cut, index, level[index], claims),
                *aside[index],
            )
        ]
        if not offers:
            break
        weight, negative, title = max(offers)
        claims[-negative] = _Claim(title, min(1.0, weight / 4))
        del kin[-negative]
    return claims | {k: _Claim(title, 0.25) for k in kin for title in _only_title(cut, k)}


def _level_with(cut: Cut, headed: Collection[int]) -> frozenset[int]:
    """The runs that begin as high as the text under a head does, and these themselves."""
    slack = TOPS * cut.page.leading
    return frozenset(
        number
        for number, run in enumerate(cut.runs)
        for other in map(cut.runs.__getitem__, headed)
        if run.panel == other.panel and abs(run.box.top - other.box.top) < slack
    )


def _only_title(cut: Cut, index: int) -> list[int]:
    """The one head of the panel that a run stands in, whatever the white between them."""
    panel = cut.runs[index].panel
    inside = [k for k, title in enumerate(cut.titles) if title.panel == panel]
    return inside if panel is not None and len(inside) == 1 else []


def _with_last_choices(
    aside: Mapping[int, list[tuple[float, int]]], first: Mapping[int, _Claim]
) -> dict[int, list[tuple[float, int]]]:
    """More for a head that has no text yet and only one that could be its own."""
    taken = {claim.title for claim in first.values()}
    choices = Counter(title for offers in aside.values() for _, title in offers)
    return {
        index: [
            (weight + LAST_CHOICE * (choices[title] == 1 and title not in taken), title)
            for weight, title in offers
        ]
        for index, offers in aside.items()
    }


def _from_columns_before(
    cut: Cut, index: int, level: Collection[int], claims: Mapping[int, _Claim]
) -> Iterator[tuple[float, int]]:
    """What speaks for a run going on from stories in the next columns whose heads are level."""
    if level:  # few are
        for other, claim in claims.items():
            if claim.title in level and follows_column(cut, other, index):
                yield LEVEL_WITH_HEAD, claim.title


def _kin(cut: Cut, index: int, begun: Collection[int]) -> list[tuple[float, int]]:
    """
    The runs that a run may belong with, and how much speaks for each.

    Where text runs on from the foot of a column, a run that only begins level at the top of the
    next says nothing, unless text under a head begins there too (`begun`): so all columns begin.
    """
    others = [number for number in range(len(cut.runs)) if number != index]
    over = {number: runs_over(cut, number, index) for number in others}
    if not any(over.values()):
        begun = others
    weights = (
        (
            ONE_TABLE * is_one_table(cut.runs[k], cut.runs[index], GUTTER * cut.page.body_size)
            if is_table(cut.runs[k]) or is_table(cut.runs[index])
            else max(over[k], _near(cut, k, index, least=0.0 if k in begun else RUNS_ON)),
            k,
        )
        for k in others
    )
    return [(weight, number) for weight, number in weights if weight > 0]


def _near(cut: Cut, other: int, index: int, *, least: float) -> float:
    """The kinship of two runs, where it is a certain one."""
    weight = kinship(cut.page, cut.runs[other], cut.runs[index])
    return weight if weight >= least else 0.0


def _titles_beside(cut: Cut, index: int, first: Mapping[int, _Claim]) -> list[tuple[float, int]]:
    """The heads at the side of a run; more speaks for one that has nothing under it."""
    taken = {claim.title for claim in first.values()}
    weights = (
        (beside(cut.page, title, cut.runs[index], is_taken=number in taken), number)
        for number, title in enumerate(cut.titles)
    )
    return [
        (weight + (number not in taken), number)
        for weight, number in weights
        if weight > 0 and not (number in taken and not _may_share(cut, number, index))
    ]


def _may_share(cut: Cut, title: int, run: int) -> bool:
    """Whether a head that has text of its own may have a run at its side as well."""
    return not is_table(cut.runs[run]) and not _is_at_right(cut, title, run)


def _is_ahead(cut: Cut, run: int, title: int) -> bool:
    """Whether a run stands before the first column that a head stands over."""
    head, text = cut.titles[title].box, cut.runs[run]
    return text.right < head.left and head.bottom < text.box.top + cut.page.leading


def _is_at_right(cut: Cut, title: int, run: int) -> bool:
    """Whether a head stands at the right of a run, where only upright ones title what is left."""
    return cut.titles[title].box.left >= cut.runs[run].right


def _collect(cut: Cut, number: int, claims: Mapping[int, _Claim]) -> list[Group]:
    groups = []
    for index, title in enumerate(cut.titles):
        members = [k for k, claim in claims.items() if claim.title == index]
        sure = min((claims[k].trust for k in members), default=1.0)
        groups.append(_group(number, title, [cut.runs[k] for k in members], sure))
    companies = _companies(cut, [k for k in range(len(cut.runs)) if k not in claims])
    return groups + [
        _group(number, None, [cut.runs[k] for k in company], 0.5) for company in companies
    ]


def _companies(cut: Cut, alone: Sequence[int]) -> list[list[int]]:
    """Runs without a head that belong to each other: tiers, and others with their nearest kin."""
    tiers = [index for index in alone if cut.runs[index].is_upright]
    companies: list[list[int]] = [tiers] if tiers else []
    level = (k for k in alone if k not in tiers)
    for index in sorted(level, key=lambda k: (cut.runs[k].left, cut.runs[k].box.top)):
        kin = {number: weight for weight, number in _kin(cut, index, range(len(cut.runs)))}
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
