"""All files that are current in a release, as its lists name them."""

from __future__ import annotations

import hashlib

from bulletin.errors import NotAsPublished, NotInStore
from bulletin.published.index import Part, read_parts
from bulletin.published.manifest import File, Manifest
from bulletin.reader.root import Root


def listed(root: Root, manifest: Manifest) -> tuple[File, ...]:
    """
    Exports, whole issues and files of tables, by their paths.

    Raises:
        NotAsPublished: A list is missing or altered.
    """
    return files_of(read_parts(manifest.index, lambda file: fetched_list(root, manifest, file)))


def files_of(parts: dict[str, Part]) -> tuple[File, ...]:
    """The files of all parts, by their paths."""
    files = (file for part in parts.values() for file in part.files)
    return tuple(sorted(files, key=lambda file: file.path))


def fetched_list(root: Root, manifest: Manifest, file: File) -> bytes:
    """
    The bytes of a list, compared with what the manifest says.

    Raises:
        NotAsPublished: It is missing or altered.
    """
    where = root.uri(file.path)
    try:
        data = root.get(file.path)
    except NotInStore as error:
        message = f"{where}: missing; {manifest.version} names it"
        raise NotAsPublished(message) from error
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        message = f"{where}: its SHA-256 is {found}; {manifest.version} says {file.sha256}"
        raise NotAsPublished(message)
    return data
