"""All descriptors together."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.catalogue.descriptors import described, descriptors
from bulletin.catalogue.descriptors.exported import exported
from bulletin.catalogue.descriptors.facts import facts_of
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.published.manifest import File
from catalogue.descriptors.published import read
from dataset.builders import AT, DAY

INCLUDE = Path(__file__).parents[3] / "include"
SCRIPT = """
import hashlib, sys
from bulletin.catalogue.descriptors import descriptors
from bulletin.catalogue.snapshot import snapshot_of
for file in descriptors(snapshot_of(sys.argv[1])):
    print(file.path, hashlib.sha256(file.data).hexdigest())
"""


def months(paper, count):
    """Exports of the months from January 2012 on."""
    places = (
        f"exports/articles/paper={paper}/year={2012 + n // 12}/month={n % 12 + 1:02d}"
        for n in range(count)
    )
    return tuple(
        exported(File(f"releases/r000009/{it}/articles.parquet", 99, "ab")) for it in places
    )


def sizes(facts):
    return {file.path: len(file.data) for file in described(facts)}


def test_every_descriptor_is_there_once(root):
    paths = [file.path for file in descriptors(snapshot_of(root))]

    assert paths == sorted(set(paths))
    assert {path for path in paths if not path.startswith("schemas/")} == {
        "croissant.json",
        "data-dictionary.csv",
        "data-dictionary.md",
        "datapackage.json",
        "dcat.jsonld",
        "papers.csv",
    }
    tables = snapshot_of(root).manifest.tables
    assert {path for path in paths if path.startswith("schemas/")} == {
        f"schemas/{table}.{kind}.json" for table in tables for kind in ("schema", "table-schema")
    }


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_release_gives_the_same_bytes_in_every_process(root, seed):
    environment = {"PYTHONPATH": str(INCLUDE), "PYTHONHASHSEED": seed}
    said = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root)],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip

    here = [f"{file.path} {_sha256(file.data)}" for file in descriptors(snapshot_of(root))]

    assert said.stdout.splitlines() == here


def _sha256(data):
    return hashlib.sha256(data).hexdigest()


def test_only_the_data_package_grows_with_history(root):
    facts = facts_of(snapshot_of(root))

    few = sizes(replace(facts, exports=months("lanwan", 2)))
    many = sizes(replace(facts, exports=months("lanwan", 164)))

    grown = {path: many[path] - few[path] for path in few if many[path] > few[path]}
    assert grown.pop("datapackage.json") < 162 * 400
    assert sum(grown.values()) < 10, "byte sizes in DCAT have more digits, and no more"


@pytest.mark.parametrize("name", ["datapackage.json", "croissant.json", "dcat.jsonld"])
def test_what_goes_into_a_page_ends_no_script_and_turns_no_text(root, name):
    text = (root / name).read_text(encoding="utf-8")

    assert "alert(1)" in text
    assert not set("<>&\u202e\u2067\u2069") & set(text)


def test_a_dataset_of_which_nothing_is_there_is_described(root):
    nothing = replace(facts_of(snapshot_of(root)), papers=(), exports=(), previous=None)

    made = {file.path: file.data for file in described(nothing)}

    assert made["papers.csv"].decode("utf-8-sig").count("\r\n") == 1
    package, dcat = json.loads(made["datapackage.json"]), json.loads(made["dcat.jsonld"])
    assert [it["name"] for it in package["resources"]] == ["data-dictionary", "papers"]
    assert not {"licenses", "sources", "contributors"} & {*package}
    assert not {"dct:temporal", "dct:spatial", "dct:license", "dct:hasPart"} & {*dcat}
    assert [it["@id"] for it in dcat["dcat:distribution"]] == ["#tables"]
    assert not {"distribution", "recordSet", "license"} & {*json.loads(made["croissant.json"])}


def test_an_export_of_the_catalogue_is_listed_with_the_others(root, tmp_path):
    others = [File("exports/bulletins.sqlite.gz", 6, _sha256(b"packed"))]

    made = {file.path: file.data for file in descriptors(snapshot_of(root), others)}
    (tmp_path / "datapackage.json").write_bytes(made["datapackage.json"])

    assert read(tmp_path, "datapackage.json")["resources"][-1] == {
        "name": "bulletins.sqlite.gz",
        "path": "exports/bulletins.sqlite.gz",
        "format": "sqlite",
        "mediatype": "application/vnd.sqlite3",
        "compression": "gz",
        "bytes": 6,
        "hash": f"sha256:{_sha256(b'packed')}",
    }
    assert b"exports/bulletins.sqlite.gz" in made["dcat.jsonld"]
    assert b"sqlite" not in made["croissant.json"]


def test_the_clock_is_the_releases(root):
    assert read(root, "datapackage.json")["created"].startswith(f"{AT.year}-04-16T")
    assert DAY.isoformat() in (root / "dcat.jsonld").read_text(encoding="utf-8")
