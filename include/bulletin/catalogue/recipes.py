"""The lines that open the dataset in each engine, to copy and run; tests run every one of them."""

from __future__ import annotations

from dataclasses import dataclass

ROOT = "{root}"  # stands for the dataset's root: a folder, or s3://bucket/prefix


@dataclass(frozen=True, slots=True)
class Recipe:
    """
    How one engine reads the dataset.

    Attributes:
        engine: The key it is asked for by, and the name that people know it by.
        language: What its lines are written in: python, sql or r.
        lines: As they are typed; `{root}` stands for the dataset's root, once or more.
    """

    engine: str
    name: str
    language: str
    lines: tuple[str, ...]

    def text(self, root: str) -> str:
        """The lines with the dataset's root in them."""
        return "\n".join(self.lines).replace(ROOT, root)


RECIPES = (
    Recipe(
        "pandas",
        "pandas",
        "python",
        (
            "import pandas as pd",
            "",
            'articles = pd.read_parquet("{root}/exports/articles")',
            'articles[["published_date", "headline", "topics"]]',
        ),
    ),
    Recipe(
        "duckdb",
        "DuckDB",
        "sql",
        (
            "SELECT paper, year, month, count(*) AS articles",
            "FROM read_parquet('{root}/exports/articles/**/*.parquet', hive_partitioning = true)",
            "GROUP BY ALL ORDER BY ALL;",
        ),
    ),
    Recipe(
        "duckdb_delta",
        "DuckDB, Delta",
        "sql",
        (
            "SELECT topic, count(*) AS articles",
            "FROM delta_scan('{root}/tables/article_topics')",
            "GROUP BY topic ORDER BY articles DESC, topic;",
        ),
    ),
    Recipe(
        "polars",
        "Polars",
        "python",
        (
            "import polars as pl",
            "",
            'articles = pl.scan_parquet("{root}/exports/articles/")',
            'articles.select("published_date", "headline", "topics").collect()',
        ),
    ),
    Recipe(
        "polars_delta",
        "Polars, Delta",
        "python",
        (
            "import polars as pl",
            "",
            'topics = pl.scan_delta("{root}/tables/article_topics")',
            'topics.group_by("topic").len().sort("len", descending=True).collect()',
        ),
    ),
    Recipe(
        "spark",
        "Spark",
        "python",
        (
            "from pyspark.sql import SparkSession",
            "",
            "spark = SparkSession.builder.getOrCreate()",
            'articles = spark.read.parquet("{root}/exports/articles")',
            'articles.select("published_date", "headline", "topics").show()',
        ),
    ),
    Recipe(
        "r",
        "R",
        "r",
        (
            "library(arrow)",
            "library(dplyr)",
            "",
            'articles <- open_dataset("{root}/exports/articles", partitioning = NULL)',
            "articles |> select(published_date, headline, topics) |> collect()",
        ),
    ),
)


def recipe(engine: str) -> Recipe:
    """The recipe of an engine; KeyError where there is none."""
    return {each.engine: each for each in RECIPES}[engine]
