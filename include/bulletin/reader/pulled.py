"""
A folder that holds what was pulled: laid out as the dataset's root, with a record of its own.

`pulled.json` says what is whole here; `pulled.sha256` has the SHA-256 of every file as it came, so
that a later pull knows what it has, and `sha256sum -c pulled.sha256` checks the folder.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bulletin.archive import FolderStore
from bulletin.codec import from_json, to_json
from bulletin.errors import BadSetting, NotInStore, StoreError, StoreFull, StoreUnavailable
from bulletin.published.manifest import File, Latest, Manifest
from bulletin.published.places import LATEST, copy_path, manifest_path, number_of
from bulletin.reader.manifest import RECORD, PulledRelease, Record
from bulletin.reader.root import Found, record_of

SUMS = "pulled.sha256"
COPIES = "exports"  # the tree of convenience copies
COPIED = "exports/version.json"  # of which release they are

_LOCK = ".pulling.lock"
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_HALF = ".writing-"  # what a store in a folder leaves where it is killed


@dataclass(frozen=True, slots=True)
class Parts:
    """What to pull of a release; `tables` is None for all of them."""

    tables: tuple[str, ...] | None = None
    exports: bool = True


@dataclass(frozen=True, slots=True)
class Pull:
    """
    What a pull did.

    Attributes:
        to: The folder.
        issues, articles: In the whole dataset, as of this release.
        files, bytes: That were fetched.
        kept: Files that were there already, and whole.
    """

    version: str
    to: str
    issues: int
    articles: int
    files: int
    bytes: int
    kept: int


@dataclass(frozen=True, slots=True)
class PulledFolder:
    """The folder, while one pull holds it; `sums` are the SHA-256 of files by their paths."""

    store: FolderStore
    sums: dict[str, str] = field(default_factory=dict)

    @property
    def record(self) -> Record:
        found = record_of(self.store)
        assert found is not None, "made when the folder was opened"
        return found

    def pointed(self) -> str | None:
        """The release that the folder's pointer names; None before the first."""
        try:
            return from_json(self.store.get(LATEST), Latest, self.store.uri(LATEST)).version
        except NotInStore:
            return None

    def has(self, path: str, sha256: str | None) -> bool:
        """Whether a file is here as it was published or, where that is not known, as it came."""
        expected = sha256 or self.sums.get(path)
        file = self.store.path(path)
        return expected is not None and file.is_file() and _sha256_of(file) == expected

    def keep(self, path: str, data: bytes) -> None:
        """Put a file here, and remember its SHA-256 when it is whole."""
        self.store.put(path, data)
        self.remember(path, hashlib.sha256(data).hexdigest())

    def remember(self, path: str, sha256: str) -> None:
        """Note the SHA-256 of a file that is here."""
        self.sums[path] = sha256
        with self.store.path(SUMS).open("a", encoding="utf-8") as file:
            file.write(f"{sha256}  {path}\n")

    def finish(self, found: Found, tables: Sequence[str], exports: Sequence[File] | None) -> None:
        """
        Say that a release is whole: its manifest, its copies, the record, the pointer last.

        Args:
            exports: Files, among which all exports are that are current; None where they were
                not asked for.
        """
        manifest = found.manifest
        self.keep(manifest_path(manifest.version), found.data)
        if exports is not None:
            self._copy_exports(manifest, exports)
        self.write_sums()
        self._record(
            PulledRelease(manifest.version, found.sha256, tuple(tables), exports is not None)
        )
        latest = Latest(
            manifest.version, manifest.created_at, manifest_path(manifest.version), found.sha256
        )
        self.store.put(LATEST, to_json(latest))

    def _record(self, pulled: PulledRelease) -> None:
        record = self.record
        if before := record.release(pulled.version):
            tables = tuple(sorted({*before.tables, *pulled.tables}))
            pulled = replace(pulled, tables=tables, exports=before.exports or pulled.exports)
        others = [it for it in record.releases if it.version != pulled.version]
        ordered = sorted([*others, pulled], key=lambda it: number_of(it.version, RECORD))
        self.store.put(RECORD, to_json(replace(record, releases=tuple(ordered))))

    def _copy_exports(self, manifest: Manifest, files: Sequence[File]) -> None:
        """Make `exports/` the current exports of this release, and nothing else."""
        copies = {copy: file.path for file in files if (copy := copy_path(file.path))}
        for copy, path in copies.items():
            _link(self.store.path(path), self.store.path(copy))
        for key in list(self.store.keys(f"{COPIES}/")):
            if key not in {*copies, COPIED}:
                self.store.delete(key)
        self.store.put(COPIED, to_json({"version": manifest.version}))

    def write_sums(self) -> None:
        """Write the list of SHA-256 anew, a line a file."""
        kept = sorted((path, sum_) for path, sum_ in self.sums.items())
        self.store.put(SUMS, "".join(f"{sum_}  {path}\n" for path, sum_ in kept).encode())


