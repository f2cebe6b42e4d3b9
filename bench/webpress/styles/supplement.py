"""A district's supplement: coloured standing heads, correspondents' bylines at the head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Article, Look, Page
from setting import Box, Head, module
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut

SHEET = Sheet(285, 390, 13, 5, 4.0)
TOP, FOOT = 38.0, 379.0
INKS = ("#0b6e4f", "#145a9c", "#a83232", "#6a3d9a")


def page(
    seed: str, number: int | None = None, day: date | None = None, carried: Sequence[Article] = ()
) -> Page:
    """An inside page of the district's news; what page 1 carries over stands at its foot."""
    made = Page(seed, SHEET, Look())
    rng = made.rng
    classes = rng.choice(("", "ruled", "left-cross", "ruled block-cross"))
    made.look = Look(
        size=rng.choice((8.4, 9.0, 9.6)),
        leading=rng.choice((1.38, 1.5, 1.62)),
        ink=rng.choice(INKS),
        tint="#e4efe9",
        classes=classes,
        title=rng.choice(("Noto Sans CJK SC", "Noto Serif CJK SC", "WenQuanYi Zen Hei")),
        weight=rng.choice((700, 900)),
    )
    _folio(made, number, day)
    foot = FOOT
    for article in carried:
        foot = _carry(made, article, foot)
    cuts = Cuts(2, 78, 5, 150, rng.choice((5, 6.5)))
    caption = rng.choice(
        ("{text}。{gap}{p}_摄", "{text}。（{p}_摄）", "{text}。{gap}通讯员_{p}_图")
    )
    for n, cell in enumerate(cut(rng, Cell(0, 5, TOP, foot), cuts)):
        _story(made, cell, n, caption)
        if rng.random() < 0.8 and cell.bottom < foot - 1:
            made.rule(
                x=SHEET.left(cell.first), y=cell.bottom + cuts.gap / 2, w=SHEET.measure(cell.span)
            )
    return made


def _carry(made: Page, article: Article, foot: float) -> float:
    """Set the rest of a story above a height; the height above it."""
    rng = made.rng
    high = rng.uniform(62, 82)
    cell = Cell(0, 5, foot - high, foot)
    tale = replace(article.tale, parts=article.parts)
    head = Head((14, 26), align=rng.choice(("left", "center")))
    shape = Shape(5, (0, 5))
    module(made, cell, tale=tale, article=article, shape=shape, head=head, box=Box())
    made.rule(x=SHEET.left(0), y=foot - high - 3, w=SHEET.measure(5), weight=0.4)
    return foot - high - 6


def _folio(made: Page, number: int | None, day: date | None) -> None:
    rng = made.rng
    day, number = day or day_of(made), number or rng.randrange(2, 8)
    section = rng.choice(("临汀新闻", "镇街·社区", "活力雁泊", "民生"))
    by = editors(made, rng.choice((2, 3)))
    facts(made, day, number, section, by)
    ink = made.look.ink
    made.put(f'<div class="section-bar">{section}</div>', x=13, y=14, w=90)
    line = "font-size:8.2pt;line-height:1.6"
    made.put(text(f"{chinese(day)}　{weekday(day)}", line), x=108, y=14, w=80)
    made.put(text(staff_line(by, rng.choice(("：", "/", " ")), "　"), line), x=108, y=19.5, w=125)
    made.put(
        text(f"{number:02d}", f"font:900 30pt/1 'Noto Sans CJK SC';color:{ink};text-align:right"),
        x=240,
        y=13,
        w=32,
    )
    made.rule(x=13, y=27, w=259, weight=0.5, css=f"background:{ink}")


def _story(made: Page, cell: Cell, n: int, caption: str) -> None:
    rng = made.rng
    columns = cell.span
    classes = rng.choice(("", "", "", "framed", "tinted", "topped", "round")) if n else ""
    head = Head(
        (14, 34 if cell.span > 3 else 26),
        align=rng.choice(("left", "center")),
        standing=rng.choice(("", "reversed", "lined", "boxed")),
        has_kicker=rng.random() < 0.35,
        has_sub=rng.random() < 0.45,
        break_at=10 if cell.span == 2 else 0,
    )
    picture, at = None, "top"
    if cell.height > 95 and rng.random() < 0.75:
        wide = rng.choice((1, 2))
        first = rng.choice((0, columns - wide))
        picture, at = (first, first + wide), rng.choice(("top", "over", "foot"))
        if at == "over":
            picture = (0, columns)
    credit = rng.choice(("head", "head", "head", "lead", "close"))
    tell(
        made,
        cell,
        Shape(columns, (0, columns), picture=picture, picture_at=at),
        head,
        Box(
            classes,
            picture_height=rng.uniform(30, 48),
            caption=caption,
            caption_at="beside"
            if picture and picture[1] - picture[0] > 2 and rng.random() < 0.5
            else "below",
            credit_in_column=credit == "head" and rng.random() < 0.35,
        ),
        credit_at=credit,
        crossheads=cell.height > 130 and rng.random() < 0.7,
    )
