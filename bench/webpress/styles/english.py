"""A page in two languages: English stories, justified by their word spaces, among Chinese ones."""

from __future__ import annotations

from bylines import Credit
from desk import chinese, day_of, editors, facts, room, staff_line, tell, text, weekday
from page import Look, Page
from setting import Box, Head
from shapes import Shape
from sheet import Cell, Cuts, Sheet, cut
from tales import Part, Tale
from words_names import LATIN_NAMES
from words_sentences import ENGLISH

SHEET = Sheet(280, 400, 14, 6, 4.4)
TOP, FOOT = 36.0, 388.0
TITLES = (
    "Old granary opens its doors to readers",
    "A town that reads after dark",
    "Walls kept, windows changed",
    "Reading room draws record crowd",
)


def page(seed: str) -> Page:
    """A page of city life in two languages."""
    made = Page(seed, SHEET, Look())
    rng = made.rng
    made.look = Look(
        text=rng.choice(("AR PL UMing CN", "WenQuanYi Zen Hei")),
        title="WenQuanYi Zen Hei",
        size=9.0,
        leading=1.4,
        classes=rng.choice(("left-cross", "ragged")),
        ink="#204f43",
        tint="#e9efe8",
    )
    _folio(made)
    middle = TOP + rng.uniform(112, 135)
    _english(made, Cell(0, 6, TOP, middle))
    for cell in cut(rng, Cell(0, 6, middle + 6, FOOT), Cuts(2, 70, 3, 120, 6)):
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
            Shape(cell.span, (0, cell.span)),
            head,
            Box(rng.choice(("", "", "tinted", "topped"))),
            credit_at=rng.choice(("head", "lead", "close")),
        )
    return made


def _english(made: Page, cell: Cell) -> None:
    rng = made.rng
    count = room(made, cell) * 2
    sentences = rng.sample(ENGLISH, len(ENGLISH))
    paragraphs: list[Part] = []
    while sentences and sum(len(p.text) for p in paragraphs) < count:
        pieces = [
            made.writer.fill(sentences.pop())
            for _ in range(min(len(sentences), rng.choice((1, 2))))
        ]
        paragraphs.append(Part("paragraph", " ".join(pieces)))
    tale = Tale(
        "english",
        "CITY LIFE",
        "",
        rng.choice(TITLES),
        "Thick walls, cool rooms and ten thousand books",
        tuple(paragraphs),
        ("市民在粮仓书房阅读",),
    )
    name = rng.choice(LATIN_NAMES)
    by = Credit(((name, None),), head=rng.choice((f"By {name}", f"By {name.upper()}")))
    columns = rng.choice((3, 4))
    article = tell(
        made,
        cell,
        Shape(
            columns,
            (0, columns),
            picture=(columns - 2, columns),
            picture_at=rng.choice(("top", "foot")),
        ),
        Head((18, 34), align="left", has_kicker=False, standing="lined"),
        Box("latin", picture_height=38, caption="{text}。{gap}{p}_摄"),
        tale=tale,
        made_by=by,
    )
    article.is_loose = True


def _folio(made: Page) -> None:
    rng = made.rng
    day, number = day_of(made), rng.randrange(4, 9)
    by = editors(made, 2)
    facts(made, day, number, "双语周刊", by)
    made.put(
        text("双语周刊 Weekly", "font:700 20pt/1.2 'WenQuanYi Zen Hei';color:#204f43"),
        x=14,
        y=15,
        w=110,
    )
    small = "font-size:8.4pt;line-height:1.6;text-align:right"
    made.put(text(f"{chinese(day)} {weekday(day)}　第{number}版", small), x=150, y=15, w=116)
    made.put(text(staff_line(by, "：", "　"), small), x=150, y=21, w=116)
    made.rule(x=14, y=29, w=252, weight=0.6, css="background:#204f43")
