"""The invented newspaper itself: dates, pages, stories; every kind of site is made from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from builders import HEI, Sheet, words

TITLES = ("老街换新颜", "河岸添绿道", "学堂迎新生", "码头开夜市", "医生进社区", "书屋满座")
SECTIONS = ("要闻", "幸福河西", "综合", "副刊", "城事", "读书", "人物", "广告")
WIDTH, HEIGHT = 600, 800  # points of a page; pictures on the sites have as many pixels


@dataclass(frozen=True)
class Story:
    """
    One story.

    Attributes:
        day: Its date's ordinal.
        box: Left, top, right, bottom in points.
        spot: The place of its page, and its own on it from 0.
        printed: What stands on the page, where the site has more.
    """

    id: int
    day: int
    kicker: str
    title: str
    author: str
    paragraphs: tuple[str, ...]
    box: tuple[int, int, int, int]
    spot: tuple[int, int]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PressPage:
    """One page; `mark` is how it is printed on it, as A02; `printing` counts its PDF's names."""

    place: int
    mark: str
    section: str
    stories: tuple[Story, ...]
    printing: int = 1

    @property
    def label(self) -> str:
        return f"第{self.mark}版：{self.section}"


@dataclass(frozen=True)
class PressIssue:
    day: date
    pages: tuple[PressPage, ...]


def press_issue(day: date, pages: int = 4, letter: str = "A") -> PressIssue:
    """The issue of a date, the same each time; its last page is an advertisement."""
    return PressIssue(
        day, tuple(_page(day, place, pages, letter) for place in range(1, pages + 1))
    )


def continued(issue: PressIssue) -> PressIssue:
    """The issue with the second story of its first page going on on its second page."""
    first, second, *rest = issue.pages
    begun, other = first.stories[1], second.stories[1]
    text = (f"{begun.paragraphs[0]}（下转A02版）", f"（上接A01版）{begun.paragraphs[1]}")
    whole = replace(begun, paragraphs=text, printed=text[:1])
    onward = replace(whole, id=other.id, box=other.box, spot=other.spot, printed=text[1:])
    return PressIssue(
        issue.day,
        (
            replace(first, stories=(first.stories[0], whole)),
            replace(second, stories=(second.stories[0], onward)),
            *rest,
        ),
    )


@cache
def page_file(day: date, page: PressPage, *, is_corrected: bool = False) -> bytes:
    """The page as a PDF."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.text(40, 40, f"杏江日报 {day:%Y}年{day.month}月{day.day}日 {page.label}", 10)
    sheet.rule(40, 52, 560, 52, 1.0)
    for story in page.stories:
        left, top, _, _ = story.box
        sheet.text(left, top + 14, story.kicker, 12, HEI)
        sheet.text(left, top + 44, story.title, 24, HEI)
        sheet.text(left, top + 66, story.author, 10)
        sheet.column(left, top + 80, 50, story.printed or story.paragraphs)
    if is_corrected:
        sheet.text(40, 780, "更正后重印", 8)
    return sheet.pdf()


def _page(day: date, place: int, pages: int, letter: str) -> PressPage:
    is_ad = place == pages
    section = "广告" if is_ad else SECTIONS[(place - 1) % len(SECTIONS)]
    stories = () if is_ad else tuple(_story(day, place, number) for number in (0, 1))
    return PressPage(place, f"{letter}{place:02d}", section, stories)


def _story(day: date, place: int, number: int) -> Story:
    seed = day.toordinal() * 10 + place * 3 + number
    top = 60 + 360 * number
    return Story(
        id=day.toordinal() % 100_000 * 100 + place * 10 + number,
        day=day.toordinal(),
        kicker="走进河西",
        title=TITLES[seed % len(TITLES)],
        author="本报记者 周一木",
        paragraphs=(words(seed, 120), words(seed + 3, 90)),
        box=(40, top, 560, top + 340),
        spot=(place, number),
    )
