"""A page in the making: what stands where, whose it is, and the whole as HTML."""

from __future__ import annotations

import html
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from bylines import Credit
from sheet import Sheet
from tales import Part, Tale, Writer

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Look:
    """A paper's type: fonts by use, body size and leading in points, and its habits."""

    text: str = "AR PL UMing CN"
    title: str = "Noto Sans CJK SC"
    weight: int = 700
    black: str = "WenQuanYi Zen Hei"
    kai: str = "AR PL UKai CN"
    kicker: str = "AR PL UKai CN"
    sub: str = "AR PL UKai CN"
    size: float = 9.2
    leading: float = 1.5
    ink: str = "#222"
    tint: str = "#e8e8e4"
    classes: str = ""  # of the body: ruled, ragged, blocky, left-cross, big-cross, block-cross
    caption_align: str = "justify"

    def css(self, sheet: Sheet) -> str:
        """The look as properties that base.css reads."""
        told = {
            "text": f"'{self.text}','AR PL UMing CN'",
            "title": f"'{self.title}','Noto Sans CJK SC'",
            "weight": self.weight,
            "black": f"'{self.black}','WenQuanYi Zen Hei'",
            "kai": f"'{self.kai}','AR PL UKai CN'",
            "kicker": f"'{self.kicker}','AR PL UKai CN'",
            "sub": f"'{self.sub}','AR PL UKai CN'",
            "size": f"{self.size}pt",
            "lead": f"{self.size * self.leading:.3f}pt",
            "gutter": f"{sheet.gutter}mm",
            "ink": self.ink,
            "tint": self.tint,
            "caption-align": self.caption_align,
        }
        return "".join(f"--{name}:{value};" for name, value in told.items())


@dataclass
class Article:
    """What the press knows of an article before its text is fitted."""

    credit: Credit = field(default_factory=Credit)
    parts: tuple[Part, ...] = ()
    jumps_to: int | None = None
    tale: Tale | None = None
    is_exact: bool = False  # all of its text has to be set
    is_loose: bool = False  # may lose its last paragraphs, or leave white
    close: str = ""
    came_from: str = ""  # 上接第1版: its headline is repeated, its text goes on
    opens_inside: bool = False  # its first part goes on in the middle of a paragraph
    signed: tuple[str, ...] = ()  # lines at the right under the last paragraph: an office, a date

    def supply(self) -> dict[str, object]:
        """What the fitter pours: the parts with the opening's characters, what closes them."""
        parts = [{"role": part.role, "text": part.text, "lead": 0} for part in self.parts]
        lead = self.credit.lead
        if lead and parts:
            parts[0]["text"] = lead + self.parts[0].text
            parts[0]["lead"] = len(lead.rstrip())
        return {
            "parts": parts,
            "close": self.close or self.credit.close,
            "cut": self.jumps_to is not None,
            "credit": self.credit.tail,
            "exact": self.is_exact,
            "loose": self.is_loose,
            "signed": list(self.signed),
            "opens_inside": self.opens_inside,
        }


class Page:
    """Collects a page's modules and furniture."""

    def __init__(self, seed: str, sheet: Sheet, look: Look) -> None:
        self.rng = random.Random(seed)
        self.writer = Writer(self.rng)
        self.sheet, self.look = sheet, look
        self.articles: list[Article] = []
        self.advertisements: list[str] = []
        self.facts: dict[str, object] = {}
        self._html: list[str] = []

    def add(self, article: Article) -> int:
        """Count an article in; its number on the page."""
        self.articles.append(article)
        return len(self.articles) - 1

    def put(
        self, markup: str, *, x: float, y: float, w: float, h: float | None = None, css: str = ""
    ) -> None:
        """Place markup in a box, in millimetres."""
        high = "" if h is None else f"height:{h:.2f}mm;"
        style = f"left:{x:.2f}mm;top:{y:.2f}mm;width:{w:.2f}mm;{high}{css}"
        self._html.append(f'<div class="at" style="{style}">{markup}</div>')

    def module(
        self,
        markup: str,
        *,
        x: float,
        y: float,
        w: float,
        h: float,
        classes: str,
        article: int | None,
    ) -> None:
        """Place a module in a box, in millimetres; its text belongs to the article."""
        mark = "" if article is None else f' data-article="{article}"'
        style = f"left:{x:.2f}mm;top:{y:.2f}mm;width:{w:.2f}mm;height:{h:.2f}mm;"
        self._html.append(
            f'<section class="module {classes}" id="m{len(self._html)}"{mark} style="{style}">'
            f"{markup}</section>"
        )

    def rule(
        self, *, x: float, y: float, w: float = 0, h: float = 0, weight: float = 0.2, css: str = ""
    ) -> None:
        """A rule in millimetres, across where it has a width, down where it has a height."""
        place = f"left:{x:.2f}mm;top:{y:.2f}mm"
        size = f"width:{w or weight:.2f}mm;height:{h or weight:.2f}mm"
        self._html.append(f'<div class="rule" style="{place};{size};{css}"></div>')

    def html(self) -> str:
        """The whole page."""
        size = f"{self.sheet.width}mm {self.sheet.height}mm"
        base = (HERE / "base.css").read_text("utf-8")
        supply = {str(n): article.supply() for n, article in enumerate(self.articles)}
        told = json.dumps(supply, ensure_ascii=False).replace("</", "<\\/")
        return (
            '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>'
            f"@page {{ size: {size}; margin: 0 }} {base} "
            f"body {{ {self.look.css(self.sheet)} width: {self.sheet.width}mm; "
            f"height: {self.sheet.height - 0.3}mm; overflow: hidden }}</style>"
            f'<body class="{self.look.classes}">{"".join(self._html)}'
            f"<script>window.SUPPLY = {told}</script></body></html>"
        )


def escape(text: str) -> str:
    """Text for HTML."""
    return html.escape(text, quote=False)
