"""Administrative places in a text, each with the places that it lies in: 市北区, 合肥路街道."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bulletin.entities.found import Found, mentions
from bulletin.entities.gazetteer import LEVELS, Gazetteer, Place, is_city
from bulletin.entities.words import words_of
from bulletin.model import EntityType

_COMMUNITY = LEVELS.index("community")
_SURE = 0.95
_BY_CONTEXT = 0.9
_SHORTENED = re.compile(".{2,3}[市县区旗]")
_UNKNOWN = 0.7  # which of several places of the name it is
_SHORT = 2  # characters of 青岛; more of it stands in longer words
# What makes something else of a short form: 青岛啤酒, 山东路, 上海大众.
_GOES_ON = re.compile(
    "[路街巷港湾岛山湖河江站桥寺塔菜话剧语籍腔味麓]|[东南西北中]路|大[街道学]|啤酒|[日早晚]报"
    "|银行|证券|卫视"
)
_IN_A_WORD = re.compile("(?<=[入出])海口")  # a name within another word
# What makes another word of a name's last character: 花山区域, 青岛市民, 乡村, 县级.
_PARTED = re.compile(
    "(?<=市)[民值]|(?<=区)[域块别]|(?<=乡)[村镇亲愁]|(?<=县)[域级]|(?<=镇)[定静区痛]"
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a newspaper is from; places of its city and district are meant before others."""

    city: str = ""
    district: str = ""


NOWHERE = Home()


@dataclass(frozen=True, slots=True)
class _Sighting:
    start: int
    end: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """
    What tells which of several places of a name is meant.

    Attributes:
        named: Paths of the places that the text names without doubt.
        is_home: Whether the text is about the newspaper's own city, or about no other.
    """

    home: Home
    named: frozenset[tuple[str, ...]]
    is_home: bool


def find_places(text: str, names: Gazetteer, home: Home) -> Iterator[Found]:
    """
    Provinces, cities, districts, streets and communities; those that stand together are one.

    Which of several places of a name is meant is told by the one written before it, by the
    newspaper's home, by the others that the text names, in this order; else it has no value.
    """
    chains = list(_chains(text, names))
    around = _around(home, {place.path for chain in chains for place in _only(chain)})
    shortened: dict[str, Place] = {}
    for chain in chains:
        place, confidence = _meant(chain, around)
        if not confidence:
            continue
        if place and _SHORTENED.fullmatch(place.path[-1]):
            shortened.setdefault(place.path[-1][:-1], place)
        yield _made(chain[0].start, chain[-1].end, place, confidence)
    for start, end, short in mentions(text, shortened):
        if not _GOES_ON.match(text, end):
            yield _made(start, end, shortened[short], _BY_CONTEXT)


def _made(start: int, end: int, place: Place | None, confidence: float) -> Found:
    value, code = (place.value, place.code or None) if place else ("", None)
    return Found(EntityType.PLACE, start, end, value, "gazetteer", confidence, code=code)


def _sightings(text: str, names: Gazetteer) -> Iterator[_Sighting]:
    """The longest names, from the left."""
    longest: dict[int, _Sighting] = {}
    for start, end, places in names.sightings(text):
        if start not in longest or end > longest[start].end:
            longest[start] = _Sighting(start, end, places)
    free = 0
    for start in sorted(longest):
        seen = longest[start]
        if start < free or _IN_A_WORD.match(text, start):
            continue
        if _is_longer_name(text, seen) or _cuts_word(text, seen):
            continue
        if _PARTED.match(text, seen.end):
            shorter = _Sighting(
                start, seen.end - 1, names.places.get(text[start : seen.end - 1], ())
            )
            if not shorter.places:
                continue
            seen = shorter
        yield seen
        free = seen.end


def _is_longer_name(text: str, seen: _Sighting) -> bool:
    """Whether a short form is the beginning of something else, as in 青岛啤酒."""
    is_short = seen.end - seen.start == _SHORT
    return is_short and _GOES_ON.match(text, seen.end) is not None


