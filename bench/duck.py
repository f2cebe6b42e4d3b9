"""
Read a month out of a large dataset on S3, in each engine of docs/recipes.md.

    duck.py [--articles 1000000] [--papers 50] [--years 5] [--rounds 5]

The dataset is made for it, on a real Ceph where that is installed and on moto else; what is
measured goes from nothing known of the dataset to rows in hand, headline and date of the articles
on one topic, of one newspaper's month and of all newspapers' month. DuckDB is a new one in each
round, for it caches what it has read; opening it with its extensions is timed by itself.
"""

from __future__ import annotations

import argparse
import atexit
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import boto3
import duckdb
import polars as pl
from duckdb_extensions import import_extension

from bulletin.archive import open_store
from bulletin.reader import open_dataset
from s3_server import served
from synthetic import Size, publish

BUCKET = "press"
MONTH, TOPIC, PAPER = date(2025, 3, 1), "transport", "p001"
EXTENSIONS = ("httpfs", "delta")
ASKED_SECONDS = 1.0  # of DuckDB, for a filtered month


Reading = Callable[[], int]  # what is timed; it gives the rows


@dataclass(frozen=True)
class Asked:
    """A month of one newspaper, or of all where `paper` is None, at a dataset's root."""

    root: str
    paper: str | None


def main() -> int:
    """Make the dataset, read it, print the table."""
    options = _options()
    size = Size(options.papers, options.years, options.articles)
    with served() as (server, variables):
        os.environ |= {**variables, "AWS_ALLOW_HTTP": "true"}
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        started = time.perf_counter()
        rows = publish(open_store(f"s3://{BUCKET}"), size)
        took = time.perf_counter() - started
        files = len(size.months) * size.papers
        print(f"{rows:,} articles in {files:,} files on {server}, made in {took:.0f} s")
        measure(f"s3://{BUCKET}/datasets/bulletins", options.rounds)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--papers", type=int, default=50)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=5, help="of which the median counts")
    return parser.parse_args()


def measure(root: str, rounds: int) -> None:
    """Print seconds by engine; every engine must give as many rows."""
    asked = [Asked(root, PAPER), Asked(root, None)]
    print(f"{'engine':32}{'one paper':>12}{'all papers':>12}  (seconds, median of {rounds})")
    counts = []
    for name, engine in ENGINES.items():
        timed = [[_timed(engine, each) for _ in range(rounds)] for each in asked]
        seconds = [statistics.median(took for took, _ in runs) for runs in timed]
        counts.append([runs[0][1] for runs in timed])
        print(f"{name:32}" + "".join(f"{each:12.3f}" for each in seconds) + _told(name, seconds))
    told = " and ".join(f"{count:,}" for count in counts[0])
    assert all(found == counts[0] for found in counts), counts
    print(f"rows of each engine: {told}")
    opening = statistics.median(_timed(lambda _: _open, asked[0])[0] for _ in range(rounds))
    print(f"opening DuckDB with its extensions: {opening:.3f}")


def _open() -> int:
    opened().close()
    return 0


def _told(name: str, seconds: list[float]) -> str:
    if not name.startswith("DuckDB"):
        return ""
    met = "met" if max(seconds) <= ASKED_SECONDS else "missed"
    return f"  asked at most {ASKED_SECONDS:.0f}: {met}"


def _timed(engine: Callable[[Asked], Reading], asked: Asked) -> tuple[float, int]:
    read = engine(asked)
    started = time.perf_counter()
    rows = read()
    return time.perf_counter() - started, rows


def duck_exports(asked: Asked) -> Reading:
    """DuckDB over the exports, chosen by the names of their folders."""
    where = f"year = {MONTH.year} AND month = '{MONTH:%m}'"
    return _duck(asked, f"read_parquet('{asked.root}/exports/articles/**/*.parquet')", where)


def duck_folders(asked: Asked) -> Reading:
    """The same with newspaper and month in the pattern, so that no others are listed."""
    folder = f"paper={asked.paper or '*'}/year={MONTH.year}/month={MONTH:%m}"
    rows = f"read_parquet('{asked.root}/exports/articles/{folder}/*.parquet')"
    return _duck(asked, rows, "true")


