"""Join the parts of stories that run on to another page: 下转第3版, 上接第1版."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.articles.assemble import Part
from bulletin.articles.groups import Group
from bulletin.model import Block, Finding, Page, Role
from bulletin.wording import CONTINUATION, JUMP

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a jump: the group, the page it is on and the page that it names."""

    group: int
    page: int
    names: int | None


def join_parts(
    pages: Sequence[Page], groups: Sequence[Group]
) -> tuple[list[list[Part]], list[Finding]]:
    """
    Pair jump lines with continuation lines and join their groups.

    Two ends pair when each names the other's page; of several, those whose headlines share most
    characters, then those whose text runs on. An end that finds no other is a finding, and its
    article says where it goes on or comes from.
    """
    numbers = [page.folio.page_number or index + 1 for index, page in enumerate(pages)]
    out = [
        _End(k, numbers[g.page], n)
        for k, g in enumerate(groups)
        for n in _named(g, Role.JUMP_LINE)
    ]
    back = [
        _End(k, numbers[g.page], n)
        for k, g in enumerate(groups)
        for n in _named(g, Role.CONTINUATION)
    ]
    follower = _pair(groups, out, back)
    loose_out = [end for end in out if end.group not in follower]
    loose_back = [end for end in back if end.group not in follower.values()]
    onward = {end.group: end.names for end in reversed(loose_out)}
    origin = {end.group: end.names for end in reversed(loose_back)}
    parts = [
        [Part(groups[k], onward.get(k), origin.get(k)) for k in _chain(follower, first)]
        for first in range(len(groups))
        if first not in follower.values()
    ]
    return parts, list(_unpaired(pages, groups, loose_out, loose_back))


def _named(group: Group, role: Role) -> Iterator[int | None]:
    """Page numbers named by a group's jump or continuation lines."""
    pattern = JUMP if role is Role.JUMP_LINE else CONTINUATION
    for block in _blocks(group):
        found = pattern.search(block.text) if block.role is role else None
        if found:
            yield page_number(found["page"])


def _blocks(group: Group) -> Iterator[Block]:
    if group.title:
        yield from group.title.blocks
    for run in group.runs:
        yield from run.blocks


def page_number(text: str) -> int | None:
    """The number in a page label, in digits or Han numerals up to 99."""
    digits = re.sub(r"\D", "", text)
    if digits:
        return int(digits)
    if not text or any(c not in _HAN_DIGITS and c != "十" for c in text):
        return None
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN_DIGITS[text[-1]]
    return 10 * (_HAN_DIGITS[tens] if tens else 1) + (_HAN_DIGITS[ones] if ones else 0)


def _pair(groups: Sequence[Group], out: Sequence[_End], back: Sequence[_End]) -> dict[int, int]:
    """For each group that goes on elsewhere, the one it goes on in; never in a circle."""
    scored = sorted(
        (
            (_likeness(groups[a.group], groups[b.group]), -a.group, -b.group)
            for a in out
            for b in back
            if a.group != b.group and a.names == b.page and b.names == a.page
        ),
        reverse=True,
    )
    follower: dict[int, int] = {}
    for _, a, b in scored:
        taken = -a in follower or -b in follower.values()
        if not taken and -a not in _chain(follower, -b):
            follower[-a] = -b
    return follower


def _chain(follower: Mapping[int, int], first: int) -> list[int]:
    """A group and those it goes on in, one after the other."""
    chain = [first]
    while chain[-1] in follower:
        chain.append(follower[chain[-1]])
    return chain


def _likeness(first: Group, second: Group) -> float:
    """How much speaks for one group going on in another, besides the page numbers."""
    a, b = _headline(first), _headline(second)
    shared = len(set(a) & set(b)) / max(len(set(b)), 1) if a and b else 0.0
    if not first.runs or not second.runs:
        return shared
    broken, opened = first.runs[-1], second.runs[0]
    lines = [line for run in first.runs for line in run.body]
    ends_inside = bool(lines) and broken.right - lines[-1].box.right < lines[-1].size
    runs_on = ends_inside and not opened.opens_indented
    return shared + (0.5 if runs_on else 0.0)


def _headline(group: Group) -> str:
    if group.title is None:
        return ""
    return "".join(b.text for b in group.title.blocks if b.role is Role.HEADLINE)


def _unpaired(
    pages: Sequence[Page], groups: Sequence[Group], out: Sequence[_End], back: Sequence[_End]
) -> Iterator[Finding]:
    for end in out:
        headline = _headline(groups[end.group])[:20]
        yield Finding(
            "jump-without-end",
            pages[groups[end.group].page].id,
            f"{headline!r} goes on on page {end.names}, "
            f"and nothing there comes from page {end.page}",
        )
    for end in back:
        yield Finding(
            "continuation-without-start",
            pages[groups[end.group].page].id,
            f"a story comes from page {end.names}, and nothing there goes on on {end.page}",
        )
