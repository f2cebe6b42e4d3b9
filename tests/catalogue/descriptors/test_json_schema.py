"""Rows against the JSON Schemas of their tables."""

from __future__ import annotations

import gzip
import json

import msgspec
import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from bulletin.catalogue.descriptors.json_schema import _or_null, json_schema
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.schema import TABLES
from catalogue.descriptors.published import read, rows

EVERY = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def validator(table):
    schema = json.loads(json_schema(table))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def as_json(row):
    return json.loads(msgspec.json.encode(row))


@pytest.fixture(scope="module")
def article(root):
    return as_json(next(it for it in rows(root, "articles") if it["paper"] == "lanwan"))


@EVERY
def test_every_published_row_is_one_of_its_table(root, table):
    published = rows(root, table.name)

    assert published
    assert [
        str(it) for row in published for it in validator(table).iter_errors(as_json(row))
    ] == []


def test_every_line_of_exports_and_deltas_is_a_row(root):
    files = [*root.glob("releases/*/exports/jsonl/**/*.gz"), *root.glob("releases/*/delta.*.gz")]
    lines = [
        json.loads(line) for it in files for line in gzip.decompress(it.read_bytes()).splitlines()
    ]
    found = [
        (line.get("table", "articles"), line.get("record", line))
        for line in lines
        if line.get("op") != "DEL" or "record" not in line
    ]
    tables = {table.name: validator(table) for table in TABLES}

    assert len([name for name, _ in found if name == "articles"]) == 2 * 8
    assert [str(it) for name, row in found for it in tables[name].iter_errors(row)] == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("article_id", None),
        ("article_id", "lanwan-2026-03-15-a-0001"),
        ("paper", "../lanwan"),
        ("item_type", "story"),
        ("revision", 0),
        ("text_quality", 1.2),
        ("published_date", "15.3.2026"),
        ("published_date", "2026-02-30"),
        ("first_seen_at", "2026-03-15 00:30:00"),
        ("first_seen_at", "2026-03-15T00:30:00+08:00"),
        ("revision", "1"),
        ("revision", 1.5),
        ("revision", 2**31),
        ("text_quality", "good"),
        ("headline", 7),
        ("topics", None),
        ("topics", ["transport", None]),
        ("authors", ["沈一舟"]),
        ("authors", [{"name": "沈一舟"}]),
        ("authors", [{"name": "沈一舟", "role": "记者", "age": 40}]),
    ],
)
def test_a_broken_value_is_refused(article, column, value):
    check = validator(ARTICLES)
    check.validate(article)

    with pytest.raises(ValidationError) as refused:
        check.validate({**article, column: value})

    assert refused.value.absolute_path[0] == column


@EVERY
def test_a_column_too_few_or_too_many_is_refused(root, table):
    names = [column.name for column in table.columns]
    schema = read(root, f"schemas/{table.name}.schema.json")
    check = validator(table)

    assert [*schema["properties"]] == names
    assert not check.is_valid(dict.fromkeys(names[1:]))
    assert "'more' was unexpected" in " ".join(
        it.message for it in check.iter_errors({**dict.fromkeys(names), "more": 1})
    )


@EVERY
def test_a_row_without_a_value_of_its_key_is_refused(table):
    found = validator(table).iter_errors({column.name: None for column in table.columns})

    assert {it.absolute_path[0] for it in found} >= {*table.key, *table.parted_by}


def test_what_is_not_known_may_be_null(article):
    validator(ARTICLES).validate({**article, "body": None, "byline": None, "section": None})


def test_null_is_one_of_the_words_where_it_is_allowed():
    check = Draft202012Validator(_or_null({"type": "string", "enum": ["held"]}))

    assert [check.is_valid(it) for it in ("held", None, "other")] == [True, True, False]
