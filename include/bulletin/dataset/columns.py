"""What a published column and table are, and the columns that several tables have."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

STRING = pa.string()
STRINGS = pa.list_(pa.string())
WHOLE = pa.int32()
NUMBER = pa.float64()
YES_NO = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("us", tz="UTC")


def structs(**fields: pa.DataType) -> pa.DataType:
    """The type of a list of structs with these fields."""
    return pa.list_(pa.struct(list(fields.items())))


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `zh` and `en` say in a sentence what a value means."""

    name: str
    type: pa.DataType
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """
    One table.

    Attributes:
        key: The columns that tell its rows apart, and by which they are sorted.
        parted_by: Columns that name the folders of the Delta table.
    """

    name: str
    zh: str
    en: str
    key: tuple[str, ...]
    parted_by: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table."""
        return pa.schema([(column.name, column.type) for column in self.columns])

    def in_order(self, rows: pa.Table) -> pa.Table:
        """The rows sorted by the table's key."""
        return rows.sort_by([(name, "ascending") for name in self.key])


PAPER = Column("paper", STRING, "报纸代码", "Code of the newspaper")
MONTH = Column(
    "published_month",
    STRING,
    "出版月份，如 2026-03；表按报纸和月份分区",
    "Month of publication, as 2026-03; tables are parted by paper and month",
)
DATE = Column("published_date", DAY, "出版日期", "Date of publication")
ISSUE_ID = Column("issue_id", STRING, "期的编号", "Id of the issue")
ARTICLE_ID = Column("article_id", STRING, "稿件编号", "Id of the article")
PAGE_ID = Column("page_id", STRING, "版的编号", "Id of the page")
EDITION = Column(
    "edition", STRING, "同日各期的字母", "Letter telling apart two issues of one date"
)
ISSUE_NUMBER = Column("issue_number", STRING, "期号，照印", "Issue number as printed")
PIPELINE = Column(
    "pipeline_version",
    STRING,
    "程序版本，加号后为词表版本",
    "Version of the program that read it, and of its lexicon after the plus sign",
)
BY_MONTH = ("paper", "published_month")


def type_words(kind: pa.DataType) -> str:
    """A type in words, as `list of (name string, role string)`."""
    if pa.types.is_list(kind):
        return f"list of {type_words(kind.value_type)}"
    if pa.types.is_struct(kind):
        return f"({', '.join(f'{field.name} {type_words(field.type)}' for field in kind)})"
    words = {DAY: "date", MOMENT: "timestamp, UTC", NUMBER: "double", YES_NO: "boolean"}
    return words.get(kind, str(kind))
