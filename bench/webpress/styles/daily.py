"""A city's daily, front page: nameplate, ear, a headline over all columns, a guide."""

from __future__ import annotations

from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut

SHEET = Sheet(390, 545, 17, 7, 4.2)
TOP, FOOT = 92.0, 528.0
PLAIN = Box(caption="▲{text}。{gap}本报记者_{p}_摄")


def page(seed: str) -> Page:
    """A front page."""
    look = Look(
        text="Noto Serif CJK SC", size=9.4, leading=1.48, classes="big-cross", ink="#b3141b"
    )
    made = Page(seed, SHEET, look)
    rng = made.rng
    _nameplate(made)
    top = TOP
    if rng.random() < 0.5:
        top = _banner(made, top)
    _guide(made, Cell(5, 7, FOOT - 64, FOOT))
    left = Cell(0, 5, top, FOOT)
    right = Cell(5, 7, top, FOOT - 70)
    cuts = Cuts(least_span=2, least_height=85, most_span=5, most_height=190, gap=7)
    cells = [*cut(rng, left, cuts), *cut(rng, right, Cuts(2, 75, 2, 150, 7))]
    for n, cell in enumerate(cells):
        _story(made, cell, n)
        made.rule(x=SHEET.left(cell.first), y=cell.bottom + 3.4, w=SHEET.measure(cell.span))
    return made


def _nameplate(made: Page) -> None:
    rng = made.rng
    day = day_of(made)
    by = editors(made, 2)
    facts(made, day, 1, "要闻", by)
    name = "font:700 78pt/1 'AR PL UKai CN';color:#b3141b;letter-spacing:6pt"
    made.put(text("澜川日报", name), x=20, y=22, w=200)
    small = "font-size:8.6pt;line-height:1.6;text-align:center"
    serial = (
        f"国内统一刊号 CN 99-00{rng.randrange(10, 99)}　第{rng.randrange(3000, 9000)}期　今日8版"
    )
    made.put(
        text("LANCHUAN DAILY", "font:600 15pt 'Noto Sans CJK SC';letter-spacing:3pt"),
        x=22,
        y=56,
        w=160,
    )
    made.put(
        text(f"{chinese(day)}　{weekday(day)}　农历{rng.choice(('三月初六', '九月十二'))}", small),
        x=20,
        y=66,
        w=150,
    )
    made.put(text(serial, small), x=20, y=72, w=150)
    ear = Cell(4, 7, 20, 78)
    tell(
        made,
        ear,
        Shape(2, (0, 2)),
        Head((13, 22), has_kicker=False, has_sub=False),
        Box("framed", caption=PLAIN.caption),
        credit_at=rng.choice(("lead", "tail")),
    )
    made.rule(
        x=SHEET.margin,
        y=83,
        w=SHEET.width - 2 * SHEET.margin,
        weight=0.9,
        css="background:#b3141b",
    )
    made.put(
        text(staff_line(by, "：", "　"), small + ";text-align:right"), x=220, y=FOOT + 3, w=153
    )


def _banner(made: Page, top: float) -> float:
    bottom = top + made.rng.uniform(95, 125)
    head = Head((26, 46), kicker_share=0.42, sub_share=0.4)
    picture = made.rng.choice((None, (2, 5), (4, 7)))
    shape = Shape(7, (0, 7), picture=picture)
    box = Box(picture_height=40, caption=PLAIN.caption)
    tell(
        made,
        Cell(0, 7, top, bottom),
        shape,
        head,
        box,
        topics=("要闻",),
        credit_at="lead",
        jumps_to=made.rng.choice((None, 2, 3)),
    )
    made.rule(x=SHEET.margin, y=bottom + 3.4, w=SHEET.width - 2 * SHEET.margin)
    return bottom + 7


def _guide(made: Page, cell: Cell) -> None:
    """The box that says what stands inside; of no article."""
    lines = "".join(
        text(made.writer.fill(made.writer.topic().headlines[0]), "line-height:1.9;font-size:10pt")
        + text(f"{made.rng.choice(('A', '第'))}{n}版", "text-align:right;font-size:9pt")
        for n in range(2, 5)
    )
    made.put(
        f'<div class="guide"><h2>今日导读</h2><div>{lines}</div></div>',
        x=SHEET.left(cell.first),
        y=cell.top,
        w=SHEET.measure(cell.span),
        h=cell.height,
    )


def _story(made: Page, cell: Cell, n: int) -> None:
    rng = made.rng
    columns, high = cell.span, (22, 26, 30, 36, 40)[cell.span - 1]
    picture, at = None, "top"
    if cell.span >= 3 and cell.height > 110 and rng.random() < 0.7:
        wide = rng.choice((2, cell.span - 1))
        first = rng.choice((0, cell.span - wide))
        picture, at = (first, first + wide), rng.choice(("top", "foot", "top"))
    head_to = cell.span if rng.random() < 0.75 or cell.span < 4 else cell.span - 1
    box = Box(
        rng.choice(("", "", "", "framed", "tinted")),
        picture_height=rng.uniform(42, 58),
        caption=PLAIN.caption,
    )
    if box.classes and columns > 2:
        columns = columns - rng.choice((0, 1))
        picture = (0, columns) if picture else None
        head_to = columns
    lines = 9 if cell.span <= 2 else 0
    head = Head(
        (16, high),
        has_sub=rng.random() < 0.6,
        has_kicker=rng.random() < 0.6,
        break_at=lines,
        dash=rng.choice(("", "——")),
        standing="reversed" if rng.random() < 0.15 else "",
    )
    tell(
        made,
        cell,
        Shape(columns, (0, head_to), picture=picture, picture_at=at),
        head,
        box,
        credit_at=rng.choice(("lead", "lead", "head", "close", "tail")),
        jumps_to=rng.choice((2, 3, 4)) if n < 2 and rng.random() < 0.4 else None,
        crossheads=cell.height > 150,
    )
