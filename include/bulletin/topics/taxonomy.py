"""
Which topics there are, and the phrases that speak for each: one YAML file a topic.

`_shield.yaml` beside them lists the phrases that speak for none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from bulletin.errors import CatalogError
from bulletin.topics import strict
from bulletin.topics.folding import fold

OWN_TOPICS = Path(__file__).with_name("taxonomy")

_SHIELD = "_shield.yaml"
_WEIGHTS = {"3": 3, "2": 2, "1": 1}
_NO_WEIGHT = 0  # a shield speaks for nothing

_Text = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that speak for a topic, with weight 3 (decisive), 2 (strong) or 1 (weak)."""

    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class Topic:
    """
    What an article may be about.

    Attributes:
        medtop: Code of the nearest IPTC Media Topic.
        medtop_is_loose: Whether that one is much wider, narrower, or beside the matter.
        gbt20093: Name of the nearest class of GB/T 20093.
        definition: What belongs here, and what belongs with a neighbour.
    """

    id: str
    zh: str
    en: str
    medtop: str
    medtop_label: str
    gbt20093: str
    definition: str
    phrases: tuple[Phrase, ...]
    medtop_is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, by id, and the phrases that hide shorter ones and speak for none."""

    topics: tuple[Topic, ...]
    shields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A phrase as a file has it, and its line."""

    words: str
    weight: int
    line: int


class _TopicFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z_]{1,29}$")]
    zh: _Text
    en: _Text
    medtop: Annotated[str, msgspec.Meta(pattern="^medtop:[0-9]{8}$")]
    medtop_label: _Text
    gbt20093: _Text
    definition: _Text
    phrases: dict[int, list[str]]
    medtop_is_loose: bool = False


class _ShieldFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: list[str]


def read_taxonomy(folder: Path = OWN_TOPICS) -> Taxonomy:
    """
    Read every topic of a folder.

    Raises:
        CatalogError: With the file, the line and the remedy.
    """
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != _SHIELD)
    if not paths:
        message = f"{folder}: no topic here; a topic is a file <id>.yaml"
        raise CatalogError(message)
    topics = tuple(read_topic(path) for path in paths)
    _refuse_shared_names(folder, topics)
    return Taxonomy(topics, _read_shields(folder / _SHIELD, topics))


def read_topic(path: Path) -> Topic:
    """
    Read one topic's file.

    Raises:
        CatalogError: With the file, the line and the remedy.
    """
    node = strict.compose(path)
    written = tuple(_under_weights(path, strict.value_of(node, "phrases")))
    _refuse_twice(path, written)
    file = strict.convert(path, node, _TopicFile)
    if file.id != path.stem:
        message = (
            f"{path}: id is {file.id!r}; name the file {file.id}.yaml, "
            "or give the topic an id of its own"
        )
        raise CatalogError(message)
    if not written:
        message = f"{path}: no phrase speaks for {file.id!r}; list some under phrases: 3:"
        raise CatalogError(message)
    return Topic(
        id=file.id,
        zh=file.zh,
        en=file.en,
        medtop=file.medtop,
        medtop_label=file.medtop_label,
        gbt20093=file.gbt20093,
        definition=file.definition,
        phrases=tuple(Phrase(each.words, each.weight) for each in written),
        medtop_is_loose=file.medtop_is_loose,
    )


def _under_weights(path: Path, node: yaml.Node | None) -> Iterator[_Written]:
    """The phrases under their weights; none where there is no mapping, which `convert` reports."""
    for name, entries in node.value if isinstance(node, yaml.MappingNode) else ():
        if name.value not in _WEIGHTS:
            message = (
                f"{path}:{strict.line_of(name)}: weight {name.value!r}; "
                "a phrase weighs 3 (decisive), 2 (strong) or 1 (weak)"
            )
            raise CatalogError(message)
        yield from _listed(path, entries, _WEIGHTS[name.value])


def _listed(path: Path, node: yaml.Node | None, weight: int) -> Iterator[_Written]:
    """The phrases of a list, each in the form the matcher sees."""
    for entry in strict.words_in(path, node):
        words, line = entry.value, strict.line_of(entry)
        form = fold(words).strip()
        if not form:
            message = f"{path}:{line}: an empty phrase; take the line out"
            raise CatalogError(message)
        if words != form:
            message = f"{path}:{line}: {words!r} would never be found; write {form!r}"
            raise CatalogError(message)
        yield _Written(words, weight, line)


def _refuse_twice(path: Path, written: Iterable[_Written]) -> None:
    seen: dict[str, int] = {}
    for each in written:
        if each.words in seen:
            message = (
                f"{path}:{each.line}: {each.words!r} stands on line {seen[each.words]} already; "
                "keep one"
            )
            raise CatalogError(message)
        seen[each.words] = each.line


def _read_shields(path: Path, topics: tuple[Topic, ...]) -> tuple[str, ...]:
    if not path.is_file():
        return ()
    node = strict.compose(path)
    shields = tuple(_listed(path, strict.value_of(node, "phrases"), _NO_WEIGHT))
    _refuse_twice(path, shields)
    strict.convert(path, node, _ShieldFile)
    speaks_for = {phrase.words: topic.id for topic in topics for phrase in topic.phrases}
    for shield in shields:
        if shield.words in speaks_for:
            topic = speaks_for[shield.words]
            message = (
                f"{path}:{shield.line}: {shield.words!r} speaks for {topic!r}; "
                f"take it out here or in {topic}.yaml"
            )
            raise CatalogError(message)
    return tuple(shield.words for shield in shields)


def _refuse_shared_names(folder: Path, topics: tuple[Topic, ...]) -> None:
    owners: dict[str, str] = {}
    for topic in topics:
        for name in (topic.zh, topic.en):
            if name in owners:
                message = (
                    f"{folder / topic.id}.yaml: {name!r} is the name of {owners[name]!r} already; "
                    "give each topic its own"
                )
                raise CatalogError(message)
            owners[name] = topic.id
