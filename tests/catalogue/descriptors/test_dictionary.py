"""The data dictionary and the list of newspapers."""

from __future__ import annotations

import io

import pandas as pd
from markdown_it import MarkdownIt

from bulletin.dataset import data_dictionary
from bulletin.dataset.columns import type_words
from bulletin.dataset.schema import TABLES
from catalogue.descriptors.published import HOSTILE_NAME, HOSTILE_STATEMENT


def spreadsheet(path):
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "without it Excel reads it as an old code page"
    return pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)


def test_every_column_of_every_table_is_a_row(root):
    found = spreadsheet(root / "data-dictionary.csv")

    assert found[["table", "column", "type", "zh", "en"]].to_numpy().tolist() == [
        [table.name, column.name, type_words(column.type), column.zh, column.en]
        for table in TABLES
        for column in table.columns
    ]
    keys = found[found["is_key"] == "true"].groupby("table", sort=False)["column"].apply(set)
    assert keys.to_dict() == {table.name: set(table.key) for table in TABLES}
    null = found.set_index(["table", "column"])["may_be_null"]
    assert (null["articles", "body"], null["articles", "article_id"]) == ("true", "false")


def test_newspapers_with_their_rights(root):
    found = spreadsheet(root / "papers.csv").set_index("code")

    assert [*found.index] == ["hexi", "lanwan"]
    assert found["bodies_published"].to_dict() == {"hexi": "false", "lanwan": "true"}
    assert found["licence"].to_dict() == {"hexi": "", "lanwan": "CC0-1.0"}
    assert found.loc["hexi", "rights"] == HOSTILE_STATEMENT
    assert found.loc["hexi", "name"] == f"'{HOSTILE_NAME}", "no cell that Excel would run"
    assert found.loc["lanwan", ["issues", "first_date", "last_date"]].tolist() == [
        "2",
        "2026-03-15",
        "2026-04-14",
    ]


def test_the_markdown_has_the_tables_and_each_newspapers_rights(root):
    text = (root / "data-dictionary.md").read_text(encoding="utf-8")

    assert data_dictionary() in text
    assert '<a id="rights-hexi"></a>' in text
    own = text.split("rights-hexi", 1)[1].split("###")[0]
    assert "Bodies are not published" in own
    assert "No licence" in own
    assert "Bodies are not published" not in text.split("rights-lanwan", 1)[1]
    assert "[CC0\\-1.0](https://spdx.org/licenses/CC0-1.0.html)" in text


def test_names_and_statements_are_shown_and_not_obeyed(root):
    text = (root / "data-dictionary.md").read_text(encoding="utf-8")
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)

    shown = page.split('id="rights-hexi"', 1)[1].split("<h3>")[0]
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "[新](javascript:x)" in shown
    assert not [tag for tag in ("<script", "<b>", "<a href", "<code", "<em") if tag in shown]
    assert not set("\u202e\u2067\u2069") & set(text)
