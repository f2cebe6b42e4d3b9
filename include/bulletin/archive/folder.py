"""A store in a folder: each write is a temporary file, then one atomic step."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bulletin.archive.store import Stat, check_key
from bulletin.errors import NotInStore, StoreError, StoreFull, StoreRefused

_TEMPORARY = ".writing-"
_LOCK = ".lock"
_HIDDEN = (_TEMPORARY, _LOCK)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


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

    def path(self, key: str) -> Path:
        """The file of a key."""
        return self.root / check_key(key)

    def get(self, key: str) -> bytes:
        path = self.path(key)
        with _explained(path):
            return path.read_bytes()

    def put_new(self, key: str, data: bytes) -> bool:
        return self._put_new(key, BytesIO(data))

    def put_new_file(self, key: str, path: Path) -> bool:
        with path.open("rb") as file:
            return self._put_new(key, file)

    def put(self, key: str, data: bytes) -> None:
        path = self.path(key)
        with _explained(path), self._written(path, BytesIO(data)) as temporary:
            temporary.replace(path)

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
                try:
                    os.link(temporary, path)
                except FileExistsError:
                    return False
        return True

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
            temporary.chmod(0o644)
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One process at a time, for the moment of a swap."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / _LOCK).open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
