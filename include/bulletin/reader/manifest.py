"""A release in a few words, and the record of a pulled folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bulletin.published.manifest import Manifest

RECORD = "pulled.json"  # what makes a folder a pulled one


@dataclass(frozen=True, slots=True)
class Release:
    """
    A release in a few words.

    Attributes:
        previous: The release before it; None for the first.
        published_date, papers: What it published anew; None and nothing where only files were put
            together.
        issues, articles: In the whole dataset.
        added, modified, removed: Articles, against the release before it.
    """

    version: str
    created_at: datetime
    previous: str | None
    published_date: date | None
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
