"""Every recipe of docs/recipes.md gives the same answer, in every engine and on every place."""

from __future__ import annotations

import os

import pytest

from bulletin.reader import pull
from recipes.answers import ANSWERS
from recipes.documents import ENGINES, ON_S3, OPENING, recipes
from recipes.engines import answer_of_python, answer_of_sql

HERE = {engine: recipes(engine) for engine in ENGINES}
RUN = [
    (engine, question)
    for engine in ("pandas", "DuckDB", "Polars")
    for question in HERE[engine]
    if question in ANSWERS
]


@pytest.mark.parametrize(("engine", "question"), RUN, ids=str)
def test_a_recipe_gives_the_known_answer(engine, question, place, duck):
    steps = [ON_S3, OPENING] if place.variables and ON_S3 in HERE[engine] else [OPENING]
    typed = [_at(place, HERE[engine][step]) for step in (*steps, question)]

    is_sql = engine == "DuckDB"
    found = answer_of_sql(duck, *typed) if is_sql else answer_of_python(*typed)

    assert sorted(found) == ANSWERS[question]


@pytest.mark.parametrize("engine", ["pandas", "DuckDB", "Polars"])
def test_every_question_is_asked_of_every_engine(engine):
    assert set(HERE[engine]) - {ON_S3} == {OPENING, *ANSWERS}


@pytest.mark.parametrize("engine", ["pandas", "DuckDB", "Polars"])
def test_a_pulled_folder_is_read_like_the_source(engine, folder, tmp_path, monkeypatch, duck):
    pull(str(folder), tmp_path / "bulletins")
    monkeypatch.chdir(tmp_path)
    changes = "What changed since a release"  # those since the folder's first, in pandas

    for question in [it for it in ANSWERS if (engine, it) != ("pandas", changes)]:
        typed = HERE[engine][OPENING], HERE[engine][question]
        found = answer_of_sql(duck, *typed) if engine == "DuckDB" else answer_of_python(*typed)
        assert sorted(found) == ANSWERS[question]


def test_spark_is_asked_some_of_them():
    assert set(HERE["Spark"]) <= {OPENING, *ANSWERS}


def _at(place, recipe: str) -> str:
    """The recipe as it is typed for this place."""
    server = os.environ.get("AWS_ENDPOINT_URL", "").removeprefix("http://")
    filled = {
        "'bulletins'": f"'{place.root}'",
        '"bulletins"': f'"{place.root}"',
        '"bulletins/': f'"{place.root}/',
        "'KEY'": f"'{os.environ.get('AWS_ACCESS_KEY_ID')}'",
        "'SECRET'": f"'{os.environ.get('AWS_SECRET_ACCESS_KEY')}'",
        "'s3.example.org'": f"'{server}', USE_SSL false",
    }
    for written, meant in filled.items():
        recipe = recipe.replace(written, meant)
    return recipe
