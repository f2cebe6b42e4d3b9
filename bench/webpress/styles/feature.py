"""A feature page: one long story in an L, crossheads, a quote pulled out, a box of facts."""

from __future__ import annotations

from bylines import credit_in
from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Sheet

SHEET = Sheet(350, 500, 18, 5, 5.5)
TOP, FOOT = 40.0, 484.0
BYLINES = (
    "本报记者_{a}_文/图",
    "■_本报记者_{a}_{c}",
    "文/{w}_图/{p}",
    "本报记者_{a}_通讯员_{b}",
)


def page(seed: str) -> Page:
    """A page of one long story and one or two small ones."""
    made = Page(seed, SHEET, Look())
    rng = made.rng
    classes = rng.choice(
        ("", "left-cross", "big-cross", "block-cross", "ragged big-cross", "blocky left-cross")
    )
    made.look = Look(
        text=rng.choice(("Noto Serif CJK SC", "AR PL UMing CN")),
        title="Noto Serif CJK SC",
        weight=900,
        kicker="Noto Sans CJK SC",
        sub="Noto Serif CJK SC",
        size=10.2,
        leading=1.7,
        ink=rng.choice(("#8a5a14", "#334d6e")),
        tint="#f2ecdf",
        classes=classes,
    )
    _folio(made)
    low = rng.uniform(345, 390)
    _lead(made, Cell(0, 5, TOP, low))
    _below(made, low + 7)
    return made


def _lead(made: Page, cell: Cell) -> None:
    """The long story: its head over all, in a corner or at the side."""
    rng = made.rng
    form = rng.choice(("wide", "corner", "side", "quote"))
    head = Head(
        (30, 52),
        align=rng.choice(("center", "left")),
        kicker_share=0.36,
        sub_share=0.36,
        has_kicker=rng.random() < 0.5,
        standing=rng.choice(("lined", "")),
        dash="——",
    )
    if form == "wide":
        shape = Shape(5, (0, 5), picture=rng.choice(((1, 4), (2, 5), (0, 5))))
    elif form == "quote":
        shape = Shape(5, (0, 5), picture=rng.choice(((2, 3), (1, 3), (4, 5))))
    elif form == "corner":
        shape = Shape(5, (0, 3), picture=(3, 5), picture_at="foot")
        head = Head((24, 38), align="left", kicker_share=0.4, sub_share=0.4, break_at=9)
    else:
        shape = Shape(5, (0, 2), side="left")
        head = Head((24, 38), break_at=6, kicker_share=0.4, sub_share=0.4)
    box = Box(
        picture_height=rng.uniform(70, 105),
        caption="{text}。{gap}{p}_摄",
        credit_in_column=rng.random() < 0.3,
        quotes=form == "quote",
    )
    by = credit_in(made.writer, rng.choice(BYLINES))
    mark = rng.choice(("", "", "■", "● ", "一"))
    tell(made, cell, shape, head, box, made_by=by, crossheads=True, mark=mark)


def _below(made: Page, top: float) -> None:
    rng = made.rng
    at = rng.choice((2, 3))
    sides = [Cell(0, at, top, FOOT), Cell(at, 5, top, FOOT)]
    for cell in sides:
        head = Head(
            (16, 28),
            align="left",
            has_kicker=False,
            has_sub=rng.random() < 0.5,
            standing=rng.choice(("reversed", "lined", "boxed")),
        )
        tell(
            made,
            cell,
            Shape(cell.span, (0, cell.span)),
            head,
            Box(rng.choice(("tinted", "topped", "framed", "round"))),
            credit_at=rng.choice(("close", "tail", "head", "")),
        )


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(5, 17)
    section = rng.choice(("深读", "人物", "特稿", "周末"))
    by = editors(made, 2)
    facts(made, day, number, section, by)
    small = "font:9pt/1.6 'Noto Sans CJK SC'"
    made.put(
        text(section, "font:900 30pt/1.1 'Noto Serif CJK SC';letter-spacing:8pt"), x=18, y=16, w=90
    )
    made.put(text(f"{number} 版", "font:700 12pt/1.4 'Noto Sans CJK SC'"), x=18, y=30, w=30)
    made.put(
        text(f"{chinese(day)}　{weekday(day)}", small + ";text-align:right"), x=232, y=20, w=100
    )
    made.put(text(staff_line(by, "：", "　"), small + ";text-align:right"), x=182, y=26, w=150)
    made.rule(x=18, y=36, w=314, weight=0.3)
