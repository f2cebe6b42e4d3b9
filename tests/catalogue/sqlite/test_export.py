"""The whole dataset as one SQLite file."""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from deltalake import write_deltalake

from bulletin.archive import FolderStore
from bulletin.catalog import Rights
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.catalogue.sqlite import sqlite_export
from bulletin.dataset import publish_release
from bulletin.dataset.schema import TABLES
from bulletin.errors import StoreError, StoreFull
from bulletin.model import Heads
from catalogue.published import every_day, published
from dataset.builders import AT, DAY, entry, paper, with_articles

NEXT = DAY + timedelta(days=30)
WORD = "SELECT doc FROM article_terms WHERE term >= ?1 AND term < ?1 || char(1114111)"
PHRASE = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH '\"' || ?1 || '\"'"


def unpacked(written, folder):
    path = folder / "bulletins.sqlite"
    path.write_bytes(gzip.decompress(written.data.read_bytes()))
    return path


@pytest.fixture
def made(tmp_path):
    """Opens the SQLite file of a dataset; closed when the test is over."""
    opened = []

    def make(snapshot):
        written = sqlite_export(snapshot, tmp_path)
        opened.append(sqlite3.connect(unpacked(written, tmp_path)))
        return opened[-1]

    yield make
    for database in opened:
        database.close()


def found(database, query, word):
    """Ids of the articles that a search gives."""
    rows = database.execute(
        f"SELECT article_id FROM articles WHERE number IN ({query}) ORDER BY number", (word,)
    )
    return [name[-5:] for (name,) in rows]


def headlined(store, *headlines):
    given = entry(store, articles=len(headlines))
    pairs = zip(given.articles, headlines, strict=True)
    return with_articles(given, *(replace(it, heads=Heads(words), tags=()) for it, words in pairs))


def test_every_table_has_the_rows_and_columns_of_the_release(tmp_path, made):
    snapshot = published(tmp_path / "store", ledger=every_day(DAY.replace(day=1), 15))

    database = made(snapshot)

    for table in TABLES:
        database.row_factory = sqlite3.Row
        rows = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert len(rows) == snapshot.count(table.name)
        assert set(table.schema.names) <= set(rows[0].keys() if rows else table.schema.names)


def test_values_are_typed_and_lists_are_json(tmp_path, made):
    database = made(published(tmp_path / "store"))

    row = database.execute(
        "SELECT published_date, first_seen_at, revision, typeof(revision), text_quality, "
        "typeof(text_quality), topics, topic_names, authors, first_topic "
        "FROM articles WHERE number = 1"
    ).fetchone()

    assert row[:6] == ("2026-03-15", "2026-03-15T00:30:00Z", 1, "integer", 1.0, "real")
    assert json.loads(row[6]) == ["transport", "economy"]
    assert json.loads(row[7]) == ["交通", "经济"]
    assert json.loads(row[8]) == [{"name": "沈一舟", "role": "记者"}]
    assert row[9] == "交通"
    assert database.execute("SELECT bodies_published FROM papers").fetchone() == (1,)


def test_entries_of_lists_are_rows_too(tmp_path, made):
    database = made(published(tmp_path / "store"))

    authors = database.execute("SELECT * FROM article_authors LIMIT 1").fetchone()
    words = database.execute(
        "SELECT e.field, e.position, e.words FROM topic_evidence e JOIN article_topics t "
        "USING (article_id, rank) WHERE t.topic = 'economy'"
    ).fetchall()

    assert authors == ("lanwan-2026-03-15-a-i0001", 1, "沈一舟", "记者")
    assert words == [("headline", 1, "兰湾")] * 3