def _cuts_word(text: str, seen: _Sighting) -> bool:
    """Whether a name begins within one word and ends in another: the 海城市 of 沿海城市."""
    first = words_of(text, seen.start, seen.end)[0]
    return first.start < seen.start and first.end < seen.end and not first.is_person


def _chains(text: str, names: Gazetteer) -> Iterator[list[_Sighting]]:
    """Sightings that stand together, each within the one before it."""
    chain: list[_Sighting] = []
    for seen in _with_short_ones(text, names):
        if chain and chain[-1].end == seen.start and (inner := _within(chain[-1], seen)):
            chain.append(_Sighting(seen.start, seen.end, inner))
            continue
        if chain:
            yield chain
        chain = [seen]
    if chain:
        yield chain


def _with_short_ones(text: str, names: Gazetteer) -> Iterator[_Sighting]:
    seen: _Sighting | None = None
    for following in (*_sightings(text, names), None):
        if seen and (following is None or following.start > seen.end):
            inner = _short_inner(text, seen, names)
            yield seen
            if inner and (following is None or inner.end <= following.start):
                yield inner
        elif seen:
            yield seen
        seen = following


def _short_inner(text: str, outer: _Sighting, names: Gazetteer) -> _Sighting | None:
    """A district named without its last word behind the place that it lies in: 四川汶川."""
    for length in (3, 2):
        short = text[outer.end : outer.end + length]
        for last in "市县区旗":
            seen = _Sighting(outer.end, outer.end + length, names.places.get(short + last, ()))
            inner = _within(outer, seen)
            if inner and not _GOES_ON.match(text, seen.end):
                return _Sighting(seen.start, seen.end, inner)
    return None


def _within(outer: _Sighting, inner: _Sighting) -> tuple[Place, ...]:
    return tuple(
        place
        for place in inner.places
        if any(
            place.path[: len(over.path)] == over.path and place.path != over.path
            for over in outer.places
        )
    )


def _only(chain: Sequence[_Sighting]) -> list[Place]:
    """The one place that a chain can mean, whatever stands around it."""
    values = {place.value: place for place in chain[-1].places}
    return list(values.values()) if len(values) == 1 else []


def _meant(chain: Sequence[_Sighting], around: _Around) -> tuple[Place | None, float]:
    places = chain[-1].places
    if len(chain) == 1 and all(place.level == _COMMUNITY for place in places):
        places = tuple(
            it
            for it in places
            if _is_of(it, around.home.district) or _nearest([it], around.named, 3)
        )
        if not places:
            return None, 0.0
    elif sure := _only(chain):
        return sure[0], _SURE
    at_home = [
        [place for place in places if _is_of(place, around.home.district)],
        [place for place in places if _is_of(place, around.home.city)],
    ]
    near = _nearest(places, around.named)
    for by in (*at_home, near) if around.is_home else (near, *at_home):
        if len({place.value for place in by}) == 1:
            return by[0], _BY_CONTEXT
    return None, _UNKNOWN


def _around(home: Home, named: set[tuple[str, ...]]) -> _Around:
    """Whether a text is about the newspaper's own city, or about no other."""
    cities = {path[1] for path in named if len(path) > 1}
    is_home = not cities or any(is_city(city, home.city) for city in cities)
    return _Around(home, frozenset(named), is_home)


def _is_of(place: Place, name: str) -> bool:
    """Whether a place is one, or lies in one, that a newspaper's file names."""
    return bool(name) and any(
        each.rstrip("市区县") == name.rstrip("市区县") for each in place.path
    )


def _nearest(
    places: Sequence[Place], named: Collection[tuple[str, ...]], least: int = 1
) -> list[Place]:
    """Those that lie in the smallest of the other places that the text names."""
    for depth in range(_COMMUNITY, least - 1, -1):
        inside = [place for place in places if place.path[:depth] in named]
        if inside:
            return inside
    return []
