"""A community's bulletin in running columns, with typst: short items, ruled or parted by white."""

from __future__ import annotations

from bylines import caption, credit
from desk import chinese, day_of, editors, staff_line
from running import Item, Sheaf
from with_typst import Setting, quoted, typeset

NAME = "鹭桥社区报"


def page(seed: str) -> tuple[dict[str, object], bytes]:
    """A page of news in running columns."""
    sheaf = Sheaf(seed)
    rng = sheaf.rng
    is_large = rng.random() < 0.4
    setting = Setting(
        width=297 if is_large else 210,
        height=420 if is_large else 297,
        columns=3 if is_large else 2,
        size=rng.choice((9.5, 10.0, 10.5)),
        leading=rng.choice((0.6, 0.72)),
        spacing=rng.choice((0.72, 1.2)),
        indent=rng.choice((2.0, 2.0, 0.0)),
        crosshead=rng.choice(("left", "center")),
        text=rng.choice(("Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB")),
        title_size=rng.choice((15, 18)),
        rule_between=rng.random() < 0.5,
        ragged=rng.random() < 0.2,
        title=rng.choice(("Noto Sans CJK SC", "WenQuanYi Micro Hei")),
    )
    if setting.indent == 0:
        setting = Setting(**{**setting.__dict__, "spacing": 1.3})
    room = (
        (setting.width - 34)
        * (setting.height - 80)
        / (setting.size * 0.353) ** 2
        / (1.1 + setting.leading)
    )
    while room > 200:
        length = min(rng.randrange(180, 560), int(room * 0.72))
        item = _item(sheaf, length)
        sheaf.items.append(item)
        room -= (
            sum(len(part.text) + 10 for part in item.tale.parts) + 110 + 260 * bool(item.picture)
        )
    day = day_of(sheaf)
    by = editors(sheaf, 2)
    sheaf.facts = {"date": day.isoformat(), "number": 1, "section": "鹭桥社区", "editors": by}
    made_by = staff_line(by, "：", "　")
    imprint = f"{chinese(day)}　总第{rng.randrange(20, 200)}期　第1版　{made_by}"
    masthead = f"""
#set par(first-line-indent: 0pt)
#align(center, text(fill: red, kai(36pt)[{quoted(NAME)}])) #v(-3mm)
#line(length: 100%, stroke: 1.2pt + red) #v(-2mm)
#text(size: 8.5pt)[{quoted(imprint)}]
"""
    return sheaf.gold(), typeset(sheaf, setting, masthead)


def _item(sheaf: Sheaf, length: int) -> Item:
    rng = sheaf.rng
    tale = sheaf.writer.news(length, crossheads=length > 420)
    kicker = tale.kicker if rng.random() < 0.3 else ""
    sub = tale.subheadline if rng.random() < 0.3 else ""
    picture = (
        caption(
            sheaf.writer,
            tale.captions[0],
            rng.choice(("{text}。{gap}{p}_摄", "{text}", "▲{text}。（{p}_摄）")),
        )
        if rng.random() < 0.3
        else ""
    )
    tale = type(tale)(tale.topic, "", kicker, tale.headline, sub, tale.parts, tale.captions)
    return Item(
        tale, credit(sheaf.writer, rng.choice(("head", "close", "tail", "lead", ""))), (), picture
    )
