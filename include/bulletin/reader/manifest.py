"""
What readers go by: the pointer, a release's manifest, and the record of a pulled folder.

Only what is read here is named; a manifest may say more, and a later version of it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.errors import NotAsPublished

LATEST = "latest.json"
RECORD = "pulled.json"  # what makes a folder a pulled one

_VERSION = re.compile(r"r(\d{6,})")
_EXPORT = re.compile(r"releases/[^/]+/(exports/.+)")


@dataclass(frozen=True, slots=True)
class File:
    """One file that a release names; `path` counts from the dataset's root."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableVersion:
    """Which version of a Delta table belongs to the release, and its rows."""

    version: int
    rows: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the dataset holds, and what the release changed in its articles."""

    issues: int
    articles: int
    added: int
    modified: int
    removed: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One release, as it says itself; `files` are its own and the exports that are current."""

    version: str
    created_at: datetime
    previous: str | None
    published_date: date
    papers: tuple[str, ...]
    tables: dict[str, TableVersion]
    counts: Counts
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """
    A release in a few words.

    Attributes:
        previous: The release before it; None for the first.
        published_date, papers: What it published anew.
        issues, articles: In the whole dataset.
        added, modified, removed: Articles, against the release before it.
    """

    version: str
    created_at: datetime
    previous: str | None
    published_date: date
    papers: tuple[str, ...]
    issues: int
    articles: int
    added: int
    modified: int
    removed: int

    @classmethod
    def of(cls, manifest: Manifest) -> Release:
        """What the manifest says, without tables and files."""
        counts = manifest.counts
        return cls(
            version=manifest.version,
            created_at=manifest.created_at,
            previous=manifest.previous,
            published_date=manifest.published_date,
            papers=manifest.papers,
            issues=counts.issues,
            articles=counts.articles,
            added=counts.added,
            modified=counts.modified,
            removed=counts.removed,
        )


@dataclass(frozen=True, slots=True)
class Latest:
    """The pointer; `manifest` is its path below the dataset's root."""

    version: str
    created_at: datetime
    manifest: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PulledRelease:
    """One release that was pulled, and which parts; `sha256` is of its manifest."""

    version: str
    sha256: str
    tables: tuple[str, ...]
    exports: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What a folder has been pulled from, and which releases are whole in it, oldest first."""

    source: str
    releases: tuple[PulledRelease, ...]

    def release(self, version: str) -> PulledRelease | None:
        """The release of this version; None where it was not pulled."""
        return next((it for it in self.releases if it.version == version), None)


def is_version(version: str) -> bool:
    """Whether it is written as a version is."""
    return _VERSION.fullmatch(version) is not None


def number_of(version: str, where: str) -> int:
    """
    12 for r000012.

    Raises:
        NotAsPublished: It is not written so; `where` is named.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        message = f"{where}: {version!r} is no version such as r000012; was it edited by hand?"
        raise NotAsPublished(message)
    return int(found[1])


def manifest_path(version: str) -> str:
    """Where a release's manifest is."""
    return f"releases/{version}/manifest.json"


def delta_path(version: str) -> str:
    """Where the articles are that a release changed."""
    return f"releases/{version}/delta.jsonl.gz"


def copy_path(path: str) -> str | None:
    """Where the convenience copy of a release's export is; None for other files."""
    found = _EXPORT.fullmatch(path)
    return found[1] if found else None
