"""Find what belongs to the page and to no article: masthead, ears, folio, staff line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bulletin.layout.blocks import Group
from bulletin.model import Byline, Folio, Role, Rule
from bulletin.names import split_names
from bulletin.wording import (
    DATE,
    ISSUE_NUMBER,
    PAGE_NUMBER,
    STAFF,
    WEEKDAY,
    is_folio,
    is_staff_line,
)

BAND_SHARE = 0.34  # of the page's height: a front page's masthead with its ears ends above it
BAND_LINES = 16  # lines of type; more is an article above a rule
EAR_LINES = 8  # lines of type in an ear: weather, a slogan, where to call
WIDE_RULE = 0.55  # of the page's width: the rule under a folio runs over all columns
TOP_SHARE, BOTTOM_SHARE = 0.08, 0.94  # of the page's height, where folios stand without a rule
MASTHEAD_SIZE = 2.2  # × body size; section names and nameplates start at 2.5
_PAGE_COUNT = re.compile(
    r"(?:今[日天]|本期|全|共)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[大个]?版"
)

# 2版 经济·综合, 民生·社区 3版: a page's number with the name of its section
_NAME = r"[\u3400-\u9fff·]{2,10}"
_PAGE_LABEL = re.compile(rf"(?:{_NAME}\s*)?第?\s*[A-Z]?\d{{1,3}}\s*版(?:[\s：:]*{_NAME})?")
# The line of small type under a masthead: who publishes it, under which number, where to call.
_IMPRINT = re.compile(
    r"主办|主管|出版|刊号|邮发|邮编|电话|热线|网址|www\.|第\s*\d+\s*期|[Nn][Oo]\.|\d{4}[年.]"
)

Roles = dict[int, tuple[Role, str]]


def find_furniture(
    groups: Sequence[Group], rules: Sequence[Rule], size: tuple[float, float], body_size: float
) -> Roles:
    """
    Name the groups that are furniture, by index.

    - Above a rule over the page, when what stands above it has a date or editors and is short.
    - Without such a rule, at the very top or bottom, when the words say so.
    """
    width, height = size
    found: Roles = {}
    band = _band(groups, rules, width, height)
    boxed = _boxed(groups)
    for index, group in enumerate(groups):
        if group.panel in boxed:
            continue
        if band is not None and group.box.bottom <= band + 2:
            found[index] = _in_band(group, body_size)
        elif group.box.bottom < TOP_SHARE * height or group.box.top > BOTTOM_SHARE * height:
            role = _at_edge(group)
            if role is not None:
                found[index] = role
        elif len(group.lines) == 1 and is_staff_line(group.text):
            found[index] = (Role.STAFF_LINE, "names the page's editors")
        elif len(group.lines) == 1 and _is_below_masthead(group, height):
            found[index] = (Role.FOLIO, "dated and numbered, near the head of the page")
    return found


def _is_text(group: Group) -> bool:
    """Whether a group is a story's text: several lines in a column that end in full stops."""
    return group.column is not None and len(group.lines) > 2 and "。" in group.text  # noqa: PLR2004  slogans have two


def _is_below_masthead(group: Group, height: float) -> bool:
    return group.box.bottom < BAND_SHARE * height and is_folio(group.text)


def _boxed(groups: Sequence[Group]) -> frozenset[int]:
    """Panels that hold too much type for furniture: a story set beside the masthead."""
    lines = Counter[int]()
    for group in groups:
        if group.panel is not None:
            lines[group.panel] += len(group.lines)
    return frozenset(panel for panel, count in lines.items() if count > EAR_LINES)


