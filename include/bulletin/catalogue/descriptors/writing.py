"""JSON that may stand anywhere: also within a page's script, and in front of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

# What would end a script, what turns the direction of writing so that text looks like other text,
# and controls. In JSON they stand only within strings, where an escape is the same character.
_ESCAPED = re.compile("[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

_JSON = msgspec.json.Encoder()


def to_descriptor(value: Mapping[str, Any]) -> bytes:
    """A descriptor, indented for a reader, keys in the order given."""
    return _harmless(msgspec.json.format(_JSON.encode(value), indent=1)) + b"\n"


def to_listing(head: Mapping[str, Any], name: str, entries: Iterable[Mapping[str, Any]]) -> bytes:
    """A descriptor with a list that may be long: an entry a line, at the end, under `name`."""
    start = msgspec.json.format(_JSON.encode(head), indent=1).removesuffix(b"\n}")
    lines = b",\n".join(_JSON.encode(entry) for entry in entries)
    return _harmless(b"%s,\n %s: [\n%s\n ]\n}\n" % (start, _JSON.encode(name), lines))


def _harmless(data: bytes) -> bytes:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", data.decode()).encode()
