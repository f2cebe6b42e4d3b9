"""What changed from release to release: the articles added, modified and taken out."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from bulletin.codec import from_json
from bulletin.errors import BadSetting, NotAsPublished, NotInStore
from bulletin.published.manifest import Manifest
from bulletin.published.places import delta_path, is_version, manifest_path, number_of
from bulletin.reader.root import Found, Root, back_from


@dataclass(frozen=True, slots=True)
class Line:
    """
    One row added, modified or taken out, as a release tells it.

    Attributes:
        id: The values of the table's key, joined by slashes; of an article its id.
        revision: Of an article; one that is taken out has the next number for that.
        changed: Names of the columns that differ, for `MOD`.
        record: The row as it then was, dates and times as text; None for `DEL`.
        reason: Of an article: why it came, changed or went.
        merged_into: The article that now has most of the text of one that went.
    """

    table: str
    op: Literal["ADD", "MOD", "DEL"]
    id: str
    revision: int | None
    changed: tuple[str, ...]
    record: dict[str, Any] | None
    reason: str | None
    merged_into: str | None


_TOLD = tuple(it.name for it in fields(Line))


@dataclass(frozen=True, slots=True)
class Change(Line):
    """The same, with the release that did it."""

    version: str


def changes(
    root: Root, newest: Found, since: str | None, tables: Collection[str]
) -> Iterator[Change]:
    """
    The changes of these tables after a release, up to and with `newest`, oldest first.

    Every release in between is looked for before the first change is given.

    Raises:
        BadSetting: There was no such release.
        NotAsPublished: A release in between is not here, or its changes are altered.
    """
    between = _after(root, newest, since)
    return (
        change
        for manifest in reversed(between)
        for change in _changes_of(root, manifest)
        if change.table in tables
    )


def _after(root: Root, newest: Found, since: str | None) -> list[Manifest]:
    """The releases after `since`, newest first."""
    version = newest.manifest.version
    if since == version:
        return []
    if since is not None and not is_version(since):
        message = f"since_version: {since!r} is no version such as r000012"
        raise BadSetting(message)
    found: list[Manifest] = []
    for release in back_from(root, newest):
        found.append(release.manifest)
        previous = release.manifest.previous
        if previous == since:
            return found
        if since and (previous is None or _is_older(previous, since)):
            message = f"{root.store.url}: there is no release {since} before {version}"
            raise BadSetting(message)
    message = (
        f"{root.uri(manifest_path(str(found[-1].previous)))}: not here, so the changes after "
        f"{since or 'the beginning'} have a gap; read the tables anew, or ask where it is kept"
    )
    raise NotAsPublished(message)


def _is_older(version: str, other: str) -> bool:
    return number_of(version, "previous") < number_of(other, "since_version")


def _changes_of(root: Root, manifest: Manifest) -> Iterator[Change]:
    path = delta_path(manifest.version)
    where = root.uri(path)
    data = _published(root, manifest, path)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as lines:
            for text in lines:
                line = from_json(text, Line, where)
                told = {name: getattr(line, name) for name in _TOLD}
                yield Change(**told, version=manifest.version)
    except (OSError, EOFError, zlib.error) as error:
        message = f"{where}: not gzip as published ({error})"
        raise NotAsPublished(message) from error


def _published(root: Root, manifest: Manifest, path: str) -> bytes:
    where = root.uri(path)
    expected = next((file.sha256 for file in manifest.files if file.path == path), None)
    if expected is None:
        message = f"{root.uri(manifest_path(manifest.version))}: it names no {path}"
        raise NotAsPublished(message)
    try:
        data = root.get(path)
    except NotInStore as error:
        message = f"{where}: not here, though {manifest.version} names it; the changes have a gap"
        raise NotAsPublished(message) from error
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        message = f"{where}: its SHA-256 is {found}; {manifest.version} says {expected}"
        raise NotAsPublished(message)
    return data
