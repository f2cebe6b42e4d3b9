"""
The published columns, once: names, types and what they mean, in Chinese and English.

Everything that describes the dataset is made from here: the Arrow schemas of tables and exports,
and the data dictionary. Taking a column away or naming it anew is a new major version.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

SCHEMA_VERSION = "1.0"

_STRING = pa.string()
_STRINGS = pa.list_(pa.string())
_WHOLE = pa.int32()
_NUMBER = pa.float64()
_YES_NO = pa.bool_()
_DAY = pa.date32()
_MOMENT = pa.timestamp("us", tz="UTC")


def _structs(**fields: pa.DataType) -> pa.DataType:
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


_PAPER = Column("paper", _STRING, "报纸代码", "Code of the newspaper")
_MONTH = Column(
    "published_month",
    _STRING,
    "出版月份，如 2026-03；表按报纸和月份分区",
    "Month of publication, as 2026-03; tables are parted by paper and month",
)
_DATE = Column("published_date", _DAY, "出版日期", "Date of publication")
_ISSUE_ID = Column("issue_id", _STRING, "期的编号", "Id of the issue")
_ARTICLE_ID = Column("article_id", _STRING, "稿件编号", "Id of the article")
_PAGE_ID = Column("page_id", _STRING, "版的编号", "Id of the page")
_EDITION = Column(
    "edition", _STRING, "同日各期的字母", "Letter telling apart two issues of one date"
)
_ISSUE_NUMBER = Column("issue_number", _STRING, "期号，照印", "Issue number as printed")
_PIPELINE = Column(
    "pipeline_version",
    _STRING,
    "程序版本，加号后为词表版本",
    "Version of the program that read it, and of its lexicon after the plus sign",
)
_BY_MONTH = ("paper", "published_month")

ARTICLES = Table(
    "articles",
    zh="稿件：读者会剪下来的一篇。",
    en="One row an article: what a reader would cut out of the paper.",
    key=("article_id",),
    parted_by=_BY_MONTH,
    columns=(
        _ARTICLE_ID,
        Column("revision", _WHOLE, "修订次数，从 1 起", "Counts from 1, up with content_sha256"),
        _PAPER,
        _ISSUE_ID,
        _MONTH,
        _DATE,
        _EDITION,
        _ISSUE_NUMBER,
        Column("page_ids", _STRINGS, "所在各版", "Pages it is printed on, the first first"),
        Column("page_labels", _STRINGS, "各版的名称，照网站", "The site's names of these pages"),
        Column("reading_order", _WHOLE, "在本期中的次序，从 1 起", "Place in the issue, from 1"),
        Column("item_type", _STRING, "类型", "article, photo, notice or brief"),
        Column("section", _STRING, "版名", "Section of its first page"),
        Column("standing_head", _STRING, "栏目题", "Standing head of a regular column"),
        Column("kicker", _STRING, "引题", "Line above the headline"),
        Column("headline", _STRING, "主题；没有标题则为空", "Headline; empty where it has none"),
        Column("subheadline", _STRING, "副题", "Line below the headline"),
        Column("summary", _STRING, "提要题", "Summary set above the body"),
        Column("byline", _STRING, "署名，照印", "Byline as printed on a line of its own"),
        Column(
            "authors",
            _structs(name=_STRING, role=_STRING),
            "作者及其身份（记者、通讯员等）",
            "People named as its makers; role as printed, 记者 or 通讯员",
        ),
        Column(
            "dateline", _STRING, "消息头，仍在正文中", "Opening as 本报讯; it stays in the body"
        ),
        Column(
            "body",
            _STRING,
            "正文，每段一行；版权不许时为空",
            "Paragraphs and crossheads, one a line; null where rights keep it back",
        ),
        Column(
            "body_raw",
            _STRING,
            "全文照印，未清洗；版权不许时为空",
            "All its text as printed, uncleaned; null where rights keep it back",
        ),
        Column("crossheads", _STRINGS, "小标题", "Crossheads, in order"),
        Column(
            "captions",
            _structs(text=_STRING, credit=_STRING),
            "图片说明与摄影者",
            "Captions with the photographer, if named",
        ),
        Column("char_count", _WHOLE, "正文字数，换行不计", "Characters of the body, no line ends"),
        Column("language", _STRING, "语言代码", "Code of the language"),
        Column("topics", _STRINGS, "主题代码，最重的在前", "Topic codes, the heaviest first"),
        Column("text_quality", _NUMBER, "文本质量，0 至 1", "Quality of the text, 0 to 1"),
        Column("quality_flags", _STRINGS, "质量标记", "What lowered the quality"),
        Column("extraction_method", _STRING, "文字来源", "text_layer: the PDF's own characters"),
        Column(
            "segmentation_confidence",
            _NUMBER,
            "切分把握，0 至 1",
            "How sure it is that this is one article and all of it, 0 to 1",
        ),
        Column("source_url", _STRING, "首版的网址", "Address of its first page"),
        Column("pdf_sha256", _STRINGS, "各版 PDF 的 SHA-256", "SHA-256 of each page's PDF"),
        Column("rights", _STRING, "版权说明", "What the newspaper allows"),
        Column(
            "first_seen_at", _MOMENT, "首次取得的时间", "When its first page was first fetched"
        ),
        Column(
            "revised_at",
            _MOMENT,
            "本修订的时间；第 1 次同 first_seen_at",
            "When this revision was published; first_seen_at for revision 1",
        ),
        _PIPELINE,
        Column(
            "content_sha256",
            _STRING,
            "读者所见文字的 SHA-256；标签不计",
            "SHA-256 of the text a reader sees; topics and quality apart",
        ),
    ),
)

ARTICLE_TOPICS = Table(
    "article_topics",
    zh="稿件的主题，每个一行，带依据。",
    en="One row a topic of an article, with the words that decided.",
    key=("article_id", "rank"),
    parted_by=_BY_MONTH,
    columns=(
        _ARTICLE_ID,
        _PAPER,
        _MONTH,
        _DATE,
        Column("topic", _STRING, "主题代码", "Code of the topic"),
        Column("rank", _WHOLE, "名次，1 最重", "Place among the article's topics, 1 the heaviest"),
        Column("score", _NUMBER, "词表给的分", "As the lexicon weighs it"),
        Column("share", _NUMBER, "与最重者之比", "Of the heaviest topic's score, 0 to 1"),
        Column(
            "evidence",
            _structs(field=_STRING, start=_WHOLE, end=_WHOLE, words=_STRING),
            "依据：字段、起止字符、词语",
            "Field, characters from start to before end, and the words there",
        ),
        _PIPELINE,
    ),
)

ARTICLE_PAGES = Table(
    "article_pages",
    zh="正文每一段文字在版面上的位置。",
    en="One row a stretch of body text: the box on the page it was printed in.",
    key=("article_id", "part", "start", "end"),
    parted_by=_BY_MONTH,
    columns=(
        _ARTICLE_ID,
        _PAPER,
        _MONTH,
        _DATE,
        _PAGE_ID,
        Column("part", _STRING, "哪一部分：body", "Which text the offsets count in: body"),
        Column("start", _WHOLE, "起始字符，从 0 起", "First character, from 0"),
        Column("end", _WHOLE, "末字符之后", "The character after the last"),
        Column("block", _STRING, "版面块编号", "Id of the block on the page"),
        Column("left", _NUMBER, "左边，点", "Left edge, in points from the page's left"),
        Column("top", _NUMBER, "上边，点，原点在左上", "Top edge, in points from the page's top"),
        Column("right", _NUMBER, "右边，点", "Right edge, in points from the page's left"),
        Column("bottom", _NUMBER, "下边，点", "Bottom edge, in points from the page's top"),
    ),
)

ISSUES = Table(
    "issues",
    zh="每期一行，暂缓发布的也在内。",
    en="One row an issue, held ones too.",
    key=("issue_id",),
    parted_by=_BY_MONTH,
    columns=(
        _ISSUE_ID,
        _PAPER,
        _MONTH,
        _DATE,
        _EDITION,
        _ISSUE_NUMBER,
        Column("status", _STRING, "已发布或暂缓", "published, or held until a person has looked"),
        Column("held_reason", _STRING, "暂缓的原因", "Why it is held"),
        Column("page_count", _WHOLE, "版数", "Pages fetched"),
        Column("article_count", _WHOLE, "发布的稿件数", "Articles published; 0 where held"),
        Column(
            "findings",
            _structs(code=_STRING, at=_STRING, message=_STRING, severity=_STRING),
            "程序没有看懂之处",
            "What the program did not understand, with its place",
        ),
        Column("text_sha256", _STRING, "全期文字的 SHA-256", "SHA-256 of the issue's text"),
        _PIPELINE,
        Column("archive_key", _STRING, "存档中的记录", "The archive's record of what was read"),
        Column("issue_pdf", _STRING, "整期 PDF 的路径", "Path of the whole issue as one PDF"),
        Column("issue_pdf_sha256", _STRING, "整期 PDF 的 SHA-256", "SHA-256 of that PDF"),
    ),
)

PAGES = Table(
    "pages",
    zh="每版一行，附取得的凭据。",
    en="One row a page, with the receipt of its PDF.",
    key=("page_id",),
    parted_by=_BY_MONTH,
    columns=(
        _PAGE_ID,
        _ISSUE_ID,
        _PAPER,
        _MONTH,
        _DATE,
        Column("page_number", _WHOLE, "版次", "Number of the page"),
        Column("label", _STRING, "版的名称，照网站", "The site's name of the page"),
        Column("section", _STRING, "版名，照印", "Section as printed"),
        Column("printed_date", _DAY, "版面所印日期", "The date printed on the page"),
        Column("source_url", _STRING, "网址", "Address it was fetched from"),
        Column("pdf_sha256", _STRING, "PDF 的 SHA-256", "SHA-256 of the PDF"),
        Column("bytes", pa.int64(), "PDF 的字节数", "Size of the PDF in bytes"),
        Column("fetched_at", _MOMENT, "首次取得的时间", "When these bytes were first fetched"),
        Column("archive_key", _STRING, "存档中的 PDF", "The archive's key of the PDF"),
    ),
)

PAPERS = Table(
    "papers",
    zh="每种报纸一行。",
    en="One row a newspaper.",
    key=("code",),
    parted_by=(),
    columns=(
        Column("code", _STRING, "代码", "Code, as in all ids"),
        Column("name", _STRING, "报名", "Name"),
        Column("city", _STRING, "城市", "City"),
        Column("district", _STRING, "区", "District"),
        Column("language", _STRING, "语言代码", "Code of the language"),
        Column("rights", _STRING, "版权说明", "What the newspaper allows"),
        Column("licence", _STRING, "许可", "Licence, if there is one"),
        Column("bodies_published", _YES_NO, "是否发布正文", "Whether bodies are published"),
        Column("is_sample", _YES_NO, "是否虚构的样报", "Whether it is an invented sample"),
    ),
)

TABLES = (ARTICLES, ARTICLE_TOPICS, ARTICLE_PAGES, ISSUES, PAGES, PAPERS)


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


def type_words(kind: pa.DataType) -> str:
    """A type in words, as `list of (name string, role string)`."""
    if pa.types.is_list(kind):
        return f"list of {type_words(kind.value_type)}"
    if pa.types.is_struct(kind):
        return f"({', '.join(f'{field.name} {type_words(field.type)}' for field in kind)})"
    words = {_DAY: "date", _MOMENT: "timestamp, UTC", _NUMBER: "double", _YES_NO: "boolean"}
    return words.get(kind, str(kind))
