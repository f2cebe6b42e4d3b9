"""Plain files of the articles of one newspaper and month: Parquet, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from bulletin.dataset.places import export_name
from bulletin.dataset.revisions import gzipped, json_lines

# What a spreadsheet takes for a formula, or for a way to begin one in the next cell; some of them
# in their full-width forms too.
_STEERING = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the machine's old code page

_LIST_JSON = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Export:
    """One file; `name` is its place below the release, and among the copies."""

    name: str
    data: bytes
    rows: int


def month_exports(paper: str, day: date, articles: pa.Table) -> tuple[Export, ...]:
    """All exports of one newspaper's month; `day` is any day of it."""
    files = (
        ("articles", "articles.parquet", to_parquet(articles)),
        ("jsonl", "articles.jsonl.gz", gzipped(json_lines(articles))),
        ("csv", "articles.csv.gz", gzipped(to_csv(articles))),
    )
    return tuple(
        Export(export_name(kind, paper, day, file), data, articles.num_rows)
        for kind, file, data in files
    )


def to_parquet(articles: pa.Table) -> bytes:
    """
    Rows as Parquet.

    The column that also names a folder is a dictionary, which is what pandas makes of the folder's
    name: so a whole tree of exports reads as one frame, and one file alone has the column too.
    """
    place = articles.schema.get_field_index("paper")
    rows = articles.set_column(place, "paper", articles["paper"].dictionary_encode())
    sink = io.BytesIO()
    pq.write_table(rows, sink, compression="zstd", compression_level=3)
    return sink.getvalue()


def to_csv(articles: pa.Table) -> bytes:
    """Rows as CSV after RFC 4180; lists as JSON, and no cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(articles.schema.names)
    writer.writerows(_cells(articles))
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _cells(articles: pa.Table) -> Iterator[tuple[str, ...]]:
    columns = [[_cell(value) for value in column.to_pylist()] for column in articles.columns]
    return zip(*columns, strict=True)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_STEERING) else value
    if isinstance(value, list):
        return _LIST_JSON.encode(value).decode()
    return str(msgspec.to_builtins(value))
