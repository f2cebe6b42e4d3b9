"""Make an article of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.articles.credits import (
    join_byline,
    read_opening,
    read_people,
    read_photographer,
)
from bulletin.articles.groups import Group
from bulletin.articles.paragraphs import Stretch, build_paragraphs
from bulletin.articles.pictures import is_at_side, is_under, is_up_the_side
from bulletin.geometry import Box
from bulletin.model import (
    Article,
    ArticleId,
    Block,
    Heads,
    Illustration,
    Page,
    PageId,
    Paragraph,
    Piece,
    Role,
)
from bulletin.wording import NOTICE, is_closing_credit

BRIEF = 120  # characters: shorter pieces without a headline are briefs


@dataclass(frozen=True, slots=True)
class Part:
    """What an article has on one page, with the jumps whose other end was not found."""

    group: Group
    continues_on: int | None
    continued_from: int | None


def assemble(
    article: ArticleId, pages: Sequence[Page], parts: Sequence[Part], *, is_lead: bool
) -> Article:
    """Put heads, byline, paragraphs and illustrations of all parts together."""
    first = parts[0].group
    stretches = [Stretch.of(pages[p.group.page].id, run) for p in parts for run in p.group.runs]
    paragraphs = build_paragraphs(stretches) or _told_in_head(first, pages[first.page].id)
    blocks = [block for part in parts for block in blocks_of(part.group)]
    bylines = [b for b in blocks if b.role is Role.BYLINE]
    byline = " ".join(join_byline([line.text for line in b.lines]) for b in bylines) or None
    opening = paragraphs[0].text if paragraphs and not paragraphs[0].is_crosshead else ""
    told = read_opening(opening)
    last = paragraphs[-1].text if paragraphs and not paragraphs[-1].is_crosshead else ""
    if len(paragraphs) > 1 and is_closing_credit(last):
        paragraphs = paragraphs[:-1]
    heads = _heads(first, has_body=bool(stretches))
    illustrations = tuple(_illustrations(pages, parts))
    return Article(
        id=article,
        pages=tuple(dict.fromkeys(pages[part.group.page].id for part in parts)),
        section=pages[first.page].folio.section,
        item_type=_item_type(heads, paragraphs, illustrations),
        standing_head=_text(first, Role.STANDING_HEAD),
        heads=heads, byline=byline, bylines=read_people(byline, told, last),
        dateline=told.dateline,
        paragraphs=paragraphs, illustrations=illustrations,
        raw_text="\n".join(line.printed or line.text for b in blocks for line in b.lines),
        continues_on=parts[-1].continues_on, continued_from=parts[0].continued_from,
        is_lead=is_lead, confidence=round(min(part.group.confidence for part in parts), 2),
        quality_flags=("drawn_headline",) if _is_drawn(first) else (),
        blocks=tuple(
            f"{pages[part.group.page].id}-{b.id}" for part in parts for b in blocks_of(part.group)
        ),
    )  # fmt: skip


def blocks_of(group: Group) -> Iterator[Block]:
    """The blocks of a group in reading order: head, runs, captions."""
    if group.title:
        yield from group.title.blocks
    for run in group.runs:
        yield from run.blocks
    yield from group.captions


def _text(group: Group, role: Role) -> str | None:
    if group.title is None:
        return None
    lines = [line.text.strip() for b in group.title.blocks if b.role is role for line in b.lines]
    return "".join(lines) or None


def _told_in_head(group: Group, page: PageId) -> tuple[Paragraph, ...]:
    """The sentences under a headline that has no body besides, as of a 停刊 notice."""
    blocks = [b for b in (group.title.blocks if group.title else ()) if b.role is Role.SUMMARY]
    return tuple(
        Paragraph((Piece("".join(line.text for line in b.lines), page, b.id, b.box),))
        for b in blocks
    )


def _heads(group: Group, *, has_body: bool) -> Heads:
    return Heads(
        _text(group, Role.HEADLINE) or "",
        _text(group, Role.KICKER),
        _text(group, Role.SUBHEADLINE),
        _text(group, Role.SUMMARY) if has_body else None,
    )


def _is_drawn(group: Group) -> bool:
    lines = [line for b in (group.title.blocks if group.title else ()) for line in b.lines]
    return any(line.font == "drawn" for line in lines)


def _item_type(
    heads: Heads, paragraphs: Sequence[Paragraph], illustrations: Sequence[Illustration]
) -> str:
    if NOTICE.match("".join(heads.headline.split())):
        return "notice"
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    if illustrations and length == 0:
        return "photo"
    return "brief" if not heads.headline and length < BRIEF else "article"


def _illustrations(pages: Sequence[Page], parts: Sequence[Part]) -> Iterator[Illustration]:
    for part in parts:
        page = pages[part.group.page]
        waiting = list(part.group.captions)
        for index in part.group.pictures:
            box = page.pictures[index].box
            below = _caption_of(waiting, box)
            beside = next((b for b in waiting if is_up_the_side(b, box)), None)
            waiting = [block for block in waiting if block is not below and block is not beside]
            caption = _caption(below) if below else None
            credit = _caption(beside) if beside else None
            yield Illustration(
                page.id, box, caption, (read_photographer(caption) if caption else None) or credit
            )
        for block in waiting:
            caption = _caption(block)
            is_caption = block.role is Role.CAPTION
            yield Illustration(
                page.id, None, caption if is_caption else None,
                read_photographer(caption) if is_caption else caption,
            )  # fmt: skip


def _caption_of(waiting: Sequence[Block], picture: Box) -> Block | None:
    """The caption under a picture; else the one at its side."""
    captions = [block for block in waiting if block.role is Role.CAPTION]
    under = next((block for block in captions if is_under(block, picture)), None)
    return under or next((block for block in captions if is_at_side(block, picture)), None)


def _caption(block: Block) -> str:
    return "".join(line.text for line in block.lines).strip()
