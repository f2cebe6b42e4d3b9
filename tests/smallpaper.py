"""A whole small newspaper for tests: its file, its pages in a folder, and a desk for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from builders import HEI, Sheet, words
from bulletin.archive import FolderStore
from bulletin.pipeline import Desk

PAPER = """\
code: hexi
name: 河汐新报
city: 临河市
district: 河汐区
platform:
  type: folder
  root: pages
  pattern: "{date}/{page}.pdf"
weekdays: [thu, sun]
rights: {statement: set for tests, licence: CC0-1.0}
"""
HEADLINES = ("老街换新颜", "河岸添绿道", "学堂迎新生", "码头开夜市", "医生进社区", "书屋满座")


def page(
    day: date, number: int, *, printed: date | None = None, start: int | None = None
) -> bytes:
    """A page with a folio and two stories; `start` varies the words."""
    seed = start if start is not None else day.toordinal() * 10 + number
    told = printed or day
    sheet = Sheet()
    sheet.text(
        40,
        40,
        f"河汐新报 {dated(told)} 第{number:02d}版",
        10,
    )
    sheet.rule(40, 52, 560, 52, 1.0)
    for story in range(2):
        left = 40 + 270 * story
        sheet.text(
            left,
            100,
            HEADLINES[(seed + story) % len(HEADLINES)] + f"第{seed * 2 % 997 + story}篇",
            24,
            HEI,
        )
        rest = sheet.column(
            left, 120, 12, [words(seed + story, 160), words(seed + story + 3, 140)], rows=13
        )
        sheet.column(left + 134, 120, 12, rest)
    return sheet.pdf()


def dated(day: date) -> str:
    """A date with its weekday, as folios print it."""
    return f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"


def newspaper(folder: Path, *days: date, pages: int = 2, more: str = "") -> Desk:
    """A desk with a newspaper that has pages for these days."""
    papers = folder / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    (papers / "hexi.yaml").write_text(PAPER + more, encoding="utf-8")
    for day in days:
        print_issue(folder, day, [page(day, number) for number in range(1, pages + 1)])
    return Desk(FolderStore(folder / "store"), (papers,), ("hexi",))


def print_issue(folder: Path, day: date, pages: list[bytes]) -> None:
    """Put an issue's pages where the newspaper's file says they are."""
    place = folder / "papers" / "pages" / day.isoformat()
    place.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(pages, start=1):
        (place / f"{number:02d}.pdf").write_bytes(data)


def listing(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
