"""A large dataset in small, and the engines that read a month of it."""

from __future__ import annotations

import pytest

import duck
from bulletin.archive import FolderStore
from bulletin.reader import open_dataset
from synthetic import Size, articles, publish

SIZE = Size(papers=2, years=1, articles=480)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A dataset in a folder, of 20 articles a newspaper and month."""
    home = tmp_path_factory.mktemp("large")
    assert publish(FolderStore(home), SIZE) == 480
    return f"{home}/datasets/bulletins"


def test_it_is_a_release_like_another(root):
    dataset = open_dataset(root)
    march = dataset.read("articles", papers=["p002"], since="2025-03-01", until="2025-03-31")

    assert (dataset.version, dataset.tables) == ("r000001", {"articles": 480})
    assert (len(march), march["article_id"].is_unique) == (20, True)
    assert set(march["body"].str.len()) == {400}


def test_articles_are_the_same_each_time_and_differ_by_newspaper_and_month():
    month = SIZE.months[2]
    bodies = [
        tuple(articles(code, month, 3, seed)["body"].to_pylist())
        for code, seed in [("p001", 2), ("p001", 2), ("p002", 2), ("p001", 3)]
    ]

    assert bodies[0] == bodies[1]
    assert len(set(bodies)) == 3


@pytest.mark.parametrize("engine", duck.ENGINES)
@pytest.mark.parametrize("paper", ["p001", None])
def test_every_engine_finds_the_articles_of_the_month_on_the_topic(engine, paper, root):
    codes = [paper] if paper else SIZE.codes
    parts = [articles(code, duck.MONTH, 20, 2)["topics"].to_pylist() for code in codes]
    known = sum(duck.TOPIC in topics for part in parts for topics in part)

    read = duck.ENGINES[engine](duck.Asked(root, paper))

    assert read() == known > 0


def test_the_table_has_a_line_for_each_engine(root, capsys):
    duck.measure(root, rounds=1)

    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[1:-2]] == list(duck.ENGINES)
    assert [line.split()[-1] in {"met", "missed"} for line in lines[1:4]] == [True] * 3
    assert lines[-2].startswith("rows of each engine: ")
    assert lines[-1].startswith("opening DuckDB with its extensions: ")
