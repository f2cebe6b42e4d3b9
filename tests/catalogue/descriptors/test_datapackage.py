"""The Data Package, and its data read through frictionless."""

from __future__ import annotations

import hashlib
import re

import pandas as pd
import pyarrow as pa
import pytest
from frictionless import Resource, Schema, validate
from frictionless.formats.parquet import ParquetControl

from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.schema import TABLES
from catalogue.descriptors.published import (
    HOSTILE_STATEMENT,
    SHUT,
    describe,
    publish,
    publish_two,
    read,
)
from dataset.builders import entry

PATH = re.compile(
    r"(?=[^./~])(?!file:)((?!/\.\./)(?!\\)(?!://).)*"
)  # of the profile, but for URLs
HASH = re.compile(r"sha256:[0-9a-f]{64}")
LICENCE = re.compile(r"[-a-zA-Z0-9._]+")


pytestmark = pytest.mark.usefixtures("json_lines")


def resources(root):
    return {it["name"]: it for it in read(root, "datapackage.json")["resources"]}


def told(root):
    report = validate(str(root / "datapackage.json"))
    return {task.name: task for task in report.tasks}, report.errors


def test_every_current_file_is_a_resource_with_its_size_and_sum(root):
    listed = {it["path"]: it for it in resources(root).values()}

    current = {file.path for file in snapshot_of(root).exports()}
    assert len(current) >= 9, "two newspapers, one with two months, in three forms"
    assert set(listed) == {*current, "data-dictionary.csv", "papers.csv"}
    for path, it in listed.items():
        data = (root / path).read_bytes()
        assert (it["bytes"], it["hash"]) == (
            len(data),
            f"sha256:{hashlib.sha256(data).hexdigest()}",
        )


def test_frictionless_reads_the_whole_package_and_finds_it_right(root):
    tasks, errors = told(root)

    assert errors == []
    assert {name: [it.message for it in task.errors] for name, task in tasks.items()} == {
        name: [] for name in resources(root)
    }
    rows = {name: task.stats.get("rows") for name, task in tasks.items() if task.type == "table"}
    assert rows == {
        "papers": 2,
        "data-dictionary": sum(len(table.columns) for table in TABLES),
        "csv-hexi-2026-03": 2,
        "csv-lanwan-2026-03": 3,
        "csv-lanwan-2026-04": 3,
        "jsonl-hexi-2026-03": 2,
        "jsonl-lanwan-2026-03": 3,
        "jsonl-lanwan-2026-04": 3,
    }


@pytest.mark.parametrize("kind", ["articles", "csv", "jsonl"])
def test_frictionless_sees_a_byte_that_is_another(own_root, kind):
    file = own_root / resources(own_root)[f"{kind}-lanwan-2026-03"]["path"]
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)

    tasks, _ = told(own_root)

    assert [name for name, task in tasks.items() if not task.valid] == [f"{kind}-lanwan-2026-03"]


def cells_of(root):
    """The first article as its Table Schema names and types it."""
    resource = Resource({**resources(root)["jsonl-lanwan-2026-03"]}, basepath=str(root))
    with resource as opened:
        return next(iter(opened.row_stream)).to_dict()


@pytest.mark.parametrize(
    ("column", "value", "error"),
    [
        ("revision", "first", "type-error"),
        ("published_date", "15.3.2026", "type-error"),
        ("topics", "transport,economy", "type-error"),
        ("authors", '["沈一舟"]', "type-error"),
        ("article_id", None, "primary-key"),
        ("paper", None, "constraint-error"),
        ("paper", "../lanwan", "constraint-error"),
        ("item_type", "story", "constraint-error"),
        ("revision", 0, "constraint-error"),
        ("text_quality", 1.2, "constraint-error"),
    ],
)
def test_the_table_schema_refuses_what_is_broken(root, column, value, error):
    schema = Schema(str(root / "schemas" / "articles.table-schema.json"))
    row = cells_of(root)

    def found(given):
        data = [[*given], [*given.values()]]
        report = Resource(data=data, schema=schema.to_copy()).validate()
        return report.flatten(["type"])

    assert found(row) == []
    assert [error] in found({**row, column: value})


def test_cells_have_their_types(root):
    row = cells_of(root)

    assert row["authors"] == [{"name": "沈一舟", "role": "记者"}]
    assert row["topics"] == ["transport", "economy"]
    assert str(row["published_date"]) == "2026-03-15"
    assert row["first_seen_at"].utcoffset().total_seconds() == 0


