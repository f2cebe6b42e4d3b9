"""Read who wrote and who photographed, and the opening words of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin.makers import PARTS, QUALIFIERS, WORK_MARKS, read_makers
from bulletin.model import Byline
from bulletin.names import are_names, is_name
from bulletin.wording import (
    DATELINE,
    OF_A_WIRE,
    PHOTOGRAPHER,
    is_closing_credit,
    is_source,
)

_OPENING = re.compile(DATELINE.pattern + r"?\s*[（(](?P<inside>[^）)。]{2,80})[）)]")
_LAST = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]{1,8}[）)]){2,60}[）)]$")
_ANYWHERE = re.compile(
    rf"[（(](?P<inside>(?:{QUALIFIERS})*+(?:记者|通讯员)\s*[^）)。]{{2,60}})[）)]"
)
_NAMES_A_PART = re.compile("记者|通讯员|实习生")
_STARTS_PART = re.compile(rf"\W*(?:{QUALIFIERS})*+(?:{PARTS})")
OPENING_REACH = 90  # characters: the opening words of a first paragraph with its names

_AFTER_A_WORK = re.compile(
    r"(?:摄影|供图|(?<![\u3400-\u9fff])[图摄])\s*[：:／/]\s*"
    r"(?P<names>[\u3400-\u9fff·、\s]{2,20})[）)]?$"
)
_PROVIDED = re.compile(r"(?:图片|照片|图)均?由(?P<names>[\u3400-\u9fff·、]{2,16})提供[）)。]*$")
_LATIN_PHOTOGRAPHER = re.compile(
    r"(?:Photos?|PHOTOS?)\s*(?:by|BY|:|：)\s*(?P<names>[^.()]{3,60})[.)]*$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """
    What the first paragraph opens with.

    Attributes:
        dateline: 本报讯, 新华社北京3月5日电.
        people: Who is named with it.
        is_wire: They are the reporters of an agency.
        is_own: The dateline is the paper's own.
    """

    dateline: str | None
    people: tuple[Byline, ...]
    is_wire: bool
    is_own: bool


def read_byline(text: str) -> tuple[Byline, ...]:
    """The people that a byline names, with their parts; 记者 before 通讯员, as printed."""
    if is_source(text):
        return ()
    return tuple(Byline(name, part) for name, part in read_makers(text).people)


def join_byline(lines: Sequence[str]) -> str:
    """
    The lines of a byline as one, with a space where a line ends between two names.

    A name that runs over the line's end is closed up: what stands before the end is no name, or
    what stands after it is none.
    """
    texts = [line.strip() for line in lines if line.strip()]
    joined = texts[:1]
    for before, after in pairwise(texts):
        joined += ["" if _runs_on(before, after) else " ", after]
    return "".join(joined)


def _runs_on(before: str, after: str) -> bool:
    """Whether a name is cut between two lines."""
    last, first = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    if last.isascii() or first.isascii() or _STARTS_PART.match(after):
        return False
    if WORK_MARKS.intersection((last, first)):
        return False
    return 1 in {len(last), len(first)} or _ends_with_name(last) != are_names(first)


def _ends_with_name(word: str) -> bool:
    makers = read_makers(word)
    return bool(makers.people) and is_name(makers.people[-1][0])


def read_opening(paragraph: str) -> Opening:
    """The dateline (本报讯) that opens a first paragraph, and the people named with it."""
    start = paragraph[:OPENING_REACH]
    dateline = DATELINE.match(start)
    inside = _OPENING.match(start) or _ANYWHERE.search(start)
    if inside is not None and not _NAMES_A_PART.search(inside["inside"]):
        inside = None
    words = dateline["words"] if dateline else None
    before = start[: inside.start("inside")] if inside else ""
    people = read_byline(inside["inside"]) if inside else ()
    is_own = words is not None and words.startswith("本报")
    return Opening(words, people, OF_A_WIRE.search(before) is not None, is_own)


def read_closing(paragraph: str) -> tuple[Byline, ...]:
    """The people named in brackets after the last words of a story."""
    found = _LAST.search(paragraph.rstrip())
    return read_byline(found[0]) if found and is_closing_credit(found[0]) else ()


def read_people(byline: str | None, opening: Opening, last: str) -> tuple[Byline, ...]:
    """
    Who made a story, by its byline, its opening and the end of its last paragraph.

    The reporters of an agency count where the paper names none of its own and does not open the
    story as its own.
    """
    above = read_byline(byline) if byline else ()
    below = read_closing(last)
    is_taken = opening.is_wire and (opening.is_own or above or below)
    return tuple(dict.fromkeys((*above, *(() if is_taken else opening.people), *below)))


def read_photographer(caption: str) -> str | None:
    """Who took or gave a picture, by the last words of its caption; several parted by 、."""
    bare = caption.strip()
    for form in (_LATIN_PHOTOGRAPHER, PHOTOGRAPHER, _PROVIDED, _AFTER_A_WORK):
        found = form.search(bare)
        if found:
            return "、".join(_photographers(found)) or None
    return None


def _photographers(found: re.Match[str]) -> tuple[str, ...]:
    """Names of photographers; who only gave a picture may be an office as well."""
    if found.re is _LATIN_PHOTOGRAPHER:
        return tuple(maker.name for maker in read_byline(f"By {found['names']}"))
    if found.re is _PROVIDED or found.groupdict().get("part") == "供图":
        return read_makers(f"供图 {found['names']}").after
    named = read_byline(f"摄影 {found['names']}")
    return tuple(maker.name for maker in named if is_name(maker.name))
