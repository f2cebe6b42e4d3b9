"""An evening paper: black heads reversed out of bars, shaded comment, a picture story."""

from __future__ import annotations

from bylines import credit_in
from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head, without
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut

SHEET = Sheet(275, 395, 12, 4, 4.5)
TOP, FOOT = 30.0, 384.0


def page(seed: str) -> Page:
    """A news page: the big story on top, a comment, short items below."""
    look = Look(
        text="AR PL UMing CN",
        title="Noto Sans CJK SC",
        weight=900,
        kicker="WenQuanYi Zen Hei",
        sub="WenQuanYi Zen Hei",
        size=9.0,
        leading=1.42,
        ink="#111",
        tint="#e3e3e3",
        classes="left-cross",
        black="Noto Sans CJK SC",
    )
    made = Page(seed, SHEET, look)
    rng = made.rng
    _folio(made)
    middle = TOP + rng.uniform(165, 205)
    has_comment = rng.random() < 0.65
    lead = Cell(0, 3 if has_comment else 4, TOP, middle)
    _lead(made, lead)
    if has_comment:
        _comment(made, Cell(3, 4, TOP, middle))
    for cell in cut(rng, Cell(0, 4, middle + 6, FOOT), Cuts(rng.choice((1, 2)), 60, 3, 120, 6)):
        _item(made, cell)
        if cell.bottom < FOOT - 1:
            made.rule(
                x=SHEET.left(cell.first),
                y=cell.bottom + 3,
                w=SHEET.measure(cell.span),
                weight=0.35,
            )
    return made


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(2, 24)
    by = editors(made, 3)
    section = rng.choice(("城事", "民生", "突发", "社会"))
    facts(made, day, number, section, by)
    made.put(text(f"A{number:02d}", "font:900 26pt/1 'Noto Sans CJK SC'"), x=12, y=10, w=30)
    made.put(
        text(section, "font:900 22pt/1 'Noto Sans CJK SC';letter-spacing:4pt"), x=40, y=11, w=60
    )
    small = "font:8pt/1.5 'WenQuanYi Zen Hei';text-align:right"
    made.put(
        text(f"{chinese(day)} {weekday(day)}　{staff_line(by, ' ', '　')}", small),
        x=90,
        y=16,
        w=173,
    )
    made.rule(x=12, y=23, w=251, weight=1.2)


def _lead(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = cell.span
    head = Head(
        (24, 48),
        has_kicker=rng.random() < 0.5,
        has_sub=True,
        is_reversed=rng.random() < 0.6,
        break_at=0,
        kicker_share=0.4,
        sub_share=0.38,
    )
    at = rng.choice(("over", "top", "top"))
    picture = (0, columns) if at == "over" else rng.choice(((0, columns), (0, 2), (1, columns)))
    tell(
        made,
        cell,
        Shape(columns, (0, columns), picture=picture, picture_at=at),
        head,
        Box(
            picture_height=rng.uniform(58, 78),
            caption="↑{text}。{p}_摄" if rng.random() < 0.5 else "{text}_{p}/摄",
            credit_in_column=rng.random() < 0.4,
        ),
        made_by=credit_in(
            made.writer,
            rng.choice(("■_本报记者_{a}_实习生_{e}", "记者_{a}_通讯员_{b}", "文/{w}_图/{p}")),
        ),
        crossheads=True,
        jumps_to=rng.choice((None, None, 5, 9)),
    )


def _comment(made: Page, cell: Cell) -> None:
    rng = made.rng
    head = Head((15, 21), has_kicker=False, has_sub=False, standing="reversed", break_at=6)
    tale = made.writer.news(900)
    tale = without(tale, standing=rng.choice(("快评", "今日快评", "街谈", "晚报锐评")))
    tell(
        made,
        cell,
        Shape(1, (0, 1)),
        head,
        Box("tinted"),
        tale=tale,
        made_by=credit_in(
            made.writer, rng.choice(("□_{x}", "◎{x}", "（{x}）")), rng.choice(("head", "close"))
        ),
    )


def _item(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = cell.span
    picture = None
    if columns >= 2 and cell.height > 70 and rng.random() < 0.4:
        picture = (columns - 1, columns)
    head = Head(
        (14, 26),
        align="left",
        has_kicker=rng.random() < 0.2,
        has_sub=rng.random() < 0.3,
        is_reversed=rng.random() < 0.15,
        break_at=8 if columns == 1 else 0,
    )
    tell(
        made,
        cell,
        Shape(columns, (0, columns), picture=picture),
        head,
        Box("framed" if rng.random() < 0.2 else "", picture_height=32, caption="{text}"),
        credit_at=rng.choice(("lead", "lead", "close", "tail", "")),
    )