def test_whatever_a_row_names_is_there(tmp_path, made):
    database = made(published(tmp_path / "store", topics=()))

    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("SELECT code FROM topics").fetchall() == [("economy",), ("transport",)]
    assert len(database.execute("PRAGMA foreign_key_list(article_topics)").fetchall()) == 2
    database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_articles_are_numbered_by_their_ids_and_found_by_their_rowid_too(tmp_path, made):
    store = FolderStore(tmp_path / "store")
    for code, day in (("lanwan", NEXT), ("hexi", DAY), ("lanwan", DAY)):
        publish_release(store, [entry(store, paper(code), day)], day=day, at=AT)

    database = made(snapshot_of(tmp_path / "store"))

    rows = database.execute("SELECT number, rowid, article_id FROM articles ORDER BY number")
    numbers, rowids, names = zip(*rows, strict=True)
    assert numbers == rowids == tuple(range(1, 10))
    assert list(names) == sorted(names)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("港", ["i0001", "i0002", "i0004"]),
        ("兰港", ["i0001", "i0002"]),
        ("港口", ["i0004"]),
        ("雾", []),
        ("雾里", []),
        ("x", ["i0005"]),
    ],
)
def test_a_word_of_one_or_two_characters_is_found_wherever_it_stands(
    tmp_path, made, word, expected
):
    store = FolderStore(tmp_path / "store")
    given = headlined(store, "兰港", "新兰港", "海", "港口之春", "AXB")

    database = made(published(tmp_path / "store", given))

    assert found(database, WORD, word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("港口之", ["i0004"]),
        ("新桥昨日通车", ["i0001", "i0002", "i0003", "i0004"]),
        ("桥昨夜", []),
    ],
)
def test_longer_words_are_found_in_headlines_and_bodies(tmp_path, made, word, expected):
    store = FolderStore(tmp_path / "store")
    given = headlined(store, "兰港", "新兰港", "海", "港口之春")

    database = made(published(tmp_path / "store", given))

    assert found(database, PHRASE, word) == expected


def test_what_is_found_can_be_shown_with_the_word_marked(tmp_path, made):
    database = made(published(tmp_path / "store"))

    shown = database.execute(
        "SELECT highlight(articles_fts, 3, '[', ']') FROM articles_fts "
        "WHERE articles_fts MATCH '\"昨日通\"' LIMIT 1"
    ).fetchone()[0]

    assert "新桥[昨日通]车" in shown
    assert not shown.endswith(" ")


def test_nothing_of_a_body_is_in_the_file_where_the_paper_keeps_it_back(tmp_path, made):
    store = FolderStore(tmp_path / "store")
    silent = paper(rights=Rights(statement="版权所有", bodies=False))
    snapshot = published(tmp_path / "store", entry(store, silent))

    database = made(snapshot)

    assert database.execute("SELECT DISTINCT body, body_raw FROM articles").fetchall() == [
        (None, None)
    ]
    assert found(database, PHRASE, "昨日通") == []
    assert found(database, PHRASE, "湾今日") != []
    assert "昨日通车".encode() not in (tmp_path / "bulletins.sqlite").read_bytes()


def test_a_paper_that_keeps_its_bodies_back_now_keeps_those_of_before_too(tmp_path, made):
    store = FolderStore(tmp_path / "store")
    publish_release(store, [entry(store)], day=DAY, at=AT)
    silent = paper(rights=Rights(statement="版权所有", bodies=False))
    publish_release(store, [entry(store, silent, NEXT)], day=NEXT, at=AT)
    snapshot = snapshot_of(tmp_path / "store")
    assert "昨日通车" in str(snapshot.rows("articles", ["body"]).to_pylist())

    database = made(snapshot)

    assert database.execute("SELECT count(*), count(body) FROM articles").fetchone() == (6, 0)
    assert "昨日通车".encode() not in (tmp_path / "bulletins.sqlite").read_bytes()


def test_views_have_names_in_place_of_codes(tmp_path, made):
    database = made(published(tmp_path / "store"))
    database.row_factory = sqlite3.Row

    article = database.execute("SELECT * FROM articles_read").fetchone()
    topic = database.execute("SELECT * FROM topics_read WHERE rank = 1").fetchone()
    month = database.execute("SELECT * FROM topics_by_month WHERE topic = '经济'").fetchone()

    assert (article["newspaper"], article["topics"]) == ("兰湾报", "交通、经济")
    assert (topic["topic"], topic["words"]) == ("交通", "新桥")
    assert tuple(month) == ("兰湾报", "2026-03", "经济", 3, 0)


def test_the_file_says_of_which_release_it_is(tmp_path, made):
    database = made(published(tmp_path / "store"))

    assert database.execute("SELECT version, created_at FROM release").fetchone() == (
        "r000001",
        "2026-03-16T01:02:03Z",
    )