def test_what_the_specification_asks_of_a_package(root):
    package = read(root, "datapackage.json")
    listed = package["resources"]

    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["version"]) == ("bulletins", "r000002")
    assert {it.get("type", "table") for it in listed} == {"table"}
    assert len({it["name"] for it in listed}) == len(listed)
    assert all(re.fullmatch(r"[a-z0-9._-]+", it["name"]) for it in listed)
    assert all(PATH.fullmatch(it["path"]) and HASH.fullmatch(it["hash"]) for it in listed)
    for licence in [
        *package["licenses"],
        *(own for it in listed for own in it.get("licenses", [])),
    ]:
        assert LICENCE.fullmatch(licence.get("name", "x"))
        assert {"name", "path"} & {*licence}
    assert package["contributors"][1] == {"title": "兰湾报", "roles": ["producer"]}


def test_rights_are_told_by_newspaper_and_file(root):
    package, listed = read(root, "datapackage.json"), resources(root)

    sources = {it["code"]: it for it in package["sources"]}
    assert (sources["hexi"]["title"], sources["hexi"]["rights"]) == (SHUT.name, HOSTILE_STATEMENT)
    assert [sources[code]["bodies_published"] for code in ("hexi", "lanwan")] == [False, True]
    assert [it["path"] for it in package["licenses"]] == [
        "data-dictionary.md#rights-hexi",
        "https://spdx.org/licenses/CC0-1.0.html",
    ]
    assert listed["csv-lanwan-2026-03"]["licenses"] == [{"name": "CC0-1.0"}]
    assert listed["csv-hexi-2026-03"]["licenses"] == [{"path": "data-dictionary.md#rights-hexi"}]


def test_files_have_the_packages_licence_where_all_have_the_same(store):
    publish(store, entry(store))

    package = read(describe(store), "datapackage.json")

    assert [it["name"] for it in package["licenses"]] == ["CC0-1.0"]
    assert not any("licenses" in it for it in package["resources"])


def test_no_body_is_in_a_file_of_a_newspaper_that_allows_none(root):
    path = root / resources(root)["csv-hexi-2026-03"]["path"]

    frame = pd.read_csv(path)

    assert len(frame) == 2
    assert frame["body"].isna().all()
    assert frame["body_raw"].isna().all()


def test_a_dataset_of_held_issues_alone_is_a_package_too(store):
    publish(store, entry(store, is_held=True))

    root = describe(store)
    tasks, errors = told(root)

    assert errors == []
    assert all(task.valid for task in tasks.values())
    assert {"data-dictionary", "papers"} <= set(tasks)


def test_a_release_that_comes_out_meanwhile_breaks_no_sum(store):
    """Paths are those of releases, which stay; the copies under exports/ are written over."""
    publish(store, entry(store))
    root = describe(store)
    publish_two(store)

    tasks, errors = told(root)

    assert errors == []
    assert all(task.valid for task in tasks.values())


def parquet_of(root, columns):
    """A month's Parquet as a table, for frictionless, which reads these columns of it."""
    schema = Schema(str(root / "schemas" / "articles.table-schema.json"))
    fields = [field.to_copy() for field in schema.fields if field.name in columns]
    return Resource(
        path=resources(root)["articles-lanwan-2026-03"]["path"],
        format="parquet",
        basepath=str(root),
        schema=Schema(fields=fields, primary_key=schema.primary_key),
        control=ParquetControl(columns=columns),
    )


def test_parquet_has_what_the_table_schema_says_as_far_as_frictionless_reads_it(root):
    plain = [it.name for it in ARTICLES.columns if not pa.types.is_list(it.type)]

    report = parquet_of(root, plain).validate()

    assert report.flatten(["message"]) == []
    assert (report.task.stats["rows"], len(plain)) == (3, len(ARTICLES.columns) - 9)


def test_frictionless_does_not_read_lists_in_parquet(root):
    """Should this fail one day, `format` may be `parquet` and `type` be `table`."""
    report = parquet_of(root, ["article_id", "page_ids", "topics"]).validate()

    assert {(kind, name) for kind, name in report.flatten(["type", "fieldName"])} == {
        ("type-error", "page_ids"),
        ("type-error", "topics"),
    }