@contextmanager
def pulled_folder(to: Path, source: str) -> Iterator[PulledFolder]:
    """
    Open a folder to pull into, for one pull at a time; an empty one is made a pulled one.

    Raises:
        BadSetting: It holds something else, or was pulled from elsewhere.
        StoreUnavailable: Another pull is at work in it.
        StoreFull, StoreError: It cannot be written.
    """
    store = FolderStore(to)
    with _explained(to):
        _check(store, source)
    with _alone(to), _explained(to):
        if record_of(store) is None:
            store.put(RECORD, to_json(Record(source, ())))
        for half in list(to.rglob(f"{_HALF}*")):
            half.unlink()
        folder = PulledFolder(store, _sums(store))
        folder.write_sums()  # without a line that a cut has left half
        yield folder


def _check(store: FolderStore, source: str) -> None:
    if store.root.exists() and not store.root.is_dir():
        message = f"{store.url}: not a folder; name another"
        raise BadSetting(message)
    record = record_of(store)
    if record and record.source != source:
        message = (
            f"{store.url}: it holds what was pulled from {record.source}, and this is {source}; "
            "name another folder"
        )
        raise BadSetting(message)
    if record is None and _holds_anything(store.root):
        message = f"{store.url}: not empty, and nothing was pulled into it; name another folder"
        raise BadSetting(message)


def _holds_anything(folder: Path) -> bool:
    return folder.exists() and any(it.name != _LOCK for it in folder.iterdir())


@contextmanager
def _explained(to: Path) -> Iterator[None]:
    """Turn an operating system's error into ours, with the place and the remedy."""
    try:
        yield
    except OSError as error:
        where = error.filename or to
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            message = f"{where}: no space left; free some and pull again"
            raise StoreFull(message) from error
        message = f"{where}: {error.strerror}"
        raise StoreError(message) from error


@contextmanager
def _alone(to: Path) -> Iterator[None]:
    with _explained(to):
        to.mkdir(parents=True, exist_ok=True)
        file = (to / _LOCK).open("a")
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"{to}: another pull is at work there; run again when it is done"
            raise StoreUnavailable(message) from error
        yield


def _sums(store: FolderStore) -> dict[str, str]:
    path = store.path(SUMS)
    if not path.exists():
        return {}
    lines = map(_SUM.fullmatch, path.read_text("utf-8", errors="replace").splitlines())
    return {found[2]: found[1] for found in lines if found}


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _link(source: Path, copy: Path) -> None:
    """A copy that takes no space where the file system can, in one step."""
    if copy.exists() and copy.samefile(source):
        return
    copy.parent.mkdir(parents=True, exist_ok=True)
    made = copy.with_name(f"{_HALF}{copy.name}")
    try:
        os.link(source, made)
    except OSError:
        shutil.copyfile(source, made)
    made.replace(copy)