MAKE = """
import sys
from pathlib import Path
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.catalogue.sqlite import sqlite_export
sqlite_export(snapshot_of(sys.argv[1]), Path(sys.argv[2]))
"""


def test_the_same_release_makes_the_same_bytes_in_every_process(tmp_path):
    store = FolderStore(tmp_path / "store")
    for day in (DAY, DAY + timedelta(days=1), NEXT):
        publish_release(store, [entry(store, day=day)], day=day, at=AT)
    sums = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        command = [sys.executable, "-c", MAKE, str(tmp_path / "store"), str(folder)]
        subprocess.run(command, check=True, env={"PYTHONPATH": ":".join(sys.path)})
        sums.append(hashlib.sha256((folder / "bulletins.sqlite.gz").read_bytes()).hexdigest())

    assert sums[0] == sums[1]


def test_files_of_a_month_may_be_in_any_order(tmp_path):
    """A table whose files were put together has the same rows and gives the same bytes."""
    store = FolderStore(tmp_path / "store")
    for day in (DAY + timedelta(days=1), DAY):
        publish_release(store, [entry(store, day=day)], day=day, at=AT)
    snapshot = snapshot_of(tmp_path / "store")
    before = sqlite_export(snapshot, tmp_path).data.read_bytes()
    rows = snapshot.rows("articles").sort_by([("article_id", "descending")])
    uri = store.uri("datasets/bulletins/tables/articles")
    write_deltalake(uri, rows, mode="overwrite")
    manifest = snapshot.manifest
    version = replace(manifest.tables["articles"], version=manifest.tables["articles"].version + 1)
    other = replace(manifest, tables={**manifest.tables, "articles": version})
    dataset = replace(snapshot.dataset, found=replace(snapshot.dataset.found, manifest=other))

    after = sqlite_export(replace(snapshot, dataset=dataset), tmp_path).data.read_bytes()

    assert after == before


def test_only_the_packed_file_stays(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()

    written = sqlite_export(published(tmp_path / "store"), folder)

    assert written.path == "exports/bulletins.sqlite.gz"
    assert list(folder.iterdir()) == [written.data]
    assert written.data.read_bytes()[4:8] == b"\0\0\0\0"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match="nowhere"):
        sqlite_export(published(tmp_path / "store"), tmp_path / "nowhere")


def test_a_full_disk_is_told_as_one_and_leaves_nothing(tmp_path, monkeypatch):
    snapshot = published(tmp_path / "store")
    folder = tmp_path / "folder"
    folder.mkdir()
    connect = sqlite3.connect

    def small(path, **given):
        database = connect(path, **given)
        database.execute("PRAGMA max_page_count = 10")
        return database

    monkeypatch.setattr("bulletin.catalogue.sqlite.export.sqlite3.connect", small)

    with pytest.raises(StoreFull, match="no space left"):
        sqlite_export(snapshot, folder)

    assert list(folder.iterdir()) == []


def test_an_older_release_without_some_tables_and_columns_is_made_too(tmp_path, made):
    snapshot = published(tmp_path / "store")
    tables = {
        name: table
        for name, table in snapshot.manifest.tables.items()
        if name not in {"topics", "article_revisions"}
    }
    store = FolderStore(tmp_path / "store")
    uri = store.uri("datasets/bulletins/tables/pages")
    rows = snapshot.rows("pages").drop_columns(["label"])
    write_deltalake(uri, rows, mode="overwrite", schema_mode="overwrite")
    tables["pages"] = replace(tables["pages"], version=tables["pages"].version + 1)
    manifest = replace(snapshot.manifest, tables=tables)
    dataset = replace(snapshot.dataset, found=replace(snapshot.dataset.found, manifest=manifest))

    database = made(replace(snapshot, dataset=dataset))

    assert database.execute("SELECT count(*) FROM article_revisions").fetchone() == (0,)
    assert database.execute("SELECT DISTINCT label FROM pages").fetchall() == [(None,)]
    names = database.execute("SELECT topic_names FROM articles").fetchone()[0]
    assert json.loads(names) == ["transport", "economy"]
