"""The dataset's root, in a folder or a bucket, and the releases that can be had from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bulletin.archive import Store, open_store
from bulletin.codec import from_json
from bulletin.errors import BadSetting, NotAsPublished, NotInStore
from bulletin.published.kept import KEPT, Kept
from bulletin.published.manifest import Latest, Manifest
from bulletin.published.places import LATEST, manifest_path, number_of
from bulletin.reader.manifest import RECORD, Record

_BELOW = ("", "datasets/bulletins/")  # a pulled folder or the root itself, and the root in a store
_NAMED = 10  # versions in a message


@dataclass(frozen=True, slots=True)
class Root:
    """
    Where a dataset is.

    Attributes:
        prefix: What comes before a path of the dataset in a key of the store.
        record: What has been pulled, where this is a pulled folder.
    """

    store: Store
    prefix: str
    record: Record | None

    def key(self, path: str) -> str:
        """The store's key of a path."""
        return f"{self.prefix}{path}"

    def uri(self, path: str) -> str:
        """The address of a path."""
        return self.store.uri(self.key(path))

    def get(self, path: str) -> bytes:
        """The bytes of a path; NotInStore where there are none."""
        return self.store.get(self.key(path))

    def latest(self) -> Latest:
        """The pointer."""
        return from_json(self.get(LATEST), Latest, self.uri(LATEST))


@dataclass(frozen=True, slots=True)
class Found:
    """A release's manifest, and the bytes that say it."""

    manifest: Manifest
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def root_at(place: str) -> Root:
    """
    Find the dataset in a folder or below `s3://…`: there itself, or in `datasets/bulletins`.

    Raises:
        NotAsPublished: There is none.
    """
    return root_in(open_store(place))


def root_in(store: Store) -> Root:
    """
    Find the dataset in a store that is open: at its top, or in `datasets/bulletins`.

    Raises:
        NotAsPublished: There is none.
    """
    for prefix in _BELOW:
        try:
            store.get(f"{prefix}{LATEST}")
        except NotInStore:
            continue
        return Root(store, prefix, record_of(store) if not prefix else None)
    message = f"{store.url}: no {LATEST} there or in {_BELOW[-1]}; nothing was published there"
    raise NotAsPublished(message)


def record_of(store: Store) -> Record | None:
    """What has been pulled into a folder; None where it is no pulled folder."""
    try:
        return from_json(store.get(RECORD), Record, store.uri(RECORD))
    except NotInStore:
        return None


def releases(root: Root) -> Iterator[Found]:
    """
    The releases that can be read here, newest first, a manifest fetched for each.

    A pulled folder has those that were pulled. Elsewhere each names the one before it: what a
    run has written that was cut off is not among them.
    """
    if root.record:
        for pulled in reversed(root.record.releases):
            yield found_release(root, pulled.version, pulled.sha256)
    else:
        latest = root.latest()
        yield from back_from(root, found_release(root, latest.version, latest.sha256))


def back_from(root: Root, newest: Found) -> Iterator[Found]:
    """A release and those before it, as far as they are here."""
    found = newest
    while True:
        yield found
        previous = found.manifest.previous
        if previous is None:
            return
        where = root.uri(manifest_path(found.manifest.version))
        if number_of(previous, where) >= number_of(found.manifest.version, where):
            message = f"{where}: it names {previous} as the one before it; was it edited by hand?"
            raise NotAsPublished(message)
        found_before = found
        try:
            found = found_release(root, previous)
        except NotInStore:
            return
        expected = found_before.manifest.previous_sha256
        if expected is not None and found.sha256 != expected:
            message = (
                f"{root.uri(manifest_path(previous))}: its SHA-256 is {found.sha256}; "
                f"{found_before.manifest.version} says {expected}"
            )
            raise NotAsPublished(message)


def found_release(root: Root, version: str, sha256: str | None = None) -> Found:
    """
    One release by its version; its bytes are compared where their SHA-256 is known.

    Raises:
        NotInStore: Its manifest is not here.
        NotAsPublished: It is altered.
    """
    path = manifest_path(version)
    where = root.uri(path)
    try:
        data = root.get(path)
    except NotInStore as error:
        if sha256 is None:
            raise
        message = f"{where}: missing; {root.uri(LATEST)} or {RECORD} names it"
        raise NotAsPublished(message) from error
    digest = hashlib.sha256(data).hexdigest()
    if sha256 is not None and digest != sha256:
        message = f"{where}: its SHA-256 is {digest}; {sha256} was published"
        raise NotAsPublished(message)
    manifest = from_json(data, Manifest, where)
    if manifest.version != version:
        message = f"{where}: it says that it is {manifest.version!r}; was it edited by hand?"
        raise NotAsPublished(message)
    return Found(manifest, data)


def check_whole(root: Root, version: str) -> None:
    """
    Refuse a release of which files were taken away.

    Raises:
        NotAsPublished: With those that are whole.
    """
    if root.record:  # what was pulled stays
        return
    try:
        kept = from_json(root.get(KEPT), Kept, root.uri(KEPT))
    except NotInStore:
        return
    if not kept.is_whole(version):
        message = (
            f"{root.store.url}: {version} is no longer kept whole, only its changes are; "
            f"whole are {', '.join(kept.versions[-_NAMED:])} and those after {kept.until}"
        )
        raise NotAsPublished(message)


def release_at(root: Root, version: str | None) -> Found:
    """
    The release of this version; the one that the pointer names where it is None.

    Raises:
        BadSetting: There is none; those that there are, are named.
        NotAsPublished: Its manifest is missing or altered.
    """
    if version is None:
        latest = root.latest()
        return found_release(root, latest.version, latest.sha256)
    for found in releases(root):
        if found.manifest.version == version:
            return found
    message = f"{root.store.url}: no release {version!r}; there are {_named(root)}"
    raise BadSetting(message)


def _named(root: Root) -> str:
    names = [found.manifest.version for found in islice(releases(root), _NAMED + 1)]
    more = ", and older ones" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
