"""A store in a folder: each write is a temporary file, then one atomic step."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TextIO

from bulletin.archive.store import Stat, check_key
from bulletin.errors import NotInStore, StoreError, StoreFull, StoreRefused

_TEMPORARY = ".writing-"
_LOCK = ".lock"
_HIDDEN = (_TEMPORARY, _LOCK)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
# What FAT, exFAT, some FUSE and NFS without its lock server say to a link or a lock.
_UNKNOWN_HERE = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EXDEV}
_ELSEWHERE = "use a disk of the machine (ext4, xfs, btrfs, APFS), or S3"


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn an operating system's error into ours, with the place and the remedy."""
    try:
        yield
    except FileNotFoundError as error:
        message = f"{path}: nothing is kept there"
        raise NotInStore(message) from error
    except OSError as error:
        if error.errno in _FULL:
            message = f"{path}: no space left; free some and run again, nothing was half written"
            raise StoreFull(message) from error
        if error.errno in _REFUSED:
            message = f"{path}: may not be written or read by this user ({error.strerror})"
            raise StoreRefused(message) from error
        message = f"{path}: {error.strerror}"
        raise StoreError(message) from error


class FolderStore:
    """
    Keys as files below a folder.

    Readers never see half a file: `put_new` links a finished temporary file into place, which
    fails where the name is taken; `put` and `swap` rename one over the old.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.url = str(self.root)

    @property
    def place(self) -> str:
        # Another disk may be mounted at the same path.
        device = self.root.stat().st_dev if self.root.exists() else 0
        return f"{self.url} on device {device}"

    def path(self, key: str) -> Path:
        """The file of a key."""
        return self.root / check_key(key)

    def get(self, key: str) -> bytes:
        path = self.path(key)
        with _explained(path):
            return path.read_bytes()

    def get_part(self, key: str, first: int, last: int) -> bytes:
        path = self.path(key)
        with _explained(path), path.open("rb") as file:
            file.seek(first)
            return file.read(last - first + 1)

    def put_new(self, key: str, data: bytes) -> bool:
        return self._put_new(key, BytesIO(data))

    def put_new_file(self, key: str, path: Path) -> bool:
        with path.open("rb") as file:
            return self._put_new(key, file)

    def put(self, key: str, data: bytes) -> None:
        path = self.path(key)
        with _explained(path), self._written(path, BytesIO(data)) as temporary:
            temporary.replace(path)

    def put_file(self, key: str, path: Path) -> None:
        target = self.path(key)
        with path.open("rb") as data, _explained(target), self._written(target, data) as temporary:
            temporary.replace(target)

    def swap(self, key: str, data: bytes, seen: str | None) -> bool:
        path = self.path(key)
        with _explained(path), self._locked():
            now = self.stat(key)
            if (now.tag if now else None) != seen:
                return False
            with self._written(path, BytesIO(data)) as temporary:
                temporary.replace(path)
        return True

    def stat(self, key: str) -> Stat | None:
        path = self.path(key)
        if not path.is_file():
            return None
        with _explained(path):
            data, facts = path.read_bytes(), path.stat()
        modified = datetime.fromtimestamp(facts.st_mtime, tz=UTC)
        return Stat(key, len(data), hashlib.sha256(data).hexdigest(), modified)

    def keys(self, prefix: str) -> Iterator[str]:
        parent, _, start = prefix.rpartition("/")
        yield from sorted(self._found(self.root / parent, start))

    def _found(self, folder: Path, start: str) -> Iterator[str]:
        """Keys in a folder and below it, of the names there that begin so; others are passed."""
        top = str(folder)
        for place, folders, files in os.walk(top):
            begins = start if place == top else ""
            folders[:] = [name for name in folders if name.startswith(begins)]
            below = Path(place).relative_to(self.root)
            for name in files:
                if name.startswith(begins) and not name.startswith(_HIDDEN):
                    yield (below / name).as_posix()

    def delete(self, key: str) -> None:
        path = self.path(key)
        with _explained(path):
            path.unlink(missing_ok=True)

    def uri(self, key: str) -> str:
        return str(self.path(key))

    def delta_options(self) -> dict[str, str]:
        return {}

    def _put_new(self, key: str, data: BinaryIO) -> bool:
        path = self.path(key)
        with _explained(path):
            if path.exists():
                return False
            with self._written(path, data) as temporary:
                return _is_linked(temporary, path)

    @contextmanager
    def _written(self, path: Path, data: BinaryIO) -> Iterator[Path]:
        """A temporary file with these bytes, beside `path`; gone afterwards in any case."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                shutil.copyfileobj(data, file)
                file.flush()
                os.fsync(file.fileno())
            with suppress(PermissionError):  # a file system without modes
                temporary.chmod(0o644)
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time, for the moment of a swap."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / _LOCK).open("a") as file:
            _lock(file, self.root)
            yield


def _is_linked(temporary: Path, path: Path) -> bool:
    """Link a finished file into place; False where the name is taken."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise
        message = (
            f"{path}: this file system makes no hard links ({error.strerror}), and without them "
            f"two runs write over each other; {_ELSEWHERE}"
        )
        raise StoreRefused(message) from error
    return True


def _lock(file: TextIO, root: Path) -> None:
    """Wait until nobody else has the lock."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _UNKNOWN_HERE:
            raise
        message = (
            f"{root}: this file system locks no files ({error.strerror}), and without locks two "
            f"runs undo each other; {_ELSEWHERE}"
        )
        raise StoreRefused(message) from error
