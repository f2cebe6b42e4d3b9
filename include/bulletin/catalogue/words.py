"""What the dataset is called and said to be, in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same in two languages."""

    zh: str
    en: str

    @property
    def both(self) -> str:
        """English, then Chinese, for a field that has no language."""
        return f"{self.en} {self.zh}"


NAME = "bulletins"
TITLE = Words("中国区级报纸稿件数据集", "Chinese district newspapers as articles")
DESCRIPTION = Words(
    "区级报纸的版面 PDF 读成整篇稿件，经清洗，附主题、实体及其依据；"
    "每一段文字都能回到所印的版面和位置。",
    "Whole articles read from the page PDFs of Chinese district newspapers, cleaned, with topics, "
    "named entities and the words that decided; each stretch of text leads back to its place on "
    "the page.",
)
RIGHTS = Words(
    "版权因报纸而异：各报的说明和许可见 papers.csv；不许发布正文的报纸，body 和 body_raw 为空。",
    "Rights differ by newspaper: papers.csv has each one's statement and licence. Where a "
    "newspaper does not allow bodies to be published, body and body_raw are null.",
)
NO_BODIES = Words(
    "不发布正文：body 和 body_raw 为空。",
    "Bodies are not published: body and body_raw are null.",
)
NO_LICENCE = Words("没有许可，以版权说明为准", "No licence; its statement of rights holds")
KEYWORDS = (
    Words("报纸", "newspapers"),
    Words("区级报纸", "district newspapers"),
    Words("中文", "Chinese"),
    Words("稿件", "articles"),
    Words("主题", "topics"),
    Words("命名实体", "named entities"),
    Words("中国", "China"),
)
