"""A readers' page: essays with marked names, a poem with ragged lines, letters in boxes."""

from __future__ import annotations

from bylines import Credit, credit_in
from desk import chinese, day_of, editors, facts, room, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut
from tales import Tale

SHEET = Sheet(270, 385, 15, 4, 5.0)
TOP, FOOT = 42.0, 370.0
TITLES = (
    "井边的日子",
    "一碗粥的距离",
    "旧算盘",
    "渡口记事",
    "石榴花落",
    "裁缝铺的灯",
    "集市散后",
    "米粒大的春天",
    "母亲的针线篮",
    "老站台",
    "瓦片上的雨",
    "回声",
)
POEMS = ("渡口", "归人", "灯芯", "雪落下来的时候", "给一条河")


def page(seed: str) -> Page:
    """A page of essays around a poem."""
    look = Look(
        text="AR PL UMing CN",
        title="AR PL UKai CN",
        weight=700,
        size=10.2,
        leading=1.55,
        classes="",
        tint="#f0efe2",
        ink="#5b7a3a",
    )
    made = Page(seed, SHEET, look)
    rng = made.rng
    _folio(made)
    poem = rng.choice((0, 3))
    high = rng.uniform(85, 115)
    top = rng.choice((TOP, FOOT - high))
    _poem(made, Cell(poem, poem + 1, top, top + high))
    beside = Cell(1, 4, top, top + high) if poem == 0 else Cell(0, 3, top, top + high)
    rest = Cell(0, 4, TOP + high + 7, FOOT) if top == TOP else Cell(0, 4, TOP, FOOT - high - 7)
    titles = rng.sample(TITLES, len(TITLES))
    for cell in (beside, *cut(rng, rest, Cuts(2, 75, 4, 130, 7))):
        _essay(made, cell, titles.pop())
    return made


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(4, 13)
    by = editors(made, 2)
    section = rng.choice(("澜川副刊", "柚花", "读者来信"))
    facts(made, day, number, section, by)
    made.put(
        text(section, "font:700 28pt/1.1 'AR PL UKai CN';letter-spacing:6pt"), x=15, y=14, w=110
    )
    made.put(text(f"{number}", "font:700 24pt/1 'Noto Serif CJK SC'"), x=243, y=14, w=14)
    small = "font-size:8.4pt;line-height:1.6"
    made.put(text(f"{chinese(day)}　{weekday(day)}", small), x=150, y=14, w=80)
    made.put(text(staff_line(by, " ", "　"), small), x=150, y=20, w=92)
    made.put(text(f"投稿邮箱：yh{rng.randrange(100, 999)}@example.cn", small), x=150, y=26, w=92)
    made.rule(x=15, y=34, w=240, weight=0.4)


def _essay(made: Page, cell: Cell, title: str) -> None:
    rng = made.rng
    parts = made.writer.essay(room(made, cell))
    short = sum(len(part.text) for part in parts) < room(made, cell)
    if short:
        tale = made.writer.news(room(made, cell))
        tale = Tale(tale.topic, "", "", title, "", (*parts, *tale.parts), tale.captions)
    else:
        tale = Tale("副刊", "", "", title, "", parts, ("老屋后院的水井",))
    form = rng.choice(("□{x}", "□_{x}", "◎{x}", "{x}", "文/{x}"))
    by = credit_in(made.writer, form)
    side = cell.span > 2 and rng.random() < 0.3
    columns = cell.span
    shape = Shape(columns, (0, 1), side="left") if side else Shape(columns, (0, columns))
    if not side and columns >= 3 and rng.random() < 0.6:
        shape = Shape(
            columns, (0, columns), picture=(1, 2), picture_at=rng.choice(("top", "foot"))
        )
    head = Head(
        (18, 32),
        has_kicker=False,
        has_sub=False,
        is_upright=side,
        align=rng.choice(("left", "center")),
    )
    tell(
        made,
        cell,
        shape,
        head,
        Box(rng.choice(("", "framed", "tinted", "")), picture_height=34, caption="{text}_{p}_图"),
        made_by=by,
        tale=tale,
    )


def _poem(made: Page, cell: Cell) -> None:
    lines = int((cell.height - 36) / (made.look.size * 0.3528 * made.look.leading))
    tale = Tale("诗", "", "", made.rng.choice(POEMS), "", made.writer.poem(min(lines, 16)), ())
    by = credit_in(made.writer, "□_{x}") if made.rng.random() < 0.7 else Credit()
    article = tell(
        made,
        cell,
        Shape(1, (0, 1)),
        Head((18, 26), has_kicker=False, has_sub=False),
        Box("tinted"),
        made_by=by,
        tale=tale,
    )
    article.is_exact = True
