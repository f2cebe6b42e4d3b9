"""The files of a release: each written once, none over another."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.archive import Store
from bulletin.codec import to_json
from bulletin.dataset.manifest import Standing
from bulletin.dataset.places import LATEST, key_of
from bulletin.errors import NotAsPublished, NotInStore, PublishingElsewhere
from bulletin.published.manifest import File, Latest, Manifest
from bulletin.published.places import release_path, version_after


@dataclass(frozen=True, slots=True)
class Written:
    """A file's own name below its release, its bytes, and its rows where it has rows."""

    name: str
    data: bytes
    rows: int | None = None


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def free_version(store: Store, last: str | None) -> str:
    """
    The next version of which nothing has been written yet.

    A run that was cut off leaves files under a version that never became the last release. They
    are left alone, in case that run wakes up; so a number may be missing.
    """
    version = version_after(last)
    while any(store.keys(key_of(release_path(version, "")))):
        version = version_after(version)
    return version


def write_file(store: Store, path: str, data: bytes, rows: int | None = None) -> File:
    """
    Write one file of the dataset.

    Raises:
        PublishingElsewhere: Something else is there.
    """
    if not store.put_new(key_of(path), data) and store.get(key_of(path)) != data:
        message = f"{store.uri(key_of(path))}: another run wrote there; run again"
        raise PublishingElsewhere(message)
    return File(path, len(data), sha256_of(data), rows)


def get_as_published(store: Store, file: File, named_by: str) -> bytes:
    """
    The bytes of a file, compared with what is said of it.

    Raises:
        NotAsPublished: It is missing or another.
    """
    where = store.uri(key_of(file.path))
    try:
        data = store.get(key_of(file.path))
    except NotInStore as error:
        message = f"{where}: missing; {named_by} names it"
        raise NotAsPublished(message) from error
    if len(data) != file.bytes:
        message = f"{where}: {len(data)} bytes; {named_by} says {file.bytes}"
        raise NotAsPublished(message)
    if sha256_of(data) != file.sha256:
        message = f"{where}: its SHA-256 is {sha256_of(data)}; {named_by} says {file.sha256}"
        raise NotAsPublished(message)
    return data


def write_release(store: Store, version: str, files: Sequence[Written]) -> tuple[File, ...]:
    """Write a release's own files."""
    return tuple(
        write_file(store, release_path(version, file.name), file.data, file.rows) for file in files
    )


def checksums(files: Sequence[File]) -> bytes:
    """SHA256SUMS: `sha256sum -c` checks it in the dataset's root."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files).encode()


def move_pointer(store: Store, manifest: Manifest, standing: Standing | None) -> Latest:
    """
    Write the manifest, then let the pointer lead to it.

    Raises:
        PublishingElsewhere: The pointer has moved since it was read.
    """
    file = write_file(store, release_path(manifest.version, "manifest.json"), to_json(manifest))
    latest = Latest(manifest.version, manifest.created_at, file.path, file.sha256)
    pointer = to_json(latest)
    seen = standing.tag if standing else None
    if not store.swap(LATEST, pointer, seen) and store.get(LATEST) != pointer:
        message = f"{store.uri(LATEST)}: another run has published since; run again"
        raise PublishingElsewhere(message)
    return latest
