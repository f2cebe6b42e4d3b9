"""The Croissant description, and records read through it."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bulletin.catalogue.descriptors.croissant import croissant
from bulletin.catalogue.descriptors.facts import facts_of
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset.article_schema import ARTICLES
from catalogue.descriptors.croissant_reader import mlcroissant
from catalogue.descriptors.published import HOSTILE_STATEMENT, SHUT, read, rows


@pytest.fixture(scope="module")
def dataset(root):
    return mlcroissant().Dataset(jsonld=root / "croissant.json")


def plain(value):
    """What mlcroissant gives, as the published rows have it: its texts are bytes."""
    match value:
        case bytes():
            return value.decode()
        case list():
            return [plain(it) for it in value]
        case dict():
            return {name.rsplit("/", 1)[-1]: plain(it) for name, it in value.items()}
        case _ if hasattr(value, "to_pydatetime"):
            return value.to_pydatetime()
    return value


def test_mlcroissant_finds_nothing_to_say_of_it(dataset):
    issues = dataset.metadata.ctx.issues

    assert (issues.errors, issues.warnings) == (set(), set())
    assert dataset.metadata.conforms_to == ["http://mlcommons.org/croissant/1.1"]


def test_its_context_is_the_standard_one(root, caplog):
    with caplog.at_level(logging.WARNING):
        mlcroissant().Dataset(jsonld=root / "croissant.json")

    assert "not standard" not in caplog.text


def test_records_are_the_published_articles(dataset, root):
    records = sorted(
        (plain(it) for it in dataset.records("articles")), key=lambda it: it["article_id"]
    )

    published = sorted(rows(root, "articles"), key=lambda it: it["article_id"])
    assert len(records) == len(published) == 8
    for record, row in zip(records, published, strict=True):
        day = record.pop("published_date").date()
        assert {**record, "published_date": day} == row
    assert [*ARTICLES.schema.names] == [it.name for it in dataset.metadata.record_sets[0].fields]


def test_a_newspaper_that_allows_no_bodies_is_said_to_and_has_none(dataset):
    papers = {it["papers/code"]: it for it in dataset.records("papers")}
    bodies = {
        plain(it["articles/paper"]): it["articles/body"] for it in dataset.records("articles")
    }

    assert papers["hexi"]["papers/bodies_published"] is False
    assert papers["hexi"]["papers/rights"] == HOSTILE_STATEMENT
    assert bodies["hexi"] is None
    assert bodies["lanwan"] is not None
    works = {work.name: work for work in dataset.metadata.license}
    assert works["lanwan: CC0-1.0"].url == "https://spdx.org/licenses/CC0-1.0.html"
    assert works[
        "hexi: No licence; its statement of rights holds 没有许可，以版权说明为准"
    ].url == ("data-dictionary.md#rights-hexi")


def test_files_are_named_by_patterns_that_find_them(root):
    sets = read(root, "croissant.json")["distribution"]

    for it in sets:
        found = {path.relative_to(root).as_posix() for path in root.glob(it["includes"])}
        folder = it["includes"].split("/**")[0]
        assert found == {
            path.relative_to(root).as_posix() for path in (root / folder).rglob("*.*")
        }
    assert {it["@id"] for it in sets} >= {"files-articles", "files-csv", "files-jsonl"}


def test_names_stand_as_they_are(dataset):
    assert SHUT.name in {it.name for it in dataset.metadata.creators}


def test_a_dataset_without_exports_names_no_records(root, tmp_path):
    empty = replace(facts_of(snapshot_of(root)), exports=())
    (tmp_path / "croissant.json").write_bytes(croissant(empty))

    found = mlcroissant().Dataset(jsonld=tmp_path / "croissant.json").metadata

    assert [it.name for it in found.record_sets] == ["papers"]
