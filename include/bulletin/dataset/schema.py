"""
The published columns, once: names, types and what they mean, in Chinese and English.

Everything that describes the dataset is made from here: the Arrow schemas of tables and exports,
and the data dictionary. Taking a column away or naming it anew is a new major version.
"""

from __future__ import annotations

import pyarrow as pa

from bulletin.dataset.article_schema import (
    ARTICLE_ENTITIES,
    ARTICLE_PAGES,
    ARTICLE_TOPICS,
    ARTICLES,
)
from bulletin.dataset.columns import (
    BY_MONTH,
    DATE,
    DAY,
    EDITION,
    ISSUE_ID,
    ISSUE_NUMBER,
    MOMENT,
    MONTH,
    PAGE_ID,
    PAPER,
    PIPELINE,
    STRING,
    WHOLE,
    YES_NO,
    Column,
    Table,
    structs,
    type_words,
)
from bulletin.dataset.coverage import COVERAGE
from bulletin.dataset.history import ARTICLE_REVISIONS
from bulletin.dataset.vocabulary import TOPICS

SCHEMA_VERSION = "1.1"

ISSUES = Table(
    "issues",
    zh="每期一行，暂缓发布的也在内。",
    en="One row an issue, held ones too.",
    key=("issue_id",),
    parted_by=BY_MONTH,
    columns=(
        ISSUE_ID,
        PAPER,
        MONTH,
        DATE,
        EDITION,
        ISSUE_NUMBER,
        Column("status", STRING, "已发布或暂缓", "published, or held until a person has looked"),
        Column("held_reason", STRING, "暂缓的原因", "Why it is held"),
        Column("page_count", WHOLE, "版数", "Pages fetched"),
        Column("article_count", WHOLE, "发布的稿件数", "Articles published; 0 where held"),
        Column(
            "findings",
            structs(code=STRING, at=STRING, message=STRING, severity=STRING),
            "程序没有看懂之处",
            "What the program did not understand, with its place",
        ),
        Column("text_sha256", STRING, "全期文字的 SHA-256", "SHA-256 of the issue's text"),
        PIPELINE,
        Column("archive_key", STRING, "存档中的记录", "The archive's record of what was read"),
        Column("issue_pdf", STRING, "整期 PDF 的路径", "Path of the whole issue as one PDF"),
        Column("issue_pdf_sha256", STRING, "整期 PDF 的 SHA-256", "SHA-256 of that PDF"),
    ),
)

PAGES = Table(
    "pages",
    zh="每版一行，附取得的凭据。",
    en="One row a page, with the receipt of its PDF.",
    key=("page_id",),
    parted_by=BY_MONTH,
    columns=(
        PAGE_ID,
        ISSUE_ID,
        PAPER,
        MONTH,
        DATE,
        Column("page_number", WHOLE, "版次", "Number of the page"),
        Column("label", STRING, "版的名称，照网站", "The site's name of the page"),
        Column("section", STRING, "版名，照印", "Section as printed"),
        Column("printed_date", DAY, "版面所印日期", "The date printed on the page"),
        Column("source_url", STRING, "网址", "Address it was fetched from"),
        Column("pdf_sha256", STRING, "PDF 的 SHA-256", "SHA-256 of the PDF"),
        Column("bytes", pa.int64(), "PDF 的字节数", "Size of the PDF in bytes"),
        Column("fetched_at", MOMENT, "首次取得的时间", "When these bytes were first fetched"),
        Column("archive_key", STRING, "存档中的 PDF", "The archive's key of the PDF"),
    ),
)

PAPERS = Table(
    "papers",
    zh="每种报纸一行。",
    en="One row a newspaper.",
    key=("code",),
    parted_by=(),
    columns=(
        Column("code", STRING, "代码", "Code, as in all ids"),
        Column("name", STRING, "报名", "Name"),
        Column("city", STRING, "城市", "City"),
        Column("district", STRING, "区", "District"),
        Column("language", STRING, "语言代码", "Code of the language"),
        Column("rights", STRING, "版权说明", "What the newspaper allows"),
        Column("licence", STRING, "许可", "Licence, if there is one"),
        Column("bodies_published", YES_NO, "是否发布正文", "Whether bodies are published"),
        Column("is_sample", YES_NO, "是否虚构的样报", "Whether it is an invented sample"),
    ),
)

# What is said of issues makes a release; what follows from it, or is not theirs, goes along.
OF_ISSUES = (ARTICLES, ARTICLE_TOPICS, ARTICLE_ENTITIES, ARTICLE_PAGES, ISSUES, PAGES, PAPERS)
GOING_ALONG = (ARTICLE_REVISIONS, TOPICS, COVERAGE)
TABLES = (*OF_ISSUES, *GOING_ALONG)


def data_dictionary() -> str:
    """The data dictionary in Markdown, a table of columns for each table."""
    return "\n".join(_described(table) for table in TABLES)


def _described(table: Table) -> str:
    parted = f" Parted by {', '.join(table.parted_by)}." if table.parted_by else ""
    lines = [
        f"### {table.name}",
        "",
        f"{table.en} {table.zh}",
        f"Sorted by {', '.join(table.key)}.{parted}",
        "",
        "| column | type | 说明 | meaning |",
        "|---|---|---|---|",
    ]
    columns = [
        f"| `{column.name}` | {type_words(column.type)} | {column.zh} | {column.en} |"
        for column in table.columns
    ]
    return "\n".join([*lines, *columns, ""])
