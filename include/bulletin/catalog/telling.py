"""Where in a newspaper's file a mistake is, and what would be right there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from msgspec import inspect

from bulletin.catalog.papers import Newspaper

Key = str | int  # of a mapping, or a position in a list

_NOT_IN_FILES = {"file"}  # what reading adds


def remedy(message: str, content: Any) -> str:
    """The sentence of msgspec, with the keys that are allowed where one was not."""
    unknown = re.search(r"unknown field `(?P<key>[^`]+)`", message)
    if unknown is not None:
        allowed = ", ".join(_keys_at(_path(message), content))
        return f"unknown key {unknown['key']!r}; allowed here: {allowed}"
    if "window" in message and "Expected `str`, got `int`" in message:
        return f'{message}; write the time in quotes, as "12:00"'
    return message


def line_of(text: str, message: str) -> int:
    """The line that a sentence of msgspec speaks of, from 1."""
    unknown = re.search(r"unknown field `(?P<key>[^`]+)`", message)
    return line_of_key(text, (*_path(message), *([unknown["key"]] if unknown else [])))


def line_of_key(text: str, keys: Iterable[Key]) -> int:
    """The line of a key, or of the last one on the way to it that is in the file."""
    node, line = yaml.compose(text), 1
    for key in keys:
        place = _entry(node, key)
        if place is None:
            return line
        mark, node = place
        line = mark.start_mark.line + 1
    return line


def _entry(node: yaml.Node | None, key: Key) -> tuple[yaml.Node, yaml.Node] | None:
    """What stands under a key: the node that marks its line, and the value."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _path(message: str) -> tuple[Key, ...]:
    """The keys in "… - at `$.eras[1].platform`"."""
    at = re.search(r" - at `\$(?P<path>[^`]*)`", message)
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", at["path"] if at else "")
    return tuple(name or int(position) for name, position in steps)


def _keys_at(path: Sequence[Key], content: Any) -> list[str]:
    """The keys allowed in the mapping to which a path leads."""
    kind: inspect.Type = inspect.type_info(Newspaper)
    for key in path:
        content = content[key]
        kind = _chosen(_inside(kind, key), content)
    if not isinstance(kind, inspect.StructType):
        return []
    names = {field.encode_name for field in kind.fields} - _NOT_IN_FILES
    return sorted({*names, "type"} if kind.tag else names)


def _inside(kind: inspect.Type, key: Key) -> inspect.Type:
    if isinstance(kind, inspect.StructType):
        return next(field.type for field in kind.fields if field.encode_name == key)
    if isinstance(kind, inspect.VarTupleType):
        return kind.item_type
    return kind


def _chosen(kind: inspect.Type, content: Any) -> inspect.Type:
    """Of several kinds, the one that the content says it is, or the only mapping."""
    if not isinstance(kind, inspect.UnionType) or not isinstance(content, dict):
        return kind
    structs = [choice for choice in kind.types if isinstance(choice, inspect.StructType)]
    tag = content.get("type")
    return next((choice for choice in structs if choice.tag == tag), structs[0])
