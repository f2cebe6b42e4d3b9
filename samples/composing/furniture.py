"""What belongs to the page and to no story: masthead, ear, folio, staff line."""

from __future__ import annotations

from dataclasses import dataclass

from composing.faces import width_of
from composing.heads import RED
from composing.ink import BLACK, Area, Colour, Sheet, Stroke, Text
from composing.measures import FOOT, MARGIN, measure, type_area
from composing.stories import IssueCopy, PageCopy

PAPER = "澜湾新报"
WEEKDAYS = "一二三四五六日"
IMPRINT = (
    "澜湾区融媒体中心主办　临澜市内部资料准印证第0217号　"
    "新闻热线：88001812　网址：www.lanwan.example"
)
_RIGHT = MARGIN + measure(6)
_FIRST_BODY = 246.0  # where stories begin under the masthead
_INNER_BODY = 84.0  # and under a folio


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes furniture and remembers what it wrote."""

    sheet: Sheet
    written: list[str]

    def write(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        face: str = "song",
        *,
        to_right: bool = False,
        stroke: float = 0.0,
        colour: Colour = BLACK,
    ) -> None:
        """One line of text, beginning at `x` or, `to_right`, ending there."""
        left = x - width_of(text, face, size) if to_right else x
        self.written.append(text)
        self.sheet.texts.append(
            Text(left, baseline, text, face, size, stroke=stroke, colour=colour, part="furniture")
        )


def long_date(issue: IssueCopy) -> str:
    """The date as a Chinese paper prints it."""
    return f"{issue.date.year}年{issue.date.month}月{issue.date.day}日"


def weekday(issue: IssueCopy) -> str:
    """The weekday as printed beside the date."""
    return f"星期{WEEKDAYS[issue.date.weekday()]}"


def staff_line(page: PageCopy) -> str:
    """责编、美编、审读 with their names."""
    return "　".join(f"{person.role}　{person.name}" for person in page.staff)


def set_furniture(sheet: Sheet, issue: IssueCopy, page: PageCopy) -> tuple[Area, list[str]]:
    """Print a page's furniture; the area left for stories, and the texts printed."""
    pen = Pen(sheet, [])
    if page.number == 1:
        _set_masthead(pen, issue)
        _set_ear(pen, page)
        _set_foot(pen, page)
        return type_area(_FIRST_BODY, FOOT - 20), pen.written
    _set_folio(pen, issue, page)
    return type_area(_INNER_BODY), pen.written


def _set_masthead(pen: Pen, issue: IssueCopy) -> None:
    pen.write(PAPER, MARGIN - 4, 150, 104, "kai", stroke=2.6, colour=RED)
    pen.write("LANWAN  XINBAO", MARGIN + 4, 190, 25, "hei", colour=RED)
    x = MARGIN + 442
    pen.write(weekday(issue), x, 76, 20, "hei")
    pen.write(long_date(issue), x, 104, 17, "hei")
    pen.write(issue.lunar, x, 128, 13)
    pen.write(f"总第{issue.number}期", x, 152, 14)
    pen.write(f"今日{issue.pages}版", x, 174, 14)
    for y, weight in ((206.0, 2.4), (210.0, 0.5)):
        pen.sheet.strokes.append(Stroke(MARGIN, y, _RIGHT, y, weight, RED))
    pen.write(IMPRINT, MARGIN + 2, 224, 9.2)
    pen.sheet.strokes.append(Stroke(MARGIN, 231, _RIGHT, 231, 0.5, RED))


def _set_ear(pen: Pen, page: PageCopy) -> None:
    box = Area(_RIGHT - 318, 46, 318, 146)
    pen.sheet.frame(box, 0.8, RED)
    pen.write("今日导读", box.left + 12, box.top + 24, 15, "hei", colour=RED)
    pen.sheet.strokes.append(
        Stroke(box.left + 12, box.top + 32, box.right - 12, box.top + 32, 0.5, RED)
    )
    for number, line in enumerate(page.ear):
        words, _, page_number = line.rpartition("　")
        y = box.top + 54 + number * 24
        pen.write(words, box.left + 12, y, 12.5)
        pen.write(page_number, box.right - 12, y, 12.5, to_right=True)


def _set_foot(pen: Pen, page: PageCopy) -> None:
    pen.sheet.strokes.append(Stroke(MARGIN, FOOT - 8, _RIGHT, FOOT - 8, 0.5))
    pen.write(staff_line(page), _RIGHT, FOOT + 5, 9.5, to_right=True)
    pen.write(f"1版　{page.section}", MARGIN, FOOT + 5, 9.5, "hei")


def _set_folio(pen: Pen, issue: IssueCopy, page: PageCopy) -> None:
    """Even pages carry their number outside on the left, odd ones on the right."""
    date = f"{long_date(issue)}　{weekday(issue)}"
    if page.number % 2 == 0:
        pen.write(f"{page.number}版", MARGIN, 64, 24, "hei", colour=RED)
        pen.write(page.section, MARGIN + 56, 64, 22, "kai", stroke=0.4)
        pen.write(date, _RIGHT - 132, 62, 11, to_right=True)
        pen.write(PAPER, _RIGHT, 64, 24, "kai", to_right=True, stroke=0.6, colour=RED)
        pen.write(staff_line(page), MARGIN + 196, 62, 10)
    else:
        pen.write(PAPER, MARGIN, 64, 24, "kai", stroke=0.6, colour=RED)
        pen.write(date, MARGIN + 118, 62, 11)
        pen.write(staff_line(page), MARGIN + 360, 62, 10)
        pen.write(page.section, _RIGHT - 60, 64, 22, "kai", to_right=True, stroke=0.4)
        pen.write(f"{page.number}版", _RIGHT, 64, 24, "hei", to_right=True, colour=RED)
    pen.sheet.strokes.append(Stroke(MARGIN, 71, _RIGHT, 71, 1.4, RED))
