"""The lines that the dataset's page offers to copy run as they stand."""

from __future__ import annotations

import pytest

from bulletin.catalogue.recipes import RECIPES, recipe
from recipes.documents import recipes
from recipes.engines import answer_of_python, answer_of_sql

# What is asked: the date, headline and topics of every article; or articles by month, by topic.
BY_MONTH = [("hexi", 2026, "04", 2), ("lanwan", 2026, "03", 2), ("lanwan", 2026, "04", 2)]
BY_TOPIC = {"transport": 4, "economy": 2, "commerce": 1, "culture": 1}


def test_all_engines_are_run_but_r():
    run = {"pandas", "duckdb", "duckdb_delta", "polars", "polars_delta"}

    assert {it.engine for it in RECIPES} == run | {"spark", "r"}


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_every_article_is_shown(engine, place):
    found = answer_of_python(recipe(engine).text(place.root))

    shown = {headline: list(topics) for _, headline, topics in found}
    assert len(found) == 6
    assert shown["码头扩建"] == ["economy", "transport"]


def test_articles_are_counted_by_month(place, duck_there):
    assert answer_of_sql(duck_there, recipe("duckdb").text(place.root)) == BY_MONTH


def test_articles_are_counted_by_topic(place, duck_there):
    in_sql = answer_of_sql(duck_there, recipe("duckdb_delta").text(place.root))
    in_python = answer_of_python(recipe("polars_delta").text(place.root))

    assert in_sql == sorted(BY_TOPIC.items(), key=lambda it: (-it[1], it[0]))
    assert dict(in_python) == BY_TOPIC


def test_lines_for_r_open_the_exports_as_the_document_has_it():
    opening = 'articles <- open_dataset("bulletins/exports/articles", partitioning = NULL)'

    assert opening in recipe("r").text("bulletins").splitlines()
    assert opening in recipes("R")["Exports"].splitlines()
