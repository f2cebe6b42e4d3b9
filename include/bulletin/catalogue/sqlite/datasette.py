"""What Datasette shows the SQLite file with: a folder of settings and pages, and no program."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.catalogue.sqlite.filling import LISTED
from bulletin.codec import to_json
from bulletin.dataset.columns import Table
from bulletin.dataset.schema import TABLES

FOLDER = "exports/datasette"

_TEMPLATES = (
    "_bulletin_style.html",
    "query-bulletins-article.html",
    "row-bulletins-articles.html",
    "table-bulletins-articles.html",
)

_SETTINGS = {
    "default_page_size": 30,
    "default_facet_size": 40,
    "facet_time_limit_ms": 5000,  # what is not counted by then is said to be so
    "sql_time_limit_ms": 10_000,
    "max_returned_rows": 5000,  # an article's page has a row for each block of its pages
    "suggest_facets": False,
}

# A row is called by this where another names it.
_LABELS = {"papers": "name", "topics": "name_zh", "articles": "headline", "pages": "label"}

_ARTICLES = {
    "title": "稿件 Articles",
    "fts_table": "articles_fts",
    "fts_pk": "number",
    "sort_desc": "published_date",
    # Each has an index of its own. Datasette counts lists by going through all bodies.
    "facets": ["paper", "item_type", "first_topic", "published_month"],
}


def datasette_files(snapshot: Snapshot) -> tuple[Written, ...]:
    """
    Make `exports/datasette/`: metadata, settings and templates.

    `bulletins.sqlite` put into this folder, `datasette` opens it.
    """
    parts = {
        "metadata.json": to_json(_metadata(snapshot)),
        "settings.json": to_json(_SETTINGS),
        **{f"templates/{name}": _read(f"templates/{name}").encode() for name in _TEMPLATES},
    }
    return tuple(Written(f"{FOLDER}/{name}", parts[name]) for name in sorted(parts))


def _metadata(snapshot: Snapshot) -> Mapping[str, Any]:
    tables = {table.name: _described(table) for table in TABLES}
    tables |= {listed.table: {"description": listed.of.zh} for listed in LISTED}
    tables["articles"] |= _ARTICLES
    tables["article_terms"] = {"hidden": True}
    article = {"title": "一篇稿件 One article", "sql": _read("article.sql"), "hide_sql": True}
    return {
        "title": f"报纸稿件 Newspaper articles, {snapshot.version}",
        "databases": {
            "bulletins": {
                "description": f"{snapshot.version}, {snapshot.created_at:%Y-%m-%d %H:%M} UTC",
                "tables": tables,
                "queries": {"article": article},
            }
        },
    }


def _described(table: Table) -> dict[str, Any]:
    known: dict[str, Any] = {
        "description": f"{table.zh}{table.en}",
        "columns": {column.name: f"{column.zh} {column.en}" for column in table.columns},
    }
    if label := _LABELS.get(table.name):
        known["label_column"] = label
    return known


def _read(name: str) -> str:
    return files("bulletin.catalogue.sqlite").joinpath(name).read_text("utf-8")
