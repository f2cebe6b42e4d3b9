"""Villages, roads, parks, waters: places that no list has, told by how they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin.entities.found import Found, Places, mentions
from bulletin.entities.vocabulary import any_of
from bulletin.entities.words import Word, ends_name, ends_word, words, words_within
from bulletin.model import EntityType

_HAN = "[\u3400-\u9fff]"
_SETTLED = "村|社区|屯|寨"
_BUILT = any_of("built_places")
_ROAD = "[东南西北中]路|[一二三四五六七八九]路|路|街|巷"
_NATURE = "河|江|湖|山|湾|岛|海峡|沙漠|高原|盆地|半岛|群岛|草原"
_SETTLED_NAME = re.compile(rf"(?P<name>{_HAN}{{1,4}}?)(?:{_SETTLED})")
_AFTER_PLACE = re.compile(rf"(?P<name>{_HAN}{{2,4}}?)(?:{_BUILT}|{_ROAD}|{_NATURE}|大集)")
_BUILT_NAME = re.compile(rf"(?P<name>{_HAN}*?)(?:{_BUILT})")
# 合肥路688号, 恩宁路中段, 山东路两侧: of a road where something is, no 出路 and no 致富路.
_ROAD_NAME = re.compile(
    rf"(?P<name>{_HAN}{{2,4}}?)(?:{_ROAD})"
    r"(?=[\d—－-]+(?:号|弄|路)|[东西南北中]段|路?口|段|沿线|两侧|以[东西南北]|交叉|附近)"
)
_NATURE_NAME = re.compile(rf"{_HAN}{{2,}}(?:{_NATURE})")
_IN_NAME = re.compile("[某局院会委部处校厂司]|^(?:各|全|该|本|两|多)|的|[农乡]$|认领|总队|支队")
# A name that says only what kind of place it is: 文化广场, 跨海大桥.
_KIND = re.compile(f".*(?:{any_of('kinds_of_places')})")
_LONGEST = 6  # characters before the last word; longer names are few
_LEAST = 2
_LEVELS = frozenset("省市区县州旗镇乡")  # of 青岛 + 市社区 they belong to the place
_PLACED = 0.9
_BY_NAME = 0.8
_WORDS = 3  # that a name is put together from
_LEAST_NATURE = 3  # characters of a river's or a hill's name; shorter ones are words as well


def find_sites(text: str, known: Places) -> Iterator[Found]:
    """
    Places by their names' last words, those that follow a known place as parts of it.

    A village by itself is named only where the text has placed it: 泗店乡王湾村 … 王湾村.

    Args:
        known: The administrative places of the text.
    """
    found = [*_placed(text, known), *_built(text), *_roads(text), *_waters_and_hills(text)]
    yield from (site for site in found if not _cuts(site, known))


def _placed(text: str, known: Places) -> Iterator[Found]:
    """What follows a known place, 武功县大庄镇 + 王湾村, and its further mentions."""
    names: dict[str, str] = {}
    for place in known:
        found = _settled(text, place.end) or _part(text, place.end)
        if found:
            value = (place.value or text[place.start : place.end]) + found[0]
            names.setdefault(found[0], value)
            yield _made(place.start, found.end(), value, _PLACED)
    for start, end, name in mentions(text, names):
        yield _made(start, end, names[name], _PLACED)


def _settled(text: str, start: int) -> re.Match[str] | None:
    """A village or community right behind a place, whatever its name is."""
    found = _SETTLED_NAME.match(text, start)
    if not found or not ends_word(text, found.end()) or found["name"] in _LEVELS:
        return None
    inside = words_within(text, start, found.end())
    is_name = not any(ends_name(word.text) for word in inside)
    return found if is_name and not _is_kind(found["name"]) else None


def _part(text: str, start: int) -> re.Match[str] | None:
    """A road, a park or a river right behind a place."""
    found = _AFTER_PLACE.match(text, start)
    if not found or not ends_word(text, found.end()) or _is_kind(found["name"]):
        return None
    return None if _has_grammar(text, start, found.end()) else found


def _built(text: str) -> Iterator[Found]:
    cut = words(text)
    for place, word in enumerate(cut):
        found = _BUILT_NAME.fullmatch(word.text)
        if found:
            start = _begins(cut, place, len(found["name"]))
            name = text[start : word.start + len(found["name"])]
            if _LEAST <= len(name) <= _LONGEST and not _is_kind(name):
                yield _made(start, word.end, text[start : word.end])


def _roads(text: str) -> Iterator[Found]:
    for found in _ROAD_NAME.finditer(text):
        end = found.end()
        starts = (word.start for word in words_within(text, found.start(), end - _LEAST))
        start = next((it for it in starts if not _has_grammar(text, it, end)), None)
        if start is not None and not _is_kind(text[start : end - 1]):
            yield _made(start, end, text[start:end])


def _waters_and_hills(text: str) -> Iterator[Found]:
    """Those that rjieba's dictionary has as names of places."""
    for word in words(text):
        if (
            word.kind == "ns"
            and len(word.text) >= _LEAST_NATURE
            and _NATURE_NAME.fullmatch(word.text)
            and not _is_kind(word.text[:-1])
        ):
            yield _made(word.start, word.end, word.text)


def _begins(cut: Sequence[Word], place: int, length: int) -> int:
    """Where the name begins whose last word is the one at a place."""
    start = cut[place].start
    for word in reversed(cut[max(0, place - _WORDS + 1) : place]):
        if length >= _LEAST or word.ends_name or not re.fullmatch(f"{_HAN}+", word.text):
            break
        start, length = word.start, length + len(word.text)
    return start


def _is_kind(name: str) -> bool:
    return _KIND.fullmatch(name) is not None or _IN_NAME.search(name) is not None


def _has_grammar(text: str, start: int, end: int) -> bool:
    return any(word.ends_name for word in words_within(text, start, end))


def _cuts(site: Found, known: Places) -> bool:
    """Whether a place ends within another one, as in 支援湖北."""
    same = (site.start, site.end)
    return any(
        site.start < it.start < site.end < it.end or (it.start, it.end) == same
        for it in known.touching(site.start, site.end)
    )


def _made(start: int, end: int, value: str, confidence: float = _BY_NAME) -> Found:
    return Found(EntityType.PLACE, start, end, value, "place-by-its-last-word", confidence)
