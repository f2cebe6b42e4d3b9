"""The forms in which papers say who wrote a story and who took its picture."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tales import Writer

WIDE = "　"


@dataclass(frozen=True)
class Credit:
    """A story's makers and where they stand; what is not printed is empty."""

    authors: tuple[tuple[str, str | None], ...] = ()
    head: str = ""  # a line under the headline or over the first column
    lead: str = ""  # opens the first paragraph
    close: str = ""  # a line of its own under the last paragraph
    tail: str = ""  # runs on in the last paragraph's last line


HEADS = (
    "本报记者_{a}",
    "本报记者_{a}_通讯员_{b}",
    "■_本报记者_{a}_{c}",
    "本报记者_{a}_通讯员_{b}_文/图",
    "记者{a}_实习生{e}",
    "文/{w}_图/{p}",
    "□_本报记者_{a}_通讯员_{b}",
    "澜川日报全媒体记者_{a}",
    "通讯员_{b}_{f}",
    "■_记者_{a}/文_{p}/图",
    "见习记者_{g}_通讯员_{b}",
    "本报记者_{a}_{c}_文_{p}_摄",
    "●_本报首席记者_{a}",
)
LEADS = (
    "本报讯（记者_{a}）",
    "本报讯（记者_{a}_通讯员_{b}）",
    "本报讯_（通讯员_{b}）",
    "本报讯（见习记者{g}_通讯员{b}）",
    "本报{date}讯（记者{a}_{c}）",
    "新华社{town}{date}电（记者{a}、{c}）",
    "【本报讯】（记者_{a}）",
    "澜川日报讯（全媒体记者_{a}_通讯员_{b}_{f}）",
    "本报{town}{date}电（记者_{a}）",
    "新华社{town}{date}电_",
    "本报讯_",
    "本报综合消息_",
    "据新华社{town}{date}电_",
)
CLOSES = (
    "（记者_{a}_通讯员_{b}）",
    "（本报记者_{a}）",
    "（{x}）",
    "（{x}_{y}）",
    "（记者{a}、{c}）",
    "（通讯员_{b}）",
    "（据新华社）",
)
_PARTS = {
    "a": "记者",
    "c": "记者",
    "b": "通讯员",
    "f": "通讯员",
    "e": "实习生",
    "g": "记者",
    "w": None,
    "p": None,
    "x": None,
    "y": None,
}
TOWNS = ("澜川", "汀州", "北屏", "临汀", "云崖")
CAPTIONS = (
    "▲{text}。{gap}本报记者_{p}_摄",
    "{text}。（{p}_摄）",
    "{text}。{gap}{p}_摄",
    "{text}。{gap}通讯员_{p}_图",
    "{text}。本报记者{p}摄",
    "{text}。（资料图片）",
    "{text}。",
    "▲{text}。（{p}_供图）",
    "{text}。{gap}（受访者供图）",
    "■{text}。{gap}{p}_摄",
    "{text}_{p}/摄",
)


def credit(writer: Writer, place: str) -> Credit:
    """A credit of one of the places: head, lead, close, tail, or none."""
    forms = {"head": HEADS, "lead": LEADS, "close": CLOSES, "tail": CLOSES[:-1]}
    if place not in forms:
        return Credit()
    text, authors = _filled(writer, writer.rng.choice(forms[place]))
    return Credit(authors, **{place: text})


def credit_in(writer: Writer, form: str, place: str = "head") -> Credit:
    """A credit in a form of the paper's own."""
    text, authors = _filled(writer, form)
    return Credit(authors, **{place: text})


def _filled(writer: Writer, form: str) -> tuple[str, tuple[tuple[str, str | None], ...]]:
    """The form with names in their order of print."""
    rng = writer.rng
    gap = rng.choice((WIDE, " ", WIDE))
    found: list[tuple[int, str, str | None]] = []
    text = form.replace("_", gap).replace("{town}", rng.choice(TOWNS))
    text = text.replace("{date}", f"{rng.randrange(1, 13)}月{rng.randrange(1, 29)}日")
    for letter, part in _PARTS.items():
        mark = "{" + letter + "}"
        if mark in text:
            name = writer.person()
            found.append((form.index(mark), name, part))
            text = text.replace(mark, _spaced(rng, name, gap, form))
    return text, tuple((name, part) for _, name, part in sorted(found))


def _spaced(rng: random.Random, name: str, gap: str, form: str) -> str:
    """A name of two characters is often driven out to the width of three."""
    if len(name) == 2 and gap == WIDE and form.startswith("本报记者") and rng.random() < 0.4:
        return WIDE.join(name)
    return name


def caption(writer: Writer, text: str, form: str) -> str:
    """A caption in the paper's form."""
    gap = writer.rng.choice((WIDE, WIDE, " ", ""))
    filled = form.replace("{text}", text).replace("{gap}", gap).replace("_", gap or " ")
    return filled.replace("{p}", writer.person())
