"""What docs/sqlite.md says can be typed as it stands."""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.archive import FolderStore
from bulletin.catalogue.sqlite import sqlite_export
from bulletin.model import Amount, Entity, EntityType
from catalogue.published import published
from dataset.builders import entry, with_articles

DOCS = (Path(__file__).parents[3] / "docs" / "sqlite.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the dataset's exports; its articles name a place and a sum."""
    folder = tmp_path_factory.mktemp("docs")
    store = FolderStore(folder / "store")
    given = entry(store)
    place = Entity(EntityType.PLACE, "body", 4, 6, "兰湾", "澜州市兰湾区", "gazetteer", 1.0)
    sum_ = Amount(2e8, 2e8, "CNY")
    money = Entity(EntityType.MONEY, "body", 6, 8, "新桥", "", "amount", 1.0, amount=sum_)
    articles = [replace(it, entities=(place, money)) for it in given.articles]
    snapshot = published(folder / "store", with_articles(given, *articles))
    (folder / "exports").mkdir()
    sqlite_export(snapshot, folder / "exports")
    return folder


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_finds_something(folder, query):
    packed = (folder / "exports" / "bulletins.sqlite.gz").read_bytes()
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(gzip.decompress(packed))
        rows = database.execute(query).fetchall()

    assert rows or "quality_flags" in query


def test_the_lines_of_python_read_the_headlines(folder, monkeypatch):
    monkeypatch.chdir(folder)
    lines = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)[1]
    found = {}

    exec(lines, found)

    found["database"].close()
    assert found["headlines"][0] == ("兰湾今日第1事",)
