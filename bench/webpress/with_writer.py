"""Set a bulletin with LibreOffice Writer, as schools and townships make theirs: a flat ODT."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from photo import photo
from running import Item, NoEngine, Sheaf

HERE = Path(__file__).resolve().parent
KEEP = 'fo:keep-with-next="always"'
MIDDLE = 'fo:text-align="center"'
RULE = '<style:column-sep style:width="0.3pt" style:color="#777777" style:height="100%"/>'


@dataclass(frozen=True)
class Setting:
    """The sheet in millimetres, its columns and its type."""

    width: float = 297
    height: float = 420
    margin: float = 15
    columns: int = 3
    gutter: float = 7
    size: float = 10.5
    leading: int = 135  # per cent
    text: str = "AR PL UMing CN"
    title: str = "WenQuanYi Zen Hei"
    kai: str = "AR PL UKai CN"
    title_size: float = 18
    has_rules: bool = True
    kicker_size: float = 11.5
    hangs: bool = False  # commas at line ends beyond the measure; Writer loses some of them


def typeset(sheaf: Sheaf, setting: Setting, masthead: list[tuple[str, str]]) -> bytes:
    """The PDF; the masthead's lines are (style, words), styles Name, Line or Ruled."""
    binary = shutil.which("soffice")
    if binary is None:
        raise NoEngine("no soffice on the path: install Debian's libreoffice-writer-nogui")
    lines = "".join(_paragraph(style, words) for style, words in masthead)
    stories = "".join(_story(sheaf, item, setting, n) for n, item in enumerate(sheaf.items))
    body = f'{lines}<text:section text:style-name="Cols" text:name="s">{stories}</text:section>'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.fodt"
        source.write_text(_document(setting, body), "utf-8")
        subprocess.run(
            [
                binary,
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (Path(folder) / "page.pdf").read_bytes()


def _paragraph(style: str, words: str) -> str:
    text = escape(words).replace("\n", "<text:line-break/>")
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _story(sheaf: Sheaf, item: Item, s: Setting, n: int) -> str:
    tale, by = item.tale, item.credit
    out = []
    if tale.kicker:
        out.append(_paragraph("Kicker", tale.kicker))
    out.append(_paragraph("Title", tale.headline))
    if tale.subheadline:
        out.append(_paragraph("Sub", "——" + tale.subheadline))
    if by.head:
        out.append(_paragraph("By", by.head))
    for at, part in enumerate(item.parts):
        out.append(_paragraph("Cross" if part.role == "crosshead" else "Body", part.text))
        if item.picture and at == 0:
            out.append(_picture(sheaf, item.picture, s, n))
    out += [_paragraph("Sign", line) for line in item.closing]
    return "".join(out)


def _picture(sheaf: Sheaf, caption: str, s: Setting, n: int) -> str:
    data = photo(sheaf.rng, is_coloured=True).partition(",")[2]
    wide = (s.width - 2 * s.margin - (s.columns - 1) * s.gutter) / s.columns
    image = f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image>"
    frame = (
        f'<draw:frame draw:name="p{n}" text:anchor-type="as-char" svg:width="{wide:.1f}mm" '
        f'svg:height="{wide * 0.62:.1f}mm">{image}</draw:frame>'
    )
    return f'<text:p text:style-name="Cap">{frame}</text:p>' + _paragraph("Cap", caption)


def _style(name: str, how: str, *, font: str, size: float, is_bold: bool = False) -> str:
    weight = 'fo:font-weight="bold" style:font-weight-asian="bold"' if is_bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">'
        f"<style:paragraph-properties {how}/>"
        f'<style:text-properties style:font-name="{font}" style:font-name-asian="{font}" '
        f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="zh" '
        f'fo:country="CN" style:language-asian="zh" style:country-asian="CN" {weight}/>'
        "</style:style>"
    )


def _styles(s: Setting) -> str:
    """The styles of the paragraphs, by what they are."""
    line = f'fo:line-height="{s.leading}%"'
    wrap = "hanging" if s.hangs else "simple"
    body = (
        f'{line} fo:text-indent="{2 * s.size}pt" fo:text-align="justify" fo:orphans="0" '
        f'fo:widows="0" style:punctuation-wrap="{wrap}"'
    )
    above = f'{MIDDLE} {KEEP} fo:margin-top="2.5mm"'
    ruled = 'fo:border-bottom="1.2pt solid #a00000" fo:padding-bottom="1.5mm"'
    return "".join(
        (
            _style("Body", body, font=s.text, size=s.size),
            _style("Sign", f'{line} fo:text-align="end"', font=s.kai, size=s.size),
            _style("Cross", f"{line} {KEEP} {MIDDLE}", font=s.title, size=s.size, is_bold=True),
            _style("Title", above, font=s.title, size=s.title_size, is_bold=True),
            _style("Kicker", above, font=s.kai, size=s.kicker_size),
            _style("Sub", f"{MIDDLE} {KEEP}", font=s.kai, size=s.kicker_size),
            _style("By", f"{MIDDLE} {KEEP} {line}", font=s.kai, size=s.size),
            _style("Cap", MIDDLE, font=s.kai, size=s.size - 1),
            _style("Name", MIDDLE, font=s.kai, size=44, is_bold=True),
            _style("Line", f'{MIDDLE} fo:margin-bottom="1mm"', font=s.text, size=9),
            _style("Ruled", f'{MIDDLE} {ruled} fo:margin-bottom="3mm"', font=s.text, size=9),
        )
    )


def _document(s: Setting, body: str) -> str:
    faces = "".join(
        f'<style:font-face style:name="{face}" svg:font-family="\'{face}\'"/>'
        for face in dict.fromkeys((s.text, s.title, s.kai))
    )
    template = Template((HERE / "writer.fodt").read_text("utf-8"))
    return template.substitute(
        faces=faces,
        styles=_styles(s),
        columns=s.columns,
        gutter=s.gutter,
        rule=RULE if s.has_rules else "",
        width=s.width,
        height=s.height,
        margin=s.margin,
        body=body,
    )
