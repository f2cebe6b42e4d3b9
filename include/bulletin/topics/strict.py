"""YAML read strictly: what is wrong is refused with the file, the line and the remedy."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from bulletin.errors import CatalogError

T = TypeVar("T")

# libyaml reads all topics in a tenth of the time; a PyYAML without it reads them the same.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(path: Path) -> yaml.MappingNode:
    """
    The nodes of a YAML file, each with its line.

    Raises:
        CatalogError: It is not text, not YAML, not a mapping, or says a key twice.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        message = f"{path}: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        raise CatalogError(message) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        message = f"{path}:{line}: not YAML: {getattr(error, 'problem', error)}"
        raise CatalogError(message) from error
    if not isinstance(node, yaml.MappingNode):
        message = f"{path}:1: not a mapping; write keys and values, as the files beside it do"
        raise CatalogError(message)
    for mapping in (node, *(value for _, value in _pairs(node))):
        _refuse_repeated_keys(path, mapping)
    return node


def convert(path: Path, node: yaml.MappingNode, kind: type[T]) -> T:
    """
    The typed value of a file's nodes.

    Raises:
        CatalogError: An unknown key, a missing one, or a value of another type.
    """
    try:
        return msgspec.convert(yaml.constructor.SafeConstructor().construct_document(node), kind)
    except yaml.YAMLError as error:
        message = f"{path}:{line_of(node)}: {getattr(error, 'problem', error)}"
        raise CatalogError(message) from error
    except msgspec.ValidationError as error:
        message = f"{path}:{_line_meant(node, str(error))}: {_remedy(str(error), kind)}"
        raise CatalogError(message) from error


def line_of(node: yaml.Node) -> int:
    """The line a node begins on, from 1."""
    return int(node.start_mark.line) + 1


def value_of(node: yaml.Node, key: str) -> yaml.Node | None:
    """The value under a key; None where the node has no such key."""
    return next((value for name, value in _pairs(node) if name.value == key), None)


def words_in(path: Path, node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """
    The entries of a list of words; none where there is no node, which `convert` reports.

    Raises:
        CatalogError: The node is no list, or an entry is no text to YAML, as 12345 without quotes.
    """
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        message = f"{path}:{line_of(node)}: not a list; write one phrase a line, '- 志愿者'"
        raise CatalogError(message)
    for entry in node.value:
        if not isinstance(entry, yaml.ScalarNode):
            message = (
                f"{path}:{line_of(entry)}: a list is no text to YAML; write one phrase a line"
            )
            raise CatalogError(message)
        if entry.tag != "tag:yaml.org,2002:str":
            message = (
                f"{path}:{line_of(entry)}: {entry.value!r} is no text to YAML; put it in quotes"
            )
            raise CatalogError(message)
        yield entry


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _refuse_repeated_keys(path: Path, node: yaml.Node) -> None:
    seen: dict[str, int] = {}
    for name, _ in _pairs(node):
        key = str(name.value)
        if key in seen:
            message = (
                f"{path}:{line_of(name)}: key {key!r} stands on line {seen[key]} already; "
                "join the two"
            )
            raise CatalogError(message)
        seen[key] = line_of(name)


def _remedy(message: str, kind: type) -> str:
    """The sentence of msgspec, or a better one where a key is unknown or missing."""
    inside = re.search(r"at `\$\.(?P<key>\w+)`", message)
    under = f" under {inside['key']!r}" if inside else ""
    missing = re.search(r"missing required field `(?P<key>[^`]+)`", message)
    if missing:
        return f"key {missing['key']!r} is missing{under}; write it"
    unknown = re.search(r"unknown field `(?P<key>[^`]+)`", message)
    if unknown is None:
        return message
    if under:
        return f"unknown key {unknown['key']!r}{under}; take it out"
    allowed = ", ".join(field.name for field in msgspec.structs.fields(kind))
    return f"unknown key {unknown['key']!r}; allowed are {allowed}"


def _line_meant(node: yaml.MappingNode, message: str) -> int:
    """The line of the key that msgspec's message speaks of; 1 where it is missing."""
    inside = re.search(r"at `\$\.(\w+)", message)
    meant = inside or re.search(r"unknown field `([^`]+)`", message)
    key = meant[1] if meant else None
    return next((line_of(name) for name, _ in _pairs(node) if name.value == key), 1)
