"""A dataset of many newspapers and years, as a snapshot gives it, without its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import numpy as np
import pyarrow as pa

from bulletin.dataset.schema import TABLES
from bulletin.errors import NotInStore
from bulletin.model import DayState
from bulletin.published.manifest import AllCounts, Counts, File, Manifest, TableVersion

STATES = [str(state) for state in DayState]
CREATED = datetime(2026, 1, 1, 1, 0, tzinfo=UTC)
TOPICS = [f"topic{number:02d}" for number in range(31)]


@dataclass(frozen=True)
class Many:
    """Stands for a Snapshot; `states` are drawn with these weights, every topic in every month."""

    papers: int = 100
    first: date = date(2012, 1, 1)
    last: date = date(2025, 12, 31)

    @property
    def codes(self):
        return [f"paper{number:03d}" for number in range(self.papers)]

    @property
    def version(self):
        return "r005000"

    @property
    def created_at(self):
        return CREATED

    @property
    def manifest(self):
        each = Counts(5000, 10_000, 3, 1, 0)
        whole = AllCounts(500_000, 1_000_000, 300, 100, 0, dict.fromkeys(self.codes, each))
        tables = {table.name: TableVersion(1, 1_000_000) for table in TABLES}
        return Manifest(
            self.version, "1.1", CREATED, None, self.last, tuple(self.codes), self.first,
            self.last, tables, whole, (), (),
        )  # fmt: skip

    @property
    def dataset(self):
        found = SimpleNamespace(manifest=self.manifest, sha256="0" * 64)
        root = SimpleNamespace(get=_nothing, uri=str)
        tables = {name: table.rows for name, table in self.manifest.tables.items()}
        return SimpleNamespace(found=found, root=root, tables=tables)

    def exports(self):
        kinds = {"articles": "articles.parquet", "jsonl": "articles.jsonl.gz",
                 "csv": "articles.csv", "ninjs": "articles.ninjs.jsonl.gz"}  # fmt: skip
        return tuple(
            File(
                f"releases/r000001/exports/{kind}/paper={code}/year={month[:4]}"
                f"/month={month[5:]}/{name}",
                100_000,
                "0" * 64,
            )
            for code in self.codes
            for month in self.months()
            for kind, name in kinds.items()
        )

    def months(self):
        span = range(self.first.year, self.last.year + 1)
        return [f"{year}-{month:02d}" for year in span for month in range(1, 13)]

    def rows(self, table, columns=None):
        rows = getattr(self, f"_{table}")()
        return rows if columns is None else rows.select(columns)

    def batches(self, table, columns=None):
        return self.rows(table, columns).to_batches()

    def _coverage(self):
        days = (self.last - self.first).days + 1
        count = days * self.papers
        random = np.random.default_rng(0)
        dates = np.tile(np.arange(days, dtype=np.int32) + (self.first - date(1970, 1, 1)).days,
                        self.papers)  # fmt: skip
        weights = [0.01, 0.01, 0.02, 0.6, 0.05, 0.25, 0.01, 0.01, 0.01, 0.03]
        days_of = pa.array(dates, pa.int32()).cast(pa.date32())
        due = (dates.astype(np.int64) * 86_400 + 54_000) * 1_000_000
        return pa.table(
            {
                "paper": np.repeat(self.codes, days),
                "published_date": days_of,
                "state": pa.array(np.array(STATES)[random.choice(10, count, p=weights)]),
                "reason": pa.array(["4 pages"] * count),
                "is_overdue": pa.array(np.zeros(count, dtype=bool)),
                "due_at": pa.array(due).cast(pa.timestamp("us", tz="UTC")),
                "content_date": days_of,
            }
        )

    def _papers(self):
        return pa.Table.from_pylist(
            [
                {
                    "code": code,
                    "name": f"第{code}号区报",
                    "city": "临河市",
                    "district": "河汐区",
                    "language": "zh",
                    "rights": "with permission of the publisher " * 3,
                    "licence": None,
                    "bodies_published": False,
                    "is_sample": False,
                }
                for code in self.codes
            ]
        )

    def _topics(self):
        return pa.Table.from_pylist(
            [
                {
                    "code": code,
                    "name_zh": f"主题{code}",
                    "name_en": f"the topic {code}",
                    "labelled": 10,
                    "precision": 0.8,
                    "recall": 0.9,
                }
                for code in TOPICS
            ]
        )

    def _article_topics(self):
        months = self.months()
        firsts = [date(int(month[:4]), int(month[5:]), 1) for month in months]
        return pa.table(
            {
                "topic": np.repeat(TOPICS, len(months)),
                "published_month": np.tile(months, len(TOPICS)),
                "published_date": pa.array(firsts * len(TOPICS), pa.date32()),
            }
        )

    def _articles(self):
        return pa.table({"text_quality": pa.array([1.0] * 9 + [0.5])})

    def _issues(self):
        finding = [{"code": f"finding-{number}"} for number in range(40)]
        return pa.table(
            {"findings": pa.array([finding], pa.list_(pa.struct({"code": pa.string()})))}
        )


def _nothing(path):
    raise NotInStore(path)


def at(day, hour=15):
    """A moment of a date in UTC; at 15:00 the newspapers' day has closed, 23:00 in China."""
    return datetime.combine(day, time(hour), UTC)


def day_after(day, days):
    return day + timedelta(days=days)
