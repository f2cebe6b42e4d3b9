"""What every style needs: a story to the measure of its room, dates, folios, editors."""

from __future__ import annotations

from datetime import date, timedelta

from bylines import Credit, credit
from page import Article, Page, escape
from setting import Box, Head, module
from shapes import Shape
from sheet import Cell
from tales import Tale

POINT = 0.3528  # mm
PARTS = (
    "责任编辑",
    "责编",
    "编辑",
    "美编",
    "版式",
    "校对",
    "组版",
    "检校",
    "视觉",
    "审读",
    "值班主任",
)
LONGER = 1.7  # × its room: a story that goes on inside
WEEKDAYS = "一二三四五六日"


def room(page: Page, cell: Cell) -> int:
    """How many characters of body a cell could hold without any head."""
    body = page.look.size * POINT
    return int(page.sheet.measure(cell.span) * cell.height / (body * body * page.look.leading))


def tell(
    page: Page,
    cell: Cell,
    shape: Shape,
    head: Head,
    box: Box,
    *,
    credit_at: str = "lead",
    made_by: Credit | None = None,
    topics: tuple[str, ...] = (),
    crossheads: bool = False,
    jumps_to: int | None = None,
    tale: Tale | None = None,
    mark: str = "",
) -> Article:
    """Write a story for a cell and set it there."""
    length = int(room(page, cell) * (LONGER if jumps_to is not None else 1))
    told = tale or page.writer.news(length, *topics, crossheads=crossheads, mark=mark)
    by = made_by or credit(page.writer, credit_at)
    if jumps_to is not None:
        by = Credit(by.authors, head=by.head, lead=by.lead)
        if not by.head and not by.lead:
            by = Credit()
    article = Article(by, told.parts, jumps_to)
    if jumps_to is not None:
        forms = (
            "（下转第{n}版）",
            "下转第{n}版",
            "（下转{n}版）",
            "▶下转{n}版",
            "（紧转第{n}版）",
        )
        article.close = page.rng.choice(forms).format(n=jumps_to)
    article.tale = told
    module(page, cell, tale=told, article=article, shape=shape, head=head, box=box)
    return article


def day_of(page: Page) -> date:
    """A date of publication."""
    return date(2021, 1, 1) + timedelta(days=page.rng.randrange(0, 2000))


def weekday(day: date) -> str:
    return "星期" + WEEKDAYS[day.weekday()]


def chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def editors(page: Page, count: int) -> list[dict[str, object]]:
    """So many parts, each with a name or two."""
    parts = page.rng.sample(PARTS, count)
    return [
        {"role": part, "names": [page.writer.person() for _ in range(page.rng.choice((1, 1, 2)))]}
        for part in parts
    ]


def staff_line(made_by: list[dict[str, object]], mark: str, gap: str) -> str:
    """The editors as they are printed."""
    return gap.join(f"{one['role']}{mark}{' '.join(one['names'])}" for one in made_by)


def facts(
    page: Page, day: date, number: int, section: str, made_by: list[dict[str, object]]
) -> None:
    """Note what the page says of itself."""
    page.facts = {
        "date": day.isoformat(),
        "number": number,
        "section": section,
        "editors": made_by,
    }


def text(words: str, css: str) -> str:
    """A line of furniture."""
    return f'<div style="{css}">{escape(words)}</div>'
