"""A file that a pull wants, and whether what came is that file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bulletin.errors import NotAsPublished, NotInStore
from bulletin.reader.root import Root


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that belongs to a release; `named_by` says all this of it, for messages."""

    path: str
    bytes: int
    sha256: str
    named_by: str


def fetched(root: Root, file: Wanted) -> bytes:
    """
    The file's bytes, compared with what is said of it.

    Raises:
        NotAsPublished: It is missing, or another than was published.
    """
    where = root.uri(file.path)
    try:
        data = root.get(file.path)
    except NotInStore as error:
        message = f"{where}: missing; {file.named_by} names it"
        raise NotAsPublished(message) from error
    if len(data) != file.bytes:
        message = f"{where}: {len(data)} bytes; {file.named_by} says {file.bytes}"
        raise NotAsPublished(message)
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        message = f"{where}: its SHA-256 is {found}; {file.named_by} says {file.sha256}"
        raise NotAsPublished(message)
    return data
