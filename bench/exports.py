"""
What the whole dataset as one SQLite file costs, and how fast words are found in it.

    exports.py [--dates 365] [--articles 100] [--characters 800]

The dataset is made here: one newspaper, so many dates, articles of words drawn as often as they
are in newspapers. What is timed is what a release does with it, in a process of its own on one
core.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from bulletin.archive import FolderStore
from bulletin.catalogue.snapshot import Snapshot, snapshot_of
from bulletin.catalogue.sqlite import sqlite_export
from bulletin.dataset import publish_release
from bulletin.dataset.schema import TABLES
from bulletin.model import IssueId
from bulletin.published.manifest import TableVersion
from invented_months import AT, Printer, Rows

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))
from dataset.builders import article, entry

BEFORE, FIRST = date(2023, 12, 31), date(2024, 1, 1)
SECONDS_ASKED, MEGABYTES_ASKED = 60.0, 500.0
SOUGHT = ("港", "发展", "营商环境", "高质量发展")
MEGABYTE = 1_000_000
ROUNDS = 5


@dataclass(frozen=True)
class Cost:
    """
    What making the file took.

    Attributes:
        seconds, own: By the clock, and of the core: others may have had it in between.
        before, peak: The most memory of the process until then, and until the end, in MB.
    """

    seconds: float
    own: float
    before: float
    peak: float


def main() -> int:
    """Make the dataset, make the file, search it; print all three."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--dates", type=int, default=365)
    parser.add_argument("--articles", type=int, default=100, help="of a date")
    parser.add_argument("--characters", type=int, default=800, help="of an article, about")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = (folder, options.dates, options.articles, options.characters)
        seconds = apart(set_up, *given)
        count = options.dates * options.articles
        print(f"{count:,} articles of {options.characters} characters, made in {seconds:.0f} s")
        print_cost(apart(build, folder), folder)
        print_searches(folder)
    return 0


def apart(work: Callable[..., Any], *given: object) -> Any:
    """Do it in a process that has done nothing else."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def build(folder: Path) -> Cost:
    """Make the file of the dataset there."""
    snapshot = opened(folder)
    before, start, own = peak(), time.perf_counter(), time.process_time()
    sqlite_export(snapshot, folder)
    return Cost(time.perf_counter() - start, time.process_time() - own, before, peak())


def opened(folder: Path) -> Snapshot:
    """The dataset with the rows that were added to its tables."""
    found = snapshot_of(folder / "store")
    tables = {}
    for name in found.manifest.tables:
        table = DeltaTable(str(folder / "store" / "datasets" / "bulletins" / "tables" / name))
        tables[name] = TableVersion(table.version(), table.to_pyarrow_dataset().count_rows())
    manifest = replace(found.manifest, tables=tables)
    return Snapshot(replace(found.dataset, found=replace(found.dataset.found, manifest=manifest)))


def peak() -> float:
    """The most that this process ever held, in MB, as Linux keeps it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) * 1024 / MEGABYTE if found else float("nan")


def print_cost(cost: Cost, folder: Path) -> None:
    """Seconds, memory and sizes, with what was asked."""
    packed = folder / "bulletins.sqlite.gz"
    with gzip.open(packed) as source, (folder / "bulletins.sqlite").open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    sizes = [path.stat().st_size / MEGABYTE for path in (packed, folder / "bulletins.sqlite")]
    met = {True: "met", False: "missed"}
    print(f"{cost.seconds:10.1f} s by the clock")
    print(f"{cost.own:10.1f} s of the core, asked under {SECONDS_ASKED:.0f}: "
          f"{met[cost.own < SECONDS_ASKED]}")  # fmt: skip
    print(f"{cost.peak:10.0f} MB at most, asked under {MEGABYTES_ASKED:.0f}: "
          f"{met[cost.peak < MEGABYTES_ASKED]}; {cost.before:.0f} before it began")  # fmt: skip
    print(f"{sizes[0]:10.1f} MB packed\n{sizes[1]:10.1f} MB\n")


def print_searches(folder: Path) -> None:
    """Words of one to five characters, by the index and by reading all articles."""
    index = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH '\"' || ? || '\"'"
    terms = "SELECT count(DISTINCT doc) FROM article_terms WHERE term >= ?1 AND term < ?1 || char(1114111)"  # noqa: E501
    scan = "SELECT count(*) FROM articles WHERE ifnull(headline,'') || ' ' || ifnull(kicker,'') || ' ' || ifnull(subheadline,'') || ' ' || ifnull(body,'') LIKE '%' || ? || '%'"  # noqa: E501
    print(f"{'found':>8}{'index ms':>10}{'scan ms':>10}  word (median of {ROUNDS}, warm)")
    with closing(sqlite3.connect(folder / "bulletins.sqlite")) as database:
        for word in SOUGHT:
            found, quick = timed(database, index if len(word) > 2 else terms, word)
            same, slow = timed(database, scan, word)
            print(f"{found:8,}{quick:10.1f}{slow:10.1f}  {word}")
            if same != found:
                print(f"reading all articles finds {same:,}")


def timed(database: sqlite3.Connection, query: str, word: str) -> tuple[int, float]:
    """How many articles, and the milliseconds it took."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = database.execute(query, (word,)).fetchone()[0]
        took.append((time.perf_counter() - start) * 1000)
    return found, float(np.median(took))


def set_up(folder: Path, dates: int, articles: int, characters: int) -> float:
    """Publish one date, then add rows of the others to its tables."""
    start = time.perf_counter()
    store = FolderStore(folder / "store")
    first = article(IssueId.of("lanwan", BEFORE), 1, tags=())
    publish_release(store, [entry(store, day=BEFORE, articles=(first,))], day=BEFORE, at=AT)
    schemas = {table.name: table.schema for table in TABLES}
    maker = Printer(articles, characters)
    for days in by_month(FIRST + timedelta(n) for n in range(dates)):
        for name, rows in maker.month(days).items():
            given = pa.Table.from_pydict(filled(rows, schemas[name]), schema=schemas[name])
            uri = store.uri(f"datasets/bulletins/tables/{name}")
            write_deltalake(uri, given, mode="append")
    return time.perf_counter() - start


def filled(rows: Rows, schema: pa.Schema) -> Rows:
    """The columns of the schema; nulls where none are given."""
    count = len(next(iter(rows.values())))
    return {name: rows.get(name, [None] * count) for name in schema.names}


def by_month(days: Iterator[date]) -> Iterator[list[date]]:
    """Days in months."""
    month: list[date] = []
    for day in days:
        if month and day.month != month[0].month:
            yield month
            month = []
        month.append(day)
    yield month


if __name__ == "__main__":
    sys.exit(main())
