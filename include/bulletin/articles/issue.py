"""Segment an issue: the contents page of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.articles.assemble import Part, assemble
from bulletin.articles.grouping import group_page
from bulletin.articles.groups import Group
from bulletin.articles.jumps import join_parts
from bulletin.model import Article, Block, Finding, IssueId, Page, Role


@dataclass(frozen=True, slots=True)
class Segmented:
    """The articles of an issue, and what belongs to none."""

    articles: tuple[Article, ...]
    advertisements: tuple[str, ...]
    other: tuple[str, ...]
    findings: tuple[Finding, ...]


def segment_issue(issue: IssueId, pages: Sequence[Page]) -> Segmented:
    """
    Cut an issue into its articles, as a reader would with scissors.

    Articles are numbered in the order of their pages, and on a page from the top left; the lead
    story of a page is the one with the largest headline.
    """
    groups = [group for number, page in enumerate(pages) for group in group_page(page, number)]
    stories = [group for group in groups if _is_story(group)]
    joined, findings = join_parts(pages, stories)
    joined.sort(key=lambda parts: (parts[0].group.page, *_place(parts[0].group)))
    leads = _leads(joined)
    articles = tuple(
        assemble(issue.article(number), pages, parts, is_lead=number in leads)
        for number, parts in enumerate(joined, start=1)
    )
    rest = [group for group in groups if not _is_story(group)]
    return Segmented(
        articles,
        tuple(_advertisements(pages)),
        tuple(_other(pages, rest)),
        tuple(findings) + tuple(_lost(pages, groups)),
    )


def _is_story(group: Group) -> bool:
    """Whether a group has something to read or to look at besides a title."""
    has_body = any(run.body or (group.title and run.tables) for run in group.runs)
    blocks = group.title.blocks if group.title else ()
    has_body |= any(block.role is Role.SUMMARY for block in blocks)
    return has_body or bool(group.pictures and (group.captions or group.title))


def _place(group: Group) -> tuple[float, float]:
    box = group.title.box if group.title else group.runs[0].box if group.runs else None
    return (round(box.top / 10), box.left) if box else (float("inf"), 0.0)


def _leads(joined: Sequence[Sequence[Part]]) -> set[int]:
    """Numbers of the articles whose headline is the largest of their first page."""
    best: dict[int, tuple[float, int]] = {}
    for number, parts in enumerate(joined, start=1):
        title = parts[0].group.title
        size = max((b.size for b in title.blocks), default=0.0) if title else 0.0
        page = parts[0].group.page
        best[page] = max(best.get(page, (0.0, 0)), (size, -number))
    return {-number for size, number in best.values() if size > 0}


def _advertisements(pages: Sequence[Page]) -> list[str]:
    texts: dict[tuple[int, int | None], list[str]] = {}
    for number, page in enumerate(pages):
        for block in page.blocks:
            if block.role is Role.ADVERTISEMENT:
                texts.setdefault((number, block.panel), []).append(block.text)
    return ["\n".join(parts) for parts in texts.values()]


def _other(pages: Sequence[Page], rest: Sequence[Group]) -> list[str]:
    """Furniture, and titles that stand over nothing."""
    lines = [
        _lines_of(b)
        for page in pages
        for b in page.blocks
        if b.role.is_furniture or b.role is Role.PULL_QUOTE
    ]
    lines += [_lines_of(b) for group in rest if group.title for b in group.title.blocks]
    lines += [_lines_of(b) for group in rest for run in group.runs for b in run.blocks]
    lines += [_lines_of(b) for group in rest for b in group.captions]
    return lines + [_lines_of(b) for _, b in _homeless(pages)]


def _lines_of(block: Block) -> str:
    return "\n".join(line.text for line in block.lines)


def _homeless(pages: Sequence[Page]) -> list[tuple[Page, Block]]:
    """Text that the page has set over columns and that no run takes in."""
    return [
        (page, block)
        for page in pages
        for block in page.blocks
        if block.head is None
        and block.span != 1
        and block.role in {Role.BODY, Role.BYLINE, Role.UNKNOWN, Role.NOTICE, Role.JUMP_LINE}
    ]


def _lost(pages: Sequence[Page], groups: Sequence[Group]) -> list[Finding]:
    found = []
    for page, block in _homeless(pages):
        message = f"{block.text[:30]!r} belongs to no article that was found"
        found.append(Finding("text-without-article", f"{page.id}-{block.id}", message))
    for group in groups:
        for table in (t for run in group.runs for t in run.tables if not _is_story(group)):
            at = f"{pages[group.page].id}-{table.id}"
            message = f"the table {table.text[:30]!r} stands in no story and has no head"
            found.append(Finding("table-without-story", at, message))
        if not _is_story(group) and group.title:
            page = pages[group.page]
            text = "".join(block.text for block in group.title.blocks)
            message = f"{text[:30]!r} stands over no story that was found"
            found.append(
                Finding("head-without-story", f"{page.id}-{group.title.blocks[0].id}", message)
            )
    return found
