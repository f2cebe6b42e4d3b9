"""
The lists of all files that are current, in parts, so that a release rewrites what it touched.

A part has the files of one newspaper and year: exports, whole issues and files of tables. The
table `coverage` has parts of its own, a year of all newspapers each, as every release renews it;
tables that are not parted by month are together in one.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bulletin.codec import from_json, to_json
from bulletin.errors import NotAsPublished
from bulletin.packing import gzipped
from bulletin.published.manifest import File
from bulletin.published.places import copy_path

COMMON = "common"

_IN_TABLE = re.compile(
    r"tables/(?P<table>\w+)/paper=(?P<paper>\w+)/published_month=(?P<year>\d{4})-\d{2}/.+"
)
_EXPORTED = re.compile(r"exports/\w+/paper=(?P<paper>\w+)/year=(?P<year>\d{4})/.+")
_ISSUE = re.compile(r"(?P<issue>issues/(?P<paper>\w+)/\w+-(?P<year>\d{4})-\d\d-\d\d-\w)-\w+\.pdf")
_LISTED = re.compile(r"releases/[^/]+/index/(?P<part>.+)\.json\.gz")


@dataclass(frozen=True, slots=True)
class Part:
    """The files of one part, by their paths."""

    part: str
    files: tuple[File, ...]


def part_of(path: str) -> str:
    """The part that a file belongs to: `lanwan/2026`, `coverage/2026` or `common`."""
    if found := _IN_TABLE.fullmatch(path):
        owner = "coverage" if found["table"] == "coverage" else f"paper={found['paper']}"
        return f"{owner}/{found['year']}"
    for pattern, name in ((_EXPORTED, copy_path(path)), (_ISSUE, path)):
        if found := pattern.fullmatch(name or ""):
            return f"paper={found['paper']}/{found['year']}"
    return COMMON


def place_of(path: str) -> str:
    """
    What a file stands for, so that a later one takes its place: an export or an issue.

    Files of tables stand for themselves: which of them are current, the table's log says.
    """
    issue = _ISSUE.fullmatch(path)
    return copy_path(path) or (issue["issue"] if issue else path)


def index_name(part: str) -> str:
    """Where the list of a part is, below the release that wrote it."""
    return f"index/{part}.json.gz"


def part_at(path: str) -> str:
    """
    The part that a list is of, by its path.

    Raises:
        NotAsPublished: It is no path of a list.
    """
    found = _LISTED.fullmatch(path)
    if found is None:
        message = f"{path}: named as a list of files and is none; was the manifest edited by hand?"
        raise NotAsPublished(message)
    return found["part"]


def to_bytes(part: Part) -> bytes:
    """A part as it is written; the same for the same files."""
    return gzipped(to_json(Part(part.part, tuple(sorted(part.files, key=lambda it: it.path)))))


def from_bytes(data: bytes, where: str) -> Part:
    """
    A part as it was written.

    Raises:
        NotAsPublished: The bytes are no such list.
    """
    try:
        return from_json(gzip.decompress(data), Part, where)
    except (OSError, EOFError, zlib.error) as error:
        message = f"{where}: not gzip as published ({error})"
        raise NotAsPublished(message) from error


def by_part(files: Iterable[File]) -> Mapping[str, tuple[File, ...]]:
    """Files by the parts they belong to."""
    found: dict[str, list[File]] = {}
    for file in files:
        found.setdefault(part_of(file.path), []).append(file)
    return {part: tuple(files) for part, files in sorted(found.items())}


def read_parts(index: Iterable[File], get: Callable[[File], bytes]) -> dict[str, Part]:
    """
    Parts by their names.

    Args:
        get: Gives the bytes of a list, compared with its SHA-256.
    """
    return {part_at(file.path): from_bytes(get(file), file.path) for file in index}
