"""Read who wrote and who photographed, and the opening words of a report."""

from __future__ import annotations

import re

from bulletin.model import Byline
from bulletin.names import split_names
from bulletin.wording import DATELINE, is_closing_credit, is_source

_PART = re.compile(
    r"(?:本报|见习|实习|特约|首席|全媒体|融媒体|驻[\u3400-\u9fff]{2})?"
    r"(?P<part>记者|通讯员|实习生|撰稿人|摄影报道|摄影|供图|作者|撰文|采写"
    r"|文/图|图/文|文/摄|文图|编辑|整理|摄)"
)
_ROLES = {
    "文/图": None,
    "图/文": None,
    "文/摄": None,
    "文图": None,
    "摄": "摄影",
    "摄影报道": "摄影",
}
_NOT_NAMES = frozenset(
    (
        *("本报", "报道", "文", "图", "通讯", "特约", "综合", "整理", "实习", "见习", "首席"),
        *("全媒体", "新闻", "日报", "摄影报道", "本报讯"),
    )
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,}")

_OPENING = re.compile(DATELINE.pattern + r"?\s*[（(](?P<inside>[^）)。]{2,80})[）)]")
_LAST = re.compile(r"[（(][^（）()]{2,60}[）)]$")
_ANYWHERE = re.compile(
    r"[（(](?P<inside>(?:本报|见习|实习)?(?:记者|通讯员)\s*[^）)。]{2,60})[）)]"
)
_NAMES_A_PART = re.compile("记者|通讯员|实习生")
OPENING_REACH = 90  # characters: the opening words of a first paragraph with its names


def read_byline(text: str) -> tuple[Byline, ...]:
    """The people that a byline names, with their parts; 记者 before 通讯员, as printed."""
    if is_source(text):
        return ()
    bare = re.sub(r"^[□■◎●○◆\s（(]+|[）)\s]+$", "", text)
    found: list[Byline] = []
    at, part = 0, None
    for match in _PART.finditer(bare):
        if part is not None or match.start() == 0 or at == 0:
            found += _people(bare[at : match.start()], part, is_before=at == 0)
        part, at = match["part"], match.end()
    found += _people(bare[at:], part, is_before=False)
    return tuple(dict.fromkeys(found))


def _people(text: str, part: str | None, *, is_before: bool) -> list[Byline]:
    """Names in a stretch between two parts; what stands before the first part is the paper."""
    if is_before and part is None and re.search(r"[报社网台/／]|新闻", text):
        return []
    role = _ROLES.get(part, part) if part else None
    return [Byline(name, role) for name in _names(text)]


def _names(text: str) -> list[str]:
    names: list[str] = []
    for word in re.split(r"[\s　、，,/／：:;；（）()]+", text):
        if word in _NOT_NAMES or not _HAN_NAME.fullmatch(word):
            continue
        names += split_names(word)
    return names


def read_opening(paragraph: str) -> tuple[str | None, tuple[Byline, ...]]:
    """The dateline (本报讯) that opens a first paragraph, and the people named with it."""
    start = paragraph[:OPENING_REACH]
    dateline = DATELINE.match(start)
    inside = _OPENING.match(start) or _ANYWHERE.search(start)
    is_named = inside is not None and _NAMES_A_PART.search(inside["inside"])
    people = read_byline(inside["inside"]) if inside and is_named else ()
    return (dateline["words"] if dateline else None), people


def read_closing(paragraph: str) -> tuple[Byline, ...]:
    """The people named in brackets after the last words of a story."""
    found = _LAST.search(paragraph.rstrip())
    return read_byline(found[0]) if found and is_closing_credit(found[0]) else ()
