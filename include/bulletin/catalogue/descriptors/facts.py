"""What all descriptors say of a dataset, read from it once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bulletin.catalogue.descriptors.exported import Exported, exported
from bulletin.catalogue.snapshot import Snapshot
from bulletin.dataset.columns import Table
from bulletin.dataset.schema import TABLES

_OF_PAPERS = (
    "code", "name", "city", "district", "language", "rights", "licence", "bodies_published",
    "is_sample",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dates:
    """The issues that the dataset has of a newspaper: how many, the first and the last date."""

    issues: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Paper:
    """
    A newspaper and what it allows.

    Attributes:
        rights: Its statement, in its words.
        licence: SPDX identifier; None where there is no licence.
        dates: None where the dataset has no issue of it.
    """

    code: str
    name: str
    city: str
    district: str
    language: str
    rights: str
    licence: str | None
    bodies_published: bool
    is_sample: bool
    dates: Dates | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """
    A dataset as one release has it.

    Attributes:
        created_at: The release's time.
        previous: The release before it.
        tables: Those of the schema that this release has, in the schema's order.
        papers, exports: Sorted by code and by path.
    """

    version: str
    created_at: datetime
    previous: str | None
    tables: tuple[Table, ...]
    papers: tuple[Paper, ...]
    exports: tuple[Exported, ...]

    @property
    def dates(self) -> Dates | None:
        """Of all newspapers together; None where there is no issue."""
        known = [paper.dates for paper in self.papers if paper.dates]
        if not known:
            return None
        return Dates(
            issues=sum(it.issues for it in known),
            first=min(it.first for it in known),
            last=max(it.last for it in known),
        )

    @property
    def kinds(self) -> dict[str, tuple[Exported, ...]]:
        """Exported files by their kind."""
        found: dict[str, list[Exported]] = {}
        for export in self.exports:
            found.setdefault(export.kind, []).append(export)
        return {kind: tuple(files) for kind, files in sorted(found.items())}


def facts_of(snapshot: Snapshot) -> Facts:
    """Read what descriptors say: the newspapers, two columns of the issues, and the exports."""
    dates = _dates(snapshot)
    papers = (
        Paper(**row, dates=dates.get(row["code"]))
        for row in snapshot.rows("papers", _OF_PAPERS).to_pylist()
    )
    held = snapshot.manifest.tables
    return Facts(
        version=snapshot.version,
        created_at=snapshot.created_at,
        previous=snapshot.manifest.previous,
        tables=tuple(table for table in TABLES if table.name in held),
        papers=tuple(sorted(papers, key=lambda paper: paper.code)),
        exports=tuple(exported(file) for file in snapshot.exports()),
    )


def _dates(snapshot: Snapshot) -> dict[str, Dates]:
    issues = snapshot.rows("issues", ["paper", "published_date"])
    day = "published_date"
    counted = issues.group_by("paper").aggregate([(day, "count"), (day, "min"), (day, "max")])
    return {
        row["paper"]: Dates(row[f"{day}_count"], row[f"{day}_min"], row[f"{day}_max"])
        for row in counted.to_pylist()
    }
