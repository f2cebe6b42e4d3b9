"""What docs/recipes.md warns of is so; where an engine mends it, the warning goes."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pytest
from deltalake import DeltaTable, write_deltalake

from bulletin.reader import open_dataset

EXPORTS = "bulletins/exports/articles"
TABLES = "bulletins/tables"
FILE = f"{EXPORTS}/paper=lanwan/year=2026/month=03/articles.parquet"

pytestmark = pytest.mark.usefixtures("here")


def exported(connection, what):
    query = f"SELECT DISTINCT {what} FROM read_parquet('{EXPORTS}/**/*.parquet')"
    return connection.execute(query).fetchall()


def test_arrow_refuses_the_newspaper_of_files_and_folders_together():
    with pytest.raises(pa.ArrowTypeError, match="Field paper has incompatible types"):
        ds.dataset(EXPORTS, partitioning="hive")


def test_arrow_reads_the_files_alone_as_r_does_without_partitioning():
    articles = ds.dataset(EXPORTS)
    march = (ds.field("paper") == "lanwan") & (ds.field("published_month") == "2026-03")

    assert articles.to_table(filter=march).num_rows == 2
    assert "month" not in articles.schema.names


def test_pandas_reads_the_newspaper_of_the_tree_and_of_one_file_as_one_type():
    assert pd.read_parquet(EXPORTS)["paper"].dtype == "category"
    assert pd.read_parquet(FILE)["paper"].dtype == "category"


def test_polars_joins_its_categorical_newspaper_when_it_is_text():
    papers = pl.scan_delta(f"{TABLES}/papers").rename({"code": "paper"})
    articles = pl.scan_parquet(f"{EXPORTS}/")

    assert articles.collect_schema()["paper"] == pl.Categorical
    with pytest.raises(pl.exceptions.SchemaError, match="datatypes of join keys don't match"):
        articles.join(papers, on="paper").collect()
    as_text = articles.with_columns(pl.col("paper").cast(pl.String))
    assert as_text.join(papers, on="paper").collect().height == 6


def test_duckdb_reads_the_newspaper_as_text(duck):
    assert exported(duck, "typeof(paper)") == [("VARCHAR",)]


def test_pandas_takes_the_month_for_a_number_and_for_nothing_else():
    assert len(pd.read_parquet(EXPORTS, filters=[("month", "==", 3)])) == 2
    with pytest.raises(pa.ArrowNotImplementedError, match=r"\(int32, string\)"):
        pd.read_parquet(EXPORTS, filters=[("month", "==", "03")])


def test_polars_takes_the_month_for_a_number_and_for_nothing_else():
    articles = pl.scan_parquet(f"{EXPORTS}/")

    assert articles.filter(pl.col("month") == 3).collect().height == 2
    with pytest.raises(pl.exceptions.ComputeError, match="cannot compare string with numeric"):
        articles.filter(pl.col("month") == "03").collect()


def test_duckdb_takes_the_month_for_text_and_compares_it_with_a_number(duck):
    assert sorted(exported(duck, "year, month, month = 3")) == [
        (2026, "03", True),
        (2026, "04", False),
    ]


def test_polars_reads_the_names_of_folders_below_a_folder_and_not_by_a_pattern():
    assert "month" in pl.scan_parquet(f"{EXPORTS}/").collect_schema()
    assert "month" not in pl.scan_parquet(f"{EXPORTS}/**/*.parquet").collect_schema()


def test_pandas_has_dates_that_compare_with_dates_and_not_with_text():
    days = pd.read_parquet(FILE)["published_date"]

    assert list(days == date(2026, 3, 15)) == [True, True]
    assert list(days == "2026-03-15") == [False, False]
    assert list(pd.to_datetime(days) == "2026-03-15") == [True, True]


def test_duckdb_shows_times_in_the_zone_of_the_session(duck):
    duck.execute("SET TimeZone = 'Asia/Shanghai'")
    assert exported(duck, "first_seen_at::VARCHAR")[0] == ("2026-03-15 08:30:00+08",)
    duck.execute("SET TimeZone = 'UTC'")
    assert exported(duck, "first_seen_at::VARCHAR")[0] == ("2026-03-15 00:30:00+00",)


@pytest.mark.parametrize("read", [pd.read_parquet, pl.read_parquet])
def test_python_has_times_in_utc(read):
    assert set(read(FILE)["first_seen_at"]) == {datetime(2026, 3, 15, 0, 30, tzinfo=UTC)}


def test_lists_in_pandas_are_arrays_that_explode_and_do_not_group():
    articles = pd.read_parquet(FILE)

    with pytest.raises(TypeError, match="unhashable"):
        articles.groupby("topics").size()
    assert articles.explode("topics").groupby("topics").size().to_dict() == {
        "culture": 1,
        "economy": 1,
        "transport": 1,
    }


def test_a_body_that_is_kept_back_is_null_and_found_by_no_search(duck):
    hidden = "paper = 'hexi'"
    count = f"FROM read_parquet('{EXPORTS}/**/*.parquet') SELECT count(*) WHERE {hidden}"

    assert duck.execute(f"{count} AND body IS NULL").fetchone() == (2,)
    assert duck.execute(f"{count} AND contains(body, '通车')").fetchone() == (0,)
    assert duck.execute(f"{count} AND contains(headline || body, '通车')").fetchone() == (0,)
    assert duck.execute(f"{count} AND contains(headline, '通车')").fetchone() == (1,)


def test_words_of_sql_are_quoted(duck):
    duck.execute("LOAD delta")
    places = f"FROM delta_scan('{TABLES}/article_entities') SELECT"

    assert duck.execute(f'{places} min("end" - "start")').fetchone() == (2,)
    with pytest.raises(duckdb.ParserException, match="end"):
        duck.execute(f"{places} min(end)")


@pytest.fixture
def torn(here, tmp_path, monkeypatch):
    """The exports with a file that no engine can read; not the first, which tells the columns."""
    shutil.copytree(EXPORTS, tmp_path / EXPORTS)
    monkeypatch.chdir(tmp_path)
    Path(f"{EXPORTS}/paper=lanwan/year=2026/month=04/articles.parquet").write_bytes(b"torn")


ENGINES = {
    "pandas": lambda column, value: pd.read_parquet(EXPORTS, filters=[(column, "==", value)]),
    "DuckDB": lambda column, value: duckdb.execute(
        f"FROM read_parquet('{EXPORTS}/**/*.parquet') WHERE {column} = $1", [value]
    ).df(),
    "Polars": lambda column, value: (
        pl.scan_parquet(f"{EXPORTS}/").filter(pl.col(column) == value).collect()
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_filter_on_names_of_folders_reads_no_other_files(engine, torn):
    assert len(ENGINES[engine]("month", 3)) == 2
    assert len(ENGINES[engine]("paper", "hexi")) == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_a_filter_on_a_column_of_the_files_opens_them_all(engine, torn):
    with pytest.raises(
        (pa.ArrowInvalid, duckdb.InvalidInputException, pl.exceptions.ComputeError)
    ):
        ENGINES[engine]("published_month", "2026-03")


def test_a_table_without_a_version_may_be_ahead_of_the_release(here, tmp_path, duck):
    shutil.copytree(f"{TABLES}/articles", tmp_path / "articles")
    version = open_dataset("bulletins").table_versions["articles"]
    rows = DeltaTable(f"{TABLES}/articles").to_pyarrow_table()
    write_deltalake(tmp_path / "articles", rows, mode="append")
    duck.execute("LOAD delta")
    count = f"SELECT count(*) FROM delta_scan('{tmp_path}/articles'"

    assert duck.execute(f"{count})").fetchone() == (12,)
    assert duck.execute(f"{count}, version = {version})").fetchone() == (6,)
