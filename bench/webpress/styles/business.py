"""A business paper: many narrow columns, side notes, a table of figures, heads to the left."""

from __future__ import annotations

from bylines import credit_in
from desk import chinese, day_of, editors, facts, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head, without
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut

SHEET = Sheet(320, 470, 14, 8, 4.6)
TOP, FOOT = 36.0, 456.0
GOODS = ["柚子", "早稻", "茶青", "生猪", "鸡蛋", "草鱼", "大白菜", "豆角", "食用油", "冬笋"]
NOTES = ("名词解释", "相关链接", "数据看点", "延伸阅读", "记者观察")


def page(seed: str) -> Page:
    """A page of one analysis with notes at its side, and market items."""
    made = Page(seed, SHEET, Look())
    rng = made.rng
    made.look = Look(
        text=rng.choice(("AR PL UMing CN", "WenQuanYi Micro Hei")),
        title=rng.choice(("WenQuanYi Micro Hei", "Noto Serif CJK SC")),
        weight=rng.choice((700, 900)),
        black="WenQuanYi Micro Hei",
        kai="AR PL KaitiM GB",
        kicker="WenQuanYi Micro Hei",
        sub="WenQuanYi Micro Hei",
        size=rng.choice((8.2, 8.6)),
        leading=rng.choice((1.45, 1.55)),
        ink="#17406d",
        tint="#e6edf5",
        classes=rng.choice(
            ("left-cross", "blocky left-cross", "ragged left-cross", "ruled big-cross")
        ),
    )
    _folio(made)
    middle = TOP + rng.uniform(210, 250)
    _analysis(made, Cell(0, 6, TOP, middle))
    _notes(made, Cell(6, 8, TOP, middle))
    table = rng.choice((True, False))
    rest = Cell(0, 6 if table else 8, middle + 6, FOOT)
    for cell in cut(rng, rest, Cuts(2, 70, 4, 120, 6)):
        _item(made, cell)
        if cell.bottom < FOOT - 1:
            made.rule(x=SHEET.left(cell.first), y=cell.bottom + 3, w=SHEET.measure(cell.span))
    if table:
        _table(made, Cell(6, 8, middle + 6, FOOT))
    return made


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(2, 17)
    by = editors(made, 2)
    section = rng.choice(("产经", "公司与市场", "金融观察"))
    facts(made, day, number, section, by)
    made.rule(x=14, y=14, w=292, weight=1.6, css="background:#17406d")
    made.put(
        text(f"B{number}", "font:700 22pt/1 'WenQuanYi Micro Hei';color:#17406d"), x=14, y=19, w=24
    )
    made.put(text(section, "font:700 16pt/1.2 'WenQuanYi Micro Hei'"), x=38, y=20, w=80)
    small = "font:8pt/1.5 'WenQuanYi Micro Hei';text-align:right"
    made.put(
        text(f"{chinese(day)}/{weekday(day)}　{staff_line(by, '：', '　')}", small),
        x=130,
        y=22,
        w=176,
    )
    made.rule(x=14, y=30, w=292, weight=0.2)


def _analysis(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = rng.choice((4, 5, 6))
    form = rng.choice(("top", "left", "corner"))
    head = Head((22, 40), align="left", kicker_share=0.38, sub_share=0.38, break_at=0)
    if form == "top":
        shape = Shape(columns, (0, columns), picture=(columns - 3, columns - 1))
    elif form == "left":
        shape = Shape(columns, (0, 1), side="left")
        head = Head((18, 26), break_at=5, has_sub=False, kicker_class="boxed")
    else:
        shape = Shape(columns, (0, columns - 2), picture=(columns - 2, columns), picture_at="foot")
        head = Head((20, 34), align="left", break_at=10)
    tell(
        made,
        cell,
        shape,
        head,
        Box(picture_height=rng.uniform(45, 70), caption="{text}。（资料图片）"),
        made_by=credit_in(
            made.writer,
            rng.choice(
                ("本报记者_{a}", "■_本报记者_{a}_{c}", "澜川日报全媒体记者_{a}_通讯员_{b}")
            ),
        ),
        topics=("产业", "农业"),
        crossheads=True,
    )


def _notes(made: Page, cell: Cell) -> None:
    """Notes at the side: each a small piece with a head of its own, in one tinted strip or two."""
    rng = made.rng
    middle = rng.uniform(cell.top + 85, cell.bottom - 85)
    cells = [
        Cell(cell.first, cell.last, cell.top, middle),
        Cell(cell.first, cell.last, middle + 5, cell.bottom),
    ]
    names = rng.sample(NOTES, 2)
    for small, name in zip(cells, names, strict=True):
        tale = without(made.writer.news(500), standing=name)
        head = Head(
            (12, 17),
            align="left",
            has_kicker=False,
            has_sub=False,
            standing=rng.choice(("reversed", "lined")),
            break_at=10,
        )
        tell(
            made,
            small,
            Shape(1, (0, 1)),
            head,
            Box(rng.choice(("tinted", "topped"))),
            tale=tale,
            credit_at=rng.choice(("", "tail")),
        )


def _item(made: Page, cell: Cell) -> None:
    rng = made.rng
    columns = max(2, cell.span - rng.choice((0, 1)))
    head = Head(
        (14, 25),
        align="left",
        has_kicker=rng.random() < 0.3,
        has_sub=rng.random() < 0.4,
        break_at=9 if cell.span == 2 else 0,
    )
    tell(
        made,
        cell,
        Shape(columns, (0, columns)),
        head,
        Box(),
        credit_at=rng.choice(("lead", "close", "lead", "tail")),
    )


def _table(made: Page, cell: Cell) -> None:
    """A table of figures: no story, and in no gold."""
    rng = made.rng
    rows = "".join(
        f"<tr><td>{name}<td>{rng.uniform(2, 90):.2f}<td>{rng.uniform(-9, 9):+.2f}%"
        for name in GOODS
    )
    head = "<tr><th>品名</th><th>均价（元）</th><th>周涨跌</th></tr>"
    title = text("本周农产品批发价", "font:700 11pt/1.8 'WenQuanYi Micro Hei';color:#17406d")
    made.put(
        f'{title}<table class="figures">{head}{rows}</table>',
        x=SHEET.left(cell.first),
        y=cell.top,
        w=SHEET.measure(cell.span),
    )
