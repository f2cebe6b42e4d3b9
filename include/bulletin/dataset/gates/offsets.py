"""Every place in a text is where its words are, and no text is there that rights keep back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.report import Check, Gate, Outcome
from bulletin.model import Article, ArticleId

_FIELDS = ("headline", "kicker", "subheadline", "standing_head", "summary")
_REMEDY = "a fault in how the rows are made; rebuild from topics, and report it if it stays"

Fault = tuple[str, str, str]  # what is wrong, the article, and the sentence


@dataclass(frozen=True, slots=True)
class Text:
    """An article as it was read, and whether its newspaper lets its body be published."""

    article: Article
    has_body: bool

    def field(self, name: str) -> str | None:
        """A field as its offsets count it; None for one that has none."""
        if name == "body":
            return self.article.body
        if name == "standing_head":
            return self.article.standing_head
        return getattr(self.article.heads, name) if name in _FIELDS else None


_KEPT_BACK = ("body", "body_raw", "summary", "crossheads", "captions")

Texts = Mapping[str, Text]


def texts_of(entries: Sequence[IssueEntry]) -> Texts:
    """The articles that are published, by their ids."""
    return {
        str(article.id): Text(article, entry.newspaper.rights.bodies)
        for entry in entries
        for article in entry.articles
    }


def judge_offsets(
    texts: Texts, articles: pa.Table, topics: pa.Table, entities: pa.Table, spans: pa.Table
) -> Iterator[Check]:
    """
    Compare the rows that would be published with the articles that they are made from.

    Yields:
        For each newspaper and kind of fault a block that names the first and counts them, or one
        pass where there are none.
    """
    found = [
        *_of_articles(texts, articles.to_pylist()),
        *_of_words(texts, "article_entities", entities.to_pylist()),
        *_of_words(texts, "article_topics", _evidence(topics)),
        *_of_spans(texts, spans.to_pylist()),
    ]
    for paper in sorted({_paper(name) for name in texts}):
        own = [fault for fault in found if _paper(fault[1]) == paper]
        yield from _counted(paper, own)
        if not own:
            message = f"{paper}: every place in a text is where its words are"
            yield Check(Gate.OFFSETS, "offsets", paper, paper, 0, 0, Outcome.PASS, message)


def _counted(paper: str, found: Sequence[Fault]) -> Iterator[Check]:
    for what in sorted({fault[0] for fault in found}):
        own = [fault for fault in found if fault[0] == what]
        _, article, sentence = own[0]
        gate = Gate.RIGHTS if what == "rights" else Gate.OFFSETS
        more = f" (and {len(own) - 1} more)" if len(own) > 1 else ""
        message = f"{article}: {sentence}{more}; {_REMEDY}"
        yield Check(gate, what, article, paper, len(own), 0, Outcome.BLOCK, message)


def _paper(article: str) -> str:
    return ArticleId(article).issue.paper


def _of_articles(texts: Texts, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for row in rows:
        name, text = row["article_id"], texts.get(row["article_id"])
        if text is None:
            yield "articles", name, "in the rows, and not among the articles read"
            continue
        body = text.article.body
        if not text.has_body:
            if any(row[column] for column in _KEPT_BACK):
                yield "rights", name, "has text, and its newspaper lets none be published"
        elif row["body"] != body:
            yield "body", name, "its body is another than the one read"
        yield from _of_body(name, row, body)


def _of_body(name: str, row: Mapping[str, Any], body: str) -> Iterator[Fault]:
    count = len(body.replace("\n", ""))
    if row["char_count"] != count:
        yield "char_count", name, f"char_count is {row['char_count']} and its body has {count}"
    lines = iter(body.split("\n"))
    lost = [head for head in row["crossheads"] if head not in lines]  # each after the one before
    if lost:
        yield "crossheads", name, f"the crosshead {_short(lost[0])} is not in its body, in order"


def _of_words(texts: Texts, table: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    for row in rows:
        text = texts.get(row["article_id"])
        if text is None:
            continue  # told by the gate of references
        start, end = row["start"], row["end"]
        field = text.field(row["field"])
        there = field[start:end] if field is not None and 0 <= start < end else None
        if there != row["words"]:
            yield table, row["article_id"], (
                f"{table} has {_short(row['words'])} at {row['field']} {start}–{end}, where "
                f"{_short(there)} stands"
            )  # fmt: skip


def _evidence(topics: pa.Table) -> list[dict[str, Any]]:
    return [
        {"article_id": row["article_id"], **part}
        for row in topics.select(["article_id", "evidence"]).to_pylist()
        for part in row["evidence"] or ()
    ]


def _of_spans(texts: Texts, rows: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Stretches of bodies: inside, in order, none over another, on a page of the article."""
    reached: dict[str, int] = {}
    for row in sorted(rows, key=lambda row: (row["article_id"], row["start"], row["end"])):
        name, text = row["article_id"], texts.get(row["article_id"])
        if text is None:
            continue
        start, end = row["start"], row["end"]
        place = f"article_pages has {start}–{end}"
        if not 0 <= start < end <= len(text.article.body):
            yield "article_pages", name, f"{place}, outside of its body"
        elif start < reached.get(name, 0):
            yield "article_pages", name, f"{place}, over the stretch before it"
        elif row["page_id"] not in map(str, text.article.pages):
            yield "article_pages", name, f"{place} on {row['page_id']}, where the article is not"
        reached[name] = max(end, reached.get(name, 0))


def _short(words: str | None) -> str:
    if words is None:
        return "nothing"
    return f"“{words}”" if len(words) <= 20 else f"“{words[:19]}…”"  # noqa: PLR2004  a line of type
