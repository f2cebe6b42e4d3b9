"""
Publish one date onto a history: seconds, bytes written and memory, as the history grows.

    history.py [--dates 10,1000,5000] [--million] [--rounds 3] [--stores folder,ceph]

The history is rows of an invented newspaper, the same month again and again under other dates and
names, written to the tables by the code that publishes, a file a newspaper and month. `--million`
is 1,000,000 articles of 20 newspapers, whole months. Then dates of 100 articles are published one
after another, each in a process of its own; the median counts, and the last is told: 29 rounds
after whole months show what a month of 2,900 articles costs its last date.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
from bulletin.archive import Store, open_store
from bulletin.dataset import IssueEntry, publish_release
from bulletin.dataset.conditions import NO_ROW
from bulletin.dataset.finishing import finish_release
from bulletin.dataset.indexing import index_after
from bulletin.dataset.schema import SCHEMA_VERSION, TABLES
from bulletin.dataset.tables import EMPTY, Replacement, commit, open_tables
from bulletin.model import Entity, EntityType, Paragraph
from bulletin.published.manifest import AllCounts, Counts, Manifest, TableVersion
from dataset.builders import article, entry, paper
from invented_months import PAPER, Printer
from s3_server import served

DAYS = 28  # of a month, as in any month
ARTICLES, CHARACTERS = 100, 800  # of a date that is published, and of each
ENTITIES = 18  # of each
FIRST = date(2000, 1, 1)
MILLION = (20, 18)  # newspapers and months of 28 dates of 100 articles
AT = datetime(2030, 1, 1, tzinfo=UTC)
BUCKET = "press"


def _month(number: int) -> date:
    """The first of a month, counted from the history's first."""
    return date(FIRST.year + number // 12, number % 12 + 1, 1)


@dataclass(frozen=True)
class Size:
    """A history: how many newspapers and dates, and articles of a date."""

    papers: int
    dates: int
    articles: int

    @property
    def months(self) -> list[date]:
        """The first of each month, of which the last may have fewer dates."""
        count = -(-self.dates // DAYS)
        return [_month(n) for n in range(count)]

    @property
    def next_day(self) -> date:
        """The date after the last; after a whole month, the first of the next."""
        if days := self.dates % DAYS:
            return self.months[-1] + timedelta(days=days)
        return _month(self.dates // DAYS)


@dataclass(frozen=True)
class Cost:
    """What one publication cost."""

    seconds: float
    bytes: int
    files: int
    memory: int


def main() -> int:
    options = _options()
    sizes = [Size(1, dates, 20) for dates in options.dates]
    if options.million:
        papers, months = MILLION
        sizes.append(Size(papers, months * DAYS, ARTICLES))
    for name in options.stores:
        for size in sizes:
            with _store(name) as url:
                rows = _lay(open_store(url), size)
                costs = [_in_a_process(url, size, number) for number in range(options.rounds)]
            _tell(name, size, rows, costs)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    numbers = lambda text: [int(part) for part in text.split(",") if part]  # noqa: E731
    parser.add_argument("--dates", type=numbers, default=[10, 1000, 5000])
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stores", type=lambda it: it.split(","), default=["folder", "ceph"])
    parser.add_argument("--publish", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.publish:
        _publish(json.loads(options.publish))
        raise SystemExit(0)
    return options


@contextmanager
def _store(name: str) -> Iterator[str]:
    """The address of an empty store."""
    if name == "folder":
        with tempfile.TemporaryDirectory() as folder:
            yield f"{folder}/store"
        return
    with served() as (_, variables):
        os.environ |= {**variables, "AWS_ALLOW_HTTP": "true"}
        import boto3  # noqa: PLC0415  reads the environment

        boto3.client("s3").create_bucket(Bucket=BUCKET)
        yield f"s3://{BUCKET}"


def _lay(store: Store, size: Size) -> int:
    """Write a history into an empty store; the articles that it has."""
    template = _template(size.articles)
    opened = dict(zip(TABLES, open_tables(store, TABLES, [EMPTY] * len(TABLES)), strict=True))
    parts = {table: [] for table in TABLES}
    for month in size.months:
        days = min(DAYS, size.dates - DAYS * size.months.index(month))
        for table in TABLES:
            rows = [
                _moved(template[table.name], f"p{n:03}", month, days) for n in range(size.papers)
            ]
            whole = pa.concat_tables(rows).select(table.schema.names).cast(table.schema)
            if whole.num_rows:
                part = Replacement(table, opened[table], NO_ROW, whole.slice(0, 0), whole)
                commit(part)
                parts[table].append(
                    whole.select(list(dict.fromkeys((*table.parted_by, *table.key))))
                )
    return _release(store, size, opened, parts)


def _template(articles: int) -> dict[str, pa.Table]:
    """A month of every table; columns that are not made are null, or 8 where they count."""
    made = Printer(articles, CHARACTERS).month([FIRST + timedelta(days=n) for n in range(DAYS)])
    found = {}
    for table in TABLES:
        rows = made.get(table.name, {})
        count = len(next(iter(rows.values()), []))
        blank = {it.name: [8 if it.type == pa.int32() else None] * count for it in table.schema}
        columns = {name: rows.get(name, blank[name]) for name in table.schema.names}
        found[table.name] = pa.table(columns, schema=table.schema)
    return found


def _moved(rows: pa.Table, code: str, month: date, days: int) -> pa.Table:
    """The same rows under another newspaper and month, of its first days."""
    if not rows.num_rows or "published_date" not in rows.schema.names:
        return rows.slice(0, 0)
    last = pa.scalar(FIRST + timedelta(days=days - 1), pa.date32())
    rows = rows.filter(pc.less_equal(rows["published_date"], last))
    old, new = f"{PAPER}-{FIRST:%Y-%m}", f"{code}-{month:%Y-%m}"
    for place, field in enumerate(rows.schema):
        if field.name == "paper":
            column = pa.array([code] * rows.num_rows)
        elif field.name == "published_month":
            column = pa.array([f"{month:%Y-%m}"] * rows.num_rows)
        elif field.name == "published_date":
            numbers = rows["published_date"].cast(pa.int32())
            column = pc.add(numbers, pa.scalar((month - FIRST).days, pa.int32())).cast(pa.date32())
        elif field.type == pa.string() and field.name.endswith("_id"):
            column = pc.replace_substring(rows[field.name], old, new)
        else:
            continue
        rows = rows.set_column(place, field.name, column)
    return rows


def _release(store: Store, size: Size, opened: dict, parts: dict) -> int:
    """A release of what lies in the tables."""
    replaced = [
        Replacement(table, opened[table], NO_ROW, whole.slice(0, 0), whole)
        for table in TABLES
        if parts[table]
        for whole in [pa.concat_tables(parts[table])]
    ]
    counts = {part.table.name: part.after.num_rows for part in replaced}
    articles, issues = counts["articles"], counts["issues"]
    codes = [f"p{n:03}" for n in range(size.papers)]
    each = Counts(issues // size.papers, articles // size.papers, 0, 0, 0)
    manifest = Manifest(
        version="r000001", schema_version=SCHEMA_VERSION, created_at=AT, previous=None,
        published_date=size.next_day - timedelta(days=1), papers=tuple(codes),
        first_date=FIRST, last_date=size.next_day - timedelta(days=1),
        tables={
            table.name: TableVersion(delta.version(), counts.get(table.name, 0))
            for table, delta in opened.items()
        },
        counts=AllCounts(issues, articles, 0, 0, 0, dict.fromkeys(codes, each)),
        files=(), index=(),
    )  # fmt: skip
    indexed = index_after(store, None, replaced, ())
    finish_release(store, None, manifest, (), indexed)
    return articles


def _in_a_process(url: str, size: Size, number: int) -> Cost:
    """Publish the next date in a process of its own, so that its memory is its own."""
    day = size.next_day + timedelta(days=number)
    given = json.dumps({"url": url, "day": day.isoformat(), "number": number})
    command = [sys.executable, __file__, "--publish", given]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def _publish(given: dict) -> None:
    store, day = open_store(given["url"]), date.fromisoformat(given["day"])
    issue = _entry(store, day)
    before = {key: store.stat(key).size for key in store.keys("datasets/")}
    started = time.perf_counter()
    publish_release(store, [issue], day=day, at=AT + timedelta(days=1 + given["number"]))
    seconds = time.perf_counter() - started
    peak = _peak()
    new = [store.stat(key).size for key in store.keys("datasets/") if key not in before]
    cost = {"seconds": seconds, "bytes": sum(new), "files": len(new), "memory": peak}
    print(json.dumps(cost))


def _peak() -> int:
    """The most memory that this program has had; `ru_maxrss` counts its parent's too."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024


def _entry(store: Store, day: date) -> IssueEntry:
    """An issue of 100 articles of 800 characters, with names."""
    made = entry(store, paper("p000"), day, articles=0)
    words = Printer(ARTICLES, CHARACTERS)
    bodies = words.month([day.replace(day=1)])["articles"]["body"]
    articles = []
    for number, body in enumerate(bodies, 1):
        blank = article(made.issue.id, number)
        piece = blank.paragraphs[0].pieces[0]
        paragraphs = tuple(Paragraph((replace(piece, text=it),)) for it in body.split("\n"))
        names = tuple(
            Entity(
                EntityType.PLACE, "body", 9 * k, 9 * k + 3, body[9 * k : 9 * k + 3], "", "x", 0.9
            )
            for k in range(ENTITIES)
        )
        tags = tuple(replace(tag, evidence=()) for tag in blank.tags)
        articles.append(
            replace(
                blank, paragraphs=paragraphs, raw_text=body, entities=names, tags=tags,
                heads=replace(blank.heads, headline=f"{body[:12]}{number}".replace("\n", "")),
            )
        )  # fmt: skip
    read = replace(made.read, articles=tuple(articles))
    return replace(made, read=read)


def _tell(name: str, size: Size, rows: int, costs: list[Cost]) -> None:
    median = lambda values: statistics.median(list(values))  # noqa: E731
    print(
        f"{name:8} {size.dates:6,} dates {size.papers:3} papers {rows:10,} articles"
        f"  {median(it.seconds for it in costs):6.2f} s, the last {costs[-1].seconds:.2f} s"
        f"  {median(it.bytes for it in costs) / 1e6:7.2f} MB"
        f" in {median(it.files for it in costs):.0f} files"
        f"  {max(it.memory for it in costs) / 1e6:5.0f} MB of memory",
        flush=True,
    )


if __name__ == "__main__":
    raise SystemExit(main())
