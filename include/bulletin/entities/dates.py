"""Dates as newspapers write them, resolved against the date of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bulletin.entities.calendar import Parts, Span
from bulletin.entities.found import Found
from bulletin.entities.numerals import read_number
from bulletin.model import EntityType

_FEW = "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_FIGURES = "(?:1[89]|20)[0-9]{2}"
_YEAR = rf"(?P<year>(?<![0-9]){_FIGURES}|[一二][〇零一二三四五六七八九]{{3}})年"
_RELATIVE = "(?P<relative>今年|去年|前年|明年|后年)"
_MONTH = rf"(?P<month>1[0-2]|0?[1-9]|{_FEW})月份?"
_DAY = rf"(?P<day>3[01]|[12][0-9]|0?[1-9]|{_FEW})[日号]"
_PART = "第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
# 前5个月, 前三季度: of a year from its first day
_LAST_MONTH = f"(?P<last_month>1[0-2]|[2-9]|两|{_FEW})"
_LAST_QUARTER = "(?P<last_quarter>[二三两23])季度"
# The beginning, the middle or the end of a month or year; no 去年初步, 今年底线
_ENDS = "初(?![步次期中级一二三衷心])|末(?![端期班])|底(?![部层线气盘子色])|[上中下]旬"
# a day has none of them; from it until now
_STRETCH = f"(?(day)|(?P<stretch>{_ENDS})?)(?P<since>以来|至今)?"
_TO = "(?:——|[—–―~～至到-])"
_STARTS = r"(?<![0-9.月第零一二三四五六七八九十])"

_WITH_YEAR = re.compile(
    rf"(?:{_YEAR}|{_RELATIVE})(?:的?(?:(?:{_MONTH}(?:{_DAY})?)|{_PART}"
    rf"|前(?:{_LAST_MONTH}个?月|{_LAST_QUARTER}))|年(?=[初末底]))?{_STRETCH}"
)
_WITHOUT_YEAR = re.compile(rf"{_STARTS}{_MONTH}(?:{_DAY})?(?![亮饼球嫂]){_STRETCH}")
_OF_ANOTHER_YEAR = re.compile("(?:次|翌|当|同|上|历|每|第二|某)年$")
_END_OF_YEAR = re.compile("(?<![年今去前明后岁大])年(?P<stretch>[初底])")
_WEEK = re.compile("(?P<that>[上本])周(?![边围岁年期末])")
_LONE_PART = re.compile(rf"(?<![年度])(?:{_PART})")
_FIRST_PARTS = re.compile(rf"(?<![此之以日目生提年])前(?:{_LAST_MONTH}月|{_LAST_QUARTER})(?!前)")
_LONE_DAY = re.compile(
    rf"{_STARTS}(?<![每近连续长达前后整数几第])(?P<day>3[01]|[12][0-9]|0?[1-9])日"
    "(?![内期间游行餐均用常志语元本报子程租化新后之前]|以[上内后前]|左右)"
)
_UP_TO = re.compile(
    rf"{_TO}(?:(?P<year>{_FIGURES})年)?(?:(?P<month>1[0-2]|0?[1-9]|{_FEW})月份?)?"
    rf"(?:(?P<day>3[01]|[12][0-9]|0?[1-9]|{_FEW})[日号])?(?:(?P<half>[上下])半年)?"
    f"(?P<stretch>{_ENDS})?"
)
# 3—4月, 5日至10日 and 2016—2020年: the unit stands behind the second number alone
_SHORT_RANGE = re.compile(
    rf"(?<![0-9.])(?:(?P<years>{_FIGURES})年?{_TO}(?P<last_year>{_FIGURES})年"
    rf"|(?:{_YEAR}|{_RELATIVE})?(?P<low>1[0-2]|0?[1-9])月?(?:—|–|-|~|～|至|到)(?P<high>1[0-2]|0?[1-9])月份?(?![0-9]))"
)
_DECADE = re.compile(
    "(?:(?P<century>1[89]|2[01])世纪|(?P<that>上世纪|本世纪))"
    "(?P<tens>[0-9]0|[一二三四五六七八九]十)年代"
)
_PLAN = re.compile("“?(?P<plan>十[一二三四五]五)(?:”?(?:规划)?(?:期间|时期|以来)|”(?!规划))")
_NEAR = re.compile("昨日|昨天|昨晚|前天|明天|明日|本月(?!底)|上个?月|下个?月")

_YEARS_AWAY = {"今年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_DAYS_AWAY = {"昨日": -1, "昨天": -1, "昨晚": -1, "前天": -2, "明天": 1, "明日": 1}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_ANOTHER = 4  # characters before a month that name its year otherwise: 次年1月
_FAR = 300  # characters back to what a date leaves out: a long sentence, a short paragraph
_SENTENCE = re.compile("[。！？\n]")


def find_dates(text: str, issue: date | None) -> Iterator[Found]:
    """
    Days and stretches of days in a text.

    - A date without its year is of the year named before it in the sentence, else of the year in
      which it is nearest to the issue.
    - 日前, 近日 and the like are no dates; nor are durations.
    - Where there is no date of the issue, what rests on it has no value.
    """
    yield from _decades(text)
    yield from _plans(text, issue)
    yield from _near(text, issue)
    for found in _SHORT_RANGE.finditer(text):
        yield from _short_range(text, found, issue)
    yield from _stretches(text, issue)
    for pattern in (_WITH_YEAR, _WITHOUT_YEAR, _LONE_PART, _FIRST_PARTS, _LONE_DAY):
        for found in pattern.finditer(text):
            yield from _point(text, found, issue)


def _point(text: str, found: re.Match[str], issue: date | None) -> Iterator[Found]:
    groups = found.groupdict()
    if _OF_ANOTHER_YEAR.search(text[max(0, found.start() - _ANOTHER) : found.start()]):
        return
    parts = _parts(groups, issue)
    if parts.year is None and parts.months:
        parts = replace(parts, year=_year_before(text, found.start(), issue))
    if parts.months is None and parts.day is not None:
        parts = _with_month_before(text, found.start(), parts, issue)
    span, end = _resolved(parts, issue), found.end()
    if span and groups.get("stretch"):
        span = span.part(groups["stretch"] or "")
    further = _UP_TO.match(text, end)
    if span and further and any(further.groupdict().values()):
        last = _further(parts, span, further, issue)
        if last and last.last >= span.first:
            span, end = Span(span.first, last.last), further.end()
    if span and issue and groups.get("since"):
        span = Span(span.first, max(span.first, issue))
    if span or issue is None:
        yield _found(found.start(), end, span, "date-in-words")


def _with_month_before(text: str, place: int, parts: Parts, issue: date | None) -> Parts:
    """A day in the month of the day that was named last: after 3月22日 it is of March."""
    days = [it for it in _WITHOUT_YEAR.finditer(text, max(0, place - _FAR), place) if it["day"]]
    if not days:
        return parts
    year = _year_before(text, days[-1].start(), issue)
    return replace(parts, months=_parts(days[-1].groupdict(), issue).months, year=year)


def _parts(groups: dict[str, str | None], issue: date | None) -> Parts:
    year = _number(groups.get("year"))
    if groups.get("relative") and issue:
        year = issue.year + _YEARS_AWAY[groups["relative"] or ""]
    months: tuple[int, int] | None = None
    month = _number(groups.get("month"))
    if month:
        months = (month, month)
    elif quarter := groups.get("quarter"):
        number = _QUARTERS.get(quarter) or int(quarter)
        months = (3 * number - 2, 3 * number)
    elif quarters := groups.get("last_quarter"):
        months = (1, 3 * (_number(quarters) or 1))
    elif last_month := _number(groups.get("last_month")):
        months = (1, last_month)
    elif groups.get("half"):
        months = (1, 6) if groups["half"] == "上" else (7, 12)
    return Parts(year, months, _number(groups.get("day")))


def _further(parts: Parts, span: Span, found: re.Match[str], issue: date | None) -> Span | None:
    """The end of a range, of which what is left out is as at its beginning."""
    given = _parts(found.groupdict(), issue)
    if given.day is None and parts.day is not None:
        return None  # 5日至…月: no end that is known
    months = given.months or ((span.first.month,) * 2 if given.day else None)
    if months is None and given.year is None:
        return None
    year = given.year or span.first.year
    last = Parts(year, months, given.day).on(year)
    return last.part(found["stretch"]) if last and found["stretch"] and not given.day else last


def _year_before(text: str, place: int, issue: date | None) -> int | None:
    """The year that was named last in the sentence, as in 2019年3月开工，5月完工."""
    low = max(0, place - _FAR)
    begins = max((it.end() for it in _SENTENCE.finditer(text, low, place)), default=low)
    years = [_parts(it.groupdict(), issue).year for it in _WITH_YEAR.finditer(text, begins, place)]
    return years[-1] if years else None


def _resolved(parts: Parts, issue: date | None) -> Span | None:
    if parts.year is not None:
        return parts.on(parts.year)
    return parts.near(issue) if issue else None


def _short_range(text: str, found: re.Match[str], issue: date | None) -> Iterator[Found]:
    if found["years"]:
        low, high = int(found["years"]), int(found["last_year"])
        span = Span(date(low, 1, 1), date(high, 12, 31)) if low <= high else None
    else:
        low, high = int(found["low"]), int(found["high"])
        year = _parts(found.groupdict(), issue).year or _year_before(text, found.start(), issue)
        span = _resolved(Parts(year, (low, high)), issue) if low < high else None
        if low >= high:
            return
    if span or issue is None:
        yield _found(found.start(), found.end(), span, "range-of-dates")


def _decades(text: str) -> Iterator[Found]:
    for found in _DECADE.finditer(text):
        century = int(found["century"] or (20 if found["that"] == "上世纪" else 21))
        tens = _number(found["tens"]) or 0
        first = 100 * (century - 1) + tens
        span = Span(date(first, 1, 1), date(first + 9, 12, 31))
        yield _found(found.start(), found.end(), span, "decade")


def _plans(text: str, issue: date | None) -> Iterator[Found]:
    for found in _PLAN.finditer(text):
        first = _PLANS[found["plan"]]
        last = date(first + 4, 12, 31)
        if found[0].endswith("以来"):
            if issue is None or issue < date(first, 1, 1):
                continue
            last = min(last, issue)
        yield _found(found.start(), found.end(), Span(date(first, 1, 1), last), "five-year-plan")


def _stretches(text: str, issue: date | None) -> Iterator[Found]:
    """年初, 年底, 上周, 本周."""
    for found in _END_OF_YEAR.finditer(text):
        months = (1, 1) if found["stretch"] == "初" else (12, 12)
        span = Parts(None, months).on(issue.year) if issue else None
        yield _found(found.start(), found.end(), span, "day-from-the-issue")
    for found in _WEEK.finditer(text):
        span = None
        if issue:
            monday = issue - timedelta(days=issue.weekday() + (7 if found["that"] == "上" else 0))
            span = Span(monday, monday + timedelta(days=6))
        yield _found(found.start(), found.end(), span, "day-from-the-issue")


def _near(text: str, issue: date | None) -> Iterator[Found]:
    for found in _NEAR.finditer(text):
        words, span = found[0], None
        if words in _DAYS_AWAY and _is_in_speech(text, found.start()):
            continue  # it rests on the day on which it was said
        if issue and words in _DAYS_AWAY:
            day = issue + timedelta(days=_DAYS_AWAY[words])
            span = Span(day, day)
        elif issue:
            away = {"本": 0, "上": -1, "下": 1}[words[0]]
            months = 12 * issue.year + issue.month - 1 + away
            span = Parts(None, (months % 12 + 1,) * 2).on(months // 12)
        yield _found(found.start(), found.end(), span, "day-from-the-issue")


def _is_in_speech(text: str, place: int) -> bool:
    """Whether a quotation has been opened and not closed."""
    low = max(0, place - _FAR)
    return text.rfind("“", low, place) > text.rfind("”", low, place)


def _found(start: int, end: int, span: Span | None, method: str) -> Found:
    if span is None:
        return Found(EntityType.DATE, start, end, "", method, 0.9)
    return Found(
        EntityType.DATE, start, end, span.value, method, 0.97, first=span.first, last=span.last
    )


def _number(words: str | None) -> int | None:
    number = read_number(words) if words else None
    return None if number is None else int(number)
