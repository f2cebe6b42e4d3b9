"""A school's paper with LibreOffice Writer: stories running on in three columns of a section."""

from __future__ import annotations

from bylines import caption, credit, credit_in
from desk import chinese, day_of, editors, staff_line, weekday
from running import Item, Sheaf
from tales import Tale
from with_writer import Setting, typeset

TITLES = ("我的新同桌", "食堂阿姨的围裙", "一场没有输赢的拔河", "操场边的那棵树", "图书馆的第三排")


def page(seed: str) -> tuple[dict[str, object], bytes]:
    """A page of school news and pupils' essays."""
    sheaf = Sheaf(seed)
    rng = sheaf.rng
    is_large = rng.random() < 0.6
    setting = Setting(
        width=297 if is_large else 210,
        height=420 if is_large else 297,
        columns=rng.choice((3, 4)) if is_large else 2,
        size=rng.choice((9.5, 10.5)),
        leading=rng.choice((100, 108, 118)),
        has_rules=rng.random() < 0.6,
        title_size=rng.choice((15, 17)),
        text=rng.choice(("AR PL UMing CN", "AR PL SungtiL GB", "Noto Serif CJK SC")),
        title=rng.choice(("WenQuanYi Zen Hei", "Noto Sans CJK SC")),
        hangs=rng.random() < 0.3,
    )
    room = (
        (setting.width - 44)
        * (setting.height - 85)
        / (setting.size * 0.353) ** 2
        / (setting.leading / 100 * 1.24)
    )
    titles = rng.sample(TITLES, len(TITLES))
    while room > 200:
        length = min(rng.randrange(200, 620), int(room * 0.7))
        item = (
            _essay(sheaf, length, titles.pop())
            if titles and rng.random() < 0.35
            else _news(sheaf, length)
        )
        sheaf.items.append(item)
        room -= (
            sum(len(part.text) + 12 for part in item.tale.parts) + 140 + 240 * bool(item.picture)
        )
    day = day_of(sheaf)
    by = editors(sheaf, 2)
    number = rng.choice((1, 2, 3, 4))
    sheaf.facts = {"date": day.isoformat(), "number": number, "section": "柚园校报", "editors": by}
    serial = rng.randrange(30, 400)
    masthead = [
        ("Name", "柚园校报"),
        (
            "Line",
            f"澜川师范学校主办　总第{serial}期　{chinese(day)}　{weekday(day)}　第{number}版",
        ),
        ("Ruled", staff_line(by, "：", "　")),
    ]
    return sheaf.gold(), typeset(sheaf, setting, masthead)


def _news(sheaf: Sheaf, length: int) -> Item:
    rng = sheaf.rng
    tale = sheaf.writer.news(length, crossheads=length > 450)
    kicker = tale.kicker if rng.random() < 0.25 else ""
    sub = tale.subheadline if rng.random() < 0.3 else ""
    picture = (
        caption(sheaf.writer, tale.captions[0], "{text}（{p}_摄）") if rng.random() < 0.35 else ""
    )
    tale = Tale(tale.topic, "", kicker, tale.headline, sub, tale.parts, tale.captions)
    return Item(
        tale, credit(sheaf.writer, rng.choice(("head", "close", "tail", "lead", ""))), (), picture
    )


def _essay(sheaf: Sheaf, length: int, title: str) -> Item:
    parts = sheaf.writer.essay(length)
    if not parts:
        return _news(sheaf, length)
    form, place = sheaf.rng.choice(
        (
            ("□_{x}", "head"),
            ("高二（3）班_{x}", "head"),
            ("（作者：{x}）", "close"),
            ("（{x}）", "close"),
        )
    )
    return Item(Tale("作文", "", "", title, "", parts, ()), credit_in(sheaf.writer, form, place))
