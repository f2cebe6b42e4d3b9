"""What a file is, by its path."""

from __future__ import annotations

import pytest

from bulletin.catalogue.descriptors.exported import exported, folder_of
from bulletin.published.manifest import File

MONTH = "releases/r000003/exports/{}/paper=lanwan/year=2026/month=03/{}"


def of(path):
    return exported(File(path, 1, "ab"))


@pytest.mark.parametrize(
    ("kind", "file", "format_", "compression", "holds_articles"),
    [
        ("articles", "articles.parquet", "apache-parquet", None, True),
        ("csv", "articles.csv", "csv", None, True),
        ("csv", "articles.csv.gz", "csv", "gz", True),
        ("jsonl", "articles.jsonl.gz", "jsonl", "gz", True),
        ("ninjs", "articles.ninjs.jsonl.gz", "ninjs", "gz", False),
        ("strange", "articles.xyz", "binary", None, False),
    ],
)
def test_a_months_export(kind, file, format_, compression, holds_articles):
    found = of(MONTH.format(kind, file))

    assert (found.name, found.paper, found.month) == (
        f"{kind}-lanwan-2026-03",
        "lanwan",
        "2026-03",
    )
    assert (found.form.format, found.form.compression) == (format_, compression)
    assert found.holds_articles == holds_articles
    assert folder_of([found]) == f"exports/{kind}/"
    assert found.copy == MONTH.format(kind, file).removeprefix("releases/r000003/")


def test_an_export_of_all_newspapers():
    found = of("exports/bulletins.sqlite.gz")

    assert (found.name, found.kind) == ("bulletins.sqlite.gz", "bulletins.sqlite.gz")
    assert (found.paper, found.month, found.holds_articles) == (None, None, False)
