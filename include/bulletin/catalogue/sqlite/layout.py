"""The dataset's tables as SQLite has them, made from the one schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from bulletin.dataset.columns import Column, Table

# Long text comes last, so that whoever reads the other columns need not read through it.
_LAST = ("body", "body_raw")

# What a row of each table names. Tombstones in article_revisions have no article any more, and the
# ledger knows newspapers that nothing was published of: these name nothing that must be there.
_REFERENCES = {
    "articles": {"paper": "papers(code)", "issue_id": "issues(issue_id)"},
    "article_topics": {"article_id": "articles(article_id)", "topic": "topics(code)"},
    "article_entities": {"article_id": "articles(article_id)"},
    "article_pages": {"article_id": "articles(article_id)", "page_id": "pages(page_id)"},
    "issues": {"paper": "papers(code)"},
    "pages": {"paper": "papers(code)", "issue_id": "issues(issue_id)"},
}

_INDEXES = {
    "articles": (
        ("published_date", "article_id"),
        ("paper", "published_date"),
        ("published_month",),
        ("item_type",),
        ("first_topic",),
        ("issue_id",),
        ("dup_cluster_id",),
    ),
    "article_topics": (("topic", "published_date"),),
    "article_entities": (("type", "value"), ("words",)),
    "article_pages": (("page_id",),),
    "article_revisions": (("release",),),
    "coverage": (("state",),),
    "issues": (("paper", "published_date"),),
    "pages": (("issue_id",),),
}

# Columns of our own: what the index of words calls an article, and topics as a person does.
_ADDED = {
    "articles": {
        "topics": "topic_names TEXT,\n  first_topic TEXT",
        "content_sha256": "number INTEGER NOT NULL",
    }
}

_WITH_ROWID = ("articles", "issues")  # rows that are long: a tree of keys alone is faster


@dataclass(frozen=True, slots=True)
class Listed:
    """
    A column of lists whose entries are rows of a table too.

    Attributes:
        table: The table of the entries.
        column, of: The column of lists, and the table that has it.
        fields: What an entry has, as columns; its own value where it has one alone.
        searched: Of these, what it is looked up by.
    """

    table: str
    column: str
    of: Table
    fields: tuple[str, ...]
    searched: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell which row of `of` an entry is of."""
        return self.of.key


def create(table: Table) -> str:
    """The statement that makes a table."""
    columns = [_declared(table, column) for column in in_order(table)]
    own = [f"PRIMARY KEY ({_names(table.key)})"]
    references = [
        f'FOREIGN KEY ("{name}") REFERENCES {target}'
        for name, target in _REFERENCES.get(table.name, {}).items()
    ]
    return _create(table.name, [*columns, *own, *references])


def create_listed(listed: Listed) -> str:
    """The statement that makes a table of lists' entries; `position` counts from 1."""
    kinds = {column.name: type_name(column.type) for column in listed.of.columns}
    keys = [f'"{name}" {kinds[name]} NOT NULL' for name in listed.key]
    fields = [f'"{name}" {kind}' for name, kind in _fields(listed).items()]
    target = f"{listed.of.name}({_names(listed.key)})"
    return _create(
        listed.table,
        [
            *keys,
            "position INTEGER NOT NULL",
            *fields,
            f"PRIMARY KEY ({_names(listed.key)}, position)",
            f"FOREIGN KEY ({_names(listed.key)}) REFERENCES {target}",
        ],
    )


def fill_listed(listed: Listed) -> str:
    """The statement that fills it from the lists."""
    keys = ", ".join(f'it."{name}"' for name in listed.key)
    values = ", ".join(
        "part.value" if len(listed.fields) == 1 else f"json_extract(part.value, '$.{name}')"
        for name in listed.fields
    )
    return (
        f'INSERT INTO "{listed.table}" SELECT {keys}, part.key + 1, {values} '  # noqa: S608  ours
        f'FROM "{listed.of.name}" it, json_each(it."{listed.column}") part '
        f"ORDER BY {keys}, part.key"
    )


def indexes(table: Table) -> Iterator[str]:
    """The statements that make a table's indexes, when it is filled."""
    for names in _INDEXES.get(table.name, ()):
        yield index(table.name, names)
    if table.name == "articles":
        yield "CREATE UNIQUE INDEX articles_by_number ON articles(number)"


def index(table: str, names: tuple[str, ...]) -> str:
    """The statement that makes an index."""
    return f'CREATE INDEX "{table}_by_{"_and_".join(names)}" ON "{table}"({_names(names)})'


def in_order(table: Table) -> tuple[Column, ...]:
    """The columns in the order that they have in SQLite."""
    return tuple(sorted(table.columns, key=lambda column: column.name in _LAST))


def type_name(kind: pa.DataType) -> str:
    """INTEGER, REAL or TEXT; dates and times are text as ISO 8601 has it, lists are JSON."""
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(kind) else "TEXT"


def _declared(table: Table, column: Column) -> str:
    needed = " NOT NULL" if column.name in table.key else ""
    declared = f'"{column.name}" {type_name(column.type)}{needed}'
    added = _ADDED.get(table.name, {}).get(column.name)
    return f"{declared},\n  {added}" if added else declared


def _create(name: str, parts: list[str]) -> str:
    body = ",\n  ".join(parts)
    kind = "" if name in _WITH_ROWID else " WITHOUT ROWID"
    return f'CREATE TABLE "{name}" (\n  {body}\n){kind}'


def _fields(listed: Listed) -> dict[str, str]:
    column = next(it for it in listed.of.columns if it.name == listed.column)
    entry = column.type.value_type
    if not pa.types.is_struct(entry):
        return {listed.fields[0]: type_name(entry)}
    return {name: type_name(entry.field(name).type) for name in listed.fields}


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
