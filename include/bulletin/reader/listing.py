"""All files that are current in a release, as its lists name them."""

from __future__ import annotations

from bulletin.published.index import read_parts
from bulletin.published.manifest import File, Manifest
from bulletin.reader.root import Root
from bulletin.reader.wanted import Wanted, fetched


def listed(root: Root, manifest: Manifest) -> tuple[File, ...]:
    """
    Exports, whole issues and files of tables, by their paths.

    Raises:
        NotAsPublished: A list is missing or altered.
    """
    parts = read_parts(manifest.index, lambda file: fetched_list(root, manifest, file))
    files = (file for part in parts.values() for file in part.files)
    return tuple(sorted(files, key=lambda file: file.path))


def fetched_list(root: Root, manifest: Manifest, file: File) -> bytes:
    """
    The bytes of a list, compared with what the manifest says.

    Raises:
        NotAsPublished: It is missing or altered.
    """
    return fetched(root, Wanted(file.path, file.bytes, file.sha256, manifest.version))
