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

from bulletin.dataset.changes import json_lines
from bulletin.packing import gzipped
from bulletin.published.places import export_name

# What a spreadsheet takes for a formula, or for a way to begin one in the next cell; some of them
# in their full-width forms too.
_STEERING = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the machine's old code page

# What a cell of Excel holds, in UTF-16 units. It would put the rest of a longer one into cells of
# rows below and so spoil the table; JSON lines and Parquet have all of it.
_LONGEST_CELL = 32_767
_CUT = "…"

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
        ("csv", "articles.csv", to_csv(articles)),  # as it is: Excel opens no .gz
    )
    return tuple(
        Export(export_name(kind, paper, day, file), data, articles.num_rows)
        for kind, file, data in files
    )


def date_export(paper: str, day: date, ninjs: bytes) -> Export:
    """The articles of one newspaper's date for newsrooms, which take in a date at a time."""
    name = export_name("ninjs", paper, day, f"{day.isoformat()}.ninjs.jsonl.gz")
    return Export(name, gzipped(ninjs), ninjs.count(b"\n"))


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
    """
    Rows as CSV after RFC 4180, for spreadsheets.

    Lists are JSON. No cell is one that a spreadsheet would run, and none is longer than it holds:
    a longer text ends in …, of a longer list the last entries are missing.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(articles.schema.names)
    writer.writerows(_cells(articles))
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _cells(articles: pa.Table) -> Iterator[tuple[str, ...]]:
    columns = [[_cell(value) for value in column.to_pylist()] for column in articles.columns]
    return zip(*columns, strict=True)


def _cell(value: object) -> str:
    """A value as a spreadsheet may have it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _fitting(f"'{value}" if value.startswith(_STEERING) else value)
    if isinstance(value, list):
        return _listed(value)
    return str(msgspec.to_builtins(value))


def _fitting(text: str) -> str:
    if _fits(text):
        return text
    units = text.encode("utf-16-le")[: 2 * (_LONGEST_CELL - len(_CUT))]
    return units.decode("utf-16-le", "ignore") + _CUT  # ignored: half a character at the end


def _listed(entries: list[object]) -> str:
    text = _LIST_JSON.encode(entries).decode()
    return text if _fits(text) else _listed(entries[: len(entries) * 9 // 10])


def _fits(text: str) -> bool:
    return len(text) <= _LONGEST_CELL // 2 or len(text.encode("utf-16-le")) <= 2 * _LONGEST_CELL