def duck_delta(asked: Asked) -> Reading:
    """DuckDB over the table, at the release's version."""
    table = f"delta_scan('{asked.root}/tables/articles', version = getvariable('version'))"
    return _duck(asked, table, f"published_month = '{MONTH:%Y-%m}'", _VERSION)


_VERSION = """
SET VARIABLE manifest = (SELECT manifest FROM read_json('{root}/latest.json'));
SET VARIABLE version = (
    SELECT tables.articles.version FROM read_json('{root}/' || getvariable('manifest'))
);
"""


def _duck(asked: Asked, rows: str, where: str, first: str = "") -> Reading:
    paper = f"AND paper = '{asked.paper}'" if asked.paper else ""
    query = (
        f"{first.format(root=asked.root)} SELECT published_date, headline FROM {rows} "
        f"WHERE {where} {paper} AND list_contains(topics, '{TOPIC}')"
    )
    connection = opened()

    def read() -> int:
        with connection:
            return len(connection.execute(query).fetchall())

    return read


def opened() -> duckdb.DuckDBPyConnection:
    """A DuckDB that knows nothing yet but its extensions and keys."""
    connection = duckdb.connect(config={"extension_directory": extensions()})
    for name in EXTENSIONS:
        connection.execute(f"LOAD {name}")
    if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
        connection.execute(
            f"""CREATE SECRET (
                TYPE s3, KEY_ID '{os.environ["AWS_ACCESS_KEY_ID"]}',
                SECRET '{os.environ["AWS_SECRET_ACCESS_KEY"]}',
                REGION '{os.environ["AWS_REGION"]}', URL_STYLE 'path', USE_SSL false,
                ENDPOINT '{endpoint.removeprefix("http://")}')"""
        )
    return connection


@cache
def extensions() -> str:
    """The folder of DuckDB's extensions, put there from their packages."""
    folder = tempfile.mkdtemp(prefix="duckdb-")
    atexit.register(shutil.rmtree, folder)
    with duckdb.connect(config={"extension_directory": folder}) as connection:
        for name in EXTENSIONS:
            import_extension(name, con=connection)
    return folder


def polars_exports(asked: Asked) -> Reading:
    """Polars over the exports."""

    def read() -> int:
        rows = pl.scan_parquet(f"{asked.root}/exports/articles/")
        in_month = (pl.col("year") == MONTH.year) & (pl.col("month") == MONTH.month)
        return _polars(asked, rows, in_month)

    return read


def polars_delta(asked: Asked) -> Reading:
    """Polars over the table, at the release's version."""

    def read() -> int:
        version = open_dataset(asked.root).table_versions["articles"]
        rows = pl.scan_delta(f"{asked.root}/tables/articles", version=version)
        return _polars(asked, rows, pl.col("published_month") == f"{MONTH:%Y-%m}")

    return read


def _polars(asked: Asked, rows: pl.LazyFrame, where: pl.Expr) -> int:
    if asked.paper:
        where &= pl.col("paper") == asked.paper
    found = rows.filter(where, pl.col("topics").list.contains(TOPIC))
    return found.select("published_date", "headline").collect().height


def pandas_reader(asked: Asked) -> Reading:
    """A pandas frame by bulletin.reader."""

    def read() -> int:
        found = open_dataset(asked.root).read(
            "articles", since=MONTH, until=MONTH.replace(day=31), topics=[TOPIC],
            papers=[asked.paper] if asked.paper else None, columns=["published_date", "headline"],
        )  # fmt: skip
        return len(found)

    return read


ENGINES: Mapping[str, Callable[[Asked], Reading]] = {
    "DuckDB, exports/**": duck_exports,
    "DuckDB, exports of the month": duck_folders,
    "DuckDB, table": duck_delta,
    "Polars, exports": polars_exports,
    "Polars, table": polars_delta,
    "pandas, bulletin.reader": pandas_reader,
}


if __name__ == "__main__":
    sys.exit(main())
