"""The data dictionary, for a spreadsheet and for reading, and the newspapers with their rights."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import pyarrow as pa

from bulletin.catalogue.descriptors.columns import rules_of
from bulletin.catalogue.descriptors.facts import Facts, Paper
from bulletin.catalogue.descriptors.rights import anchor, licence_of
from bulletin.catalogue.words import DESCRIPTION, NO_BODIES, RIGHTS, TITLE
from bulletin.dataset.columns import Table, type_words
from bulletin.dataset.exports import to_csv
from bulletin.dataset.schema import data_dictionary

_TEXT = "string"
_COLUMNS = {
    "table": _TEXT, "column": _TEXT, "type": _TEXT, "is_key": "boolean", "may_be_null": "boolean",
    "zh": _TEXT, "en": _TEXT, "table_zh": _TEXT, "table_en": _TEXT,
}  # fmt: skip
_PAPERS = {
    "code": _TEXT, "name": _TEXT, "city": _TEXT, "district": _TEXT, "language": _TEXT,
    "rights": _TEXT, "licence": _TEXT, "bodies_published": "boolean", "is_sample": "boolean",
    "issues": "integer", "first_date": "date", "last_date": "date",
}  # fmt: skip

# Columns of the CSV files, each with its type as a Table Schema has it.
TYPES = {"data-dictionary.csv": _COLUMNS, "papers.csv": _PAPERS}

_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~-])")  # what Markdown would take for its own
_NOT_TEXT = {"Cc", "Cf", "Zl", "Zp"}  # controls, marks that turn the direction, ends of lines


def dictionary_csv(facts: Facts) -> bytes:
    """A row a column of each table; opens in Excel as `articles.csv` does."""
    rows = [row for table in facts.tables for row in _rows(table)]
    return to_csv(pa.Table.from_pylist(rows, schema=_texts(_COLUMNS)))


def _rows(table: Table) -> Iterator[dict[str, str]]:
    for column in table.columns:
        values = (
            table.name,
            column.name,
            type_words(column.type),
            _yes_no(column.name in table.key),
            _yes_no(rules_of(table, column).may_be_null),
            column.zh,
            column.en,
            table.zh,
            table.en,
        )
        yield dict(zip(_COLUMNS, values, strict=True))


def papers_csv(facts: Facts) -> bytes:
    """A row a newspaper: its rights, its licence, and the dates that the dataset has of it."""
    rows = [dict(zip(_PAPERS, _paper(paper), strict=True)) for paper in facts.papers]
    return to_csv(pa.Table.from_pylist(rows, schema=_texts(_PAPERS)))


def _paper(paper: Paper) -> tuple[str | None, ...]:
    dates = paper.dates
    return (
        paper.code, paper.name, paper.city, paper.district, paper.language, paper.rights,
        paper.licence, _yes_no(paper.bodies_published), _yes_no(paper.is_sample),
        str(dates.issues if dates else 0),
        dates.first.isoformat() if dates else None,
        dates.last.isoformat() if dates else None,
    )  # fmt: skip


def _yes_no(is_so: bool) -> str:  # noqa: FBT001  the word for it is the result
    return "true" if is_so else "false"


def _texts(names: Iterable[str]) -> pa.Schema:
    return pa.schema([(name, pa.string()) for name in names])


def dictionary_md(facts: Facts) -> bytes:
    """The tables and columns, and after them the rights of each newspaper."""
    lines = [
        f"# {TITLE.both}",
        "",
        DESCRIPTION.en,
        DESCRIPTION.zh,
        f"Release {facts.version} of {facts.created_at:%Y-%m-%d %H:%M:%S} UTC.",
        "",
        "## Tables 数据表",
        "",
        data_dictionary(),
        "## Rights 版权",
        "",
        RIGHTS.en,
        RIGHTS.zh,
        "",
        *(line for paper in facts.papers for line in _rights(paper)),
    ]
    return "\n".join(lines).encode()


def _rights(paper: Paper) -> Iterator[str]:
    licence = licence_of(paper)
    title = _plain(licence.title)
    linked = f"[{title}]({licence.address})" if licence.id else title
    yield f'### <a id="{anchor(paper)}"></a>{_plain(paper.name)} ({paper.code})'
    yield ""
    yield f"- {_plain(paper.city)} {_plain(paper.district)}"
    yield f"- Licence 许可: {linked}"
    yield f"- Statement 说明: {_plain(paper.rights)}"
    if not paper.bodies_published:
        yield f"- {NO_BODIES.both}"
    yield ""


def _plain(text: str) -> str:
    """One line that Markdown and HTML show as it is written."""
    line = "".join(" " if unicodedata.category(it) in _NOT_TEXT else it for it in text)
    harmless = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", " ".join(harmless.split()))
