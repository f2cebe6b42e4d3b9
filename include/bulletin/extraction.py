"""An issue's articles as one JSON document, for people and programs without the dataset."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bulletin.codec import to_json
from bulletin.model import Article, Byline, Folio, IssueArticles, PageId


def extraction(read: IssueArticles) -> bytes:
    """
    The articles of an issue as JSON: headlines, authors, body by paragraphs, captions, pages.

    One page gives `page`, several give `pages`; `other` holds what belongs to no article.
    """
    folios = [_folio(folio, n) for n, folio in enumerate(read.folios, start=1)]
    numbers = dict(zip(read.pages, (folio["number"] for folio in folios), strict=True))
    document: dict[str, Any] = {"page": folios[0]} if len(folios) == 1 else {"pages": folios}
    document["articles"] = [_article(article, numbers) for article in read.articles]
    document["advertisements"] = [{"text": text} for text in read.advertisements]
    document["other"] = list(read.other)
    document["findings"] = [
        {"code": f.code, "at": f.at, "message": f.message} for f in read.findings
    ]
    return to_json(document)


def _folio(folio: Folio, number: int) -> dict[str, Any]:
    parts = dict.fromkeys(person.part for person in folio.staff)
    return {
        "date": folio.date,
        "number": folio.page_number or number,
        "section": folio.section,
        "issue_number": folio.issue_number,
        "editors": [
            {"role": part, "names": [p.name for p in folio.staff if p.part == part]}
            for part in parts
        ],
    }


def _article(article: Article, numbers: Mapping[PageId, int]) -> dict[str, Any]:
    return {
        "id": article.id,
        "type": article.item_type,
        "section": article.section,
        "standing_head": article.standing_head,
        "kicker": article.heads.kicker,
        "headline": article.heads.headline,
        "subheadline": article.heads.subheadline,
        "summary": article.heads.summary,
        "byline": article.byline,
        "authors": [_author(person) for person in article.bylines],
        "dateline": article.dateline,
        "body": [
            {"role": "crosshead" if p.is_crosshead else "paragraph", "text": p.text}
            for p in article.paragraphs
        ],
        "captions": [i.caption for i in article.illustrations if i.caption],
        "pages": [numbers[page] for page in article.pages],
        "continued_to": article.continues_on,
        "outlined": "drawn_headline" in article.quality_flags,
        "topics": [{"id": tag.topic, "score": tag.score} for tag in article.tags],
    }


def _author(person: Byline) -> dict[str, str | None]:
    return {"name": person.name, "role": person.part}
