"""The pointer, a release's manifest, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class File:
    """One file of the dataset; `path` counts from its root, `rows` where it has rows."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


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
class AllCounts(Counts):
    """Counts of the whole dataset, and of each newspaper by its code."""

    by_paper: dict[str, Counts]


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    One release.

    Attributes:
        previous: The release before it; None for the first.
        previous_sha256: Of that one's manifest, so that each vouches for all before it.
        published_date, papers: What it published anew; None and nothing where it only put the
            tables' files together.
        first_date, last_date: Of the whole dataset's issues.
        tables: By name: together they are the dataset of one moment.
        files: Every file that this release wrote, files of tables too.
        index: The lists of all files that are current, of which earlier releases wrote most.
    """

    version: str
    schema_version: str
    created_at: datetime
    previous: str | None
    published_date: date | None
    papers: tuple[str, ...]
    first_date: date
    last_date: date
    tables: dict[str, TableVersion]
    counts: AllCounts
    files: tuple[File, ...]
    index: tuple[File, ...]
    previous_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Latest:
    """The pointer that readers go by; `manifest` is its path below the dataset's root."""

    version: str
    created_at: datetime
    manifest: str
    sha256: str
