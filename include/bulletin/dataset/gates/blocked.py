"""
Publications that were refused, kept aside with their reports.

`blocked/b000001/` below the dataset's root has `report.json` and `delta.jsonl.gz`, what would have
changed. Numbers count by themselves; readers, who go by `latest.json`, see none of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bulletin.archive import Store
from bulletin.codec import from_json, to_json, to_json_line
from bulletin.dataset.gates.report import Check, Outcome
from bulletin.dataset.places import key_of
from bulletin.errors import BadSetting

_FOLDER = "blocked"
_REPORT, _DELTA = "report.json", "delta.jsonl.gz"
_VERSION = re.compile(r"b(\d{6,})")
_NAMED = 10  # versions in a message


@dataclass(frozen=True, slots=True)
class Blocked:
    """
    A newspaper's date that was not published.

    Attributes:
        blocked_at: When it was first refused.
        standing: The release that stood then; None where there was none.
        articles_keys: The archive's records of what was read.
        added, modified, removed: Articles that would have changed; None where no rows could be
            made.
        checks: All that were made of this newspaper.
    """

    version: str
    paper: str
    published_date: date
    blocked_at: datetime
    standing: str | None
    articles_keys: tuple[str, ...]
    added: int | None
    modified: int | None
    removed: int | None
    checks: tuple[Check, ...]

    @property
    def blocks(self) -> tuple[Check, ...]:
        """The checks for which it was refused."""
        return tuple(check for check in self.checks if check.is_block)

    @property
    def warnings(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.outcome is Outcome.WARN)


def keep_aside(store: Store, blocked: Blocked, delta: bytes) -> Blocked:
    """
    Keep what was refused under the next free version; `blocked.version` is not looked at.

    The same refusal, of the same articles for the same checks with the same values, is kept once.

    Returns:
        What is kept, with its version and the time at which it was first refused.
    """
    mark = key_of(f"{_FOLDER}/same/{_sameness(blocked)}.json")
    if store.stat(mark):
        return read_blocked(store, from_json(store.get(mark), str, mark))
    number = max(map(_number, blocked_versions(store)), default=0) + 1
    while True:
        kept = replace(blocked, version=f"b{number:06d}")
        if store.put_new(_key(kept.version, _REPORT), to_json(kept)):
            break
        number += 1  # another run was faster
    store.put_new(_key(kept.version, _DELTA), delta)
    store.put_new(mark, to_json(kept.version))
    return kept


def _sameness(blocked: Blocked) -> str:
    said = (
        blocked.paper,
        blocked.published_date,
        sorted(blocked.articles_keys),
        sorted(check.identity for check in blocked.blocks),
    )
    return hashlib.sha256(to_json_line(said)).hexdigest()


def blocked_versions(store: Store) -> Sequence[str]:
    """The versions that are kept aside, the oldest first."""
    suffix = f"/{_REPORT}"
    keys = store.keys(key_of(f"{_FOLDER}/b"))
    names = {key.removesuffix(suffix).rpartition("/")[2] for key in keys if key.endswith(suffix)}
    return sorted((name for name in names if is_blocked_version(name)), key=_number)


def is_blocked_version(version: str) -> bool:
    """Whether it is written as the version of something kept aside."""
    return _VERSION.fullmatch(version) is not None


def read_blocked(store: Store, version: str) -> Blocked:
    """
    What is kept aside under a version.

    Raises:
        BadSetting: There is no such; those that there are, are named.
    """
    key = _key(version, _REPORT)
    if not is_blocked_version(version) or not store.stat(key):
        message = f"{store.url}: nothing is kept aside as {version!r}; there is {_named(store)}"
        raise BadSetting(message)
    return from_json(store.get(key), Blocked, store.uri(key))


def all_blocked(store: Store) -> Iterator[Blocked]:
    """Everything that is kept aside, the newest first."""
    for version in reversed(blocked_versions(store)):
        yield read_blocked(store, version)


def _named(store: Store) -> str:
    names = list(reversed(blocked_versions(store)))
    more = ", and older ones" if len(names) > _NAMED else ""
    return (", ".join(names[:_NAMED]) or "nothing") + more


def _key(version: str, name: str) -> str:
    return key_of(f"{_FOLDER}/{version}/{name}")


def _number(version: str) -> int:
    found = _VERSION.fullmatch(version)
    return int(found[1]) if found else 0
