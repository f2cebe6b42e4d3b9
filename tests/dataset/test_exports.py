"""Plain files."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace

import pandas as pd
import pyarrow.dataset as ds
import pytest

from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.exports import month_exports, to_csv, to_parquet
from bulletin.dataset.rows import rows_of
from bulletin.model import Heads
from dataset.builders import DAY, entry, paper, with_articles


def rows(*given):
    return rows_of(ARTICLES, given)


def headlined(store, *headlines):
    given = entry(store, articles=len(headlines))
    pairs = zip(given.articles, headlines, strict=True)
    return with_articles(given, *(replace(it, heads=Heads(words)) for it, words in pairs))


def test_a_month_has_three_files_of_the_same_rows(store):
    exports = month_exports("lanwan", DAY, rows(entry(store)))

    assert [(it.name, it.rows) for it in exports] == [
        ("exports/articles/paper=lanwan/year=2026/month=03/articles.parquet", 3),
        ("exports/jsonl/paper=lanwan/year=2026/month=03/articles.jsonl.gz", 3),
        ("exports/csv/paper=lanwan/year=2026/month=03/articles.csv", 3),
    ]


def test_pandas_and_arrow_read_the_whole_tree_and_one_file(store, tmp_path):
    for code in ("lanwan", "hexi"):
        for export in month_exports(code, DAY, rows(entry(store, paper(code)))):
            path = tmp_path / export.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(export.data)
    tree = tmp_path / "exports" / "articles"

    frame = pd.read_parquet(tree)
    one = pd.read_parquet(next(tree.rglob("paper=hexi/**/*.parquet")))

    assert frame["paper"].astype("str").tolist() == ["hexi"] * 3 + ["lanwan"] * 3
    assert frame["headline"][0] == "兰湾今日第1事"
    assert one["paper"].astype("str").unique().tolist() == ["hexi"]
    assert ds.dataset(tree).to_table().num_rows == 6


def test_csv_opens_in_a_spreadsheet(store):
    text = to_csv(rows(entry(store, articles=2)))

    assert text.startswith("\ufeffarticle_id,revision,paper,".encode())
    frame = pd.read_csv(io.BytesIO(text))
    assert frame["body"][0] == "本报讯：兰湾新桥昨日通车。\n桥长三里\n第1段。"
    assert json.loads(frame["authors"][0]) == [{"name": "沈一舟", "role": "记者"}]
    assert json.loads(frame["topics"][0]) == ["transport", "economy"]


@pytest.mark.parametrize("steering", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_no_cell_begins_as_a_formula(store, steering):
    hostile = f'{steering}HYPERLINK("https://evil.example","点击")'

    line = next(csv.DictReader(io.StringIO(to_csv(rows(headlined(store, hostile))).decode())))

    assert line["headline"] == "'" + hostile


def test_csv_ends_lines_and_quotes_as_rfc_4180_says(store):
    text = to_csv(rows(headlined(store, '他说"好",走'))).decode()

    assert '"他说""好"",走"' in text
    assert text.endswith("\r\n")


@pytest.mark.parametrize("longest", ["文" * 40_000, "𠮷" * 20_000, "=" * 32_767])
def test_a_cell_is_no_longer_than_excel_holds_and_says_that_it_is_cut(store, longest):
    text = to_csv(rows(headlined(store, longest))).decode()

    cell = next(csv.DictReader(io.StringIO(text)))["headline"]
    assert len(cell.encode("utf-16-le")) // 2 in {32_766, 32_767}
    assert cell.endswith("…")
    assert cell.removeprefix("'")[:-1] in longest


def test_a_cell_of_just_the_length_that_excel_holds_stays_whole(store):
    text = to_csv(rows(headlined(store, "文" * 32_767))).decode()

    assert next(csv.DictReader(io.StringIO(text)))["headline"] == "文" * 32_767


def test_a_list_that_excel_does_not_hold_loses_its_last_entries_and_stays_json(store):
    given = entry(store, articles=1)
    long = replace(given.articles[0], keywords=tuple(f"词{n:05}" for n in range(9000)))

    text = to_csv(rows(with_articles(given, long))).decode()

    found = json.loads(next(csv.DictReader(io.StringIO(text)))["keywords"])
    assert found == list(long.keywords[: len(found)])
    assert 2000 < len(found) < 9000


def test_json_lines_have_the_columns_in_the_tables_order(store):
    export = month_exports("lanwan", DAY, rows(entry(store)))[1]

    lines = [json.loads(line) for line in gzip.decompress(export.data).splitlines()]

    assert [line["article_id"][-5:] for line in lines] == ["i0001", "i0002", "i0003"]
    assert list(lines[0]) == ARTICLES.schema.names


def test_the_same_rows_make_the_same_bytes(store):
    given = entry(store)

    assert month_exports("lanwan", DAY, rows(given)) == month_exports("lanwan", DAY, rows(given))
    assert to_parquet(rows(given)) == to_parquet(rows(given))
