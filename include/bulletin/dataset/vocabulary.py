"""The table `topics`: what articles are tagged with, and how right the tags were found to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from bulletin.dataset.columns import NUMBER, STRING, WHOLE, YES_NO, Column, Table

TOPICS = Table(
    "topics",
    zh="主题词表，每个主题一行，并附实测的准确程度。",
    en="One row a topic, with how right its tags were found to be.",
    key=("code",),
    parted_by=(),
    columns=(
        Column("code", STRING, "代码", "Code, as in articles and article_topics"),
        Column("name_zh", STRING, "中文名", "Name in Chinese"),
        Column("name_en", STRING, "英文名", "Name in English"),
        Column("definition", STRING, "范围", "What belongs here, and what with a neighbour"),
        Column("medtop", STRING, "IPTC 媒体主题代码", "Code of the nearest IPTC Media Topic"),
        Column("medtop_label", STRING, "该媒体主题的名称", "Name of that Media Topic"),
        Column(
            "medtop_is_loose",
            YES_NO,
            "是否只是近似",
            "Whether that one is much wider, narrower, or beside the matter",
        ),
        Column("gbt20093", STRING, "GB/T 20093 类名", "Nearest class of GB/T 20093"),
        Column("lexicon_version", STRING, "词表版本", "Version of the lexicon"),
        Column("labelled", WHOLE, "人工标注的稿件数", "Articles that a person gave this topic"),
        Column("precision", NUMBER, "准确率；未测为空", "Of its tags, the right ones; 0 to 1"),
        Column("recall", NUMBER, "召回率；未测为空", "Of those articles, the tagged; 0 to 1"),
        Column("f1", NUMBER, "两者的调和平均", "Harmonic mean of the two; null if not measured"),
    ),
)


def topic_rows(facts: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows of these topics, each with a value for every column, sorted by code."""
    rows = pa.Table.from_pylist([dict(each) for each in facts], schema=TOPICS.schema)
    return TOPICS.in_order(rows)
