"""Organisations, told by the last word of their names: 市北区住房和城乡建设局, 青岛国信集团."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.entities.found import Found, Places
from bulletin.entities.vocabulary import any_of
from bulletin.entities.words import Word, words, words_within
from bulletin.model import EntityType

_HAN = "[\u3400-\u9fff]"
# Bodies whose name alone tells who they are.
_KNOWN = any_of("known_bodies")
# What an organisation's name ends with, where something that names it stands before.
_SUFFIX = any_of("last_words_of_bodies")
_KNOWN_NAME = re.compile(_KNOWN)
_ENDS = re.compile(rf"(?:{_SUFFIX})\Z")
_LONGEST_LAST = 12  # characters of a last word
# 局局长, 委员会主任, 大学教授: a body and an office, which a word may hold both of
_WITH_OFFICE = re.compile(
    ".*(?:局|厅|院|委|会|部|处|所|大学|银行)"
    "(?P<office>(?:局|厅|院|部|处|所|会|校|行)长|主任|书记|主席|教授)"
)
_OF_PLACE = re.compile(
    "(?P<level>[省市区县州旗])?(?:(?:人民)?(?:政府|法院|检察院)|人大常委会|人大(?!代)|政协|纪委监委|纪委|监委|党[工政]?委"
    "|委(?![员托培派任屈婉])(?:宣传部|组织部|统战部|政法委|网信办|社工部|办公室|党校|老干部局)?)"
)
# Names that say only of what kind it is: 市场监管局 by itself is one of thousands.
_KIND = re.compile(f"(?:{any_of('kinds_of_bodies')})*")
_NO_BODY = re.compile(any_of("no_bodies"))
_TWO_BODIES = re.compile("[省市区县州旗]委[省市区县州旗](?:人民)?政府")  # told by _of_places
# 报装由区城市管理局, 记者从区…局: what rjieba takes for the end of a word stands before 区
_ON = re.compile("[由从据叫]|[去被让给对向在经到至赴为](?=[省市区县]|本[市区县])")
_COUNTED = re.compile("[一二两三四五六七八九十]+[所家架个名位座]")
_LONGEST = 30  # characters of a name
_LEAST = 2  # characters before the last word
_FIRM = 4  # characters that tell one limited company from another
_JOINS = frozenset("和与及")
_JOINED = re.compile(any_of("joined_in_names"))


def find_organisations(text: str, places: Places) -> Iterator[Found]:
    """
    Bodies, companies and institutions.

    A name begins at a place, or with words that are no grammar and no verb, as far as they go;
    what is left must say more than a kind. Known bodies are names by themselves.
    """
    for found in _KNOWN_NAME.finditer(text):
        yield _made(found.start(), found.end(), "known-organisation", 0.93)
    yield from _of_places(text, places)
    cut = words(text)
    for place, word in enumerate(cut):
        end = _end_within(text, word)
        last = _ENDS.search(text, max(0, end - _LONGEST_LAST), end)
        if last is None or (len(last[0]) == 1 and word.end - word.start == _LEAST):
            continue
        start = _begins(text, cut, place, end, places)
        name = text[start : last.start()]
        if len(name) < _LEAST or _KIND.fullmatch(name) or _is_none(text[start:end]):
            continue
        is_placed = any(it.start == start for it in places.touching(start, end))
        is_firm = last[0].endswith("有限公司") and len(name) >= _FIRM
        if is_placed or is_firm or _says_who(text, start, end, last.start(), places):
            yield _made(start, end, "organisation-by-its-last-word", 0.9 if is_placed else 0.8)


def _is_none(name: str) -> bool:
    """Whether a name is a word like 格局, or of two bodies: 市北区委区政府."""
    return _NO_BODY.search(name) is not None or _TWO_BODIES.search(name) is not None


def _of_places(text: str, places: Places) -> Iterator[Found]:
    """Bodies of a district or city, whose last word is grown together with its name: 市北区委."""
    for place in places:
        found = _OF_PLACE.match(text, place.end)
        if found and (found["level"] or text[place.end - 1] in "省市区县州旗镇乡道"):
            yield _made(place.start, found.end(), "organisation-by-its-last-word", 0.92)


def _end_within(text: str, word: Word) -> int:
    """Where an organisation's name ends in a word; rjieba takes 局局长 for one."""
    found = _WITH_OFFICE.fullmatch(text, word.start, word.end)
    return found.start("office") if found else word.end


def _begins(text: str, cut: Sequence[Word], place: int, end: int, places: Places) -> int:
    """The leftmost word that belongs to the name; within a place's name, where that begins."""
    start = cut[place].start
    for before in range(place - 1, -1, -1):
        word = cut[before]
        is_out = word.ends_name and not _is_joint(text, word)
        if is_out or end - word.start > _LONGEST:
            break
        start = word.start
    start = max((it.end() for it in _ON.finditer(text, start, end - 1)), default=start)
    counted = _COUNTED.match(text, start, end)
    start = counted.end() if counted else start
    near = places.touching(start, end)
    around = [it.start for it in near if it.start < start and it.end <= end]
    within = [it.start for it in near if start <= it.start and it.end < end]
    return min(around or within, default=start)


def _is_joint(text: str, word: Word) -> bool:
    """Whether 和 joins two parts of one name, as in 发展和改革局."""
    around = text[max(0, word.start - 4) : word.end + 5]
    return word.text in _JOINS and _JOINED.search(around) is not None


def _says_who(text: str, start: int, end: int, last: int, places: Places) -> bool:
    """Whether any word of the name names something of which there is one."""
    if any(start <= it.start and it.end <= last for it in places.touching(start, end)):
        return True
    inside = words_within(text, start, end)
    return any(word.is_name for word in inside if word.end <= last or word.kind == "nt")


def _made(start: int, end: int, method: str, confidence: float) -> Found:
    return Found(EntityType.ORGANISATION, start, end, "", method, confidence)
