"""What the pages show of a release, read from it once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from bulletin.catalogue.days import PaperDays, paper_days
from bulletin.catalogue.names import Topic, topics_of
from bulletin.catalogue.page.quality import Quality, quality_of
from bulletin.catalogue.page.trends import Trends, trends_of
from bulletin.catalogue.snapshot import Snapshot
from bulletin.catalogue.status import PaperStatus, status_of
from bulletin.published.manifest import Counts, Manifest
from bulletin.published.places import copy_path
from bulletin.reader.root import back_from

_RELEASES = 10  # newest, told on the page; feed.xml has more

_EXPORT = re.compile(
    r"exports/(?P<kind>\w+)/paper=(?P<paper>\w+)/year=(?P<year>\d{4})/month=(?P<month>\d\d)/[^/]+"
)
_NOTHING = Counts(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Export:
    """One current export; `path` counts from the dataset's root."""

    kind: str
    month: str
    path: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One newspaper, with what it allows and how it stands.

    Attributes:
        days: None where coverage has no date of it.
    """

    code: str
    name: str
    city: str
    district: str
    rights: str
    licence: str | None
    bodies_published: bool
    is_sample: bool
    counts: Counts
    status: PaperStatus
    days: PaperDays | None
    exports: tuple[Export, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """
    One release.

    Attributes:
        releases: The newest, newest first.
        tables: Rows by table.
        beside: Sizes of other files of the catalogue by their paths.
    """

    version: str
    created_at: datetime
    first_date: date
    last_date: date
    counts: Counts
    tables: Mapping[str, int]
    papers: tuple[Paper, ...]
    topics: Mapping[str, Topic]
    trends: Trends
    quality: Quality
    releases: tuple[Manifest, ...]
    beside: Mapping[str, int]

    @property
    def names(self) -> dict[str, str]:
        """Names of newspapers by their codes."""
        return {paper.code: paper.name for paper in self.papers}


def facts_of(snapshot: Snapshot, beside: Mapping[str, int]) -> Facts:
    """All that the pages of a release show."""
    manifest, dataset = snapshot.manifest, snapshot.dataset
    newest = islice(back_from(dataset.root, dataset.found), _RELEASES)
    return Facts(
        version=snapshot.version,
        created_at=snapshot.created_at,
        first_date=manifest.first_date,
        last_date=manifest.last_date,
        counts=manifest.counts,
        tables=dataset.tables,
        papers=_papers(snapshot),
        topics=topics_of(snapshot),
        trends=trends_of(snapshot),
        quality=quality_of(snapshot),
        releases=tuple(found.manifest for found in newest),
        beside=beside,
    )


def _papers(snapshot: Snapshot) -> tuple[Paper, ...]:
    days, exports = paper_days(snapshot), _exports(snapshot)
    statuses = {status.code: status for status in status_of(snapshot, days).papers}
    counts = snapshot.manifest.counts.by_paper
    return tuple(
        Paper(
            code=row["code"],
            name=row["name"],
            city=row["city"],
            district=row["district"],
            rights=row["rights"],
            licence=row["licence"],
            bodies_published=row["bodies_published"] is True,
            is_sample=row["is_sample"] is True,
            counts=counts.get(row["code"], _NOTHING),
            status=statuses[row["code"]],
            days=days.get(row["code"]),
            exports=tuple(exports[row["code"]]),
        )
        for row in snapshot.rows("papers").sort_by("code").to_pylist()
    )


def _exports(snapshot: Snapshot) -> dict[str, list[Export]]:
    by_paper: defaultdict[str, list[Export]] = defaultdict(list)
    for file in snapshot.exports():
        path = copy_path(file.path) or file.path
        if found := _EXPORT.fullmatch(path):
            month = f"{found['year']}-{found['month']}"
            by_paper[found["paper"]].append(Export(found["kind"], month, path, file.bytes))
    return by_paper
