"""A county paper: upright headlines beside the body, kickers in boxes, heads under pictures."""

from __future__ import annotations

from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut

SHEET = Sheet(297, 420, 14, 6, 3.8)
TOP, FOOT = 34.0, 404.0


def page(seed: str) -> Page:
    """An inside page; every head stands otherwise."""
    look = Look(
        text="AR PL SungtiL GB",
        title="Noto Sans CJK SC",
        size=9.8,
        leading=1.34,
        classes="ruled",
        tint="#eee6d8",
        ink="#7a1f1f",
        kai="AR PL KaitiM GB",
        kicker="AR PL KaitiM GB",
        sub="AR PL KaitiM GB",
    )
    made = Page(seed, SHEET, look)
    rng = made.rng
    _folio(made)
    for cell in cut(rng, Cell(0, 6, TOP, FOOT), Cuts(2, 72, 4, 135, 6)):
        rng.choice((_upright, _upright, _beside, _under_picture, _hole))(made, cell)
        if cell.bottom < FOOT - 1:
            made.rule(
                x=SHEET.left(cell.first),
                y=cell.bottom + 3,
                w=SHEET.measure(cell.span),
                weight=0.25,
            )
    return made


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(2, 5)
    by = editors(made, 2)
    section = rng.choice(("综合新闻", "县域经济", "社会民生"))
    facts(made, day, number, section, by)
    made.put(text(f"第{number}版", "font:700 14pt/1.4 'WenQuanYi Zen Hei'"), x=14, y=18, w=30)
    made.put(
        text(section, "font:700 20pt/1.2 'WenQuanYi Zen Hei';text-align:center"), x=98, y=16, w=100
    )
    small = "font-size:8.5pt;line-height:1.5;text-align:right"
    made.put(text(f"{chinese(day)}　{weekday(day)}", small), x=205, y=16, w=78)
    made.put(text(staff_line(by, "：", " "), small), x=205, y=21, w=78)
    made.rule(x=14, y=28, w=269, weight=0.25)
    made.rule(x=14, y=29, w=269, weight=0.8)


def _credit(made: Page) -> str:
    return made.rng.choice(("lead", "close", "lead", "tail"))


def _upright(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = cell.span
    at = 0 if rng.random() < 0.5 else columns - 1
    head = Head(
        (13, 30),
        is_upright=True,
        is_high=rng.random() < 0.5,
        has_kicker=rng.random() < 0.4,
        has_sub=rng.random() < 0.5,
        kicker_class=rng.choice(("", "boxed")),
        kicker_share=0.42,
        sub_share=0.42,
    )
    tell(
        made,
        cell,
        Shape(columns, (at, at + 1), side="left" if at == 0 else "right"),
        head,
        Box(rng.choice(("", "", "framed"))),
        credit_at=_credit(made),
    )


def _beside(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = max(3, cell.span)
    wide = 1 if columns < 5 else 2
    at = 0 if rng.random() < 0.6 else columns - wide
    head = Head(
        (15, 26),
        break_at=5 if wide == 1 else 8,
        has_kicker=rng.random() < 0.3,
        has_sub=False,
        kicker_class=rng.choice(("", "boxed")),
    )
    tell(
        made,
        cell,
        Shape(columns, (at, at + wide), side="left" if at == 0 else "right"),
        head,
        Box(rng.choice(("", "tinted"))),
        credit_at=rng.choice(("lead", "close", "head")),
    )


def _under_picture(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = cell.span
    head = Head(
        (15, 32),
        has_kicker=rng.random() < 0.4,
        has_sub=rng.random() < 0.4,
        kicker_class=rng.choice(("", "boxed")),
        break_at=9 if columns == 2 else 0,
    )
    tell(
        made,
        cell,
        Shape(columns, (0, columns), picture=(0, columns), picture_at="over"),
        head,
        Box(picture_height=min(50, cell.height * 0.4), caption="■{text}。{gap}{p}_摄"),
        credit_at=_credit(made),
    )


def _hole(made: Page, cell: Cell) -> None:
    """The head in the middle, columns of text on both sides of it."""
    rng = made.rng
    columns = cell.span
    if columns < 4:
        _upright(made, cell)
        return
    head = Head((15, 32), has_kicker=rng.random() < 0.5, has_sub=rng.random() < 0.5, break_at=9)
    tell(made, cell, Shape(columns, (1, columns - 1)), head, Box(), credit_at=_credit(made))
