"""The command `bulletin pull`: what it prints, what it ends with."""

from __future__ import annotations

import json

import boto3
import pandas as pd
import pytest

from bulletin.archive import FolderStore
from bulletin.cli import main
from bulletin.reader import open_dataset
from reader.conftest import first, second
from servers.loopback import free_port

ROOT = "datasets/bulletins"


@pytest.fixture
def store(tmp_path):
    store = FolderStore(tmp_path / "store")
    first(store)
    second(store)
    return store


@pytest.fixture
def run(store, tmp_path, capsys, monkeypatch):
    """Run the command in an empty folder; its exit code and what it printed."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("BULLETIN_STORE", store.url)

    def call(*words):
        code = main(["pull", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_releases_are_listed_newest_first(run):
    code, out, err = run("--list")

    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "r000002  2026-03-16 01:02 UTC  6 articles of 2 issues (+3 ~0 -0)  lanwan 2026-03-16",
        "r000001  2026-03-16 01:02 UTC  3 articles of 1 issue (+3 ~0 -0)  lanwan 2026-03-15",
    ]
    assert run("--list", "1")[1].startswith("r000002")
    assert [json.loads(line)["version"] for line in run("--list", "--json")[1].splitlines()] == [
        "r000002",
        "r000001",
    ]


def test_the_newest_release_goes_into_a_folder_here(run):
    code, out, err = run()

    assert (code, err) == (0, "")
    assert out.startswith("r000002 is in bulletins: 6 articles of 2 issues; 25 files fetched, ")
    assert len(pd.read_parquet("bulletins/exports/articles")) == 6
    assert len(open_dataset("bulletins").read("articles")) == 6
    assert run()[1] == (
        "r000002 is in bulletins: 6 articles of 2 issues; nothing to fetch, 25 there already\n"
    )


def test_a_release_and_parts_of_it(run, store, tmp_path):
    to = tmp_path / "mine"
    common = ("--from", store.url, "--to", str(to), "--version", "r000001", "--json")

    tables = json.loads(run(*common, "--tables", "articles", "papers")[1])
    assert (tables["version"], tables["files"], tables["kept"]) == ("r000001", 9, 0)
    assert sorted(it.name for it in (to / "tables").iterdir()) == ["articles", "papers"]
    assert not (to / "exports").exists()
    exports = json.loads(run(*common, "--exports")[1])
    assert (exports["files"], exports["kept"]) == (4, 7)
    assert len(pd.read_parquet(to / "exports" / "articles")) == 3
    assert json.loads(run(*common, "--tables")[1])["kept"] == 9
    assert len(list((to / "tables").iterdir())) == 10


def test_no_such_release_names_those_there_are(run, store):
    assert run("--version", "r000009") == (
        2,
        "",
        f"bulletin: {store.url}: no release 'r000009'; there are r000002, r000001\n",
    )


def test_no_such_table_names_those_there_are(run):
    code, out, err = run("--tables", "article")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "no table 'article'; there are article_entities, article_pages, " in err


def test_an_altered_file_is_one_line(run, store):
    key = f"{ROOT}/releases/r000002/quality.json"
    store.put(key, store.get(key).replace(b"r", b"R"))
    code, out, err = run()

    assert (code, out, err.count("\n")) == (6, "", 1)
    assert err.startswith(f"bulletin: {store.uri(key)}: its SHA-256 is ")


def test_a_place_without_a_dataset_is_one_line(run, tmp_path):
    code, out, err = run("--from", str(tmp_path / "nowhere"))

    assert (code, out, err.count("\n")) == (6, "", 1)
    assert "nothing was published there" in err


def test_a_store_that_is_away_is_one_line(run, monkeypatch):
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "k")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    code, out, err = run("--from", "s3://press/x")

    assert (code, out, err.count("\n")) == (5, "", 1)
    assert "no answer from the store" in err


@pytest.mark.parametrize("number", ["0", "-1", "some"])
def test_a_list_of_no_length_is_refused(run, number):
    with pytest.raises(SystemExit) as ended:
        run(f"--list={number}")

    assert ended.value.code == 2
