"""
A published dataset of any size, of random characters: exports, the table `articles`, a release.

Every newspaper has as many articles in every month. Exports and the table are written by the code
that publishes, a file a newspaper and month, as they are when months have been put together.
Random characters compress worse than text, so the files are larger than they would be.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa

from bulletin.archive import Store
from bulletin.codec import to_json
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.conditions import NO_ROW
from bulletin.dataset.exports import to_parquet
from bulletin.dataset.tables import EMPTY, Replacement, commit, open_tables
from bulletin.published.manifest import AllCounts, Latest, Manifest, TableVersion
from bulletin.published.places import FOLDER, LATEST, export_name, manifest_path, month_of

LAST_YEAR = 2025
BODY, HEADLINE = 400, 12  # characters of each
FIRST_CHARACTER, CHARACTERS = 0x4E00, 2500  # as many as common Chinese characters
TOPICS = (
    *("transport", "economy", "culture", "education", "health"),
    *("housing", "politics", "sports", "tourism", "weather"),
)
DAYS = 28  # of each month
AT = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
WRITERS = 4  # at once; a server answers while the next file is compressed


@dataclass(frozen=True)
class Size:
    """How many newspapers, years, and articles in all; these are split evenly over the months."""

    papers: int
    years: int
    articles: int

    @property
    def codes(self) -> list[str]:
        """Codes of the newspapers."""
        return [f"p{number:03}" for number in range(1, self.papers + 1)]

    @property
    def months(self) -> list[date]:
        """The first of every month, the earliest first."""
        years = range(LAST_YEAR + 1 - self.years, LAST_YEAR + 1)
        return [date(year, month, 1) for year in years for month in range(1, 13)]

    @property
    def by_month(self) -> int:
        """Articles of one newspaper in one month."""
        return max(1, round(self.articles / (self.papers * len(self.months))))


def publish(store: Store, size: Size) -> int:
    """Write the dataset into an empty store; the articles that it has."""
    (table,) = open_tables(store, [ARTICLES], [EMPTY])
    rows = 0
    with ThreadPoolExecutor(WRITERS) as pool:
        for number, month in enumerate(size.months):
            parts = [articles(code, month, size.by_month, number) for code in size.codes]
            exported = pool.map(lambda part: _export(store, part), parts)
            whole = pa.concat_tables(parts)
            commit(Replacement(ARTICLES, table, NO_ROW, whole.slice(0, 0), whole))
            rows += whole.num_rows
            list(exported)
    _release(store, size, TableVersion(table.version(), rows))
    return rows


def articles(code: str, month: date, count: int, seed: int) -> pa.Table:
    """One newspaper's articles of a month; the same each time."""
    random = np.random.default_rng([seed, int(code[1:])])
    texts = _texts(random, count)
    days = [month.replace(day=1 + number % DAYS) for number in range(count)]
    topics = random.integers(len(TOPICS), size=count)
    said = {
        "article_id": [f"{code}-{day}-a-i{n:04}" for n, day in enumerate(days, 1)],
        "revision": [1] * count,
        "paper": [code] * count,
        "issue_id": [f"{code}-{day}-a" for day in days],
        "published_month": [month_of(month)] * count,
        "published_date": days,
        "headline": [text[:HEADLINE] for text in texts],
        "body": texts,
        "body_raw": texts,
        "char_count": [BODY] * count,
        "topics": [[TOPICS[n], TOPICS[(n + 1) % len(TOPICS)]] for n in topics],
        "first_seen_at": [AT] * count,
        "content_sha256": [hashlib.sha256(text.encode()).hexdigest() for text in texts],
    }
    columns = {name: said.get(name, [None] * count) for name in ARTICLES.schema.names}
    return pa.table(columns, schema=ARTICLES.schema)


def _texts(random: np.random.Generator, count: int) -> list[str]:
    codes = random.integers(CHARACTERS, size=count * BODY, dtype=np.uint32) + FIRST_CHARACTER
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    return [text[start : start + BODY] for start in range(0, len(text), BODY)]


def _export(store: Store, part: pa.Table) -> None:
    code, day = part["paper"][0].as_py(), part["published_date"][0].as_py()
    name = export_name("articles", code, day, "articles.parquet")
    store.put(f"{FOLDER}/{name}", to_parquet(part))


def _release(store: Store, size: Size, table: TableVersion) -> None:
    manifest = to_json(
        Manifest(
            version="r000001", schema_version="1.0", created_at=AT, previous=None,
            published_date=size.months[-1], papers=tuple(size.codes),
            first_date=size.months[0], last_date=size.months[-1].replace(day=DAYS),
            tables={"articles": table}, files=(), index=(),
            counts=AllCounts(0, table.rows, table.rows, 0, 0, by_paper={}),
        )
    )  # fmt: skip
    path = manifest_path("r000001")
    store.put(f"{FOLDER}/{path}", manifest)
    latest = Latest("r000001", AT, path, hashlib.sha256(manifest).hexdigest())
    store.put(f"{FOLDER}/{LATEST}", to_json(latest))
