"""
Names of administrative places, from provinces down to the communities of a newspaper's own city.

The names and codes (GB/T 2260) are those of the package jionlp; its file is read, and none of its
code is run.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import ahocorasick

from bulletin.entities.vocabulary import listed
from bulletin.errors import BadSetting

LEVELS = ("province", "city", "district", "street", "community")
_DISTRICT = LEVELS.index("district")
_COMMUNITY = LEVELS.index("community")
# A line of any level above the communities, of which there are 650,000.
_SHALLOW = re.compile(rb"^(?P<tabs>\t{0,3})(?P<text>[^\t\r\n][^\r\n]*)", re.MULTILINE)
_IS_TOWN = re.compile(".{1,6}(?:镇|乡|街道|苏木)|.{3,}(?:办事处|农场|林场)")

# Names of places that are ordinary words as well.
_WORDS_TOO = frozenset(listed("places_that_are_words"))


@dataclass(frozen=True, slots=True)
class Place:
    """
    An administrative place.

    Attributes:
        path: Its name and those above it, from the province down.
        code: GB/T 2260; of streets and communities that of their district.
    """

    path: tuple[str, ...]
    code: str

    @property
    def level(self) -> int:
        """Index into LEVELS."""
        return len(self.path) - 1

    @property
    def value(self) -> str:
        """`山东省青岛市市北区`; cities that are provinces (北京市, 澳门) are named once."""
        is_twice = len(self.path) > 1 and self.path[0].startswith(self.path[1])
        return "".join(self.path[:1] + self.path[2:] if is_twice else self.path)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by each of their names, and an automaton of the names."""

    places: dict[str, tuple[Place, ...]]
    automaton: ahocorasick.Automaton

    def sightings(self, text: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
        """Start, end and the places of each name in a text; where they overlap, all of them."""
        for last, name in self.automaton.iter(text):
            yield last + 1 - len(name), last + 1, self.places[name]


@cache
def gazetteer(city: str = "", district: str = "") -> Gazetteer:
    """
    Places of the whole country down to its towns, with the communities of one city.

    Args:
        city: As a newspaper's file names it: 青岛, or 青岛市.
        district: The same; a city and a district that the list lacks are added by these names.

    Raises:
        BadSetting: jionlp is not installed.
    """
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for place, short in _rows(city):
        for name in _names(place, short, city):
            if place not in places[name]:
                places[name].append(place)
    for place in _own(city, district):
        if not places[place.path[-1]]:
            places[place.path[-1]].append(place)
    automaton = ahocorasick.Automaton()
    for name in places:
        automaton.add_word(name, name)
    automaton.make_automaton()
    return Gazetteer({name: tuple(found) for name, found in places.items()}, automaton)


def _own(city: str, district: str) -> Iterator[Place]:
    """The newspaper's city and district, of a province that its file does not name."""
    if city:
        yield Place(("", city), "")
    if city and district:
        yield Place(("", city, district), "")


def _rows(city: str) -> Iterator[tuple[Place, Sequence[str]]]:
    """Every place with its short forms."""
    path: list[str] = []
    code = ""
    for level, line in _lines(city):
        name, *more = line.split("\t")
        if level <= _DISTRICT:
            code = more[0] if more else ""
        path[level:] = [name]
        short = more[1].split("/") if len(more) > 1 else ()
        if len(path) == level + 1:
            yield Place(tuple(path), code), short


def is_city(name: str, city: str) -> bool:
    """Whether a city of the gazetteer is the one that a newspaper's file names."""
    return bool(city) and name.removesuffix("市") == city.removesuffix("市")


def _names(place: Place, short: Sequence[str], city: str) -> Iterator[str]:
    """
    The names that a place goes by in print.

    Short forms are those of provinces and cities, and of the districts of a paper's own city: of
    the others too many are words.
    """
    name = place.path[-1]
    is_own = place.level >= _DISTRICT and is_city(place.path[1], city)
    if name in _WORDS_TOO:
        return
    if len(name) > 2 and (is_own or place.level <= _DISTRICT or _IS_TOWN.fullmatch(name)):  # noqa: PLR2004  市区, 新村
        yield name
    if place.level < _DISTRICT or (is_own and place.level == _DISTRICT):
        yield from (form for form in short if len(form) > 1 and form not in _WORDS_TOO)


def _lines(city: str) -> Iterator[tuple[int, str]]:
    """Level and text of each line of the list; of communities those of one city only."""
    data = _list()
    is_own, end = False, 0
    for found in (*_SHALLOW.finditer(data), None):
        deep = data[end : found.start() if found else len(data)] if is_own else b""
        yield from (
            (_COMMUNITY, line.strip().decode()) for line in deep.splitlines() if line.strip()
        )
        if found is None:
            return
        level, text, end = len(found["tabs"]), found["text"].decode().rstrip(), found.end()
        if level == 1:
            is_own = is_city(text.split("\t")[0], city)
        yield level, text


def _list() -> bytes:
    """
    The list of places, a line each, with as many tabs before it as its level says.

    Raises:
        BadSetting: jionlp is not installed.
    """
    spec = find_spec("jionlp")
    if spec is None or spec.origin is None:
        message = "places cannot be named: jionlp is not installed; install requirements.txt"
        raise BadSetting(message)
    path = Path(spec.origin).parent / "dictionary" / "china_location.zip"
    with zipfile.ZipFile(path) as archive:
        return archive.read("china_location.txt")