def _band(
    groups: Sequence[Group], rules: Sequence[Rule], width: float, height: float
) -> float | None:
    """The y of the lowest rule that closes the head of the page."""
    wide = sorted(
        rule.box.centre
        for rule in rules
        if rule.is_horizontal
        and rule.box.width >= WIDE_RULE * width
        and rule.box.centre < BAND_SHARE * height
    )
    band, boxed = None, _boxed(groups)
    for y in wide:
        above = [g for g in groups if g.box.bottom <= y + 2 and g.panel not in boxed]
        if sum(len(group.lines) for group in above) > BAND_LINES or any(map(_is_text, above)):
            break
        if band is None:
            under = [g for g in groups if y < g.box.top < y + 2 * g.size]
            told = any(is_staff_line(g.text) or DATE.search(g.text) for g in above)
            band = y if told or any(is_folio(g.text) for g in under) else None
        elif all(_IMPRINT.search(g.text) for g in above if g.box.top >= band - 2):
            band = y
    return band


def _in_band(group: Group, body_size: float) -> tuple[Role, str]:
    if is_staff_line(group.text):
        return Role.STAFF_LINE, "names editors above the rule of the page's head"
    if DATE.search(group.text) or WEEKDAY.search(group.text):
        return Role.FOLIO, "dated, above the rule of the page's head"
    if group.size >= MASTHEAD_SIZE * body_size:
        return Role.MASTHEAD, "large type above the rule of the page's head"
    return Role.EAR, "above the rule of the page's head"


def _at_edge(group: Group) -> tuple[Role, str] | None:
    text = group.text.strip()
    if is_staff_line(text):
        return Role.STAFF_LINE, "names editors at the page's edge"
    if is_folio(text):
        return Role.FOLIO, "date with weekday, page or issue number at the page's edge"
    if re.fullmatch(r"[—\-·第\s]*[A-Z]?\d{1,3}[—\-·版页\s]*", text):
        return Role.FOLIO, "a page number at the page's edge"
    if _PAGE_LABEL.fullmatch(text):
        return Role.FOLIO, "a page number with its section at the page's edge"
    return None


def read_folio(texts: Mapping[Role, Sequence[str]]) -> Folio:
    """Read what the page says of itself from the texts of its furniture."""
    lines = [*texts.get(Role.FOLIO, ()), *texts.get(Role.EAR, ())]
    mastheads = texts.get(Role.MASTHEAD, ())
    words = "  ".join(lines)
    day, number, issue = (
        DATE.search(words),
        _page_number([*lines, *mastheads]),
        ISSUE_NUMBER.search(words),
    )
    return Folio(
        date=_day(day) if day else None,
        page_number=number,
        section=_section([*lines, *mastheads]) or (mastheads[0].strip() if mastheads else None),
        issue_number=(issue["a"] or issue["b"]) if issue else None,
        staff=tuple(
            person for line in texts.get(Role.STAFF_LINE, ()) for person in staff_of(line)
        ),
    )


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _page_number(lines: Sequence[str]) -> int | None:
    """The number of the page; 今日8版 tells how many the issue has, and is passed over."""
    for line in lines:
        found = PAGE_NUMBER.search(_without(line, DATE, WEEKDAY, ISSUE_NUMBER, _PAGE_COUNT))
        if found:
            digits = re.sub(r"\D", "", found["a"] or found["b"] or found["c"])
            return int(digits)
    return None


def _without(line: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        line = pattern.sub(" ", line)
    return line.strip()


def _section(lines: Sequence[str]) -> str | None:
    """The section's name: it stands with the page's number, or in the line with the date."""
    labels = [line for line in lines if _PAGE_LABEL.fullmatch(line.strip())]
    for line in (*labels, *(line for line in lines if DATE.search(line))):
        bare = _without(line, DATE, WEEKDAY, ISSUE_NUMBER, _PAGE_COUNT)
        bare = re.sub(r"第?\s*[A-Z]{0,2}\d{1,3}\s*版?|[|｜/：:]", " ", bare)
        words = [word for word in bare.split() if re.fullmatch(r"[\u3400-\u9fff·]{2,10}", word)]
        if words:
            return words[0]
    return None


def staff_of(line: str) -> tuple[Byline, ...]:
    """The editors that a staff line names, with their parts."""
    return tuple(
        Byline(name, found["part"])
        for found in STAFF.finditer(line)
        for word in re.split(r"[\s、，/]+", found["names"])
        for name in split_names(word)
        if name
    )
