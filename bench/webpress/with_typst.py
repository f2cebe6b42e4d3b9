"""Set a bulletin with typst (the PyPI package `typst`): stories in running columns."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from photo import photo
from running import Item, NoEngine, Sheaf

DASH = "——"


@dataclass(frozen=True)
class Setting:
    """The sheet in millimetres, its columns and its type."""

    width: float = 210
    height: float = 297
    margin: float = 16
    columns: int = 2
    gutter: float = 7
    size: float = 10.0
    leading: float = 0.62  # em of white between lines
    spacing: float = 0.62  # em of white between paragraphs
    indent: float = 2.0
    text: str = "Noto Serif CJK SC"
    title: str = "Noto Sans CJK SC"
    kai: str = "AR PL UKai CN"
    title_size: float = 17
    crosshead: str = "left"  # left or center
    rule_between: bool = False
    ragged: bool = False


def typeset(sheaf: Sheaf, setting: Setting, masthead: str) -> bytes:
    """The PDF; `masthead` is typst's markup over all columns."""
    try:
        import typst  # noqa: PLC0415  only these styles need it
    except ModuleNotFoundError as missing:
        raise NoEngine("the package `typst` is missing: pip install typst") from missing
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        stories = [
            line
            for n, item in enumerate(sheaf.items)
            for line in _story(sheaf, item, setting, home / f"p{n}.png")
        ]
        source = home / "page.typ"
        source.write_text("\n\n".join([_frame(setting, masthead), *stories]), "utf-8")
        return typst.compile(source)


def quoted(text: str) -> str:
    """Text as a string of typst's code, for markup."""
    return "#" + _string(text)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _frame(s: Setting, masthead: str) -> str:
    """The sheet, and the functions that the stories' lines call."""
    justify = "false" if s.ragged else "true"
    return f"""
#set document(date: none)
#set page(width: {s.width}mm, height: {s.height}mm, margin: {s.margin}mm, columns: {s.columns})
#set columns(gutter: {s.gutter}mm)
#set text(font: ("{s.text}", "Noto Serif CJK SC"), size: {s.size}pt, lang: "zh", region: "cn")
#set par(justify: {justify}, leading: {s.leading}em, spacing: {s.spacing}em,
  first-line-indent: (amount: {s.indent}em, all: true))
#let kai(size, words) = text(font: "{s.kai}", size: size, words)
#let black(size, words) = text(font: "{s.title}", weight: "bold", size: size, words)
#let head(..lines) = block(sticky: true, width: 100%, above: 4mm, below: 3mm, {{
  set par(first-line-indent: 0pt, justify: false)
  align(center, lines.pos().join(linebreak()))
}})
#let crosshead(words) = block(sticky: true, width: 100%,
  align({s.crosshead}, black({s.size}pt, words)))
#let picture(file, words) = block(width: 100%, {{
  image(file, width: 100%, height: 42mm, fit: "cover")
  v(-1.5mm)
  set par(first-line-indent: 0pt)
  align(center, kai({s.size - 0.8}pt, words))
}})
#place(top, scope: "parent", float: true, clearance: 5mm)[{masthead}]
"""


def _story(sheaf: Sheaf, item: Item, s: Setting, file: Path) -> Iterator[str]:
    if item is not sheaf.items[0]:
        yield "#v(3mm)"
        if s.rule_between:
            yield "#line(length: 100%, stroke: 0.5pt)"
    yield f"#head({', '.join(_heads(item, s))})"
    for at, part in enumerate(item.parts):
        if part.role == "crosshead":
            yield f"#crosshead({_string(part.text)})"
        else:
            yield quoted(part.text)
        if item.picture and at == 1:
            data = photo(sheaf.rng, is_coloured=True).partition(",")[2]
            file.write_bytes(base64.b64decode(data))
            yield f'#picture("{file.name}", {_string(item.picture)})'
    for line in item.closing:
        yield f"#align(right, {_string(line)})"


def _heads(item: Item, s: Setting) -> Iterator[str]:
    tale = item.tale
    if tale.kicker:
        yield f"kai({s.size + 1}pt, {_string(tale.kicker)})"
    yield f"black({s.title_size}pt, {_string(tale.headline)})"
    if tale.subheadline:
        yield f"kai({s.size + 1.5}pt, {_string(DASH + tale.subheadline)})"
    if item.credit.head:
        yield f"kai({s.size}pt, {_string(item.credit.head)})"
